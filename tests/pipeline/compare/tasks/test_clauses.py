"""Which clauses of a task another plan says."""

from pipeline.compare.tasks import alignment
from pipeline.compare.tasks.clauses import Clause, Kept, kept
from pipeline.compare.tasks.work import Work, works_of
from tests.pipeline.compare.tasks.written import tasks, written


def works(*items: str) -> list[Work]:
    return works_of(written(tasks(*items)))


OURS = works("支持养老机构发展。新建护理型床位给予建设补贴，为失能老人开展上门助浴，加大支持力度。")
THEIRS = works("完善老旧小区设施。推进住宅加装电梯。", "发展社区照护。对失能老人开展助浴、助洁上门服务。", "严格资金管理。开展专项审计。")


def test_a_clause_is_told_with_the_words_that_say_most_of_it() -> None:
    (found,) = kept(OURS, THEIRS, {0: {0, 1, 2}})
    assert found.clauses == (Clause("为失能老人开展上门助浴", "对失能老人开展助浴、助洁上门服务", 1),)
    assert 0 < found.share < 0.5
    assert found.of == 2  # 支持 … 发展 and 加大支持力度 say too little to be followed


def test_only_tasks_that_come_near_are_asked() -> None:
    assert kept(OURS, THEIRS, {0: {0}}) == kept(OURS, THEIRS, {}) == [Kept((), 0.0, 2)]


def test_a_plan_says_the_whole_of_itself() -> None:
    plan = written(tasks("办好社区食堂。为高龄老人送餐上门。", "加装住宅电梯。简化规划许可和施工报批手续。"))
    assert [found.share for found in alignment(plan, plan).kept()] == [1.0, 1.0]
