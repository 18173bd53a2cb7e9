"""Which goals of two plans go together."""

import pipeline.compare
from pipeline.compare.goals import target_changes
from schemas import Diff
from tests.pipeline.compare.tasks.written import written

HERE = written(
    "一、工作目标\n——航线更密。到2026年，沿江开行渡轮60艘，改造渡口30处。\n——服务更好。到2026年，渡运投诉办结率达到98%。\n"
    "二、重点任务\n（一）更新渡轮\n购置电动渡轮。\n"
)
THERE = written(
    "一、工作目标\n到2026年，沿江开行渡轮20艘；渡运投诉办结率达到99%；无障碍设施全面覆盖，乘客安心顺心。\n二、重点任务\n（一）更新渡轮\n购置电动渡轮。\n",
    city="临江县",
)


def rows(diff: Diff) -> list[tuple[str, str | None, str | None]]:
    return [(row.change, row.a and row.a.text[:6], row.b and row.b.text[:8]) for row in diff.targets]


def test_goals_that_state_one_quantity_go_together_though_one_states_what_two_do() -> None:
    assert {row.change for row in target_changes(HERE, THERE)} == {"added", "dropped"}
    there, back = pipeline.compare.diff(HERE, THERE), pipeline.compare.diff(THERE, HERE)
    assert {change for change, _, _ in rows(there)} == {"reworded"}
    assert len(there.targets) == 2
    pairs = {(row.a and row.a.id, row.b and row.b.id) for row in there.targets}
    assert pairs == {(row.b and row.b.id, row.a and row.a.id) for row in back.targets}
