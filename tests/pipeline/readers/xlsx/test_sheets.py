"""Workbooks made with openpyxl, read back: tables, titles and notes around them, merges, what is hidden."""

# ruff: noqa: E501 (a row is a line)
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.readers import read
from schemas import Document, ReadError
from tests.pipeline.readers.office import lines, xlsx


def made(folder: Path, *fill: Callable[[Worksheet], None]) -> Document:
    book = Workbook()
    for number, one in enumerate(fill):
        one(book.active if number == 0 else book.create_sheet())
    path = folder / "云溪.xlsx"
    book.save(path)
    return read(path)


def rows(*given: list[object], merged: tuple[str, ...] = (), name: str = "", **formats: str) -> Callable[[Worksheet], None]:
    """A sheet of these rows; formats by cell (B2="0%")."""

    def fill(sheet: Worksheet) -> None:
        for row in given:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
        for place, code in formats.items():
            sheet[place].number_format = code
        sheet.title = name or sheet.title

    return fill


INDICATORS = rows(
    ["云溪市主要指标表"],
    ["类别", "指标", "2025年"],
    ["医疗", "床位（张）", 0.1 + 0.2],
    [None, "覆盖率", 0.2],
    ["备注：按常住人口计算。"],
    merged=("A1:C1", "A3:A4", "A5:C5"),
    C4="0%",
)


def test_titles_above_notes_below_and_merges(tmp_path: Path) -> None:
    document = made(tmp_path, INDICATORS)
    assert lines(document) == ["云溪市主要指标表", "类别\t指标\t2025年", "医疗\t床位（张）\t0.3", "\t覆盖率\t20%", "备注：按常住人口计算。"]
    assert [(block.kind, block.centered) for block in document.blocks] == [("para", True), ("table", False), ("para", True)]
    grid = document.tables[0]
    assert (grid.rows, grid.cols, grid.header_rows) == (3, 3, 1)
    assert {(c.row, c.col): c.rowspan for c in grid.cells if c.rowspan > 1} == {(1, 0): 2}


@pytest.mark.parametrize(
    ("sheet", "text", "heads"),
    [
        (rows(["甲", "乙"], ["1", "2"], [None, None], ["丙", "丁"], ["3", "4"]), ["甲\t乙", "1\t2", "丙\t丁", "3\t4"], [1, 1]),
        (rows([None, None], [None, "甲", "乙"], [None, 1, 2]), ["甲\t乙", "1\t2"], [1]),
        (rows(["说明"], [None], ["甲", "乙"], [1, 2]), ["说明", "甲\t乙", "1\t2"], [1]),
        (rows(["序号", "目标", None], [None, "2023年", "2025年"], [1, 3, 5], merged=("A1:A2", "B1:C1")), ["序号\t目标\t", "\t2023年\t2025年", "1\t3\t5"], [2]),
        (rows(["类", "项"], ["一、医疗", None], ["a", "b"], merged=("A2:B2",)), ["类\t项", "一、医疗\t", "a\tb"], [1]),
        (rows(["只有", "一行"]), ["只有\t一行"], [0]),
        (rows(["第一句"], ["第二句"]), ["第一句", "第二句"], []),
        (rows(["名\n称", "值"], ["甲", True]), ["名 称\t值", "甲\tTRUE"], [1]),
        (rows(["甲", "乙"], [1, 2], merged=("A2:A9",)), ["甲\t乙", "1\t2"], [1]),
    ],
    ids=["two tables", "offset", "lead-in", "two heads", "group row", "one row", "no table", "kinds", "merged into nothing"],
)  # fmt: skip
def test_sheets(sheet: Callable[[Worksheet], None], text: list[str], heads: list[int], tmp_path: Path) -> None:
    document = made(tmp_path, sheet)
    assert [line for line in lines(document) if line.strip("\t")] == text
    assert [grid.header_rows for grid in document.tables] == heads


def test_sheet_names_are_titles_where_they_say_something(tmp_path: Path) -> None:
    plain = rows(["甲", "乙"], [1, 2])
    document = made(tmp_path, rows(["甲", "乙"], [1, 2], name="任务分解表"), plain, rows(["总表"], ["甲", "乙"], [1, 2], name="附表"))
    assert lines(document) == ["任务分解表", "甲\t乙", "1\t2", "甲\t乙", "1\t2", "总表", "甲\t乙", "1\t2"]


def test_what_is_hidden_is_left_out_and_noted(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["甲", "乙", "丙"], [1, 2, 3], [4, 5, 6], name="表内")(sheet)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True

    def away(sheet: Worksheet) -> None:
        rows(["密"], name="底稿")(sheet)
        sheet.sheet_state = "hidden"

    document = made(tmp_path, fill, away)
    assert lines(document) == ["表内", "甲\t乙", "4\t5"]
    assert [(code, words) for code, words, _ in document.notes] == [
        ("hidden-cells", "hidden rows or columns of sheet 表内 were left out"),
        ("hidden-sheet", "the hidden sheet 底稿 was left out"),
    ]


def test_an_empty_workbook(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        made(tmp_path, rows())
    assert caught.value.code == "no-text"


def corners(row: int, column: str) -> str:
    """A sheet with words in its first cells and in one far away."""
    return f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="{row}"><c r="A{row}"><v>3</v></c><c r="{column}{row}"><v>4</v></c></row>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (f'<sheetData>{corners(200_000, "AD")}</sheetData><mergeCells><mergeCell ref="A1:A200000"/></mergeCells>', "too-large"),
        ("<sheetData><row><c t='s'><v>7</v></c></row></sheetData>", "no-text"),
        ("<sheetData><row>", "corrupt"),
    ],
    ids=["vast", "words that are not there", "cut"],
)
def test_refused(content: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "云溪.xlsx"
    path.write_bytes(xlsx(content))
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.code == code


def test_merges_over_whole_columns_join_nothing(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="{letter}1:{letter}1048576"/>' for letter in "AB" * 2000)
    path = tmp_path / "云溪.xlsx"
    path.write_bytes(xlsx(f"<sheetData>{corners(1_048_576, 'C')}</sheetData><mergeCells>{merges}</mergeCells>"))
    assert lines(read(path)) == ["1\t2", "3\t\t4"]
