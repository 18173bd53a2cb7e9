"""Document to Plan: the order in which the extractors run, and the links between their facts."""

from pathlib import Path

from extractors.citations import extract_citations
from extractors.engine import Ruler
from extractors.groups import extract_groups
from extractors.indicators import extract_indicators
from extractors.metadata import extract_metadata
from extractors.parts import classify
from extractors.phases import extract_phases
from extractors.targets import extract_targets
from extractors.tasks import extract_tasks
from pipeline.outline import build_outline
from pipeline.readers import read
from schemas import Document, Plan, PlanSection


def extract(path: str | Path) -> Plan:
    """The Plan of one file. ReadError where it cannot be read as a document."""
    return extract_document(read(Path(path)))


def extract_document(document: Document) -> Plan:
    """The Plan of one Document: every kind of fact, each grounded in the document's text."""
    outline = build_outline(document)
    parts = classify(outline)
    ruler = Ruler(document)
    metadata = extract_metadata(outline, ruler)
    citations = extract_citations(outline, ruler, metadata)
    tasks, agencies, warnings = extract_tasks(outline, parts, ruler)
    indicators = extract_indicators(outline, parts, ruler, tasks)
    targets = extract_targets(outline, parts, ruler, indicators)
    linked = {i.task: [] for i in indicators if i.task}
    for indicator in indicators:
        if indicator.task:
            linked[indicator.task].append(indicator.id)
    return Plan(
        document=metadata.model_copy(update={"citations": citations}),
        sections=tuple(
            PlanSection(
                id=s.id,
                number=s.number,
                title=s.title,
                level=s.level,
                parent=s.parent,
                part=parts.get(s.id),
                start=s.extent.start,
                end=s.extent.end,
                evidence=ruler.evidence(s.head.start, s.head.end),
                rule=f"outline.{s.kind}",
            )
            for s in outline.sections
        ),
        tasks=tuple(t.model_copy(update={"indicators": tuple(linked.get(t.id, ()))}) for t in tasks),
        indicators=indicators,
        targets=targets,
        phases=extract_phases(outline, parts, ruler),
        leading_groups=extract_groups(outline, parts, ruler),
        agencies=agencies,
        warnings=warnings,
        text=document.text,
    )
