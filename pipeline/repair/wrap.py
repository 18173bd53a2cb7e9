"""Printed lines back to paragraphs: the cheapest reading of all line breaks at once.

A text layer of a page breaks every paragraph at the page's width, and one of a justified page breaks the printed lines again
at their punctuation. Whether a break ends a paragraph shows only in what stands around it: a full line is no evidence, a
line whose next word would have fitted is. So every break is read as one of three (the same printed line goes on, the
next printed line of the paragraph follows, a new paragraph begins), each reading costs what it contradicts, and the cheapest
reading of the whole is found by dynamic programming over the starts of printed lines: linear in the number of lines.
"""

import re
from collections.abc import Sequence

from pipeline.repair.layout import Layout
from pipeline.repair.lines import Line
from pipeline.repair.marks import CLOSERS, DATED, DOCUMENT_NUMBER, ISSUER, OPENERS, closes, ends_sentence, opens, unclosed, width

INDENT = 4  # half-width columns: two ideographic blanks
MOST_PIECES = 24
IMPOSSIBLE = 25.0
UNBREAKABLE = re.compile(r"[（《“‘「【〔(\[]*(?:[A-Za-z0-9.+/%-]+|.)[，。、；：！？）》”’」】〕%％‰,;:!?)\]]*")
CONNECTIVE = re.compile(r"(?:[的和与及或对在为以从向将把被由让使]|以及|包括|按照|根据|推进|加强|促进|实现)$")
BARE_NUMBER = re.compile(r"(?:\d{1,3}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、])$")


class Breaks:
    """The costs of reading each break of one run of lines; `rows[i]` stands before break i, `rows[i + 1]` after it."""

    def __init__(self, lines: Sequence[Line], layout: Layout) -> None:
        self.lines, self.layout = lines, layout
        self.texts = [line.text for line in lines]
        self.widths = [width(text) for text in self.texts]
        self.opening = [opens(text) for text in self.texts]
        self.alone = [bool(DATED.match(t) or DOCUMENT_NUMBER.match(t) or ISSUER.fullmatch(t)) for t in self.texts]
        self.first_word = [self._first_word(text) for text in self.texts]
        self.torn = [self._torn(i) for i in range(len(lines) - 1)]

    @staticmethod
    def _first_word(text: str) -> int:
        match = UNBREAKABLE.match(text)
        return width(match.group()) if match else 0

    def _torn(self, i: int) -> bool:
        """A bracket left open before the break is closed right after it."""
        opener = unclosed(self.texts[i])
        return bool(opener) and closes(self.texts[i + 1], opener)

    def same_line(self, i: int) -> float:
        """The printed line goes on after a break that only its punctuation explains."""
        before, after = self.texts[i], self.texts[i + 1]
        cost = 0.3 if self.layout.split else 5.0
        if not (before[-1] in CLOSERS or before[-1] in OPENERS or after[0] in CLOSERS or after[0] in OPENERS or BARE_NUMBER.match(before)):
            cost += 2.5
        if self.alone[i + 1] or self.alone[i]:
            cost += 3.0
        return cost + (4.0 if self.lines[i + 1].gap else 0.0) + self._into_opening(i) + self._blank_marks(i, ends=False)

    def next_line(self, i: int, printed: int, first: bool) -> float:
        """The paragraph goes on in the next printed line: then the next word did not fit into this one."""
        full = self.layout.width - (INDENT if first else 0)
        spare = max(0, full - printed - self.first_word[i + 1])
        lone = 3.0 if self.alone[i] and first else 0.0
        return 0.5 * spare + lone + self._into_opening(i) + self._blank_marks(i, ends=False)

    def paragraph(self, i: int, printed: int, first: bool) -> float:
        """The paragraph ends here and the next one begins."""
        cost = self._ending(i, printed, first) + self._blank_marks(i, ends=True)
        if self.torn[i]:
            cost += 8.0
        if self.texts[i + 1][0] in CLOSERS:
            cost += IMPOSSIBLE
        if self.opening[i + 1]:
            return cost - 1.0
        return cost + (0.2 if self.alone[i + 1] or self.alone[i] else 1.0)

    def _ending(self, i: int, printed: int, first: bool) -> float:
        text = self.texts[i]
        if ends_sentence(text):
            return 0.0
        last = text[-1]
        if last in "，、,（《“(" or last in OPENERS:
            return 8.0
        if last in "；;：:）)】]〕…":
            return 0.5
        if self.alone[i]:
            return 0.3 if first else 3.0
        cost = 1.0 if first else 4.0
        if CONNECTIVE.search(text) or "。" in text:
            cost += 3.0
        return cost + (2.0 if printed >= self.layout.width - INDENT - 2 else 0.0)

    def _into_opening(self, i: int) -> float:
        """What it costs to run over a line that looks like the start of a paragraph."""
        if not self.opening[i + 1]:
            return 0.0
        text = self.texts[i]
        if ends_sentence(text) or text[-1] in "；;：:）)】]":
            return 2.5
        return 0.3 if text[-1] in CLOSERS or text[-1] in OPENERS else 1.5

    def _blank_marks(self, i: int, *, ends: bool) -> float:
        """The evidence of blanks, where this dump uses them: against reading the break otherwise."""
        cost, after = 0.0, self.lines[i + 1]
        if self.layout.gaps and after.gap:
            cost += 0.0 if ends else 6.0
        if self.layout.indented and after.indent >= INDENT:
            cost += 0.0 if ends else 3.0
        if self.layout.trailing and self.lines[i].trailing != ends:
            cost += 2.5
        return cost


