"""Printed lines back to paragraphs: the cheapest reading of all line breaks at once.

A text layer of a page breaks every paragraph at the page's width, and one of a justified page breaks the printed lines again
at their punctuation. Whether a break ends a paragraph shows only in what stands around it: a full line is no evidence, a
line whose next word would have fitted is. So every break is read as one of three (the same printed line goes on, the
next printed line of the paragraph follows, a new paragraph begins), each reading costs what it contradicts, and the cheapest
reading of the whole is found by dynamic programming over the starts of printed lines: linear in the number of lines.
"""

from collections.abc import Sequence

from pipeline.repair.breaks import FIRST, INDENT, LATER, SECOND, Breaks
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
    """The table of the search: for each place and line, the cheapest way to begin a printed line there, and where the line before began."""

    def __init__(self, breaks: Breaks) -> None:
        self.breaks = breaks
        self.total = len(breaks.lines)
        self.best = [[UNREACHED] * (self.total + 1) for _ in PLACES]
        self.came = [[(0, FIRST)] * (self.total + 1) for _ in PLACES]
        self.best[FIRST][0] = 0.0
        for start in range(self.total):
            for place in PLACES:
                if self.best[place][start] < UNREACHED:
                    self._extend(start, place)

    def _extend(self, start: int, place: int) -> None:
        """Try every printed line that begins at `start`: the innermost loop of a reading, so all that it asks for has a name of its own."""
        breaks, full, total, first = self.breaks, self.breaks.full[start], self.total, place == FIRST
        headed = breaks.heading[start] and place != LATER
        below = SECOND if first and headed else LATER
        room, strain = (full + 2 - INDENT + 1, 0.25) if first else (full + 2, 0.5)
        widths, stretches, same_line, over, marks_on = breaks.widths, breaks.stretch, breaks.same_line, breaks.over, breaks.marks_on
        needs, hangs = (breaks.needs_first, breaks.hangs_first) if first else (breaks.needs, breaks.hangs)
        settled = breaks.settled_headed if headed else breaks.settled
        ended, came_ended, followed, came_followed = self.best[FIRST], self.came[FIRST], self.best[below], self.came[below]
        cost, filled, stretch, origin = self.best[place][start], 0, 0, (start, place)
        for last in range(start, min(total, start + MOST_PIECES)):
            at = last + 1
            if last > start:
                cost += same_line[last - 1]
            filled += widths[last]
            if filled > full + 8 and last > start:
                return
            stretch += stretches[last]
            here = cost + (filled - room) * strain if filled > room else cost
            if at == total:
                if here < ended[at]:
                    ended[at], came_ended[at] = here, origin
                return
            if here - LEAST < ended[at]:
                price = settled[last]
                whole = here + (price if price is not None else breaks.paragraph(last, filled, place, headed=headed))
                if whole < ended[at]:
                    ended[at], came_ended[at] = whole, origin
            if here < followed[at]:
                # The paragraph goes on in the next printed line: then the next word did not fit into this one.
                blank = needs[last] - filled - stretch
                whole = here + ((0.5 * blank + hangs[last] if blank > 0 else hangs[last]) + over[last] + marks_on[last])
                if whole < followed[at]:
                    followed[at], came_followed[at] = whole, origin

    def ranges(self) -> list[tuple[int, int]]:
        """The paragraphs of the cheapest reading."""
        found, end, at, place = [], self.total, self.total, FIRST
        while at > 0:
            at, place = self.came[place][at]
            if place == FIRST:
                found.append((at, end))
                end = at
        return found[::-1]
