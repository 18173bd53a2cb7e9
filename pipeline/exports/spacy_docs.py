"""Plans as spaCy's binary training form, so that users can train pipelines of their own on what was extracted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.exports.safe import replacing
from pipeline.store import Filter, Store, plan_ids, read_plan
from schemas import Plan

KEY = "facts"
LABELS = ("AGENCY", "INDICATOR", "DATE")


def write(store: Store, file: Path, wanted: Filter) -> None:
    """One DocBin with a Doc a plan, in the order of their files' paths: blank Chinese, a token a character.

    `doc.spans["facts"]` holds the places of bodies (AGENCY), of indicators' phrases (INDICATOR) and of tasks' dates (DATE), which may
    overlap; `doc.ents` the bodies alone; `doc.user_data` the plan's id and title.
    """
    import spacy
    from spacy.tokens import DocBin

    blank, kept = spacy.blank("zh"), DocBin(store_user_data=True)
    with store.reading() as connection:
        for plan_id in plan_ids(connection, wanted):
            kept.add(doc_of(blank, read_plan(connection, plan_id)))
    with replacing(file) as draft:
        draft.write_bytes(kept.to_bytes())


def doc_of(blank: Any, plan: Plan) -> Any:
    """The plan's text as a Doc with its facts as spans."""
    from spacy.util import filter_spans

    blank.max_length = max(blank.max_length, len(plan.text) + 1)
    doc = blank.make_doc(plan.text)
    # Alignment can only fail where the text has white space at a fact's edge, which no evidence has.
    spans = [span for start, end, label in places(plan) if (span := doc.char_span(start, end, label=label)) is not None]
    doc.spans[KEY] = spans
    doc.set_ents(filter_spans([span for span in spans if span.label_ == "AGENCY"]))
    doc.user_data.update({"id": plan.document.id, "title": plan.document.title})
    return doc


def places(plan: Plan) -> list[tuple[int, int, str]]:
    """Where the facts stand, as (start, end, label), each once, in the order of the text."""
    found = {(one.evidence.start, one.evidence.end, "INDICATOR") for one in plan.indicators}
    for task in plan.tasks:
        found |= {(one.evidence.start, one.evidence.end, "AGENCY") for one in task.responsibilities}
    return sorted(found | set(dates(plan)))


def dates(plan: Plan) -> Iterator[tuple[int, int, str]]:
    """The tasks' dates where their words stand in the task's own section; a date found elsewhere is left out, never guessed."""
    extents = {section.id: (section.start, section.end) for section in plan.sections}
    for task in plan.tasks:
        if task.due is not None:
            start, end = extents.get(task.section or "", (task.evidence[0].start, task.evidence[-1].end))
            at = plan.text.find(task.due.text, start, end)
            if at >= 0:
                yield at, at + len(task.due.text), "DATE"