def paragraphs(lines: Sequence[Line], layout: Layout) -> list[tuple[int, int]]:
    """The paragraphs of a run of wrapped lines, as half-open ranges of line numbers."""
    total = len(lines)
    if total < 2:
        return [(0, total)] if total else []
    breaks = Breaks(lines, layout)
    best = [[IMPOSSIBLE * total * 10] * 2 for _ in range(total + 1)]
    came: list[list[tuple[int, int]]] = [[(0, 0), (0, 0)] for _ in range(total + 1)]
    best[0][0] = 0.0
    for start in range(total):
        for follows in (0, 1):
            _extend(breaks, best, came, start, follows)
    return _ranges(best, came, total)


def _extend(breaks: Breaks, best: list[list[float]], came: list[list[tuple[int, int]]], start: int, follows: int) -> None:
    """Try every printed line that begins at `start`; `follows` says that it continues a paragraph."""
    full, total, first = breaks.layout.width, len(breaks.lines), not follows
    cost, printed = best[start][follows], 0
    room = full + 2 if follows else full - 1
    for last in range(start, min(total, start + MOST_PIECES)):
        if last > start:
            cost += breaks.same_line(last - 1)
        printed += breaks.widths[last]
        if printed > full + 8 and last > start:
            return
        here = cost + max(0, printed - room) * (0.5 if follows else 0.25)
        if last + 1 == total:
            _keep(best, came, total, 0, here, start, follows)
            return
        _keep(best, came, last + 1, 0, here + breaks.paragraph(last, printed, first), start, follows)
        _keep(best, came, last + 1, 1, here + breaks.next_line(last, printed, first), start, follows)


def _keep(best: list[list[float]], came: list[list[tuple[int, int]]], at: int, state: int, cost: float, start: int, follows: int) -> None:
    if cost < best[at][state]:
        best[at][state] = cost
        came[at][state] = (start, follows)


def _ranges(best: list[list[float]], came: list[list[tuple[int, int]]], total: int) -> list[tuple[int, int]]:
    found, end, at, state = [], total, total, 0
    while at > 0:
        at, state = came[at][state]
        if state == 0:
            found.append((at, end))
            end = at
    return found[::-1]
