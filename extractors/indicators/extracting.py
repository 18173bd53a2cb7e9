"""Outline to indicators: every passage and table read, the rows put in order and tied to sections and tasks."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from extractors.engine import Ruler
from extractors.indicators.dating import reference
from extractors.indicators.lines import is_labelled, read_line
from extractors.indicators.passages import REPORTING, Places, Years, passages, sets_nothing, years_of
from extractors.indicators.prose import Draft, Setting, read_paragraph
from extractors.indicators.tables import read_tables
from schemas import Indicator, Outline, Section, Task
from schemas.base import maker

made_indicator = maker(Indicator)


def extract_indicators(outline: Outline, parts: Mapping[str, str], ruler: Ruler, tasks: Sequence[Task]) -> tuple[Indicator, ...]:
    """The indicators of a document in the order of the text, ids i1, i2 …; none where the document is a statute, rules or an interview.

    `parts` gives the role of each section by its id. Values stand as printed, 万 and 亿 kept in the unit.
    """
    if sets_nothing(outline):
        return ()
    places, years = Places(outline), years_of(outline)
    found = [*prose_drafts(outline, parts, places, years), *read_tables(outline, parts, (places, years), ruler)]
    found.sort(key=lambda draft: draft.start)
    owners = Owners(places, tasks)
    return tuple(indicator(draft, f"i{n}", ruler, places, owners) for n, draft in enumerate(found, 1))


def prose_drafts(outline: Outline, parts: Mapping[str, str], places: Places, years: Years) -> Iterator[Draft]:
    """The indicators of the paragraphs."""
    text = outline.document.text
    for passage in passages(outline, parts, places, years.spoken):
        start, end = passage.start, passage.end
        if is_labelled(text, start, end):
            yield from read_line(text, start, end)
        else:
            reports, sure = passage.part in REPORTING, years.sure or passage.part != "goals"
            setting = Setting(passage.role, passage.lead, years.spoken, years.now, passage.above, reports=reports, sure=sure)
            yield from read_paragraph(text, start, end, setting)


def indicator(draft: Draft, name: str, ruler: Ruler, places: Places, owners: "Owners") -> Indicator:
    """The finished record of a draft."""
    section = places.at(draft.start)
    evidence = ruler.evidence(draft.start, draft.end)
    return made_indicator(
        {
            "rule": draft.rule,
            "confidence": None,
            "id": name,
            "name": draft.name,
            "role": draft.role,
            "basis": draft.basis,
            "comparator": draft.compare,
            "value": float(draft.value),
            "value_high": None if draft.high is None else float(draft.high),
            "unit": draft.unit,
            "due": reference(draft.due, draft.role),
            "baseline": draft.baseline,
            "binding": draft.binding,
            "section": section.id if section else None,
            "task": owners.of(draft.start, section, (evidence.cell.table, evidence.cell.row) if evidence.cell else None),
            "evidence": evidence,
        }
    )


class Owners:
    """Finds the task that an offset belongs to: by its section or one above, by the task's own evidence, by the table row."""

    def __init__(self, places: Places, tasks: Sequence[Task]) -> None:
        self._places = places
        self._by_section, self._rows = dict[str, str](), dict[tuple[int, int], str]()
        spans = list[tuple[int, int, int]]()
        for rank, task in enumerate(tasks):
            if (section := task.section) and task.kind != "duty":
                self._by_section[section] = task.id
            for evidence in task.evidence:
                spans.append((evidence.start, evidence.end, rank))
                if cell := evidence.cell:
                    self._rows[cell.table, cell.row] = task.id
        spans.sort()
        self._tasks, self._spans, self._starts = tasks, spans, [start for start, _, _ in spans]
        self._reach = list(accumulate((end for _, end, _ in spans), max))  # how far the spans up to each one go

    def of(self, offset: int, section: Section | None, row: tuple[int, int] | None) -> str | None:
        """The id of the task, or None."""
        if row is not None and row in self._rows:
            return self._rows[row]
        if (own := self._around(offset)) is not None:
            return own
        while section is not None:
            if section.id in self._by_section:
                return self._by_section[section.id]
            section = self._places.above(section)
        return None

    def _around(self, offset: int) -> str | None:
        """The first task whose evidence holds an offset."""
        at, ranks = bisect_right(self._starts, offset) - 1, []
        while at >= 0 and self._reach[at] > offset:
            _, end, rank = self._spans[at]
            ranks += [rank] if offset < end else []
            at -= 1
        return self._tasks[min(ranks)].id if ranks else None
