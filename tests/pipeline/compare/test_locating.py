"""Where the clauses of a task stand."""

import pytest

from pipeline.compare.locating import Places, paired
from tests.pipeline.compare.tasks.written import tasks, written

PLAN = written(
    tasks(
        "办好社区食堂。每个街道开办两家社区食堂（市民政局牵头，各街道配合），为高龄老人送餐上门。",
        "加装住宅电梯。为高龄老人送餐上门，简化施工报批手续。",
    )
)


@pytest.mark.parametrize(
    ("task", "clause", "words"),
    [
        pytest.param(0, "为高龄老人送餐上门", "为高龄老人送餐上门", id="as-printed"),
        pytest.param(1, "为高龄老人送餐上门", "为高龄老人送餐上门", id="in-its-own-task"),
        pytest.param(1, "简化施工报批手续”", "简化施工报批手续", id="a-mark-without-its-partner"),
        pytest.param(1, "没有这样的条款也没有这样的话", PLAN.tasks[1].evidence[0].text, id="nowhere"),
    ],
)
def test_a_clause_stands_behind_the_beginning_of_its_task(task: int, clause: str, words: str) -> None:
    found = Places(PLAN).of(PLAN.tasks[task], clause)
    assert (found.text, PLAN.text[found.start : found.end]) == (words, words)
    assert found.start >= PLAN.tasks[task].evidence[0].start


@pytest.mark.parametrize(
    ("clause", "told"),
    [("成果共享”", "成果共享"), ("“一次申请", "一次申请"), ("推行“一次申请”", "推行“一次申请”"), ("《名录》", "《名录》")],
)
def test_marks_come_in_pairs(clause: str, told: str) -> None:
    assert paired(clause) == told
