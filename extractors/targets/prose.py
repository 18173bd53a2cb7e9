"""The goals that running text states: dashed paragraphs and lines of a list whole, other paragraphs sentence by sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.engine import Patterns, rules
from extractors.indicators import clauses
from extractors.indicators.dating import dates_of, label_date
from extractors.indicators.lines import is_labelled
from extractors.indicators.passages import introduces
from extractors.timeline import TimeHit
from schemas import Document

TARGETS = Patterns("targets")

FULL_STOP = re.compile(r"[。！？；;：:，,]\s*$")
BROKEN = re.compile("[在的和及与到为以对从将]$")  # a line that cannot end there


@dataclass(frozen=True, slots=True)
class Goal:
    """A target before it gets its id: its span, the date of its lead-in, and the rule that took it."""

    start: int
    end: int
    lead: TimeHit | None
    rule: str


class Prose:
    """Reads the paragraphs of one document; `year` is the year that 年底前 means."""

    def __init__(self, document: Document, year: str | None) -> None:
        self._text, self._blocks, self._year = document.text, document.blocks, year
        self._starts = [block.start for block in document.blocks]

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The paragraphs, or parts of them, in a span."""
        at = max(0, bisect_left(self._starts, start + 1) - 1)
        spans = []
        while at < len(self._blocks) and self._blocks[at].start < end:
            block = self._blocks[at]
            if block.kind == "para" and block.end > start:
                spans.append((max(start, block.start), min(end, block.end)))
            at += 1
        return [(a, b) for a, b in spans if self._text[a:b].strip()]

    def paragraphs(self, spans: Sequence[tuple[int, int]], lead: TimeHit | None, *, whole: bool = False) -> Iterator[Goal]:
        """The goals of consecutive paragraphs: dashed ones whole, lines of a list whole, others sentence by sentence.

        `whole` takes every sentence for a goal that does not announce or report, for a part that has no other.
        """
        sisters, done = whole, 0
        for i, (start, end) in enumerate(spans):
            line = not FULL_STOP.search(self._text[start:end])
            listed = line and i + 1 < len(spans) and not FULL_STOP.search(self._text[slice(*spans[i + 1])])
            if no_statement(self._text, start, end):
                continue
            if start < done:
                continue
            if TARGETS.dash.match(self._text, start, end):
                done = self._item_end(spans, i)
                yield Goal(start, done, lead, "target.dashed-item")
            elif (listed and self.date(start, end)) or introduces(self._text[start:end]):
                lead = self.date(start, end) or lead
                yield from self.sentences(start, end, lead)
            else:
                goals = list(self.sentences(start, end, lead, sisters, ways=whole))
                sisters = sisters or len(goals) > 1
                yield from goals

    def _item_end(self, spans: Sequence[tuple[int, int]], at: int) -> int:
        """Where a dashed item ends: with its paragraph, or with the next one where its line was broken in mid-sentence."""
        end = spans[at][1]
        broken = BROKEN.search(self._text, max(spans[at][0], end - 1), end) is not None and at + 1 < len(spans)
        follows = broken and spans[at + 1][0] == end + 1 and not TARGETS.dash.match(self._text, *spans[at + 1])
        return spans[at + 1][1] if follows and FULL_STOP.search(self._text[slice(*spans[at + 1])]) else end

    def sentences(self, start: int, end: int, lead: TimeHit | None, sisters: bool = False, *, ways: bool = False) -> Iterator[Goal]:
        """The sentences of a paragraph that say what is to be reached; `sisters` where the paragraph before it is made of such.

        `ways` takes those too that say how one goes about it.
        """
        lead = label_date(self._text, start, end, self._year) or lead
        alone = not FULL_STOP.search(self._text[start:end])
        for begin, stop in clauses.sentences(self._text, start, end):
            words = self._text[begin:stop].strip()
            if len(words) >= 4 and states_goal(words, sisters, ways=ways) and not (alone and stop == end and leads_list(words)):
                sisters = True
                yield Goal(begin, stop, lead, "target.sentence")

    def date(self, start: int, end: int) -> TimeHit | None:
        """The last date in a span that is no more than words of a title."""
        hits = dates_of(self._text, start, end, self._year).governing if start < end else ()
        return hits[-1] if hits and hits[-1].ref.end else None


def no_statement(text: str, start: int, end: int) -> bool:
    """A note, the title of a table, or a line of a table written out in text."""
    return (
        is_labelled(text, start, end)
        or re.match(r"\s*(?:注|备注|说明)[：:]|[^。；，]{0,30}(?:指标|指标表|一览表)$", text[start:end]) is not None
    )


def states_goal(words: str, sisters: bool = False, *, ways: bool = False) -> bool:
    """The sentence says what is to be reached; it does not only announce a list or tell what was done.

    One that follows such `sisters` in its paragraph needs no word for it (队伍快速壮大); with `ways`, the manner is taken too.
    """
    found = {rule.data["kind"] for rule in rules("targets") if rule.pattern.search(words)}
    return (sisters or "outcome" in found) and not found & ({"lead", "past"} if ways else {"lead", "past", "manner"})


def leads_list(words: str) -> bool:
    """A line without a full stop that counts what follows (实现五个“全覆盖”)."""
    return re.search(r"[一二两三四五六七八九十\d]+[个项大类][“\"'‘]?[^，。]{1,12}[”\"'’]?$", words) is not None
