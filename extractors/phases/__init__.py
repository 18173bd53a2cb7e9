"""Phases: the named stages of a timetable with their dates: 准备阶段（2023年5月—6月）."""

from collections.abc import Mapping, Sequence

from extractors.engine import Ruler
from extractors.phases.stages import Found, find_stages
from extractors.phases.years import date_stages
from schemas import Outline, Phase

__all__ = ["extract_phases"]


def extract_phases(outline: Outline, parts: Mapping[str, str], ruler: Ruler, *, issued: str | None = None) -> tuple[Phase, ...]:
    """The stages of the timetable in order; one of no time stands only among timed ones.

    Where no year is printed beside a stage it is that of the stages around it, of the heading or title, of `issued` (the document's
    date, ISO 8601), or the only one of the text; where none of them settles it the stage has no dates.
    """
    dated = date_stages(outline, parts, find_stages(outline, parts), issued)
    return tuple(
        Phase(
            id=f"p{i}",
            name=one.name,
            start=one.time.start if one.time else None,
            end=one.time.end if one.time else None,
            evidence=ruler.evidence(one.start, one.end),
            rule=one.rule,
        )
        for i, one in enumerate(told_once(tuple(dated)), 1)
    )


def told_once(found: Sequence[Found]) -> Sequence[Found]:
    """The stages, one that a lead-in lists with the same dates before its own item only there."""
    first: dict[tuple[str, str | None, str | None], Found] = {}
    for one in found:
        first.setdefault((one.name, *dates(one)), one)
    return [one for one in found if not any(dates(one)) or first[one.name, *dates(one)] is one]


def dates(one: Found) -> tuple[str | None, str | None]:
    """The first and last date of a stage."""
    return (one.time.start, one.time.end) if one.time else (None, None)
