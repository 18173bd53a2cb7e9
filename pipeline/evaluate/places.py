"""Where the anchors of a gold file stand in a plan's text."""

import unicodedata
from collections.abc import Iterable

from pipeline.evaluate.likeness import squeezed
from schemas import Evidence, Span

NEAR = 60  # the evidence of an item begins at most so many characters before its anchor
WIDE = 240  # the evidence of an indicator is at most so long


class Places:
    """The text without white space, and the way back to its offsets."""

    def __init__(self, text: str) -> None:
        kept = [(char, offset) for offset, wide in enumerate(text) for char in unicodedata.normalize("NFKC", wide) if not char.isspace()]
        self._flat = "".join(char for char, _ in kept)
        self._back = [offset for _, offset in kept]
        self._known: dict[str, tuple[Span, ...]] = {}

    def of(self, anchor: str) -> tuple[Span, ...]:
        """Every place of an anchor, as spans of the text."""
        if anchor not in self._known:
            self._known[anchor] = tuple(self._find(squeezed(anchor)))
        return self._known[anchor]

    def _find(self, anchor: str) -> Iterable[Span]:
        at = self._flat.find(anchor) if anchor else -1
        while at >= 0:
            yield Span(start=self._back[at], end=self._back[at + len(anchor) - 1] + 1)
            at = self._flat.find(anchor, at + 1)


def begins(places: Iterable[Span], evidence: Iterable[Evidence]) -> bool:
    """Whether some evidence begins at one of the places, or a little before it."""
    spans = tuple(evidence)
    return any(place.start - NEAR <= e.start < place.end and e.end > place.start for place in places for e in spans)


def holds(places: Iterable[Span], evidence: Evidence) -> bool:
    """Whether an evidence is narrow and touches one of the places."""
    narrow = evidence.end - evidence.start <= WIDE
    return narrow and any(evidence.start < place.end and evidence.end > place.start for place in places)
