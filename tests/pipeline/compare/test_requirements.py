"""What becomes of a superior's requirements."""

import pytest

from pipeline.compare.locating import Places
from pipeline.compare.requirements import is_total, requirements
from pipeline.compare.tasks import Fate
from pipeline.compare.tasks.align import Hint
from schemas import Evidence, Indicator, IndicatorChange, Plan, TaskChange, TimeRef
from schemas.diff import Extent, IndicatorVerdict, Requirement, SharedClause
from schemas.plan import Comparator
from tests.plans.one import made_plan

PLAN = made_plan()
TASK, FIGURES = PLAN.tasks[0], PLAN.indicators
LEFT = "2025年6月底前完成"
WHOLE, NOTHING = Fate(5, (), (), 5), Fate(0, (), (LEFT,), 5)
QUOTED = tuple(PLAN.text[start : start + 8] for start in (TASK.evidence[0].start + k for k in range(3)))
# One of three only named; one; none; three that are quoted as reasons, though two of them only name the same.
FATES = (Fate(3, (), (), 5, 1), Fate(1, (), (), 5, 1), NOTHING, Fate(3, (), (), 5, 2, QUOTED))


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


def told(plan: Plan, tasks: list[TaskChange], figures: list[IndicatorChange], fate: Fate = WHOLE) -> dict[str, Requirement]:
    places = Places(plan), Places(plan)
    return {row.a: row for row in requirements(places, tasks, figures, [fate] * len(plan.tasks))}


def adoption(plan: Plan, tasks: list[TaskChange], figures: list[IndicatorChange], fate: Fate = WHOLE) -> dict[str, str]:
    return {task: row.adoption for task, row in told(plan, tasks, figures, fate).items()}


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
    ("fate", "extent", "verdict"),
    [
        (WHOLE, "whole", "adopted"),
        (Fate(3, (), (), 4), "whole", "adopted"),
        (Fate(2, (), (), 4), "whole", "partly"),
        (Fate(3, (), (LEFT,), 4), "whole", "partly"),  # most is said, but one clause is left out
        (Fate(0, (), (LEFT,), 2), "whole", "unclear"),  # one by its title: its clauses may be said in other words
        (Fate(0, (), (), 0), "whole", "adopted"),  # nothing but a title
        (Fate(4, (), (), 4, 2), "whole", "partly"),  # half of the clauses only name the same thing
        (WHOLE, "part", "partly"),
        (NOTHING, "unclear", "unclear"),
    ],
)
def test_what_the_clauses_make_of_a_task(fate: Fate, extent: Extent, verdict: str) -> None:
    assert adoption(PLAN, [TaskChange(change="reworded", a=TASK, b=TASK, extent=extent)], [], fate)["t1"] == verdict


def test_another_date_outweighs_what_is_left_out() -> None:
    later = TASK.model_copy(update={"due": TimeRef(text="x", end="2026", kind="deadline")})
    assert adoption(PLAN, [TaskChange(change="reworded", a=TASK, b=later, extent="whole")], [], NOTHING)["t1"] == "loosened"


def test_pieces_of_a_task_without_a_counterpart_are_named() -> None:
    at = Places(PLAN).of(TASK, LEFT)
    assert PLAN.text[at.start : at.end] == at.text == LEFT
    fate = Fate(0, (Hint(LEFT, LEFT, 0),), (LEFT,), 5)
    piece = SharedClause(a=at, b=at, task="t1")
    assert told(PLAN, [], [], fate)["t1"] == Requirement(kind="task", a="t1", adoption="unclear", clauses=(piece,), of=5)
    paired = [TaskChange(change="reworded", a=TASK, b=TASK, extent="part")]
    expected = Requirement(kind="task", a="t1", b=("t1",), adoption="unclear", clauses=(piece,), of=5, left=(at,))
    assert told(PLAN, paired, [], fate)["t1"] == expected
    assert told(PLAN, [], [], NOTHING)["t1"].adoption == "missing"


def test_the_number_of_clauses_is_of_those_in_like_words() -> None:
    paired = [TaskChange(change="reworded", a=TASK, b=TASK, extent="part")]
    assert [told(PLAN, paired, [], fate)["t1"].said for fate in FATES] == [2, 1, 0, 3]


def test_what_leaves_out_a_number_is_not_adopted() -> None:
    places = Places(PLAN), Places(PLAN)
    at = places[0].of(TASK, LEFT)
    whole = [TaskChange(change="reworded", a=TASK, b=TASK, extent="whole")]
    row = next(requirements(places, whole, [], [WHOLE] * len(PLAN.tasks), lambda side, task: (at,)))
    assert (row.adoption, row.numbers) == ("partly", (at,))
