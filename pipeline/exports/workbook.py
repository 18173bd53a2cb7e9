"""The ledger workbook: 任务分解表, 指标 and 文件, ready to print and to filter."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.exports.columns import DOCUMENTS, INDICATORS, LEDGER, Sheet
from pipeline.exports.paper import CELL, HEAD, new_book, set_up, write_heads, write_row
from pipeline.store import Filter, Store, find_documents, find_indicators, find_tasks

ROWS = 1_048_575  # what a sheet holds below its head


def write(store: Store, file: Path, wanted: Filter) -> None:
    """The workbook of what a filter asks for; the sheet of documents always holds all of them."""
    with new_book(file, LEDGER.title, by_rows=True) as book, store.reading() as connection:
        styles = _styles(book)
        _fill(book, styles, LEDGER, find_tasks(connection, wanted))
        _fill(book, styles, INDICATORS, find_indicators(connection, wanted))
        _fill(book, styles, DOCUMENTS, find_documents(connection))


def write_sheet(file: Path, sheet: Sheet[Any], rows: Iterable[Any]) -> None:
    """A workbook of one table."""
    with new_book(file, sheet.title, by_rows=True) as book:
        _fill(book, _styles(book), sheet, rows)


def _styles(book: Any) -> dict[str, Any]:
    return {"head": book.add_format(HEAD), "cell": book.add_format(CELL)}


def _fill(book: Any, styles: dict[str, Any], sheet: Sheet[Any], rows: Iterable[Any]) -> None:
    """A sheet of the table; what it does not hold goes on in a further one."""
    page, line, number, widths = None, 0, 0, sheet.widths()
    for values in sheet.lines(rows):
        if page is None or line == ROWS:
            _finish(page, sheet, line)
            number, line = number + 1, 0
            page = _page(book, styles, sheet, number)
        line += 1
        write_row(page, line, styles["cell"], values, widths)
    _finish(page or _page(book, styles, sheet, 1), sheet, line)


def _page(book: Any, styles: dict[str, Any], sheet: Sheet[Any], number: int) -> Any:
    page = book.add_worksheet(sheet.title if number == 1 else f"{sheet.title} {number}")
    write_heads(page, styles["head"], sheet.heads(), sheet.widths())
    page.freeze_panes(1, 0)
    set_up(page, sheet.title, sheet.widths())
    return page


def _finish(page: Any, sheet: Sheet[Any], lines: int) -> None:
    if page is not None:
        page.autofilter(0, 0, lines, len(sheet.columns) - 1)
