"""Finds targets: the lowest items of the goals parts, and in their plain paragraphs the sentences about what is to be reached."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.engine import Patterns, Ruler, rules
from extractors.indicators.clauses import sentences
from extractors.indicators.dating import dates_of, label_date
from extractors.indicators.lines import is_labelled
from extractors.indicators.passages import Places, introduces, sets_nothing, years_of
from extractors.parts import SHORT, heading_role
from extractors.timeline import TimeHit
from schemas import Block, Evidence, Indicator, Outline, Section, Target, TimeRef
from schemas.base import maker

TARGETS = Patterns("targets")

made_target = maker(Target)

LOOSE = ("principles", "background", "other", None)  # parts in which goals may stand that say so themselves
FULL_STOP = re.compile(r"[。！？；;：:，,]\s*$")
# 考核指标体系 and the like describe how something is measured, not what is to be reached.
BROKEN = re.compile("[在的和及与到为以对从将]$")  # a line that cannot end there
YARDSTICK = re.compile(r"(?:考核|评价|绩效|评估|监测)[^，。]{0,8}指标|^指标体系$")


@dataclass(frozen=True, slots=True)
class Goal:
    """A target before it gets its id: its span, the date of its lead-in, and the rule that took it."""

    start: int
    end: int
    lead: TimeHit | None
    rule: str


def extract_targets(outline: Outline, parts: Mapping[str, str], ruler: Ruler, indicators: Sequence[Indicator]) -> tuple[Target, ...]:
    """The targets of a document in the order of the text, ids g1, g2 …, each with the indicators that stand in it.

    A numbered or dashed item of a goals part is one target; of a plain paragraph each sentence that says what is to be reached.
    """
    if sets_nothing(outline):
        return ()
    year = years_of(outline).spoken
    goals = sorted(GoalReader(outline, parts, year).read(), key=lambda g: g.start)
    if not goals:
        return ()
    places, starts, text = Places(outline), [i.evidence.start for i in indicators], outline.document.text
    made = []
    for n, goal in enumerate(goals, 1):
        evidence, section = ruler.evidence(goal.start, goal.end), places.at(goal.start)
        inside = indicators[bisect_left(starts, evidence.start) : bisect_left(starts, evidence.end)]
        due = due_of(text, evidence.start, evidence.end, year) or (goal.lead.as_deadline() if goal.lead else None)
        made.append(target(goal, f"g{n}", evidence, section, due, inside))
    return tuple(made)


def target(goal: Goal, name: str, evidence: Evidence, section: Section | None, due: TimeRef | None, inside: Sequence[Indicator]) -> Target:
    """The finished record of a goal."""
    return made_target(
        {
            "rule": goal.rule,
            "confidence": None,
            "id": name,
            "text": evidence.text,
            "due": due,
            "section": section.id if section else None,
            "indicators": tuple(i.id for i in inside),
            "evidence": evidence,
        }
    )


def due_of(text: str, start: int, end: int, year: str | None) -> TimeRef | None:
    """The first date of a target's words by which it is to be reached."""
    hits = dates_of(text, start, end, year).governing
    return hits[0].as_deadline() if hits and hits[0].ref.end else None


