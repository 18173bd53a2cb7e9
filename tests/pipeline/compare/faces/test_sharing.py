"""Tasks that share only clauses, in every face: said to be so, both clauses quoted, what is left named."""

from pathlib import Path

from openpyxl import load_workbook

import pipeline.compare
from pipeline.cli.differing import Printer
from pipeline.compare.faces import Compared, book, own_collectives, verdict_of
from pipeline.compare.faces.page import page
from pipeline.messages import Messages
from schemas.diff import Diff, OwnerChange, PlanName, TaskChange
from tests.pipeline.compare.tasks.written import tasks, written

OTHERS = ("修缮农村公路。改造危桥和急弯陡坡。", "防治松材线虫。清理病死松树。")
CITY = written(tasks("办好社区食堂。引进连锁餐饮企业，公开菜品价格清单，改造老旧后厨设备，评定食堂服务星级，为高龄老人送餐上门。", *OTHERS))
DISTRICT = written(
    tasks("照护高龄老人。走访独居老人家庭，为高龄老人送餐上门，代办残疾人证照，培训家庭护老员，发放护理补贴。", *OTHERS), city="临江县"
)
CLAUSE, LEFT, OTHER = "为高龄老人送餐上门", "评定食堂服务星级", "代办残疾人证照"


def compared() -> Compared:
    return Compared(pipeline.compare.diff(CITY, DISTRICT, "superior"), CITY, DISTRICT)


def test_the_row_and_the_requirement() -> None:
    diff = compared().diff
    (row,) = (row for row in diff.tasks if row.extent == "part")
    assert (row.change, verdict_of(row)) == ("reworded", "part")
    assert [(one.a.text, one.b.text) for one in row.clauses] == [(CLAUSE, CLAUSE)]
    assert LEFT in [one.text for one in row.rest_a]
    assert OTHER in [one.text for one in row.rest_b]
    found = diff.requirements[0]
    assert (found.adoption, found.said, found.of) == ("partly", 1, 5)
    assert LEFT in [one.text for one in found.left]


def test_the_print() -> None:
    lines = ["".join(text for _, text in line) for line in Printer(Messages("en"), compared(), unchanged=False, plain=True).lines()]
    told = "\n".join(lines)
    assert f"in like words  “{CLAUSE}”（第5段） ≈ “{CLAUSE}”（第5段）" in told
    assert "moved" not in told
    assert [line for line in lines if "no like words found in B for" in line and LEFT in line]
    assert [line for line in lines if "no like words found in A for" in line and OTHER in line]
    assert [line for line in lines if line.startswith("  in part") and "(at least 1 of 5 clauses in like words)" in line]


def test_the_page() -> None:
    told = page(compared())
    for words in ("部分对应（1）", "用词相近的条款", "乙中未找到用词相近的条款", "甲中未找到用词相近的条款", "（5 条中至少 1 条用词相近）"):
        assert words in told


def test_the_workbook(tmp_path: Path) -> None:
    book.write(compared(), tmp_path / "a.xlsx")
    made = load_workbook(tmp_path / "a.xlsx")
    (row,) = ([str(cell) for cell in row] for row in made["任务对比"].values if row[0] == "部分对应")
    assert [cell for cell in row if f"用词相近的条款：“{CLAUSE}”" in cell and "乙中未找到用词相近的条款：" in cell]
    (row,) = ([str(cell) for cell in row] for row in made["上级要求"].values if row[0] == "部分落实")
    assert "1/5" in row
    assert [cell for cell in row if LEFT in cell]


WHO = "、".join(("失能", "独居", "空巢", "失独", "留守") * 8)
DATED = written(tasks(f"照护高龄老人。走访独居老人家庭，{CLAUSE}，2025年6月底前为{WHO}老人建档第二批名册。", *OTHERS))


def test_numbers_of_either_side_stand_in_every_face(tmp_path: Path) -> None:
    """A clause with a date is told though there is no counterpart for it, whole, and once in the print."""
    plans = Compared(pipeline.compare.diff(CITY, DATED, "peers"), CITY, DATED)
    lines = ["".join(text for _, text in line) for line in Printer(Messages("zh"), plans, unchanged=False, plain=True).lines()]
    told = [line for line in lines if "A相近处未找到的数字、日期" in line]
    assert len(told) == 1
    assert "2025年6月底前" in told[0]
    assert "第二批" in told[0]
    assert "甲相近处未找到的数字、日期" in page(plans)
    book.write(plans, tmp_path / "a.xlsx")
    cells = [str(cell) for row in load_workbook(tmp_path / "a.xlsx")["任务对比"].values for cell in row]
    assert [cell for cell in cells if "甲相近处未找到的数字、日期" in cell and "第二批" in cell]


def test_what_goes_with_another_by_title_alone_is_told_so() -> None:
    ours, theirs = written(tasks("办好社区食堂。引进连锁餐饮企业。", *OTHERS)), written(tasks("办好社区食堂。利用闲置校舍。", *OTHERS))
    plans = Compared(pipeline.compare.diff(ours, theirs, "superior"), ours, theirs)
    (row,) = (row for row in plans.diff.tasks if row.change != "same")
    assert (row.change, verdict_of(row)) == ("reworded", "titled")
    assert plans.diff.requirements[0].adoption == "unclear"
    lines = ["".join(text for _, text in line) for line in Printer(Messages("zh"), plans, unchanged=False, plain=True).lines()]
    assert [line for line in lines if line.startswith("  题目相近")]
    assert [line for line in lines if line.startswith("  待核") and "（1 条中未找到用词相近的条款）" in line]
    assert "题目相近（1）" in page(plans)


def test_a_task_with_two_counterparts_names_its_many_once() -> None:
    """各区政府 of a city's plan beside that of a district: pairs of tasks are no tasks."""
    one, two = (TaskChange(change="reworded", a=CITY.tasks[0], b=task, owners=(ITSELF,)) for task in DISTRICT.tasks[:2])
    diff = Diff(a=PlanName(name="a"), b=PlanName(name="b"), tasks=(one, two))
    assert own_collectives(diff) == [("A", "各区政府", 1)]


ITSELF = OwnerChange(agency="各区政府", a="responsible", change="itself")
