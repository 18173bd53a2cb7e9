"""Document to Plan: the order in which the extractors run, and the links between their facts."""

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from extractors.citations import extract_citations
from extractors.confidence import rate
from extractors.engine import Ruler
from extractors.groups import extract_groups
from extractors.indicators import extract_indicators
from extractors.metadata import extract_metadata, find_doubts
from extractors.parts import classify
from extractors.phases import extract_phases
from extractors.targets import extract_targets
from extractors.tasks import extract_tasks
from pipeline.outline import build_outline
from pipeline.readers import read
from pipeline.typeset import as_printed, usually_set
from schemas import Document, Indicator, Metadata, Outline, Plan, PlanSection, Task, Warning_
from schemas.base import maker
from schemas.plan import SCHEMA_VERSION

made_plan, made_section, made_task = maker(Plan), maker(PlanSection), maker(Task)

# What a plan lacks as a whole, as (code, message): each makes a result partial.
NO_TEXT = ("no-text", "文件中没有可读的正文")
NO_TITLE = ("no-title", "正文中没有印出标题")
NO_OUTLINE = ("no-outline", "没有识别出编号的目录结构")


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keeps the cycle collector from running: the records of a plan hold no cycles, and walking them costs a tenth of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@collector_paused()
def extract(path: str | Path) -> Plan:
    """The Plan of one file. ReadError where it cannot be read as a document."""
    return extract_document(read(Path(path)))


@collector_paused()
def extract_document(document: Document) -> Plan:
    """The Plan of one Document: every kind of fact, each grounded in the document's text; the same bytes give the same Plan."""
    return as_printed(extract_plain(usually_set(document)), document)


def extract_plain(document: Document) -> Plan:
    """The Plan of a Document in simplified characters and full-width marks."""
    outline, ruler = build_outline(document), Ruler(document)
    parts = classify(outline)
    metadata = extract_metadata(outline, ruler)
    tasks, agencies, unsettled = extract_tasks(outline, parts, ruler)
    indicators = extract_indicators(outline, parts, ruler, tasks)
    plan = made_plan(
        {
            "schema_version": SCHEMA_VERSION,
            "document": metadata.model_copy(update={"citations": extract_citations(outline, ruler, metadata)}),
            "sections": sections(outline, parts, ruler),
            "tasks": with_indicators(tasks, indicators),
            "indicators": indicators,
            "targets": extract_targets(outline, parts, ruler, indicators),
            "phases": extract_phases(outline, parts, ruler, issued=metadata.issued_on),
            "leading_groups": extract_groups(outline, parts, ruler),
            "agencies": agencies,
            "warnings": (*of_reader(document, ruler), *lacking(outline, metadata), *find_doubts(metadata, ruler), *unsettled),
            "text": document.text,
        }
    )
    return rate(plan)


def sections(outline: Outline, parts: Mapping[str, str], ruler: Ruler) -> tuple[PlanSection, ...]:
    """The outline as the plan's sections, each with the role of its part."""
    return tuple(
        made_section(
            {
                "rule": f"outline.{section.kind}",
                "confidence": None,
                "id": section.id,
                "number": section.number,
                "title": section.title,
                "level": section.level,
                "parent": section.parent,
                "part": parts.get(section.id),
                "start": section.extent.start,
                "end": section.extent.end,
                "evidence": ruler.of_head(section),
            }
        )
        for section in outline.sections
    )


def with_indicators(tasks: Sequence[Task], indicators: Sequence[Indicator]) -> tuple[Task, ...]:
    """The tasks, each with the ids of the indicators that stand in it."""
    linked: dict[str, list[str]] = defaultdict(list)
    for indicator in indicators:
        if indicator.task:
            linked[indicator.task].append(indicator.id)
    return tuple(made_task(task.__dict__ | {"indicators": tuple(linked[task.id])}) if task.id in linked else task for task in tasks)


def of_reader(document: Document, ruler: Ruler) -> Iterator[Warning_]:
    """What the reader saw and could not settle, each with the paragraph where it stands."""
    for code, message, offset in document.notes:
        block = next((b for b in document.blocks if b.end > offset), None)
        shown = block is not None and document.text[block.start : block.start + 60].strip()
        evidence = ruler.evidence(block.start, min(block.end, block.start + 60)) if block and shown else None
        yield Warning_(code=code, message=message, evidence=evidence, rule="reader")


def lacking(outline: Outline, metadata: Metadata) -> Iterator[Warning_]:
    """What the plan lacks as a whole."""
    lacks = [NO_TITLE] * (metadata.title is None) + [NO_OUTLINE] * (not outline.sections)
    found = lacks if outline.document.text else [NO_TEXT]
    for code, message in found:
        yield Warning_(code=code, message=message, rule="extract")
