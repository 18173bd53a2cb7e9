"""Task and duty tables: heads in any order and depth, merged cells, groups, numbers, dates, roles."""

import pytest

from extractors.grid import Grid
from extractors.tasktables import read_table, speaks_of_bodies
from pipeline.readers.builder import DocumentBuilder
from tests.extractors.made import SOURCE
from tests.extractors.test_tasks import cells_of


def document(rows):
    builder = DocumentBuilder()
    builder.table(cells_of(rows))
    return builder.build(SOURCE)


def shown(rows, **options):
    made = document(rows)
    found = read_table(Grid(made, made.tables[0]), **options)
    bodies = [" ".join(f"{made.text[e.name.start : e.name.end]}:{role[0]}" for e, role in row.entries) for row in found]
    dates = [made.text[slice(*row.due)] if row.due else "" for row in found]
    return [[row.number or "", row.title, body, date] for row, body, date in zip(found, bodies, dates, strict=True)]


CASES = {
    "分工 beside tasks names bodies": (
        [["序号", "事项", "分工"], ["1", "改造管网", "县住建局牵头，县水务局配合"], ["2", "整修道路", "县交通局负责"]],
        [["1", "改造管网", "县住建局:l 县水务局:s", ""], ["2", "整修道路", "县交通局:r", ""]],
    ),
    "同上 says what stands above": (
        [["任务", "责任单位", "完成时限"], ["改造管网", "县住建局、县水务局", "2031年6月"], ["整修道路", "同上", "〃"]],
        [["", "改造管网", "县住建局:r 县水务局:r", "2031年6月"], ["", "整修道路", "县住建局:r 县水务局:r", "2031年6月"]],
    ),
    "plain columns": (
        [["序号", "任务", "牵头单位", "责任单位", "完成时限"], ["1", "改造管网", "县住建局", "县水务局、县财政局", "2024年9月"]],
        [["1", "改造管网", "县住建局:l 县水务局:s 县财政局:s", "2024年9月"]],
    ),
    "columns in another order": (
        [["时间要求", "配合部门", "主办部门", "重点工作"], ["长期", "县水务局", "县住建局", "改造管网"]],
        [["", "改造管网", "县住建局:l 县水务局:s", "长期"]],
    ),
    "responsible bodies alone": (
        [["工作事项", "责任单位"], ["改造管网", "县住建局、县水务局"], ["整修道路", "县交通局"]],
        [["", "改造管网", "县住建局:r 县水务局:r", ""], ["", "整修道路", "县交通局:r", ""]],
    ),
    "a table of progress: leaders and how far the work is hold no bodies": (
        [
            ["序号", "责任单位", "实施内容", "协同单位", "分管 领导", "完成进度(6月底)", "是否 达序时", "未达序时原因"],
            ["3", "住建局", "改造管网2处", "财政局 水务局 各镇街道", "", "由城投公司施工，9月底前完成", "是", ""],
        ],
        [["3", "改造管网2处", "住建局:r 财政局:s 水务局:s 各镇街道:s", ""]],
    ),
    "what one more column lists beside bodies and dates": (
        [["整治行业", "时间安排", "责任单位"], ["渡口码头", "3月份", "交管站 派出所"], ["烟花爆竹", "4月份", "应急办"]],
        [["", "渡口码头", "交管站:r 派出所:r", "3月份"], ["", "烟花爆竹", "应急办:r", "4月份"]],
    ),
    "a column of figures is no work": ([["主要指标", "完成时限", "责任单位"], ["覆盖率90%", "2031年", "县教育局"]], []),
    "other words for those who help": (
        [["任务", "牵头单位", "协作单位", "会办部门"], ["改造管网", "县住建局", "县水务局", "县财政局"]],
        [["", "改造管网", "县住建局:l 县水务局:s 县财政局:s", ""]],
    ),
    "projects by their names": (
        [["工程名称", "建设规模", "牵头单位"], ["管网改造", "2处", "县住建局"]],
        [["", "管网改造", "县住建局:l", ""]],
    ),
    "marks in the cell": (
        [["任务", "责任部门（▲为牵头部门）"], ["改造管网", "▲县住建局、县水务局"]],
        [["", "改造管网", "县住建局:l 县水务局:s", ""]],
    ),
    "the head says that the first leads": (
        [["任务", "责任单位（列第一位的为牵头单位）"], ["改造管网", "县住建局、县水务局"]],
        [["", "改造管网", "县住建局:l 县水务局:s", ""]],
    ),
    "verbs in the cell": (
        [["任务", "责任单位"], ["改造管网", "县住建局牵头，县水务局配合"]],
        [["", "改造管网", "县住建局:l 县水务局:s", ""]],
    ),
    "labels in the cell": (
        [["任务", "责任分工"], ["改造管网", "牵头单位：县住建局 配合单位：县水务局"]],
        [["", "改造管网", "县住建局:l 县水务局:s", ""]],
    ),
    "two rows of heads that nothing merges": (
        [
            ["序号", "重点任务", "", "责任分工", "", "完成时限"],
            ["", "工作内容", "具体举措", "牵头单位", "配合单位", ""],
            ["1", "改造管网", "更换干线", "县住建局", "县水务局", "2024.9"],
        ],
        [["1", "改造管网", "县住建局:l 县水务局:s", "2024.9"]],
    ),
    "two rows of heads": (
        [
            ["序号", "任务", "责任单位", "<", "完成时限"],
            ["^", "^", "牵头单位", "配合单位", "^"],
            ["1", "改造管网", "县住建局", "县水务局", "2024年"],
        ],
        [["1", "改造管网", "县住建局:l 县水务局:s", "2024年"]],
    ),
    "a title above the heads": (
        [["任务分解表", "<", "<"], ["序号", "任务", "责任单位"], ["1", "改造管网", "县住建局"]],
        [["1", "改造管网", "县住建局:r", ""]],
    ),
    "merged owners and dates": (
        [["任务", "责任单位", "完成时限"], ["改造管网", "县住建局", "2024年"], ["整修道路", "^", "^"]],
        [["", "改造管网", "县住建局:r", "2024年"], ["", "整修道路", "县住建局:r", "2024年"]],
    ),
    "merged groups, numbers that begin again": (
        [
            ["类别", "序号", "工作任务", "责任单位"],
            ["设施", "1", "改造管网", "县住建局"],
            ["^", "2", "整修道路", "县交通局"],
            ["环境", "1", "清理垃圾", "县城管局"],
        ],
        [["1", "改造管网", "县住建局:r", ""], ["2", "整修道路", "县交通局:r", ""], ["1", "清理垃圾", "县城管局:r", ""]],
    ),
    "group rows over the whole width": (
        [["序号", "任务", "责任单位"], ["一、完善设施", "<", "<"], ["1", "改造管网", "县住建局"]],
        [["1", "改造管网", "县住建局:r", ""]],
    ),
    "group rows in one cell, the others empty": (
        [["任务", "责任单位", "完成时限"], ["（一）完善设施", "", ""], ["1.改造管网", "县住建局", "2024年"]],
        [["1.", "改造管网", "县住建局:r", "2024年"]],
    ),
    "heads that repeat": (
        [["任务", "责任单位"], ["改造管网", "县住建局"], ["任务", "责任单位"], ["整修道路", "县交通局"]],
        [["", "改造管网", "县住建局:r", ""], ["", "整修道路", "县交通局:r", ""]],
    ),
    "several columns of work: the first that is filled row by row": (
        [
            ["重点任务", "工作内容", "责任单位"],
            ["完善设施", "改造管网。更换管材。", "县住建局"],
            ["^", "整修道路", "县交通局"],
            ["^", "增设路灯", "县城管局"],
        ],
        [["", "改造管网", "县住建局:r", ""], ["", "整修道路", "县交通局:r", ""], ["", "增设路灯", "县城管局:r", ""]],
    ),
    "numbers in the title": (
        [["工作任务", "责任部门"], ["（一）改造管网", "县住建局"], ["2.1整修道路", "县交通局"], ["3、增设路灯", "县城管局"]],
        [["（一）", "改造管网", "县住建局:r", ""], ["", "2.1整修道路", "县交通局:r", ""], ["3、", "增设路灯", "县城管局:r", ""]],
    ),
    "a task that nobody answers for": (
        [["序号", "任务", "责任单位"], ["1", "改造管网", ""], ["2", "整修道路", "县交通局"]],
        [["1", "改造管网", "", ""], ["2", "整修道路", "县交通局:r", ""]],
    ),
    "duties": (
        [["成员单位", "工作职责"], ["县教育局", "将阅读纳入课程。"], ["县妇联、团县委", "组织活动；开展宣传"]],
        [["", "将阅读纳入课程", "县教育局:r", ""], ["", "组织活动；开展宣传", "县妇联:r 团县委:r", ""]],
    ),
    "people beside the bodies": (
        [["任务", "牵头领导", "牵头单位", "责任单位", "责任人"], ["改造管网", "张某", "县住建局", "县水务局", "李某"]],
        [["", "改造管网", "县住建局:l 县水务局:s", ""]],
    ),
    "duties of those whom the head calls responsible": (
        [["责任单位", "工作职责"], ["县教育局", "负责统筹协调。"], ["各镇街", "组织活动"]],
        [["", "负责统筹协调", "县教育局:r", ""], ["", "组织活动", "各镇街:r", ""]],
    ),
    "indicators": ([["指标", "单位", "2020年", "2025年"], ["书屋", "处", "3", "20"]], []),
    "a roster": ([["姓名", "职务"], ["张某", "组长"]], []),
    "projects without owners": ([["项目名称", "建设规模", "总投资"], ["东渠", "三公里", "两亿元"]], []),
}


@pytest.mark.parametrize("name", CASES)
def test_tables(name):
    rows, wanted = CASES[name]
    assert shown(rows) == wanted


def test_a_list_is_led_by_its_first_where_the_plan_has_said_so():
    rows = [["任务", "责任单位"], ["改造管网", "县住建局、县水务局"]]
    assert shown(rows, first_leads=lambda offset: True) == [["", "改造管网", "县住建局:l 县水务局:s", ""]]


@pytest.mark.parametrize(
    ("heads", "speaks"), [(["点位", "牵头单位"], True), (["点位", "配合部门"], True), (["指标", "单位"], False), (["姓名", "单位"], False)]
)
def test_heads_that_speak_of_bodies(heads, speaks):
    made = document([heads, ["东桥", "县住建局"], ["西桥", "县交通局"]])
    assert speaks_of_bodies(Grid(made, made.tables[0])) is speaks
