"""The workbook read back: heads, rows, print setup, and texts that stay texts."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.exports import export_named, workbook
from pipeline.exports.safe import CELL_LENGTH
from pipeline.store import Filter, Store, open_store, put_plan
from pipeline.store.history import record_file, start_run
from schemas import Outcome, Problem
from tests.plans.one import made_plan


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path / "store.sqlite", create=True)
    outcomes = {
        "b.docx": Outcome(path="b.docx", status="ok", plan_id=made_plan().document.id, counts={"tasks": 2, "indicators": 2, "warnings": 1}),
        "locked.pdf": Outcome(path="locked.pdf", status="failed", problems=(Problem(code="encrypted", message="locked", hint="unlock"),)),
    }
    with made.writing() as connection:
        put_plan(connection, made_plan(), "b.docx")
        run = start_run(connection, "/in", "code", "2024-01-01T00:00:00+00:00")
        for path, outcome in outcomes.items():
            record_file(connection, run, folder="/in", path=path, sha256="0", code="code", outcomes=[outcome])
    return made


def sheet(path: Path, name: str) -> Worksheet:
    found = openpyxl.load_workbook(path)[name]
    assert isinstance(found, Worksheet)
    return found


def values(found: Worksheet) -> list[list[object]]:
    return [list(row) for row in found.iter_rows(values_only=True)]


def test_the_ledger(store: Store, tmp_path: Path) -> None:
    export_named("xlsx").write(store, tmp_path / "new" / "ledger.xlsx")
    title, place = "云溪市中医药惠民行动方案（2024—2026年）", "二、重点任务 › （一）建设中医馆，第1页"
    assert values(sheet(tmp_path / "new" / "ledger.xlsx", "任务分解表")) == [
        ["序号", "文件", "任务", "牵头单位", "责任/配合单位", "完成时限", "指标", "出处"],
        [1, title, "1.改造中医馆12个", "市卫健委", "市财政局、市医保局", "2025年6月底前", "中医馆（变化量）12–15.5个", place],
        [2, title, "2.=培训骨干医师", None, "市教育局", None, None, place],
    ]


def test_the_other_sheets(store: Store, tmp_path: Path) -> None:
    workbook.write(store, tmp_path / "l.xlsx", Filter())
    assert openpyxl.load_workbook(tmp_path / "l.xlsx").sheetnames == ["任务分解表", "指标", "文件"]
    indicators = values(sheet(tmp_path / "l.xlsx", "指标"))
    title = "云溪市中医药惠民行动方案（2024—2026年）"
    assert "/".join(map(str, indicators[0])) == "序号/文件/指标/性质/口径/比较/数值/上限/单位/时限/基期值/基期/属性/任务/原文/出处"
    assert indicators[1][:9] == [1, title, "中医馆覆盖率", "目标", "总量", "≥", 85, None, "%"]
    assert indicators[1][9:] == ["到2026年", 60.5, "2023", "预期性", None, "不低于85%", "一、行动目标，第5段"]
    heads, good, bad = values(sheet(tmp_path / "l.xlsx", "文件"))
    columns = "序号/路径/标题/发文机关/发文字号/文种/层级/地区/成文日期/规划期/结果/任务数/指标数/目标数/提示数/问题"
    assert "/".join(map(str, heads)) == columns
    assert good[:5] == [1, "b.docx", title, "云溪市人民政府办公室、青岚省、云溪市联席会议", "云政办发〔2024〕3号"]
    assert good[5:] == ["行动方案", "地市级", "云溪市", "2024-02-28", "2024—2026", "完整", 2, 2, None, 1, None]
    assert bad == [2, "locked.pdf", *[None] * 8, "失败", *[None] * 4, "文件有密码保护——请用密码打开，另存为不加密的文件"]


def test_it_is_ready_to_read_and_print(store: Store, tmp_path: Path) -> None:
    workbook.write(store, tmp_path / "l.xlsx", Filter())
    for name in ("任务分解表", "指标", "文件"):
        found = sheet(tmp_path / "l.xlsx", name)
        assert found.freeze_panes == "A2"
        assert found.auto_filter.ref == f"A1:{found.dimensions.split(':')[1]}"
        assert (found.page_setup.orientation, found.page_setup.paperSize) == ("landscape", 9)
        assert (found.page_setup.fitToWidth, found.page_setup.fitToHeight) == (None, 0) or found.page_setup.fitToHeight == 0
        assert found.sheet_properties.pageSetUpPr.fitToPage
        assert found.print_title_rows == "$1:$1"
        assert found["C1"].font.b
        assert found["C2"].alignment.wrap_text
        assert found.column_dimensions["C"].width > 25


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_what_looks_like_a_formula_stays_text(tmp_path: Path, start: str) -> None:
    plan = made_plan()
    task = plan.tasks[0].model_copy(update={"number": None, "title": f"{start}SUM(A1)"})
    store = open_store(tmp_path / "s.sqlite", create=True)
    with store.writing() as connection:
        put_plan(connection, plan.model_copy(update={"tasks": (task,)}), "x")
    workbook.write(store, tmp_path / "l.xlsx", Filter())
    cell = sheet(tmp_path / "l.xlsx", "任务分解表")["C2"]
    assert (cell.value, cell.data_type) == (f"{start}SUM(A1)", "s")
    export_named("csv").write(store, tmp_path / "l.csv")
    assert f",'{start}SUM(A1)," in (tmp_path / "l.csv").read_text("utf-8-sig")


def test_texts_too_long_for_a_cell_are_cut_visibly(tmp_path: Path) -> None:
    plan = made_plan()
    task = plan.tasks[0].model_copy(update={"number": None, "title": "长" * 40_000})
    store = open_store(tmp_path / "s.sqlite", create=True)
    with store.writing() as connection:
        put_plan(connection, plan.model_copy(update={"tasks": (task,)}), "x")
    workbook.write(store, tmp_path / "l.xlsx", Filter())
    assert sheet(tmp_path / "l.xlsx", "任务分解表")["C2"].value == "长" * (CELL_LENGTH - 1) + "…"


def test_a_sheet_that_is_full_goes_on_in_another(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 1)
    workbook.write(store, tmp_path / "l.xlsx", Filter())
    names = openpyxl.load_workbook(tmp_path / "l.xlsx").sheetnames
    assert names == ["任务分解表", "任务分解表 2", "指标", "指标 2", "文件", "文件 2"]
    assert values(sheet(tmp_path / "l.xlsx", "任务分解表 2"))[1][0] == 2


def test_an_empty_store_gives_heads_and_the_same_store_the_same_bytes(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite", create=True)
    for name in ("a.xlsx", "b.xlsx"):
        workbook.write(store, tmp_path / name, Filter())
    assert values(sheet(tmp_path / "a.xlsx", "任务分解表")) == [
        ["序号", "文件", "任务", "牵头单位", "责任/配合单位", "完成时限", "指标", "出处"]
    ]
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_filter_narrows_the_facts(store: Store, tmp_path: Path) -> None:
    workbook.write(store, tmp_path / "l.xlsx", Filter(agency="教育"))
    assert [row[2] for row in values(sheet(tmp_path / "l.xlsx", "任务分解表"))[1:]] == ["2.=培训骨干医师"]


def test_a_failure_leaves_what_was_there(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "l.xlsx").write_bytes(b"old")

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(workbook, "find_documents", fail)
    with pytest.raises(RuntimeError):
        workbook.write(store, tmp_path / "l.xlsx", Filter())
    assert (tmp_path / "l.xlsx").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["l.xlsx", "store.sqlite"]
