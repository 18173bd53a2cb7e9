"""The work that a plan sets: numbered items, box projects, safeguards and duties, with who answers for them and by when."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from extractors.agencies import Roster, split_list
from extractors.attribution import Attribution, Entry, conventions, find_brackets, find_lines, find_prose, resolve, unread
from extractors.duties import find_duties, read_duty
from extractors.engine import Hit, Ruler
from extractors.parts import is_action
from extractors.tasktables import Row, read_table
from extractors.timeline import find_times
from schemas import Agency, Block, Evidence, Outline, Responsibility, Section, Task, TimeRef, Warning_

PUNCTUATION = re.compile(r"[\s\W_]+")
TITLE_LENGTH = 40
STRENGTH = {"lead": 0, "responsible": 1, "support": 2}


@dataclass
class Draft:
    """A task while its facts come together. `bodies` are (entry, final role, how it was said)."""

    section: Section | None
    kind: str
    number: str | None
    title: str
    evidence: list[Evidence]
    rule: str
    at: int
    bodies: list[tuple[Entry, str, str]] = field(default_factory=list)
    due: TimeRef | None = None


def extract_tasks(outline: Outline, parts: Mapping[str, str], ruler: Ruler) -> tuple[tuple[Task, ...], tuple[Agency, ...], tuple[Warning_, ...]]:
    """(tasks, agencies, warnings) of a document; tasks in the order of the text, ids t1, t2 …"""
    return TaskReader(outline, parts, ruler).read()


class TaskReader:
    """Reads the tasks of one document: holds its outline, conventions and attributions."""

    def __init__(self, outline: Outline, parts: Mapping[str, str], ruler: Ruler) -> None:
        self.outline, self.parts, self.ruler = outline, parts, ruler
        self.document, self.text = outline.document, outline.document.text
        self.sections = outline.sections
        self.by_id = {s.id: s for s in self.sections}
        self.children: dict[str | None, list[Section]] = defaultdict(list)
        for section in self.sections:
            self.children[section.parent].append(section)
        self.conventions = conventions(self.text)
        self.warnings: list[Warning_] = []
        self.attributions = self.find_attributions()
        self.direct = self.assign()

    def read(self) -> tuple[tuple[Task, ...], tuple[Agency, ...], tuple[Warning_, ...]]:
        """Everything, in the order of the text."""
        drafts = self.item_drafts() + self.duty_drafts()
        drafts = self.with_tables(drafts)
        drafts.sort(key=lambda d: d.at)
        self.always_included(drafts)
        roster = Roster()
        tasks = tuple(self.finish(f"t{i}", draft, roster) for i, draft in enumerate(drafts, 1))
        return tasks, roster.agencies(), tuple(self.warnings)

    # --- attributions ---------------------------------------------------------------------------------------------

    def find_attributions(self) -> list[Attribution]:
        """Every bracket, line and sentence of the paragraphs that names who answers for something; runs of lines in one."""
        found: list[Attribution] = []
        for block, end in self.paragraphs():
            taken = find_brackets(self.text, block.start, block.end)
            self.warnings += [self.unread(a, b) for a, b in unread(self.text, block.start, block.end)]
            lines = find_lines(self.text, block.start, end, taken)
            if lines and found and found[-1].kind == "line" and found[-1].end >= block.start - 1 and lines[0].start == block.start:
                last = found.pop()
                lines[0] = Attribution(last.start, lines[0].end, "line", last.entries + lines[0].entries, last.dates + lines[0].dates)
            found += taken + lines + find_prose(self.text, block.start, block.end, taken + lines)
        return sorted(found, key=lambda a: a.start)

    def unread(self, start: int, end: int) -> Warning_:
        """The warning for a bracket that looks like an attribution and names nobody known."""
        return Warning_(code="attribution-unread", message="看似责任分工的括注未能识别出单位", evidence=self.ruler.evidence(start, end), rule="attribution")

    def paragraphs(self) -> Iterator[tuple[Block, int]]:
        """The paragraphs, each with where an attribution may end: a label alone at the end of one goes on in the next."""
        heads = {s.head.start for s in self.sections}
        blocks = self.document.blocks
        for i, block in enumerate(blocks):
            if block.kind == "para":
                after = blocks[i + 1] if i + 1 < len(blocks) else None
                hangs = self.text[block.end - 1] in "：:" and after is not None and after.kind == "para" and after.start not in heads
                yield block, after.end if hangs and after else block.end

    def assign(self) -> dict[str, list[Attribution]]:
        """Attributions by the innermost section that holds them."""
        found: dict[str, list[Attribution]] = defaultdict(list)
        order = iter(sorted(self.sections, key=lambda s: s.extent.start))
        stack: list[Section] = []
        ahead = next(order, None)
        for attribution in self.attributions:
            while ahead is not None and ahead.extent.start <= attribution.start:
                stack.append(ahead)
                ahead = next(order, None)
            holder = next((s for s in reversed(stack) if s.extent.start <= attribution.start < s.extent.end), None)
            if holder is not None:
                found[holder.id].append(attribution)
        return found

    def first_leads(self, attribution: Attribution) -> bool:
        """The plan has said by then that the first-listed body leads."""
        return any(hit.rule.id == "convention.first-leads" and hit.start < attribution.end for hit in self.conventions)

    def bodies_of(self, section: Section) -> list[tuple[Entry, str, str]]:
        """The bodies of a section's own attributions with their final roles."""
        return [
            (entry, role, attribution.kind)
            for attribution in self.direct.get(section.id, [])
            for entry, role in resolve(attribution.entries, first_leads=self.first_leads(attribution))
        ]

    # --- numbered items -------------------------------------------------------------------------------------------

    def item_drafts(self) -> list[Draft]:
        """The lowest numbered items of the parts that set work."""
        drafts = []
        for section in self.sections:
            kind = self.kind_of(section)
            if kind is None:
                continue
            draft = Draft(section, kind, section.number, section.title, [self.ruler.evidence(section.head.start, section.head.end)], f"tasks.{kind}", section.head.start)
            draft.bodies = self.inherited(section) + self.bodies_of(section)
            draft.due = self.due_of(section)
            drafts.append(draft)
        return drafts

    def is_leaf(self, section: Section) -> bool:
        """No numbered item stands below it."""
        return not self.children[section.id]

    def kind_of(self, section: Section) -> str | None:
        """The kind of task that a section is, or None."""
        if not self.is_leaf(section) or section.number is None or section.kind == "annex":
            return None
        role = self.parts.get(section.id, "other")
        stated = any(a.kind != "prose" and a.entries for a in self.direct.get(section.id, []))
        if role == "duties":
            return None
        if role == "safeguards":
            return "safeguard" if section.parent is not None or self.is_measure(section) else None
        if stated and role not in ("groups",):
            return "project" if self.in_box(section) else "task"
        if role != "tasks" or section.kind == "box":
            return None
        if section.parent is None:
            return "task" if self.is_measure(section) else None
        return "project" if self.in_box(section) else "task"

    def is_measure(self, section: Section) -> bool:
        """A top-level item is a measure itself where the plan is a list of them: most of its kind are childless and say what to do."""
        peers = [s for s in self.children[section.parent] if s.number and s.kind != "annex" and self.parts.get(s.id) in ("tasks", "safeguards")]
        leaves = [s for s in peers if self.is_leaf(s)]
        acting = [s for s in leaves if is_action(s.title) or self.direct.get(s.id)]
        return len(acting) >= 3 and len(leaves) * 2 > len(peers) and section in acting

    def in_box(self, section: Section) -> bool:
        """The section stands in a 专栏 box."""
        while section.parent is not None:
            section = self.by_id[section.parent]
            if section.kind == "box":
                return True
        return False

    def inherited(self, section: Section) -> list[tuple[Entry, str, str]]:
        """The bodies that headings above attribute everything below them to, and those of a group's closing bracket."""
        found: list[tuple[Entry, str, str]] = []
        parent = self.by_id.get(section.parent or "")
        while parent is not None:
            found = [b for b in self.bodies_of(parent) if b[2] != "prose"] + found
            parent = self.by_id.get(parent.parent or "")
        return found + self.shared_by_last(section)

    def shared_by_last(self, section: Section) -> list[tuple[Entry, str, str]]:
        """The last sibling's closing attribution, where the plan attributes whole groups in this way."""
        siblings = self.children[section.parent]
        if section.parent is None or section is siblings[-1] or not self.closes_group(section.parent):
            return []
        return self.bodies_of(siblings[-1]) if sum(self.closes_group(s.id) for s in self.children[self.by_id[section.parent].parent]) >= 2 else []

    def closes_group(self, parent: str) -> bool:
        """Of at least two childless siblings only the last has an attribution, and it stands at the end."""
        siblings = self.children[parent]
        if len(siblings) < 2 or not all(map(self.is_leaf, siblings)):
            return False
        stated = [s for s in siblings if any(a.kind != "prose" for a in self.direct.get(s.id, []))]
        return stated == siblings[-1:]

    def due_of(self, section: Section) -> TimeRef | None:
        """The date that governs the whole task: its 完成时限, or a deadline that stands in its title."""
        for attribution in self.direct.get(section.id, []):
            for start, end in attribution.dates:
                if ref := self.deadline(start, end):
                    return ref
        return None

    def deadline(self, start: int, end: int) -> TimeRef | None:
        """The one date of a 完成时限: the first that is no start, as a deadline, or 长期坚持 as ongoing."""
        hits = find_times(self.text, start, end)
        dated = next((h for h in hits if h.ref.end), None)
        if dated is None:
            return hits[0].ref if hits else None
        return dated.as_deadline()

    # --- duties ---------------------------------------------------------------------------------------------------

    def duty_drafts(self) -> list[Draft]:
        """The duty statements of the parts that share work out."""
        heads = frozenset(s.head.start for s in self.sections)
        drafts = []
        for section in self.sections:
            if self.parts.get(section.id) != "duties":
                continue
            if self.is_leaf(section) and section.parent and self.parts.get(section.parent) == "duties" and (draft := self.numbered_duty(section)):
                drafts.append(draft)
                continue
            for duty in find_duties(self.document, section.body.start, section.body.end, heads):
                evidence = self.ruler.evidence(duty.start, min(duty.end, duty.title[1]))
                bodies = [(Entry(n, "responsible", "duties.statement"), duty.role, "line") for n in duty.names]
                drafts.append(Draft(section, "duty", None, self.text[duty.title[0] : duty.title[1]], [evidence], "tasks.duty", duty.start, bodies))
        return drafts

    def numbered_duty(self, section: Section) -> Draft | None:
        """1.区教育局：负责…… – an item of the outline that is a duty."""
        start = section.head.end - len(section.title)
        block = Block(start=start, end=section.extent.end)
        duty = read_duty(self.text, block, start)
        if duty is None:
            return None
        bodies = [(Entry(n, "responsible", "duties.item"), duty.role, "line") for n in duty.names]
        evidence = self.ruler.evidence(section.head.start, max(section.head.end, duty.title[1]))
        return Draft(section, "duty", section.number, self.text[duty.title[0] : duty.title[1]].replace("\n", ""), [evidence], "tasks.duty", section.head.start, bodies)

    # --- tables ---------------------------------------------------------------------------------------------------

    def with_tables(self, drafts: list[Draft]) -> list[Draft]:
        """Task tables merged into the body's tasks; rows that no item of the body names become tasks of their own."""
        for table in self.document.tables:
            rows = read_table(self.document, table)
            matched = {id(row): draft for row in rows if not row.duty and (draft := counterpart(row, drafts))}
            repeats = len(matched) * 2 >= len([r for r in rows if not r.duty])
            for row in rows:
                draft = matched.get(id(row)) if repeats else None
                if draft is None:
                    draft = self.row_draft(row)
                    drafts.append(draft)
                else:
                    draft.evidence.append(self.ruler.evidence(row.start, row.end))
                    draft.bodies = merge_bodies(self.text, draft.bodies, [(e, role, "cell") for e, role in row.entries])
                if row.due and draft.due is None:
                    draft.due = self.deadline(*row.due)
        return drafts

    def row_draft(self, row: Row) -> Draft:
        """A task that only a table names."""
        section = next((s for s in reversed(self.sections) if s.extent.start <= row.start < s.extent.end), None)
        bodies = [(e, role, "cell") for e, role in row.entries]
        return Draft(section, "duty" if row.duty else "task", row.number, row.title, [self.ruler.evidence(row.start, row.end)], "tasks.table", row.start, bodies)

    # --- the whole ------------------------------------------------------------------------------------------------

    def always_included(self, drafts: Sequence[Draft]) -> None:
        """以下责任单位均包括X，不再列出: X answers for every task from there on."""
        for hit in self.conventions:
            if hit.rule.id.startswith("convention.always"):
                for draft in drafts:
                    if draft.at > hit.start:
                        draft.bodies += self.included(hit, draft)

    def included(self, hit: Hit, draft: Draft) -> list[tuple[Entry, str, str]]:
        """The bodies of such a sentence, in the role of a task's unmarked ones."""
        start, end = hit.match.span("bodies")
        role = "support" if any(r == "lead" for _, r, _ in draft.bodies) else "responsible"
        return [(Entry(n, "rest", "convention.always-includes"), role, "line") for n in split_list(self.text, start, end)]

    def finish(self, key: str, draft: Draft, roster: Roster) -> Task:
        """The frozen task."""
        return Task(
            id=key,
            kind=draft.kind,  # type: ignore[arg-type]
            number=draft.number,
            title=draft.title,
            section=draft.section.id if draft.section else None,
            parent=draft.section.parent if draft.section else None,
            responsibilities=tuple(self.responsibility(entry, role, roster) for entry, role, _ in settled(self.text, draft.bodies)),
            due=draft.due,
            evidence=tuple(draft.evidence),
            rule=draft.rule,
        )

    def responsibility(self, entry: Entry, role: str, roster: Roster) -> Responsibility:
        """The frozen responsibility."""
        name = re.sub(r"\s+", "", self.text[entry.name.start : entry.name.end])
        return Responsibility(agency=name, agency_id=roster.id_of(name), role=role, rule=entry.rule, evidence=self.ruler.evidence(entry.name.start, entry.name.end))  # type: ignore[arg-type]


