"""The ledger workbook: 任务分解表, 指标 and 文件, ready to print and to filter."""

from collections.abc import Iterable
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.exports.columns import DOCUMENTS, INDICATORS, LEDGER, Sheet
from pipeline.exports.safe import replacing, shortened
from pipeline.store import Filter, Store, find_documents, find_indicators, find_tasks

ROWS = 1_048_575  # what a sheet holds below its head
A4 = 9
LINE, TALLEST = 15.0, 409.0  # points: a line of text, and the highest row that a sheet can have
# The file's own date, always the same: equal stores give equal bytes.
CREATED = datetime(2000, 1, 1)


def write(store: Store, file: Path, wanted: Filter) -> None:
    """The workbook of what a filter asks for; the sheet of documents always holds all of them."""
    with replacing(file) as draft, xlsxwriter.Workbook(draft, {"constant_memory": True}) as book, store.reading() as connection:
        book.set_properties({"title": LEDGER.title, "created": CREATED})
        styles = _styles(book)
        _fill(book, styles, LEDGER, find_tasks(connection, wanted))
        _fill(book, styles, INDICATORS, find_indicators(connection, wanted))
        _fill(book, styles, DOCUMENTS, find_documents(connection))


def write_sheet(file: Path, sheet: Sheet[Any], rows: Iterable[Any], *, fitted: bool = False) -> None:
    """A workbook of one table; `fitted` reckons the height of every row, for programs that do not fit it to the text themselves."""
    with replacing(file) as draft, xlsxwriter.Workbook(draft, {"constant_memory": True}) as book:
        book.set_properties({"title": sheet.title, "created": CREATED})
        _fill(book, _styles(book), sheet, rows, fitted=fitted)


def _styles(book: Any) -> dict[str, Any]:
    head = {"bold": True, "bg_color": "#D9E1F2", "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
    return {"head": book.add_format(head), "cell": book.add_format({"border": 1, "valign": "top", "text_wrap": True})}


def _fill(book: Any, styles: dict[str, Any], sheet: Sheet[Any], rows: Iterable[Any], *, fitted: bool = False) -> None:
    """A sheet of the table; what it does not hold goes on in a further one."""
    page, line, number = None, 0, 0
    for values in sheet.lines(rows):
        if page is None or line == ROWS:
            _finish(page, sheet, line)
            number, line = number + 1, 0
            page = _page(book, styles, sheet, number)
        line += 1
        if fitted:
            page.set_row(line, _height(sheet, values))
        for column, value in enumerate(values):
            if value is None or value == "":
                page.write_blank(line, column, None, styles["cell"])
            elif isinstance(value, str):
                page.write_string(line, column, shortened(value), styles["cell"])
            else:
                page.write_number(line, column, value, styles["cell"])
    _finish(page or _page(book, styles, sheet, 1), sheet, line)


def _height(sheet: Sheet[Any], values: Iterable[Any]) -> float:
    """The height in points in which all cells of a row are read: a Chinese character is as wide as two Latin letters."""
    lines = 1
    for said, value in zip(sheet.columns, values, strict=True):
        parts = value.split("\n") if isinstance(value, str) else ()
        lines = max(lines, sum(max(1, ceil(sum(1 + (char > "\u2e7f") for char in part) / (said.width - 1))) for part in parts))
    return min(LINE * lines, TALLEST)


def _page(book: Any, styles: dict[str, Any], sheet: Sheet[Any], number: int) -> Any:
    page = book.add_worksheet(sheet.title if number == 1 else f"{sheet.title} {number}")
    for column, said in enumerate(sheet.columns):
        page.set_column(column, column, said.width)
        page.write_string(0, column, said.head, styles["head"])
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.set_header(f"&C{sheet.title}")
    page.set_footer("&C第 &P 页，共 &N 页")
    return page


def _finish(page: Any, sheet: Sheet[Any], lines: int) -> None:
    if page is not None:
        page.autofilter(0, 0, lines, len(sheet.columns) - 1)
