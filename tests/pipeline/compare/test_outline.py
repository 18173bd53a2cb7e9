"""The headings of two plans: which go together, and which stand elsewhere."""

from pipeline.cli.differing import Printer
from pipeline.compare import diff
from pipeline.compare.faces import Compared
from pipeline.messages import Messages
from tests.pipeline.compare.tasks.written import written

HERE = """\
一、产业创新行动
（一）培育新兴产业集群
支持龙头企业带动配套企业。
（二）扶持创新企业成长
奖励首次认定的企业。
二、要素保障行动
（一）保障项目用地
盘活存量土地。
"""
THERE = """\
一、能源保供
（一）保障电力供应
加密巡线。
二、全力壮大集群
（一）培育新兴产业集群
支持旅游企业抱团发展。
（二）扶持创新企业成长
奖励首次认定的企业。
"""


def test_a_part_of_another_name_goes_with_the_one_that_holds_its_headings() -> None:
    rows = [(row.change, row.a and row.a.title, row.b and row.b.title) for row in diff(written(HERE), written(THERE)).outline]
    assert ("reworded", "产业创新行动", "全力壮大集群") in rows
    assert ("same", "培育新兴产业集群", "培育新兴产业集群") in rows
    assert not [row for row in rows if row[0] == "moved"]


def test_a_heading_that_only_moved_is_printed_whole() -> None:
    a = written("一、设施\n（一）改造渡口码头设施\n换新护栏。\n二、服务\n（一）延长开渡时间\n早晚各加一班。\n")
    b = written(
        "一、服务\n（一）延长开渡时间\n早晚各加一班。\n（二）改造渡口码头设施\n换新护栏。\n二、设施\n（一）增设候渡亭\n搭建三座。\n"
    )
    told = Printer(Messages("en"), Compared(diff(a, b), a, b), unchanged=False, plain=True).lines()
    moved = [line for line in ("".join(text for _, text in row) for row in told) if line.strip().startswith("moved")]
    assert moved
    assert all("改造渡口码头设施" in line for line in moved)


def test_a_part_whose_headings_went_into_another_is_merged_with_it() -> None:
    a = written(
        "一、改造渡口设施\n（一）更换渡口护栏\n换新。\n（二）修缮渡口码头\n补强。\n（三）照亮渡口夜航\n装灯。\n"
        "二、改善渡工待遇\n（一）发放渡工补贴\n按月。\n（二）开办渡工夜校\n按季。\n"
    )
    b = written(
        "一、改造渡口设施和渡工食宿\n（一）更换渡口护栏\n换新。\n（二）修缮渡口码头\n补强。\n（三）照亮渡口夜航\n装灯。\n"
        "（四）发放渡工补贴\n按月。\n（五）开办渡工夜校\n按季。\n二、办好龙舟赛事\n（一）评选龙舟能手\n每年一次。\n"
    )
    for one, other, verdict, ends in (
        (a, b, "merged", ("改善渡工待遇", "改造渡口设施和渡工食宿")),
        (b, a, "split", ("改造渡口设施和渡工食宿", "改善渡工待遇")),
    ):
        rows = [(row.change, row.a and row.a.title, row.b and row.b.title) for row in diff(one, other).outline]
        assert (verdict, *ends) in rows
        assert not [row for row in rows if row[0] == "moved"]


def test_headings_of_tasks_that_have_nothing_in_common_stand_alone() -> None:
    a = written("一、任务\n（一）加强渡口智能化售票平台建设\n联网售票，刷脸检票，实时公布余票。\n")
    b = written("一、任务\n（一）加强渡口绿化平台管护\n栽植乡土树种，清理枯枝落叶，防治虫害。\n")
    rows = [(row.change, row.a and row.a.title, row.b and row.b.title) for row in diff(a, b).outline]
    paired = [one for one in rows if one[1] == "加强渡口智能化售票平台建设" and one[2]]
    assert bool(paired) == bool([row for row in diff(a, b).tasks if row.a and row.b])


def test_parts_that_alone_play_their_role_go_together() -> None:
    a = written("一、行动目标\n到2026年，渡口面貌更新。\n二、重点行动\n（一）更换护栏\n换新。\n三、组织实施\n（一）考核渡工\n按季。\n")
    b = written("一、总体目标\n到2027年，渡运畅通。\n二、主要任务\n（一）开行夜航\n加班。\n三、保障措施\n（一）筹措资金\n列支。\n")
    rows = [(row.change, row.a and row.a.title, row.b and row.b.title) for row in diff(a, b).outline]
    for pair in (("行动目标", "总体目标"), ("重点行动", "主要任务"), ("组织实施", "保障措施")):
        assert ("reworded", *pair) in rows


def test_the_heading_of_a_task_that_only_one_plan_has_goes_with_no_part_of_like_words() -> None:
    a = written("一、任务\n（一）打造便民渡口环境\n公布票价，设置投诉箱，延长售票时间。\n（二）更换护栏\n换新护栏五十米。\n")
    b = written("一、营造便民渡口环境行动\n（一）更换护栏\n换新护栏八十米。\n（二）评选龙舟能手\n每年评选一次，颁发奖牌。\n")
    found = diff(a, b)
    assert ("dropped", "打造便民渡口环境") in [(row.change, row.a.title) for row in found.tasks if row.a]
    rows = [(row.change, row.a and row.a.title, row.b and row.b.title) for row in found.outline]
    assert ("dropped", "打造便民渡口环境", None) in rows
