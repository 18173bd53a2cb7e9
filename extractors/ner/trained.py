"""Finds names of bodies in running text by the trained model; importing this module imports no spaCy, calling it does."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

MODEL = Path(__file__).with_name("model")
LABEL = "AGENCY"
LONGEST_LINE = 2_000  # characters; the model's work grows with a line's length, and no paragraph needs more at once


@lru_cache
def pipeline() -> Any:
    """The trained pipeline, loaded once: blank Chinese by characters, a small tok2vec, an entity recogniser."""
    import spacy

    return spacy.load(MODEL)


def find_by_model(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the names of bodies in a text, in order; each line is read by itself."""
    pieces = list(lines(text))
    docs = pipeline().pipe(piece for _, piece in pieces)
    return [
        (offset + entity.start_char, offset + entity.end_char)
        for (offset, _), doc in zip(pieces, docs, strict=True)
        for entity in doc.ents
        if entity.label_ == LABEL
    ]


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold words, each with its offset; a line that is too long comes in pieces."""
    offset = 0
    for line in text.split("\n"):
        for at in range(0, len(line), LONGEST_LINE):
            if (piece := line[at : at + LONGEST_LINE]).strip():
                yield offset + at, piece
        offset += len(line) + 1


def united(*findings: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """All ranges without overlaps, in order: where findings differ, the one that is given first stands."""
    kept: list[tuple[int, int]] = []
    for found in findings:
        kept += [(start, end) for start, end in found if all(end <= a or start >= b for a, b in kept)]
    return sorted(kept)