class GoalReader:
    """Walks the goals parts of one outline."""

    def __init__(self, outline: Outline, parts: Mapping[str, str], year: str | None) -> None:
        self._outline, self._parts, self._year = outline, parts, year
        self._text, self._blocks = outline.document.text, outline.document.blocks
        self._starts = [b.start for b in self._blocks]
        self._by_id = {s.id: s for s in outline.sections}
        self._parents = {s.parent for s in outline.sections if s.parent}
        self._leads: dict[str, TimeHit | None] = {}  # by the section that they stand in or over

    def read(self) -> Iterator[Goal]:
        """Every goal, section by section, then those under titles that no outline knows."""
        for section in self._outline.sections:
            if self._parts.get(section.id) == "goals":
                yield from self._section(section) if not self._yardstick(section) else ()
            else:
                yield from self._labelled(section)
        yield from self._untitled()

    def _section(self, section: Section) -> Iterator[Goal]:
        """The goals that a section states itself; those of its children are theirs."""
        lead = self._lead_above(section)
        container = section.id in self._parents or self._heads_goals(section) or not section.title
        if not container and section.kind != "box":
            yield Goal(section.head.start, max(section.head.end, section.extent.end), lead, "target.item")
            return
        start = self._behind_words(section)
        if start < section.body.end:
            lead = lead or self._date(section.head.start, section.head.end)
            spans = self._within(start, section.body.end)
            goals = list(self._paragraphs(spans, lead))
            whole = not goals and section.id not in self._parents and self._heads_goals(section)
            yield from self._paragraphs(spans, lead, whole=True) if whole else goals

    def _behind_words(self, section: Section) -> int:
        """Where what a section states begins: behind the words of its heading where its first sentence is glued to them
        (工作目标着力巩固……), behind the guiding sentence where the heading names both (指导思想和目标), or with its body.
        """
        if words := TARGETS.glued.match(section.title):
            return section.head.end - len(section.title) + words.end()
        guides = TARGETS.guides.search(section.title)
        match = TARGETS.guidance.match(self._text, section.body.start, section.body.end) if guides else None
        return match.end() if match else section.body.start

    def _heads_goals(self, section: Section) -> bool:
        """The section is headed as a goals part (工作目标, 目标任务); an item of a working part with a goal of its own is none."""
        above = self._parts.get(section.parent or "")
        if above == "tasks" and len(section.title) > SHORT:
            return False
        return above != "goals" or heading_role(section.title) == "goals"

    def _yardstick(self, section: Section) -> bool:
        """The section, or one above it, is about a system of measures."""
        at: str | None = section.id
        while at is not None:
            if YARDSTICK.search(self._by_id[at].title):
                return True
            at = self._by_id[at].parent
        return False

    def _lead_above(self, section: Section) -> TimeHit | None:
        """The date of the lead-in or heading above a section: the same for all that stand below one."""
        above = self._by_id.get(section.parent or "")
        if above is None or self._parts.get(above.id) != "goals":
            return None
        if above.id not in self._leads:
            intro = self._last_line(above)
            hit = self._date(*intro) if intro and introduces(self._text[intro[0] : intro[1]]) else None
            self._leads[above.id] = hit or self._date(above.head.start, above.head.end) or self._lead_above(above)
        return self._leads[above.id]

    def _last_line(self, section: Section) -> tuple[int, int] | None:
        """The last paragraph of a section's own body."""
        spans = self._within(section.body.start, section.body.end)
        return spans[-1] if spans else None

    def _labelled(self, section: Section) -> Iterator[Goal]:
        """Paragraphs outside the goals parts that call themselves goals (工作目标：……), or in 总体要求 have a horizon (到2030年)."""
        part = self._parts.get(section.id)
        if part in LOOSE:
            yield from self._introduced(section.body.start, section.body.end)
            opener = TARGETS.horizon if part == "principles" else TARGETS.label
            for start, end in self._within(section.body.start, section.body.end):
                if TARGETS.label.match(self._text, start, end) or opener.match(self._text, start, end):
                    yield from self._sentences(start, end, None)
                elif part == "principles" and (begun := self._horizon(start, end)) is not None:
                    yield from self._sentences(begun, end, None)

    def _introduced(self, start: int, end: int) -> Iterator[Goal]:
        """The dashed paragraphs of text[start:end] behind one that ends by announcing goals (主要目标是：)."""
        lead: TimeHit | None = None
        announced = False
        for begin, stop in self._within(start, end) if self._text.find("目标", start, end) >= 0 else ():
            dashed = TARGETS.dash.match(self._text, begin, stop) is not None
            if dashed and announced:
                yield Goal(begin, stop, lead, "target.dashed-item")
            if not dashed:
                announced = TARGETS.announced.search(self._text, max(begin, stop - 24), stop) is not None
                lead = self._date(begin, stop)

    def _horizon(self, start: int, end: int) -> int | None:
        """Where the first sentence of a paragraph that opens with a horizon begins (……。到2030年，基本完成……), or None."""
        opens = TARGETS.horizon
        return next((begin for begin, stop in sentences(self._text, start, end) if opens.match(self._text, begin, stop)), None)

    def _untitled(self) -> Iterator[Goal]:
        """The lines under a bare title (主要目标) where no section is about goals, down to the next title or section."""
        first = self._outline.sections[0].head.start if self._outline.sections else len(self._text)
        yield from self._under_titles(0, first)
        yield from self._introduced(0, first)
        for section in self._outline.sections:
            if self._parts.get(section.id) != "goals" and section.body.start < section.body.end:
                yield from self._under_titles(section.body.start, section.body.end)

    def _under_titles(self, start: int, end: int) -> Iterator[Goal]:
        """The lines under bare titles of goals in text[start:end]."""
        held: list[tuple[int, int]] = []
        goals = False
        for block in self._blocks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            role = self._title_role(block)
            if role is not None or (goals and self._opens_list(block)):
                yield from self._paragraphs(held, None) if goals else ()
                goals, held = role == "goals", []
            elif goals and block.kind == "para":
                held.append((block.start, block.end))
        if goals:
            yield from self._paragraphs(held, None)

    def _title_role(self, block: Block) -> str | None:
        """The role of a short line without punctuation, a colon at its end aside."""
        words = self._text[block.start : block.end].rstrip("：: ")
        return heading_role(words) if block.kind == "para" and len(words) <= 16 and not re.search(r"[。；，：、]", words) else None

    def _opens_list(self, block: Block) -> bool:
        """A short line that ends in a colon heads what is no longer about goals (——个人和家庭：)."""
        words = self._text[block.start : block.end].rstrip()
        return len(words) <= 16 and words.endswith(("：", ":")) and not re.search(r"[。；，]|目标|20\d\d", words)

    def _within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The paragraphs, or parts of them, in a span."""
        at = max(0, bisect_left(self._starts, start + 1) - 1)
        spans = []
        while at < len(self._blocks) and self._blocks[at].start < end:
            block = self._blocks[at]
            if block.kind == "para" and block.end > start:
                spans.append((max(start, block.start), min(end, block.end)))
            at += 1
        return [(a, b) for a, b in spans if self._text[a:b].strip()]

    def _paragraphs(self, spans: Sequence[tuple[int, int]], lead: TimeHit | None, *, whole: bool = False) -> Iterator[Goal]:
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
            elif (listed and self._date(start, end)) or introduces(self._text[start:end]):
                lead = self._date(start, end) or lead
                yield from self._sentences(start, end, lead)
            else:
                goals = list(self._sentences(start, end, lead, sisters, ways=whole))
                sisters = sisters or len(goals) > 1
                yield from goals

    def _item_end(self, spans: Sequence[tuple[int, int]], at: int) -> int:
        """Where a dashed item ends: with its paragraph, or with the next one where its line was broken in mid-sentence."""
        end = spans[at][1]
        broken = BROKEN.search(self._text, max(spans[at][0], end - 1), end) is not None and at + 1 < len(spans)
        follows = broken and spans[at + 1][0] == end + 1 and not TARGETS.dash.match(self._text, *spans[at + 1])
        return spans[at + 1][1] if follows and FULL_STOP.search(self._text[slice(*spans[at + 1])]) else end

    def _sentences(self, start: int, end: int, lead: TimeHit | None, sisters: bool = False, *, ways: bool = False) -> Iterator[Goal]:
        """The sentences of a paragraph that say what is to be reached; `sisters` where the paragraph before it is made of such.

        `ways` takes those too that say how one goes about it.
        """
        lead = label_date(self._text, start, end, self._year) or lead
        alone = not FULL_STOP.search(self._text[start:end])
        for begin, stop in sentences(self._text, start, end):
            words = self._text[begin:stop].strip()
            if len(words) >= 4 and states_goal(words, sisters, ways=ways) and not (alone and stop == end and leads_list(words)):
                sisters = True
                yield Goal(begin, stop, lead, "target.sentence")

    def _date(self, start: int, end: int) -> TimeHit | None:
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
