"""Confidence: reckoned from counts by a rule that can be checked by hand, the same every time, and warned of where it is low."""

from pathlib import Path
from typing import Any

import pytest

from extractors.confidence import KINDS, Count, Table, View, classed, facts, rate, table
from pipeline.extract import extract
from schemas import Evidence, Indicator, Plan, Task, TimeRef, Warning_
from schemas.plan import Fact
from tests.plans.one import made_plan

PLANS = sorted((Path(__file__).parents[2] / "corpus" / "plans").iterdir())


def made_table(**kind: Any) -> Table:
    return Table({"threshold": 0.6, "most": 2, "weight": 4, "overlap": 0.5, "ceiling": 0.99, "poorly_read": (2, 6), "kind": kind})


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    return [extract(path) for path in PLANS]


def test_every_kind_of_fact_has_classes_and_counts() -> None:
    kinds = {kind for kind in Fact.__subclasses__() if kind is not Warning_}
    assert set(KINDS) == kinds
    unknown = made_table().confidence("x", ())
    assert [name for name, _ in KINDS.values() if table().confidence(name, ()) == unknown] == []


def test_every_fact_of_the_corpus_names_its_rule_and_has_a_confidence(plans: list[Plan]) -> None:
    found = [fact for plan in plans for fact in facts(plan)]
    assert {type(fact) for fact in found} == set(KINDS)
    assert [fact for fact in found if not fact.rule] == []
    assert [fact for fact in found if fact.confidence is None or not 0 < fact.confidence <= table().ceiling] == []
    assert [warning for plan in plans for warning in plan.warnings if not warning.rule] == []


def test_classes_of_rules_are_the_rules_of_the_facts(plans: list[Plan]) -> None:
    for plan in plans:
        assert [(fact, classes[0]) for fact, _, classes in classed(plan)] == [(fact, f"rule {fact.rule}") for fact in facts(plan)]


def test_the_same_plan_gives_the_same_confidence(plans: list[Plan]) -> None:
    again = extract(PLANS[0])
    assert again == plans[0]
    assert rate(again.model_copy(update={"warnings": ()})).sections == plans[0].sections


# A kind of which 8 of 8 were right has 9/10 over all, and with 2 of 4 unseen facts (2 + 4 × 0.9) / (4 + 4) = 0.7: odds 7 to 3.
# A class of all of them has (8 + 4 × 0.9) / (8 + 4): odds 29 to 1, and moves nothing; one with 6 of 8 has odds 4 to 1: two of
# them, at half their shift each, multiply by 4 / 29; one with 76 of 76 has odds 199 to 1.
@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        ((), 7 / 10),
        (("never met",), 7 / 10),
        (("as the kind",), 7 / 10),
        (("poor", "as poor"), 28 / 115),
        (("good", "good"), 1393 / 1480),
        (("good",) * 4, 0.99),
        (("poorly read",), 3 / 8),
    ],
)
def test_how_a_confidence_is_reckoned(classes: tuple[str, ...], expected: float) -> None:
    counts = {"as the kind": (8, 8), "poor": (6, 8), "as poor": (6, 8), "good": (76, 76)}
    known = made_table(task={"all": (8, 8), "unseen": (2, 4), "class": counts})
    assert known.confidence("task", classes) == round(expected, 3)


def test_a_share_of_few_facts_is_drawn_to_what_is_known_above() -> None:
    assert Count(0, 0).share(0.9, 4) == 0.9
    assert Count(0, 1).share(0.5, 2) == pytest.approx(1 / 3)
    assert Count(9000, 10000).share(0.5, 2) == pytest.approx(0.9, abs=1e-4)


TEXT = "到2025年，云溪市社区食堂达到30家，其中青岚区12家。临江县书屋20个。"


def indicator(name: str, number: str, **more: Any) -> Indicator:
    at = TEXT.index(number)
    evidence = Evidence(start=at, end=at + len(number), text=number)
    return Indicator(id="i1", name=name, role="target", value=float(number[:-1]), unit=number[-1], evidence=evidence, rule="r", **more)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (
            indicator("云溪市社区食堂", "30家", due=TimeRef(text="到2025年", end="2025", kind="deadline")),
            ("rule r", "prose", "name in one piece", "name", "date beside it", "level", "target"),
        ),
        (
            indicator("青岚区社区食堂", "12家", basis="delta", due=TimeRef(text="2030年", end="2030", kind="deadline")),
            ("rule r", "prose", "name put together", "name", "date from elsewhere", "delta", "target"),
        ),
        (indicator("书屋", "20个"), ("rule r", "prose", "name in one piece", "short name", "no date", "level", "target")),
        (indicator("临江县青岚区云溪市" * 3, "20个"), ("rule r", "prose", "name put together", "long name", "no date", "level", "target")),
    ],
)
def test_what_is_seen_of_an_indicator(fact: Indicator, expected: tuple[str, ...]) -> None:
    plan = made_plan().model_copy(update={"text": TEXT, "warnings": ()})
    assert KINDS[Indicator][1](View(plan), fact) == expected


def test_facts_of_a_paragraph_that_was_hard_to_read_are_classed_so() -> None:
    plan = made_plan()
    first, second = plan.tasks[:2]
    note = Warning_(code="ocr-low-confidence", message="…", evidence=first.evidence[0], rule="reader")
    view = View(plan.model_copy(update={"warnings": (note,)}))
    assert [classes[-1] == "poorly read" for classes in (KINDS[Task][1](view, task) for task in (first, second))] == [True, False]


def test_the_least_sure_facts_are_warned_of_and_the_rest_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    poor = {"all": (8, 8), "unseen": (0, 8), "class": {}}
    monkeypatch.setattr(
        "extractors.confidence.table", lambda: made_table(indicator=poor, task={"all": (99, 99), "unseen": (9, 9), "class": {}})
    )
    plan = made_plan().model_copy(update={"warnings": (), "indicators": tuple(indicator("书屋", "20个") for _ in range(3)), "text": TEXT})
    plan = plan.model_copy(update={"sections": (), "tasks": (), "targets": (), "phases": (), "leading_groups": ()})
    plan = plan.model_copy(update={"document": plan.document.model_copy(update={"citations": ()})})
    warnings = rate(plan).warnings
    assert [(w.code, w.message, w.evidence and w.evidence.text) for w in warnings] == [
        ("low-confidence", "指标的可信度较低：0.30", "20个"),
        ("low-confidence", "指标的可信度较低：0.30（另有1项）", "20个"),
    ]
    assert all(warning.confidence is None and warning.rule == "confidence" for warning in warnings)
