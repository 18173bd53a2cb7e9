"""The spaCy export read back: texts, spans and entities where the facts stand."""

from pathlib import Path

import spacy
from spacy.tokens import DocBin

from pipeline.exports import export_named
from pipeline.exports.spacy_docs import KEY, LABELS
from pipeline.store import Filter, open_store, put_plan
from tests.plans.one import bare_plan, made_plan


def test_a_docbin_holds_every_plan_with_its_facts_in_place(tmp_path: Path) -> None:
    store, plans = open_store(tmp_path / "s.sqlite", create=True), [made_plan("临江县"), made_plan("云溪市")]
    with store.writing() as connection:
        for number, plan in enumerate(plans):
            put_plan(connection, plan, f"{number}.txt")
    export_named("spacy").write(store, tmp_path / "p.spacy")
    docs = list(DocBin().from_disk(tmp_path / "p.spacy").get_docs(spacy.blank("zh").vocab))
    assert [doc.text for doc in docs] == [plan.text for plan in plans]
    for doc, plan in zip(docs, plans, strict=True):
        wanted = {(one.evidence.text, "AGENCY") for task in plan.tasks for one in task.responsibilities}
        wanted |= {(one.evidence.text, "INDICATOR") for one in plan.indicators}
        wanted |= {(task.due.text, "DATE") for task in plan.tasks if task.due}
        assert {(span.text, span.label_) for span in doc.spans[KEY]} == wanted
        assert {span.label_ for span in doc.spans[KEY]} == set(LABELS)
        assert {entity.label_ for entity in doc.ents} == {"AGENCY"}


def test_a_filter_chooses_and_a_bare_plan_has_no_spans(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite", create=True)
    with store.writing() as connection:
        put_plan(connection, made_plan("云溪市"), "a.txt")
        put_plan(connection, bare_plan(), "b.txt")
    export_named("spacy").write(store, tmp_path / "p.spacy", Filter(doc="b.txt"))
    kept = DocBin(store_user_data=True).from_disk(tmp_path / "p.spacy")
    (doc,) = kept.get_docs(spacy.blank("zh").vocab)
    assert len(doc.spans[KEY]) == 0
    assert doc.user_data["id"] == bare_plan().document.id
