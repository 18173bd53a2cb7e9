"""What becomes of a superior's requirements."""

import pytest

from pipeline.compare.requirements import is_total, requirements
from pipeline.compare.tasks.clauses import Clause, Kept
from schemas import Evidence, Indicator, IndicatorChange, Plan, TaskChange, TimeRef
from schemas.diff import IndicatorVerdict, NearClause, Requirement
from schemas.plan import Comparator
from tests.plans.one import made_plan

PLAN = made_plan()
TASK, FIGURES = PLAN.tasks[0], PLAN.indicators
WHOLE, NOTHING = Kept((), 1.0, 5), Kept((), 0.0, 5)


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


def told(plan: Plan, tasks: list[TaskChange], figures: list[IndicatorChange], kept: Kept = WHOLE) -> dict[str, Requirement]:
    return {row.a: row for row in requirements(plan, plan, tasks, figures, [kept] * len(plan.tasks))}


def adoption(plan: Plan, tasks: list[TaskChange], figures: list[IndicatorChange], kept: Kept = WHOLE) -> dict[str, str]:
    return {task: row.adoption for task, row in told(plan, tasks, figures, kept).items()}


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


@pytest.mark.parametrize(("end", "verdict"), [("2025-06", "adopted"), ("2025-01", "tightened"), ("2026", "loosened")])
def test_tasks(end: str, verdict: str) -> None:
    later = TASK.model_copy(update={"due": TimeRef(text="x", end=end, kind="deadline")})
    assert adoption(PLAN, [TaskChange(change="same", a=TASK, b=later)], [])["t1"] == verdict


def test_both_ways_is_a_change() -> None:
    earlier = TASK.model_copy(update={"due": TimeRef(text="x", end="2025-01", kind="deadline")})
    later = TASK.model_copy(update={"due": TimeRef(text="x", end="2026", kind="deadline")})
    rows = [TaskChange(change="same", a=TASK, b=one) for one in (earlier, later)]
    assert adoption(PLAN, rows, [])["t1"] == "changed"


@pytest.mark.parametrize(
    ("kept", "verdict"),
    [
        (WHOLE, "adopted"),
        (Kept((), 0.5, 4), "adopted"),
        (Kept((), 0.4, 4), "partly"),
        (Kept((), 0.0, 2), "adopted"),  # a short one, in other words
    ],
)
def test_a_task_of_which_little_is_said_is_adopted_in_part(kept: Kept, verdict: str) -> None:
    assert adoption(PLAN, [TaskChange(change="reworded", a=TASK, b=TASK)], [], kept)["t1"] == verdict


def test_another_date_outweighs_what_is_left_out() -> None:
    later = TASK.model_copy(update={"due": TimeRef(text="x", end="2026", kind="deadline")})
    assert adoption(PLAN, [TaskChange(change="reworded", a=TASK, b=later)], [], NOTHING)["t1"] == "loosened"


def test_pieces_of_a_task_without_a_counterpart_are_named() -> None:
    kept = Kept((Clause("为老人送餐", "开展送餐上门", 0),), 0.2, 5)
    piece = NearClause(a="为老人送餐", b="开展送餐上门", task="t1")
    assert told(PLAN, [], [], kept)["t1"] == Requirement(kind="task", a="t1", b=(), adoption="unclear", clauses=(piece,))
    paired = [TaskChange(change="reworded", a=TASK, b=TASK)]
    assert told(PLAN, paired, [], kept)["t1"] == Requirement(kind="task", a="t1", b=("t1",), adoption="partly", clauses=())
    assert told(PLAN, [], [], NOTHING)["t1"].adoption == "missing"
