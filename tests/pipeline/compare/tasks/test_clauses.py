"""Which clauses of a task another plan says."""

from pipeline.compare.tasks import alignment
from pipeline.compare.tasks.clauses import Sayings
from pipeline.compare.tasks.work import Work, works_of
from tests.pipeline.compare.tasks.written import tasks, written


def works(*items: str) -> list[Work]:
    return works_of(written(tasks(*items)))


OURS = works("支持养老机构发展。新建护理型床位给予建设补贴，为失能老人开展上门助浴，加大支持力度。")
THEIRS = works("完善老旧小区设施。推进住宅加装电梯。", "发展社区照护。对失能老人开展助浴、助洁上门服务。", "严格资金管理。开展专项审计。")
SAYINGS = Sayings(OURS, THEIRS)
SHARED = [("为失能老人开展上门助浴", "对失能老人开展助浴、助洁上门服务")]


def test_a_clause_goes_with_the_one_that_says_the_same() -> None:
    assert [(one.a.text, one.b.text) for one in SAYINGS.shared(0, 1)] == SHARED
    assert SAYINGS.shared(0, 0) == SAYINGS.shared(0, 2) == []


def test_only_the_tasks_asked_for_are_looked_at() -> None:
    asked = [SAYINGS.said(0, 0, some, counterparts=True) for some in ({0, 1, 2}, {0, 2}, set())]
    assert [[(one.a.text, one.b.text) for one in found] for found in asked] == [SHARED, [], []]
    assert [(one.a.text, one.b.text) for one in SAYINGS.said(1, 1, {0}, counterparts=True)] == SHARED


def test_what_says_too_little_is_no_clause() -> None:
    assert [one.text for one in SAYINGS.of(0, 0)] == ["新建护理型床位给予建设补贴", "为失能老人开展上门助浴"]  # not 加大支持力度


def test_what_nothing_comes_near_to_is_unsaid() -> None:
    assert [one.text for one in SAYINGS.unsaid(0, 0)] == ["新建护理型床位给予建设补贴"]


def test_words_of_the_plans_titles_tell_nothing_of_a_task_that_is_no_counterpart() -> None:
    ours, theirs = works("改善服务。编印海滨新城消费提振简报。"), works("办好展会。举行海滨新城消费提振巡游。")
    told = [Sayings(ours, theirs, about).said(0, 0, {0}, counterparts=False) for about in ((), ("海滨新城消费提振行动方案",))]
    assert [len(found) for found in told] == [1, 0]


def test_a_plan_says_the_whole_of_itself() -> None:
    plan = written(tasks("办好社区食堂。为高龄老人送餐上门。", "加装住宅电梯。简化规划许可和施工报批手续。"))
    assert [(fate.said, fate.of, fate.hints, fate.unsaid) for fate in alignment(plan, plan).fates()] == [(1, 1, (), ()), (1, 1, (), ())]


def test_a_name_that_a_plan_gives_to_many_things_makes_no_two_clauses_alike() -> None:
    pier = "渡轮客运服务中心"
    many = [f"完善设施。{pier}{what}。" for what in ("粉刷外墙", "加装坡道", "翻新浮桥", "更换座椅")]
    ours, theirs = works(f"理顺体制。{pier}为骨干。"), works(f"核定薪酬。{pier}绩效考核。", *many)
    assert Sayings(ours, theirs).shared(0, 0) == []
    assert [(one.a.text, one.b.text) for one in Sayings(ours, theirs[:1]).shared(0, 0)] == [(f"{pier}为骨干", f"{pier}绩效考核")]


def test_what_only_names_a_thing_counts_where_it_is_said() -> None:
    ours = works("活跃消费。线上线下联动打造夜游渡口集市。")
    theirs = works("点亮夜游。营造更多触手可及、其乐融融的集市夜景。", "开办集市。联动打造夜游渡口集市。", "严格管理。开展专项审计。")
    assert [len(Sayings(ours, theirs).shared(0, j)) for j in range(3)] == [0, 1, 0]


def test_clauses_on_different_things_are_not_alike_whatever_the_verbs() -> None:
    ours, theirs = works("完善渡运体系。推进沿江渡运队伍人才建设。"), works("完善渡运体系。推进沿江渡运平台信息化建设。")
    about = ("沿江渡运发展方案",)
    assert Sayings(ours, theirs, about).shared(0, 0) == []
    assert len(Sayings(ours, works("完善渡运体系。加快沿江渡运人才建设。"), about).shared(0, 0)) == 1


def test_a_long_clause_of_turns_of_phrase_counts_with_one_thing() -> None:
    found = [one.text for one in Sayings(works("办好集市。更大力度吸引和利用渡资，加大支持力度。"), []).of(0, 0)]
    assert found == ["更大力度吸引和利用渡资"]
