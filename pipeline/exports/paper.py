"""How every sheet of a workbook looks on paper: A4 across, one page wide where it can be, heads on each page, rows high enough."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipeline.exports.safe import replacing, shortened

# The file's own date, always the same: equal contents give equal bytes.
CREATED = datetime(2000, 1, 1)
HEAD = {"bold": True, "bg_color": "#D9E1F2", "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
CELL = {"border": 1, "valign": "top", "text_wrap": True}
A4 = 9
LINE, TALLEST = 15.0, 409.0  # points: a line of text, and the highest row that a sheet can have
WIDEST, SCALE = 300, 60  # Latin letters that a page across shows in type that can be read, and the size in per cent of wider sheets
SLACK = 1  # columns that a cell's margins take


@contextmanager
def new_book(file: Path, title: str, *, by_rows: bool = False) -> Iterator[Any]:
    """A workbook to fill, which takes the file's place when it is whole; equal contents give equal bytes.

    `by_rows`: rows are written in order and none is held in memory. WriteError as for `replacing`.
    """
    with replacing(file) as draft:
        try:
            with xlsxwriter.Workbook(draft, {"constant_memory": by_rows}) as book:
                book.set_properties({"title": title, "created": CREATED})
                yield book
        except FileCreateError as error:
            raise error.args[0] from error  # the system's own


def set_up(page: Any, title: str, widths: Sequence[int], *, names: int = 0) -> None:
    """Make a sheet ready for printing; its first row is that of the heads.

    One page wide where that can be read; else over several, each with the first `names` columns.
    """
    page.set_landscape()
    page.set_paper(A4)
    if sum(widths) <= WIDEST:
        page.fit_to_pages(1, 0)
    else:
        page.set_print_scale(SCALE)
        if names:
            page.repeat_columns(0, names - 1)
    page.repeat_rows(0)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.set_header(f"&C{title}")
    page.set_footer("&C第 &P 页，共 &N 页")


def write_heads(page: Any, style: Any, heads: Sequence[str], widths: Sequence[int]) -> None:
    """The first row, and the widths of the columns in Latin letters."""
    page.set_row(0, height(heads, widths))
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, head, style)


def write_row(page: Any, line: int, style: Any, values: Sequence[str | float | None], widths: Sequence[int]) -> None:
    """A row as high as its text needs: numbers as numbers, texts as texts whatever they begin with."""
    page.set_row(line, height(values, widths))
    for column, value in enumerate(values):
        if value is None or value == "":
            page.write_blank(line, column, None, style)
        elif isinstance(value, str):
            page.write_string(line, column, shortened(value), style)
        else:
            page.write_number(line, column, value, style)


def height(cells: Sequence[object], widths: Sequence[int]) -> float:
    """The height in points in which all texts of a row are read, in columns of these widths in Latin letters.

    Excel measures wrapped cells when it opens a file; LibreOffice, previews and converters do not, and would print one line over the next.
    """
    lines = 1
    for value, width in zip(cells, widths, strict=True):
        if isinstance(value, str) and (len(value) * 2 > width - SLACK or "\n" in value):
            lines = max(lines, sum(-(-columns(part) // (width - SLACK)) or 1 for part in value.split("\n")))
    return min(LINE * lines, TALLEST)


def columns(text: str) -> int:
    """The columns that a text takes where Chinese characters take two, as many as its bytes in GBK."""
    return len(text.encode("gbk", "replace"))
