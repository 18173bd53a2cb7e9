"""The workbook of a comparison."""

from pathlib import Path

import openpyxl
import pytest

import pipeline.compare
from pipeline.compare.faces import Compared
from pipeline.compare.faces.book import write
from tests.pipeline.compare.corpusplans import CITY, DISTRICT, DRAFT, FINAL, corpus_plan


def compared(a: str, b: str) -> Compared:
    return Compared(pipeline.compare.diff(corpus_plan(a), corpus_plan(b)), corpus_plan(a), corpus_plan(b))


@pytest.mark.parametrize(("a", "b", "more"), [(DRAFT, FINAL, ["目标", "目录"]), (CITY, DISTRICT, ["目标", "阶段", "目录", "上级要求"])])
def test_the_sheets(a: str, b: str, more: list[str], tmp_path: Path) -> None:
    write(compared(a, b), tmp_path / "a.xlsx")
    titles = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert titles[:3] == ["概况", "任务对比", "指标对比"]
    assert set(titles[3:]) <= set(more)


def test_a_row_a_task(tmp_path: Path) -> None:
    one = compared(DRAFT, FINAL)
    write(one, tmp_path / "a.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx")["任务对比"].iter_rows(values_only=True))
    assert len(rows) == len(one.diff.tasks) + 1
    row = dict(zip(rows[0], rows[2], strict=True))
    assert (row["变化"], row["甲：任务"], row["甲：时限"], row["乙：时限"]) == (
        "改写",
        "2.推动乡镇卫生院提档升级",
        "2026年6月",
        "2026年12月",
    )
    assert "完成45所" in str(row["乙：内容"])


def test_a_body_of_another_name(tmp_path: Path) -> None:
    write(compared(DRAFT, FINAL), tmp_path / "a.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx")["任务对比"].iter_rows(values_only=True))
    told = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert [(row["变化"], row["责任单位变化"]) for row in told if "更名" in str(row["责任单位变化"])] == [
        ("责任或时限有变", "市大数据局→市数据局（更名）")
    ]


def test_equal_comparisons_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write(compared(DRAFT, FINAL), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
