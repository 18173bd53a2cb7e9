"""What becomes of a superior's requirements."""

import pytest

from pipeline.compare.requirements import is_total, requirements
from schemas import Evidence, Indicator, IndicatorChange, Plan, TaskChange, TimeRef
from schemas.diff import IndicatorVerdict
from schemas.plan import Comparator
from tests.plans.one import made_plan

PLAN = made_plan()
TASK, FIGURES = PLAN.tasks[0], PLAN.indicators


def indicator(name: str, unit: str, comparator: Comparator = ">=") -> Indicator:
    return Indicator(
        id="i1", name=name, role="target", comparator=comparator, value=5, unit=unit, evidence=Evidence(start=0, end=1, text="x")
    )


@pytest.mark.parametrize(
    ("name", "unit", "comparator", "total"),
    [
        ("中医馆", "个", "=", True),
        ("营业收入", "亿元", ">", True),
        ("中医馆覆盖率", "%", ">=", False),
        ("每万人床位", "张", ">=", False),
        ("办理时间", "个工作日", "=", False),
        ("每家企业奖励", "万元", "=", False),
        ("一次性补贴", "元", "<=", False),
    ],
)
def test_is_total(name: str, unit: str, comparator: Comparator, total: bool) -> None:
    assert is_total(indicator(name, unit, comparator)) == total


def adoption(plan: Plan, tasks: list[TaskChange], figures: list[IndicatorChange]) -> dict[str, str]:
    return {row.a: row.adoption for row in requirements(plan, tasks, figures)}


@pytest.mark.parametrize(
    ("change", "of_rate", "of_total"),
    [
        ("same", "adopted", "adopted"),
        ("stricter", "tightened", "tightened"),
        ("looser", "loosened", "changed"),
        ("changed", "changed", "changed"),
    ],
)
def test_figures(change: IndicatorVerdict, of_rate: str, of_total: str) -> None:
    rows = [IndicatorChange(change=change, a=one, b=one) for one in FIGURES]
    found = adoption(PLAN, [], rows)
    assert (found["i1"], found["i2"], found["t1"]) == (of_rate, of_total, "missing")


@pytest.mark.parametrize(("end", "told"), [("2025-06", "adopted"), ("2025-01", "tightened"), ("2026", "loosened")])
def test_tasks(end: str, told: str) -> None:
    later = TASK.model_copy(update={"due": TimeRef(text="x", end=end, kind="deadline")})
    assert adoption(PLAN, [TaskChange(change="same", a=TASK, b=later)], [])["t1"] == told


def test_both_ways_is_a_change() -> None:
    earlier = TASK.model_copy(update={"due": TimeRef(text="x", end="2025-01", kind="deadline")})
    later = TASK.model_copy(update={"due": TimeRef(text="x", end="2026", kind="deadline")})
    rows = [TaskChange(change="same", a=TASK, b=one) for one in (earlier, later)]
    assert adoption(PLAN, rows, [])["t1"] == "changed"
