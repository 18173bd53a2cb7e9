"""The matrix as a workbook: 对照, one row a plan and one column a quantity, and 明细, one row a figure."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.compare.faces.table import LINES, Entry, Table, region_of, title_of
from pipeline.exports.paper import CELL, HEAD, new_book, set_up, write_heads, write_row

WIDTH = 22


def write(table: Table, file: Path, query: str = "") -> None:
    """The workbook, in place of what is there; equal tables give equal bytes."""
    with new_book(file, f"指标对照 {query}".strip()) as book:
        styles = {"head": book.add_format(HEAD), "cell": book.add_format(CELL)}
        _matrix(book, styles, table)
        _lines(book, styles, table)


def _matrix(book: Any, styles: dict[str, Any], table: Table) -> None:
    """One quantity a column; a cell that holds one plain value is a number, so that a spreadsheet can reckon with it."""
    widths = [16, 34, *[WIDTH] * len(table.groups)]
    page = _page(book, "对照", len(table.plans), widths, names=2)
    write_heads(page, styles["head"], ["地区", "文件", *(f"{g.name}（{g.unit or '无单位'}）" for g in table.groups)], widths)
    for line, plan in enumerate(table.plans, 1):
        figures = (_cell(table.cells.get((plan.document.id, column), ())) for column in range(len(table.groups)))
        write_row(page, line, styles["cell"], [region_of(plan), title_of(plan), *figures], widths)


def _cell(entries: Sequence[Entry]) -> str | float:
    if len(entries) == 1 and entries[0].figure.comparator == "=" and not entries[0].notes:
        return entries[0].figure.value
    return "\n".join(f"{entry.said}（{entry.notes}）" if entry.notes else entry.said for entry in entries)


def _lines(book: Any, styles: dict[str, Any], table: Table) -> None:
    rows = list(LINES.lines(table.lines()))
    page = _page(book, LINES.title, len(rows), LINES.widths())
    write_heads(page, styles["head"], LINES.heads(), LINES.widths())
    for line, values in enumerate(rows, 1):
        write_row(page, line, styles["cell"], values, LINES.widths())


def _page(book: Any, title: str, lines: int, widths: Sequence[int], *, names: int = 0) -> Any:
    page = book.add_worksheet(title)
    page.freeze_panes(1, names)
    page.autofilter(0, 0, lines, len(widths) - 1)
    set_up(page, title, widths, names=names)
    return page