def squeeze(text: str) -> str:
    """Letters, digits and Han only."""
    return PUNCTUATION.sub("", text)


def counterpart(row: Row, drafts: Sequence[Draft]) -> Draft | None:
    """The body task that a table row repeats: the same title, or nearly, or the same number with a like title."""
    title = squeeze(row.title)
    best, found = 0.0, None
    for draft in drafts:
        if draft.kind == "duty":
            continue
        mine = squeeze(draft.title)
        if mine == title:
            return draft
        same = bool(row.number) and row.number == draft.number
        if min(len(mine), len(title)) >= 4 and (mine.startswith(title) or title.startswith(mine)):
            likeness = 0.9
        elif same or abs(len(mine) - len(title)) <= 6:
            likeness = SequenceMatcher(None, mine, title, autojunk=False).ratio()
        else:
            continue
        if likeness > best and likeness >= (0.5 if same else 0.8):
            best, found = likeness, draft
    return found


def stem(name: str) -> str:
    """A body's name without the level before it: 市卫健局 and 卫健局 are one body within one plan."""
    bare = re.sub(r"\s+", "", name)
    return re.sub(r"^(?:省|市|区|县|州)(?=.{3,})", "", bare)


def merge_bodies(text: str, body: list[tuple[Entry, str, str]], table: list[tuple[Entry, str, str]]) -> list[tuple[Entry, str, str]]:
    """The table's bodies, and those of the body's text that the table does not name in another form; beside its lead they support."""
    names = {stem(text[e.name.start : e.name.end]) for e, _, _ in table}
    led = any(role == "lead" for _, role, _ in table)
    rest = [(e, "support" if led and how == "prose" else role, how) for e, role, how in body if stem(text[e.name.start : e.name.end]) not in names]
    return table + rest


def settled(text: str, bodies: list[tuple[Entry, str, str]]) -> list[tuple[Entry, str, str]]:
    """Each body once, in its strongest role, at its first mention in that role."""
    best: dict[str, tuple[Entry, str, str]] = {}
    led = any(role == "lead" for _, role, how in bodies if how in ("bracket", "line"))
    listed = {stem(text[e.name.start : e.name.end]) for e, _, how in bodies if how != "prose"}
    for entry, role, how in bodies:
        name = re.sub(r"\s+", "", text[entry.name.start : entry.name.end])
        role = "support" if role == "responsible" and led and how != "prose" else role
        if how == "prose" and stem(name) in listed and not any(text[e.name.start : e.name.end] == name for e, _, h in bodies if h != "prose"):
            continue
        if name not in best or STRENGTH[role] < STRENGTH[best[name][1]]:
            best[name] = (entry, role, how)
    return list(best.values())
