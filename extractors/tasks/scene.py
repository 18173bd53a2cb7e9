"""Everything about one document that its tasks are read from: the tree of its outline, its attributions by section, its conventions."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import cast

from extractors.attribution import (
    Attribution,
    conventions,
    find_brackets,
    find_heading,
    find_lines,
    find_prose,
    is_label,
    is_list,
    looks_like,
    resolve,
)
from extractors.engine import Hit, Ruler
from extractors.tasks.draft import Body
from extractors.tasktables import Row, read_table
from schemas import Outline, Section
from schemas.plan import Role

START = attrgetter("start")
SMALL = 4  # the level of items that may share the attribution below them: （1）
LONGEST_LIST = 12  # paragraphs of a list of bodies below their label
YEAR = re.compile(r"(?<!\d)(20\d{2})年(?!代|以来|前)")
ANNEX_MARK = re.compile(r"\s*附\s?件\s?\d{0,2}\s?[：:]?\n")  # above the title of a text that is an annex
EACH = re.compile("分别负责(?!为|的|是|系|各)")
# 有下列情形之一的：what follows says when, not what is to be done.
CONDITIONS = re.compile(
    r"(?:下列|以下|如下)[^。]{0,14}(?:情形|情况|条件|行为|材料|资料|要件|标准|表现)[^。]{0,10}[:：。；]?\s*$|(?:情形|条件|行为|材料|表现)之一的?[^。]{0,24}[:：。]?\s*$"
)
NOTE = re.compile(r"\s*(?:备注|注|说明)\s*[：:]")


@dataclass(frozen=True)
class Scene:
    """One document's outline, parts and ruler, and what follows from them."""

    outline: Outline
    parts: Mapping[str, str]
    ruler: Ruler
    unread: list[tuple[int, int]] = field(default_factory=list)
    _handed: dict[str, Sequence[Body]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def text(self) -> str:
        """The document's text."""
        return self.outline.document.text

    @cached_property
    def by_id(self) -> Mapping[str, Section]:
        """Sections by id."""
        return {section.id: section for section in self.outline.sections}

    @cached_property
    def has_boxes(self) -> bool:
        """Whether any section is a 专栏 box."""
        return any(section.kind == "box" for section in self.outline.sections)

    @cached_property
    def children(self) -> Mapping[str | None, Sequence[Section]]:
        """Sections by parent."""
        found: dict[str | None, list[Section]] = defaultdict(list)
        for section in self.outline.sections:
            found[section.parent].append(section)
        return found

    @cached_property
    def listing_conditions(self) -> frozenset[str]:
        """The sections with others below that announce conditions, not work (有下列情形之一的：)."""
        above = (section for parent in self.children if (section := self.by_id.get(parent or "")))
        return frozenset(section.id for section in above if CONDITIONS.search((self.own_text(section).rstrip() or section.title)[-60:]))

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where the sections begin, in order."""
        return [section.head.start for section in self.outline.sections]

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds an offset."""
        at = bisect_right(self.starts, offset) - 1
        section = self.outline.sections[at] if at >= 0 else None
        while section is not None and not section.extent.start <= offset < section.extent.end:
            section = self.by_id.get(section.parent or "")
        return section

    def role_of(self, section: Section) -> str:
        """The role of a section's part."""
        return self.parts.get(section.id, "other")

    def parent_of(self, section: Section) -> Section | None:
        """The section above."""
        return self.by_id.get(section.parent or "")

    def own_text(self, section: Section) -> str:
        """The text of a section before its first child."""
        return self.text[section.body.start : section.body.end]

    @cached_property
    def year(self) -> str | None:
        """The one year that the plan's title names; null where it names none or several."""
        span = self.outline.title
        words = self.text[span.start : span.end] if span else ANNEX_MARK.sub("", self.text[:120]).split("\n", 1)[0]
        years = set(YEAR.findall(words))
        return years.pop() if len(years) == 1 else None

    @cached_property
    def conventions(self) -> Sequence[Hit]:
        """The sentences that say how attributions are read."""
        return conventions(self.text)

    def first_leads(self, offset: int) -> bool:
        """The plan has said by `offset`, or in the note right below its table, that the first-listed body leads."""
        return self.first_leads_from is not None and offset > self.first_leads_from

    @cached_property
    def first_leads_from(self) -> int | None:
        """Where the first sentence that makes the first-listed lead begins to hold: there, or with the table that it is the note of."""
        return min((self.holds_from(hit.start) for hit in self.conventions if hit.rule.id == "convention.first-leads"), default=None)

    @cached_property
    def each_leads_from(self) -> int | None:
        """Where the plan first says that of A、B分别负责 each leads."""
        return next((hit.start for hit in self.conventions if hit.rule.id == "convention.each-leads"), None)

    def holds_from(self, offset: int) -> int:
        """The start of the table whose note holds `offset`, else `offset` itself."""
        blocks = self.outline.document.blocks
        at = bisect_right([block.start for block in blocks], offset) - 1
        if at > 0 and blocks[at - 1].kind == "table" and NOTE.match(self.text, blocks[at].start, blocks[at].end):
            return blocks[at - 1].start
        return offset

    @cached_property
    def stretches(self) -> Sequence[tuple[int, int]]:
        """The paragraphs, each ending where an item glued to it begins."""
        found, cuts, at = [], self.starts, 0
        for block in self.outline.document.blocks:
            if block.kind != "para":
                continue
            start, end = block.start, block.end
            while at < len(cuts) and cuts[at] < end:
                if cuts[at] > start:
                    found.append((start, cuts[at]))
                    start = cuts[at]
                at += 1
            found.append((start, end))
        return found

    @cached_property
    def attributions(self) -> Sequence[Attribution]:
        """Every bracket, line and sentence of the paragraphs that names who answers for something; lines that follow one another in one."""
        found: list[Attribution] = []
        text = self.text
        for at, (start, end) in enumerate(self.stretches):
            taken, unread = find_brackets(text, start, end)
            lines = find_lines(text, start, self.list_end(at), taken)
            if not lines and not (taken and taken[0].start == start) and looks_like(text, start, end):
                unread.append((start, end))
            if unread:
                self.unread.extend((a, b) for a, b in unread if not any(line.start <= a < line.end for line in lines))
            if lines and found and found[-1].kind == "line" and found[-1].end >= start - 1 and lines[0].start == start:
                lines[0] = together(found.pop(), lines[0])
            taken += lines
            found += taken
            found += find_prose(text, start, end, taken)
        found += self.of_headings
        return sorted(found, key=START)

    @cached_property
    def of_headings(self) -> Sequence[Attribution]:
        """The headings of lists that say who answers for what stands below them."""
        above = (section for section in self.outline.sections if section.id in self.children)
        return [found for section in above if (found := find_heading(self.text, section.head.end - len(section.title), section.head.end))]

    def list_end(self, at: int) -> int:
        """Where the list of a label may end: a label or a mark that ends its paragraph goes on with what stands below it."""
        start, end = self.stretches[at]
        hangs = self.text[end - 1] in "：:"
        if not hangs and self.text[end - 1] not in "、，" and not is_label(self.text, start, end):
            return end
        for a, b in self.stretches[at + 1 : at + 1 + LONGEST_LIST]:
            if a in self.heads or (not hangs and not is_list(self.text, a, b)):
                break
            end, hangs = b, False
        return end

    @cached_property
    def heads(self) -> frozenset[int]:
        """Where items of the outline begin."""
        return frozenset(self.starts)

    @cached_property
    def direct(self) -> Mapping[str, Sequence[Attribution]]:
        """Attributions by the innermost section that holds them."""
        found: dict[str, list[Attribution]] = defaultdict(list)
        for attribution in self.attributions:
            if holder := self.section_at(attribution.start):
                whole = self.parent_of(holder) if self.closes_list(attribution, holder, found) else None
                found[(whole or holder).id].append(attribution)
        return found

    def closes_list(self, attribution: Attribution, holder: Section, found: Mapping[str, Sequence[Attribution]]) -> bool:
        """The attribution stands on a line of its own below the last of some small items, none of which has one: it is that of them all."""
        start = attribution.start
        if holder.level < SMALL or attribution.kind == "prose" or start == holder.head.start or self.text[start - 1] != "\n":
            return False
        sisters = self.children[holder.parent]
        return len(sisters) > 1 and sisters[-1] is holder and not any(found.get(sister.id) for sister in sisters)

    @cached_property
    def rows(self) -> Sequence[Sequence[Row]]:
        """The rows of each table that set work."""
        return [read_table(self.ruler.grid(table), self.first_leads) for table in self.outline.document.tables]

    @cached_property
    def stated(self) -> frozenset[str]:
        """The sections of which a bracket or line names who answers for them."""
        return frozenset(key for key, found in self.direct.items() if any(a.kind != "prose" and a.entries for a in found))

    @cached_property
    def bodies(self) -> Mapping[str, Sequence[Body]]:
        """The bodies of the attributions of each section with their final roles."""
        return {key: [body for attribution in found for body in self.bodies_in(attribution)] for key, found in self.direct.items()}

    def bodies_of(self, section: Section) -> Sequence[Body]:
        """The bodies of a section's own attributions with their final roles."""
        return self.bodies.get(section.id, ())

    def handed_down(self, key: str | None) -> Sequence[Body]:
        """The bodies that a section, by its id, and those above it attribute to everything below them, the highest first."""
        section = self.by_id.get(key or "")
        if section is None:
            return ()
        if section.id not in self._handed:
            own = [body for body in self.bodies_of(section) if body.how != "prose"]
            self._handed[section.id] = [*self.handed_down(section.parent), *own]
        return self._handed[section.id]

    def bodies_in(self, attribution: Attribution) -> list[Body]:
        """The bodies of one attribution with their final roles."""
        kind = attribution.kind
        if self.each_leads(attribution):
            return [Body(entry, "lead", kind) for entry in attribution.entries]
        resolved = resolve(attribution.entries, first_leads=self.first_leads(attribution.end))
        return [Body(entry, cast(Role, role), kind) for entry, role in resolved]

    def each_leads(self, attribution: Attribution) -> bool:
        """The plan has said that 分别负责 makes every body of a list lead, and this list says so."""
        if self.each_leads_from is None or attribution.end <= self.each_leads_from:
            return False
        return EACH.search(self.text, attribution.start, attribution.end) is not None


def together(first: Attribution, second: Attribution) -> Attribution:
    """Two runs of lines as one."""
    return replace(
        first,
        end=second.end,
        entries=first.entries + second.entries,
        dates=first.dates + second.dates,
        dropped=first.dropped + second.dropped,
    )
