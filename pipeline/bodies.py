"""The bodies that a document's text names, attributed or not: candidates for people to look at, never roles."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from extractors.agencies import kind_of
from extractors.engine import Ruler
from extractors.ner import find_bodies, find_by_model, find_by_rules
from pipeline.extract import extract_document
from pipeline.readers import read
from pipeline.wording import headed
from schemas import Document, Evidence, Plan, Task, Warning_
from schemas.base import Record

By = Literal["rules", "model", "both"]
FINDERS = {"rules": find_by_rules, "model": find_by_model, "both": find_bodies}
UNATTRIBUTED = "body-unattributed"
SHORTEST = 3


class NamedBody(Record):
    """A body named in a text: how often, how many tasks are attributed to it under this very name, and its first place.

    `section` is the number and title of the innermost section around that place, `paragraph` counts the text's lines from 1.
    """

    name: str = Field(title="名称")
    kind: str = Field(title="类别")
    times: int = Field(title="次数")
    tasks: int = Field(title="任务数")
    section: str | None = Field(title="章节")
    paragraph: int = Field(title="段落")
    evidence: Evidence = Field(title="出处")


def named_bodies(document: Document, plan: Plan, *, by: By = "rules") -> list[NamedBody]:
    """Every body that the document names, in the order of first mention; `by` says who looks for them beside the attributions."""
    ruler, places = Ruler(document), defaultdict(list)
    tasks = defaultdict(set)
    attributed = set()
    for task in plan.tasks:
        for one in task.responsibilities:
            tasks[one.agency].add(task.id)
            attributed.add((one.evidence.start, one.evidence.end, one.agency))
    taken = sorted((start, end) for start, end, _ in attributed)
    found = [(start, end, document.text[start:end]) for start, end in FINDERS[by](document.text) if not overlaps(start, end, taken)]
    for start, end, name in sorted([*attributed, *found]):
        places[name].append((start, end))
    return [
        NamedBody(
            name=name,
            kind=kind_of(name),
            times=len(some),
            tasks=len(tasks[name]),
            section=section_at(plan, some[0][0]),
            paragraph=document.text.count("\n", 0, some[0][0]) + 1,
            evidence=ruler.evidence(*some[0]),
        )
        for name, some in places.items()
    ]


def section_at(plan: Plan, offset: int) -> str | None:
    """Number and title of the innermost section around an offset."""
    around = [section for section in plan.sections if section.start <= offset < section.end]
    return headed(around[-1].number, around[-1].title) if around else None


def extract_with_unattributed(path: str | Path) -> Plan:
    """The Plan of one file with the warnings of `with_unattributed`. ReadError as for `pipeline.extract`."""
    document = read(Path(path))
    return with_unattributed(extract_document(document), document)


def with_unattributed(plan: Plan, document: Document) -> Plan:
    """The plan with one warning more for each body that a task's own text names and no attribution of the task does."""
    return plan.model_copy(update={"warnings": (*plan.warnings, *unattributed(plan, document))})


def unattributed(plan: Plan, document: Document) -> Iterator[Warning_]:
    """The warnings, task by task in the order of the text; each body once a task."""
    ruler, found = Ruler(document), find_bodies(document.text)
    extents = {section.id: (section.start, section.end) for section in plan.sections}
    for task in plan.tasks:
        start, end = extents.get(task.section or "", (task.evidence[0].start, task.evidence[0].end))
        taken = [(one.evidence.start, one.evidence.end) for one in task.responsibilities]
        told = set(plan.document.issuers)  # whose signature may stand in the last task
        for a, b in found:
            name = document.text[a:b]
            if start <= a and b <= end and len(name) >= SHORTEST and name not in told and not overlaps(a, b, taken) and is_news(name, task):
                told.add(name)
                message = f"任务中提到、但没有列为责任单位：{name}"
                yield Warning_(code=UNATTRIBUTED, message=message, evidence=ruler.evidence(a, b), rule="ner.bodies")


def is_news(name: str, task: Task) -> bool:
    """No body of the task's attributions bears the name, or one that holds it or is held by it (卫健局, 区卫健局)."""
    return all(name not in one.agency and one.agency not in name for one in task.responsibilities)


def overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether start..end meets one of the ranges."""
    return any(start < b and a < end for a, b in taken)
