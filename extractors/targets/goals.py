"""Where the goals of a plan stand: in the parts about goals, under bare titles, and in paragraphs elsewhere that call themselves goals."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from extractors.indicators.clauses import sentences
from extractors.indicators.passages import introduces
from extractors.parts import BARE_TITLE, SHORT, heading_role
from extractors.targets.prose import TARGETS, Goal, Prose
from extractors.timeline import TimeHit
from schemas import Block, Outline, Section

LOOSE = ("principles", "background", "other", None)  # parts in which goals may stand that say so themselves
# 考核指标体系 and the like describe how something is measured, not what is to be reached.
YARDSTICK = re.compile(r"(?:考核|评价|绩效|评估|监测)[^，。]{0,8}指标|^指标体系$")


class GoalReader:
    """Walks the goals parts of one outline."""

    def __init__(self, outline: Outline, parts: Mapping[str, str], year: str | None) -> None:
        self._outline, self._parts, self._prose = outline, parts, Prose(outline.document, year)
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
            yield Goal(section.head.start, self._item_end(section), lead, "target.item")
            return
        start = self._behind_words(section)
        if start < section.body.end:
            lead = lead or self._prose.date(section.head.start, section.head.end)
            spans = self._prose.within(start, section.body.end)
            goals = list(self._prose.paragraphs(spans, lead))
            whole = not goals and section.id not in self._parents and self._heads_goals(section)
            yield from self._prose.paragraphs(spans, lead, whole=True) if whole else goals

    def _item_end(self, section: Section) -> int:
        """Where an item ends: with its extent, without a last line that is a title of what follows (具体目标)."""
        end = max(section.head.end, section.extent.end)
        last = self._text.rfind("\n", section.head.end, end - 1) + 1
        words = self._text[last:end].strip()
        return last if last and BARE_TITLE.fullmatch(words) and heading_role(words) else end

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
        if above == "tasks":
            return len(section.title) <= SHORT and heading_role(section.title) == "goals"
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
            hit = self._prose.date(*intro) if intro and introduces(self._text[intro[0] : intro[1]]) else None
            self._leads[above.id] = hit or self._prose.date(above.head.start, above.head.end) or self._lead_above(above)
        return self._leads[above.id]

    def _last_line(self, section: Section) -> tuple[int, int] | None:
        """The last paragraph of a section's own body."""
        spans = self._prose.within(section.body.start, section.body.end)
        return spans[-1] if spans else None

    def _labelled(self, section: Section) -> Iterator[Goal]:
        """Paragraphs outside the goals parts that call themselves goals (工作目标：……), or in 总体要求 have a horizon (到2030年)."""
        part = self._parts.get(section.id)
        if part in LOOSE:
            yield from self._introduced(section.body.start, section.body.end)
            opener = TARGETS.horizon if part == "principles" else TARGETS.label
            for start, end in self._prose.within(section.body.start, section.body.end):
                if TARGETS.label.match(self._text, start, end) or opener.match(self._text, start, end):
                    yield from self._prose.sentences(start, end, None)
                elif part == "principles" and (begun := self._horizon(start, end)) is not None:
                    yield from self._prose.sentences(begun, end, None)

    def _introduced(self, start: int, end: int) -> Iterator[Goal]:
        """The dashed paragraphs of text[start:end] behind one that ends by announcing goals (主要目标是：)."""
        lead: TimeHit | None = None
        announced = False
        for begin, stop in self._prose.within(start, end) if self._text.find("目标", start, end) >= 0 else ():
            dashed = TARGETS.dash.match(self._text, begin, stop) is not None
            if dashed and announced:
                yield Goal(begin, stop, lead, "target.dashed-item")
            if not dashed:
                announced = TARGETS.announced.search(self._text, max(begin, stop - 24), stop) is not None
                lead = self._prose.date(begin, stop)

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
                yield from self._prose.paragraphs(held, None) if goals else ()
                goals, held = role == "goals", []
            elif goals and block.kind == "para":
                held.append((block.start, block.end))
        if goals:
            yield from self._prose.paragraphs(held, None)

    def _title_role(self, block: Block) -> str | None:
        """The role of a short line without punctuation, a colon at its end aside."""
        words = self._text[block.start : block.end].rstrip("：: ")
        return heading_role(words) if block.kind == "para" and len(words) <= 16 and not re.search(r"[。；，：、]", words) else None

    def _opens_list(self, block: Block) -> bool:
        """A short line that ends in a colon heads what is no longer about goals (——个人和家庭：)."""
        words = self._text[block.start : block.end].rstrip()
        return len(words) <= 16 and words.endswith(("：", ":")) and not re.search(r"[。；，]|目标|20\d\d", words)
