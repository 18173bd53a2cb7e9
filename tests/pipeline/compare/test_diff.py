"""A plan with itself, both ways round, and what the corpus pairs differ in."""

from itertools import combinations
from typing import Any

import pytest

import pipeline.compare
from pipeline.compare.faces import changes
from schemas import Diff
from tests.pipeline.compare.corpusplans import CITY, DISTRICT, DRAFT, FINAL, NAMES, corpus_plan
from tests.plans.one import bare_plan, made_plan

LISTS = ("tasks", "indicators", "targets", "phases", "outline")
MIRRORED = {"added": "dropped", "dropped": "added", "merged": "split", "split": "merged", "stricter": "looser", "looser": "stricter"}


def of(a: str, b: str) -> Diff:
    return pipeline.compare.diff(corpus_plan(a), corpus_plan(b))


def rows(diff: Diff, name: str) -> list[tuple[str, str, str]]:
    return sorted((row.change, row.a.id if row.a else "", row.b.id if row.b else "") for row in getattr(diff, name))


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_differs_in_nothing_from_itself(name: str) -> None:
    diff = of(name, name)
    assert changes(diff) == 0
    assert {row.change for part in LISTS for row in getattr(diff, part)} <= {"same"}
    assert {(row.extent, row.clauses, row.rest_a, row.rest_b) for row in diff.tasks} <= {("whole", (), (), ())}
    assert not [row for row in diff.tasks if row.numbers_a or row.numbers_b]


@pytest.mark.parametrize(("a", "b"), list(combinations(NAMES, 2)))
def test_a_diff_mirrors_the_diff_the_other_way_round(a: str, b: str) -> None:
    there, back = of(a, b), of(b, a)
    for part in LISTS:
        mirrored = sorted((MIRRORED.get(change, change), second, first) for change, first, second in rows(back, part))
        assert rows(there, part) == mirrored
    assert sorted((f.field, f.a or "", f.b or "") for f in there.metadata) == sorted((f.field, f.b or "", f.a or "") for f in back.metadata)
    pairs = {(t.a.id, t.b.id): t for t in there.tasks if t.a and t.b}
    for task in back.tasks:
        if task.a and task.b:
            other = pairs[task.b.id, task.a.id]
            assert (task.extent, task.rest_a, task.rest_b) == (other.extent, other.rest_b, other.rest_a)
            assert (task.numbers_a, task.numbers_b) == (other.numbers_b, other.numbers_a)
            assert (task.alike_a, task.alike_b) == (other.alike_b, other.alike_a)
            assert {(c.a, c.b) for c in task.clauses} == {(c.b, c.a) for c in other.clauses}
            assert sorted((o.a or "", o.b or "") for o in task.owners) == sorted((o.b or "", o.a or "") for o in other.owners)
            assert (task.due and (task.due.b, task.due.a)) == (other.due and (other.due.a, other.due.b))


@pytest.mark.parametrize(("a", "b"), [(DRAFT, FINAL), (CITY, DISTRICT), ("baisha-water.pdf", "shiping-flood.html")])
def test_every_fact_of_both_plans_is_told(a: str, b: str) -> None:
    diff = of(a, b)
    for name, facts in (
        ("tasks", "tasks"),
        ("indicators", "indicators"),
        ("targets", "targets"),
        ("phases", "phases"),
        ("outline", "sections"),
    ):
        for side, plan in (("a", corpus_plan(a)), ("b", corpus_plan(b))):
            told = {getattr(row, side).id for row in getattr(diff, name) if getattr(row, side)}
            assert told == {fact.id for fact in getattr(plan, facts)}


def numbered(changes: Any) -> list[tuple[str, str | None, str | None]]:
    return [(row.change, row.a and row.a.title, row.b and row.b.title) for row in changes if row.change != "same"]


def test_the_draft_and_the_final_plan() -> None:
    """Every change that corpus/sources shows between the two, and no other."""
    diff = of(DRAFT, FINAL)
    assert diff.relation == "versions"
    assert numbered(diff.tasks) == [
        ("reworded", "推动乡镇卫生院提档升级", "推动乡镇卫生院提档升级"),
        ("added", None, "健全基层儿科服务"),
        ("reworded", "完善投入补偿和薪酬分配", "完善投入补偿和薪酬分配"),
        ("reworded", "加强组织领导", "加强组织领导"),
        ("reworded", "强化要素保障", "强化要素保障"),
        ("reworded", "严格督导评价", "严格督导评价"),
    ]
    assert [(d.a.text, d.b.text) for t in diff.tasks if (d := t.due) and d.a and d.b] == [("2026年6月", "2026年12月")]
    assert numbered(diff.outline) == [("added", None, "健全基层儿科服务")]
    differing = [(i.change, i.a and i.a.value, i.b and i.b.value) for i in diff.indicators if i.change != "same"]
    assert sorted(differing, key=str) == sorted(
        [
            *[("looser", 4.2, 4.0), ("looser", 60.0, 58.0)] * 2,
            *[("stricter", 6.0, 8.0), ("stricter", 300.0, 400.0), ("stricter", 40.0, 45.0), ("stricter", 3000.0, 3500.0)],
            ("stricter", 300.0, 400.0),
            ("added", None, 1.0),
        ],
        key=str,
    )


def test_the_requirements_of_a_city_in_its_district() -> None:
    diff = of(CITY, DISTRICT)
    city = corpus_plan(CITY)
    assert diff.relation == "superior"
    asked = [*(task.id for task in city.tasks), *(i.id for i in city.indicators if i.role == "target")]
    assert [row.a for row in diff.requirements] == asked
    assert all((row.adoption == "missing") == (not row.b) for row in diff.requirements)
    assert {row.adoption for row in diff.requirements} >= {"adopted", "missing"}
    assert of(DISTRICT, CITY).requirements == ()


def test_a_relation_that_is_given_overrules() -> None:
    diff = pipeline.compare.diff(corpus_plan(CITY), corpus_plan(DISTRICT), "peers")
    assert (diff.relation, diff.requirements) == ("peers", ())


def test_plans_without_facts() -> None:
    assert changes(pipeline.compare.diff(bare_plan(), bare_plan())) == 0
    diff = pipeline.compare.diff(bare_plan(), made_plan())
    assert {row.change for row in (*diff.tasks, *diff.indicators)} == {"added"}
