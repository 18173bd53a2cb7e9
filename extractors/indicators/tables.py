"""Reads indicator tables."""

from collections.abc import Iterator, Mapping

from extractors.indicators.passages import Places
from extractors.indicators.prose import Draft
from schemas import Outline


def read_tables(outline: Outline, parts: Mapping[str, str], places: Places, year: int | None) -> Iterator[Draft]:
    """The indicators of the tables."""
    yield from ()
