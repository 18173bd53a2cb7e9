"""Printed lines back to paragraphs: the cheapest reading of all line breaks at once.

A text layer of a page breaks every paragraph at the page's width, and one of a justified page breaks the printed lines again
at their punctuation. Whether a break ends a paragraph shows only in what stands around it: a full line is no evidence, a
line whose next word would have fitted is. So every break is read as one of three (the same printed line goes on, the
next printed line of the paragraph follows, a new paragraph begins), each reading costs what it contradicts, and the cheapest
reading of the whole is found by dynamic programming over the starts of printed lines: linear in the number of lines.
"""

from collections.abc import Sequence

from pipeline.repair.breaks import FIRST, INDENT, LATER, SECOND, Breaks, Printed
from pipeline.repair.layout import Layout
from pipeline.repair.lines import Line

MOST_PIECES = 24
PLACES = (FIRST, SECOND, LATER)
LEAST = 1.0  # what a paragraph's end can take off a reading's cost at most; every other step adds to it
UNREACHED = float("inf")


def paragraphs(lines: Sequence[Line], layout: Layout) -> list[tuple[int, int]]:
    """The paragraphs of a run of wrapped lines, as half-open ranges of line numbers."""
    if len(lines) < 2:
        return [(0, len(lines))] if lines else []
    return _Reading(Breaks(lines, layout)).ranges()


class _Reading:
    """The table of the search: for each line and place, the cheapest way to begin a printed line there, and where the line before began."""

    def __init__(self, breaks: Breaks) -> None:
        self.breaks = breaks
        self.total = len(breaks.lines)
        self.best = [[UNREACHED] * len(PLACES) for _ in range(self.total + 1)]
        self.came = [[(0, FIRST)] * len(PLACES) for _ in range(self.total + 1)]
        self.best[0][FIRST] = 0.0
        for start in range(self.total):
            for place in PLACES:
                if self.best[start][place] < UNREACHED:
                    self._extend(start, place)

    def _extend(self, start: int, place: int) -> None:
        """Try every printed line that begins at `start`."""
        breaks, full = self.breaks, self.breaks.full[start]
        room, strain = (full + 2 - INDENT + 1, 0.25) if place == FIRST else (full + 2, 0.5)
        below = SECOND if place == FIRST and breaks.heading[start] else LATER
        cost, columns, stretch = self.best[start][place], 0, 0
        for last in range(start, min(self.total, start + MOST_PIECES)):
            if last > start:
                cost += breaks.same_line[last - 1]
            columns += breaks.widths[last]
            stretch += breaks.stretch[last]
            if columns > full + 8 and last > start:
                return
            here = cost + max(0, columns - room) * strain
            if last + 1 == self.total:
                self._keep(self.total, FIRST, here, (start, place))
                return
            ends, goes_on = here - LEAST < self.best[last + 1][FIRST], here < self.best[last + 1][below]
            if not (ends or goes_on):
                continue
            printed = Printed(last, columns, stretch, place)
            if ends:
                self._keep(last + 1, FIRST, here + breaks.paragraph(printed, start), (start, place))
            if goes_on:
                self._keep(last + 1, below, here + breaks.next_line(printed), (start, place))

    def _keep(self, at: int, place: int, cost: float, origin: tuple[int, int]) -> None:
        if cost < self.best[at][place]:
            self.best[at][place] = cost
            self.came[at][place] = origin

    def ranges(self) -> list[tuple[int, int]]:
        """The paragraphs of the cheapest reading."""
        found, end, at, place = [], self.total, self.total, FIRST
        while at > 0:
            at, place = self.came[at][place]
            if place == FIRST:
                found.append((at, end))
                end = at
        return found[::-1]
