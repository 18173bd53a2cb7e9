"""The matrix as a workbook: 对照, one row a plan and one column a quantity, and 明细, one row a figure."""

from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.compare.faces.table import LINES, Table, region_of, title_of
from pipeline.exports.safe import replacing, shortened
from pipeline.exports.workbook import A4, CREATED

WIDTH = 22


def write(table: Table, file: Path, query: str = "") -> None:
    """The workbook, in place of what is there; equal tables give equal bytes."""
    with replacing(file) as draft, xlsxwriter.Workbook(draft) as book:
        book.set_properties({"title": f"指标对照 {query}".strip(), "created": CREATED})
        top = {"border": 1, "valign": "top", "text_wrap": True}
        styles = {
            "head": book.add_format({**top, "bold": True, "bg_color": "#D9E1F2", "align": "center", "valign": "vcenter"}),
            "cell": book.add_format(top),
        }
        _matrix(book, styles, table)
        _lines(book, styles, table)


def _matrix(book: Any, styles: dict[str, Any], table: Table) -> None:
    """One quantity a column; a cell that holds one plain value is a number, so that a spreadsheet can reckon with it."""
    page = _page(book, "对照", len(table.plans), len(table.groups) + 2)
    page.freeze_panes(1, 2)
    for column, (head, width) in enumerate(
        [("地区", 16), ("文件", 34), *((f"{g.name}（{g.unit or '无单位'}）", WIDTH) for g in table.groups)]
    ):
        page.set_column(column, column, width)
        page.write_string(0, column, head, styles["head"])
    for line, plan in enumerate(table.plans, 1):
        page.write_string(line, 0, region_of(plan), styles["cell"])
        page.write_string(line, 1, shortened(title_of(plan)), styles["cell"])
        for column in range(len(table.groups)):
            entries = table.cells.get((plan.document.id, column), ())
            if len(entries) == 1 and entries[0].figure.comparator == "=" and not entries[0].notes:
                page.write_number(line, column + 2, entries[0].figure.value, styles["cell"])
            else:
                said = "\n".join(f"{entry.said}（{entry.notes}）" if entry.notes else entry.said for entry in entries)
                page.write_string(line, column + 2, said, styles["cell"])


def _lines(book: Any, styles: dict[str, Any], table: Table) -> None:
    rows = list(LINES.lines(table.lines()))
    page = _page(book, LINES.title, len(rows), len(LINES.columns))
    page.freeze_panes(1, 0)
    for column, said in enumerate(LINES.columns):
        page.set_column(column, column, said.width)
        page.write_string(0, column, said.head, styles["head"])
    for line, values in enumerate(rows, 1):
        for column, value in enumerate(values):
            if value is None or value == "":
                page.write_blank(line, column, None, styles["cell"])
            elif isinstance(value, str):
                page.write_string(line, column, shortened(value), styles["cell"])
            else:
                page.write_number(line, column, value, styles["cell"])


def _page(book: Any, title: str, lines: int, columns: int) -> Any:
    page = book.add_worksheet(title)
    page.autofilter(0, 0, lines, columns - 1)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header(f"&C{title}")
    page.set_footer("&C第 &P 页，共 &N 页")
    return page
