"""Rows that are read on paper, and sheets of any width."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.exports.paper import LINE, SCALE, TALLEST, WIDEST, height, new_book, set_up, write_heads, write_row


@pytest.mark.parametrize(
    ("cells", "widths", "lines"),
    [
        ([], [], 1),
        ([None, 3.5, ""], [6, 6, 6], 1),
        (["市教育局"], [9], 1),
        (["市教育局"], [8], 2),
        (["ten letters"], [12], 1),
        (["市教育局、市财政局、市民政局", "短"], [10, 40], 4),
        (["一\n\n三"], [10], 3),
        (["长" * 4000], [10], TALLEST / LINE),
    ],
)
def test_a_row_is_as_high_as_its_fullest_cell(cells: list[Any], widths: list[int], lines: float) -> None:
    assert height(cells, widths) == LINE * lines


@pytest.mark.parametrize(("columns", "fits"), [(WIDEST // 20, True), (WIDEST // 20 + 1, False)])
def test_a_wide_sheet_goes_over_several_pages_with_its_names(tmp_path: Path, columns: int, fits: bool) -> None:
    widths = [20] * columns
    with new_book(tmp_path / "a.xlsx", "x") as book:
        page = book.add_worksheet("x")
        set_up(page, "x", widths, names=2)
        write_heads(page, book.add_format(), ["头" * 10, *["头"] * (columns - 1)], widths)
        write_row(page, 1, book.add_format(), ["=1+1", "字" * 30, 2.5, *[None] * (columns - 3)], widths)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["x"]
    assert bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage) == fits
    assert (sheet.print_title_cols, sheet.page_setup.scale) == ((None, None) if fits else ("$A:$B", SCALE))
    assert [sheet["A2"].value, sheet["A2"].data_type, sheet["C2"].value, sheet.row_dimensions[2].height] == ["=1+1", "s", 2.5, 4 * LINE]
    assert sheet.row_dimensions[1].height == 2 * LINE
