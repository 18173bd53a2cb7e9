"""A plan as the checks look at it: its places, clauses, tables and bodies."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from extractors.agencies.identity import Registry, identify, identify_all
from extractors.agencies.names import is_official
from extractors.engine import Patterns
from extractors.ner import find_by_rules
from extractors.timeline import TimeHit, find_times
from pipeline.compare.alike import bare, home_names, pairs_of
from pipeline.compare.relation import LEVELS
from schemas import Evidence, Identity, LeadingGroup, Plan, PlanSection, Task
from schemas.finding import Place

FULL_STOPS = "。！？!?\n\t"
SENTENCE_MARKS, CLAUSE_MARKS = "。；;！？!?\n\t", "，,：:。；;！？!?\n\t"
LONGEST_CLAUSE = 80  # characters: a longer sentence is quoted from comma to comma
SCENE = Patterns("scene", __file__)
BOOK = re.compile(r"《[^》\n]{2,80}》")


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named at text[start:end]: as the owner of a task, as a member of a group, or in running text."""

    start: int
    end: int
    name: str
    role: Literal["owner", "member", "text"]
    line: int = 0


class Scene:
    """One plan with what the checks ask of it more than once; nothing in it changes. `registry` is what a user knows of names."""

    def __init__(self, plan: Plan, registry: Registry | None = None) -> None:
        self.plan, self.text, self.registry = plan, plan.text, registry
        self.sections: Mapping[str, PlanSection] = {section.id: section for section in plan.sections}

    @cached_property
    def rank(self) -> int:
        """The level of the plan: 0 is national."""
        return LEVELS.index(self.plan.document.level) if self.plan.document.level else len(LEVELS)

    @cached_property
    def cited(self) -> str:
        """The words of all titles that the plan names, one title a line."""
        return "\n".join(bare(citation.title) for citation in self.plan.document.citations)

    @cached_property
    def subject(self) -> Counter[str]:
        """The pairs of characters of the title, without the plan's own region."""
        return pairs_of(bare(self.plan.document.title or "", home_names(self.plan.document)))

    def place(self, start: int, end: int) -> Place:
        """The place of text[start:end] without the white space around it; its page where the facts around it leave only one."""
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        known = self._exact.get((start, end))
        page = known.page if known else self._page(start)
        return Place(
            start=start,
            end=end,
            text=self.text[start:end],
            page=page,
            cell=known.cell if known else None,
            document=self.plan.document.id,
        )

    def of(self, evidence: Evidence) -> Place:
        """The place of a fact's evidence."""
        return Place(**evidence.model_dump(), document=self.plan.document.id)

    def clause(self, start: int, end: int) -> Place:
        """The clause or cell around text[start:end]: its sentence, or where that is long the part of it between commas."""
        begin, stop = self.around(start, end, SENTENCE_MARKS)
        if stop - begin > LONGEST_CLAUSE:
            begin, stop = self.around(start, end, CLAUSE_MARKS)
        return self.place(*self.within_brackets(begin, start, end, stop))

    def within_brackets(self, begin: int, start: int, end: int, stop: int) -> tuple[int, int]:
        """text[begin:stop] cut at a bracket that opens before text[start:end] or closes behind it, and has no other half there."""
        opened: list[int] = []
        for at in range(begin, stop):
            if self.text[at] in "（(":
                opened.append(at)
            elif self.text[at] in "）)" and opened:
                opened.pop()
            elif self.text[at] in "）)" and at >= end and at + 1 < stop:
                stop = at
                break
        before = [at for at in opened if begin < at < start]
        return (before[-1] + 1 if before else begin), stop

    def around(self, start: int, end: int, marks: str) -> tuple[int, int]:
        """The stretch around text[start:end] up to the nearest marks on either side."""
        while start > 0 and self.text[start - 1] not in marks:
            start -= 1
        while end < len(self.text) and self.text[end] not in marks:
            end += 1
        return start, end

    def in_table(self, at: int) -> bool:
        """The line around an offset is a row of a table."""
        end = self.text.find("\n", at)
        return self.text.find("\t", self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end) >= 0

    @cached_property
    def times(self) -> tuple[TimeHit, ...]:
        """Every time expression of the text."""
        return find_times(self.text)

    @cached_property
    def issued(self) -> Place | None:
        """Where the date of issue is printed: on a line of its own if it stands on one."""
        found = self._issue_dates
        alone = [hit for hit in found if self._line(hit).strip() == self.text[hit.start : hit.end]]
        hit = next(iter(alone or found), None)
        return self.place(hit.start, hit.end) if hit else None

    @cached_property
    def issued_on(self) -> str | None:
        """The date of issue; None where only the page tells a date, which is often that of the upload (2024-10-29 00:26, 发布日期)."""
        lines = [(hit.ref.text, self._line(hit)) for hit in self._issue_dates]
        printed = any(("年" in date or SCENE.of_issue.search(line)) and not SCENE.of_page.search(line) for date, line in lines)
        return self.plan.document.issued_on if printed or not lines else None

    @cached_property
    def _issue_dates(self) -> Sequence[TimeHit]:
        day = self.plan.document.issued_on
        return [hit for hit in self.times if day and hit.ref.end == day]

    def _line(self, hit: TimeHit) -> str:
        return self.text[slice(*self.around(hit.start, hit.end, "\n"))]

    @cached_property
    def books(self) -> tuple[tuple[int, int], ...]:
        """The ranges of all 《…》, with their marks."""
        return tuple(match.span() for match in BOOK.finditer(self.text))

    def in_book(self, at: int) -> bool:
        """The offset stands within 《…》."""
        i = bisect_right(self.books, (at, len(self.text)))
        return i > 0 and self.books[i - 1][1] > at

    @cached_property
    def identities(self) -> Mapping[str, Identity]:
        """The identity of every agency by its id."""
        return identify_all(self.plan, registry=self.registry)

    def identity(self, name: str) -> Identity:
        """The body that a name means in this plan."""
        return identify(name, self.plan.document, registry=self.registry)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every body named in the text, in its order; what one kind of place names, the next does not name again."""
        owners = [Mention(r.evidence.start, r.evidence.end, r.agency, "owner") for task in self.plan.tasks for r in task.responsibilities]
        spans = [span for group in self.plan.leading_groups for span in (*self.members(group), *self.seats(group))]
        members = [Mention(*span, self.text[slice(*span)], "member") for span in spans]
        named = [Mention(*span, self.text[slice(*span)], "text") for span in find_by_rules(self.text) if not self.in_book(span[0])]
        found: dict[int, Mention] = {}
        for some in (owners, members, named):
            taken = sorted((one.start, one.end) for one in found.values())
            found |= {one.start: one for one in some if not meets(one.start, one.end, taken)}
        return tuple(replace(mention, line=self.text.count("\n", 0, start)) for start, mention in sorted(found.items()))

    def members(self, group: LeadingGroup) -> Iterator[tuple[int, int]]:
        """Where the member bodies of a group, and its office, are printed."""
        at = group.evidence.start
        for name in (*group.members, *filter(None, (group.office,))):
            start = self.text.find(name, at, group.evidence.end)
            if start >= 0:
                yield start, start + len(name)
                at = start + len(name)

    def seats(self, group: LeadingGroup) -> Iterator[tuple[int, int]]:
        """Where the bodies are printed whose officials make up a group: 李某 市财政局局长."""
        at = group.evidence.start
        for person in (*group.deputies, *group.members):
            body = SCENE.office.sub("", person.partition(" ")[2])
            start = self.text.find(body, at, group.evidence.end) if is_official(body) else -1
            if start >= 0:
                yield start, start + len(body)
                at = start + len(body)

    def tasks_of(self, *kinds: str) -> list[Task]:
        """The tasks of some kinds, in their order."""
        return [task for task in self.plan.tasks if task.kind in kinds]

    @cached_property
    def _exact(self) -> Mapping[tuple[int, int], Evidence]:
        return {(evidence.start, evidence.end): evidence for evidence in self.plan.evidences()}

    @cached_property
    def _pages(self) -> tuple[tuple[int, ...], tuple[int | None, ...]]:
        known = sorted((evidence.start, evidence.page) for evidence in self.plan.evidences() if evidence.page is not None)
        return tuple(start for start, _ in known), tuple(page for _, page in known)

    def _page(self, at: int) -> int | None:
        starts, pages = self._pages
        i = bisect_right(starts, at)
        around = {pages[j] for j in (i - 1, i) if 0 <= j < len(pages)}
        return around.pop() if 0 < i < len(pages) and len(around) == 1 else None


def meets(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether start..end meets one of the ranges, which are in order and apart."""
    i = bisect_right(taken, (start, end))
    return any(start < b and a < end for a, b in taken[max(0, i - 1) : i + 1])
