"""Tables of Word as a grid of cells: spans, vertical and horizontal merges, deleted rows, and how many rows are heads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.readers.builder import GridCell
from pipeline.readers.docx import tags
from pipeline.readers.docx.inline import chosen
from pipeline.readers.docx.values import number_of, switched, value_of

# More columns than Word allows (63) many times over; a hostile span is cut here.
MAX_COLUMNS = 512
# A head of more rows is no head.
MAX_HEAD = 4


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as the file has it: its column and width in the grid, and whether it only goes on with the cell above."""

    element: etree._Element
    col: int
    colspan: int
    continues: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `head` where the file says that it repeats on every page."""

    cells: list[RawCell]
    head: bool


def read_rows(table: etree._Element) -> list[Row]:
    """The rows that are printed, without those of no cell."""
    rows = [_row(element) for element in _unwrapped(table, tags.TR) if not _deleted(element)]
    return [row for row in rows if row.cells]


def columns(rows: list[Row]) -> int:
    """How many cells the longest row has."""
    return max(len(row.cells) for row in rows)


def grid(rows: list[Row], lines: Callable[[etree._Element], list[str]]) -> list[GridCell]:
    """The cells with their spans; `lines` reads the paragraphs of a cell, and is called in document order."""
    found: list[GridCell] = []
    open_cells: dict[int, int] = {}
    for index, row in enumerate(rows):
        still: dict[int, int] = {}
        for cell in row.cells:
            above = open_cells.get(cell.col)
            if cell.continues and above is not None:
                old = found[above]
                found[above] = GridCell(old.row, old.col, old.paragraphs, index - old.row + 1, old.colspan)
                still[cell.col] = above
                continue
            still[cell.col] = len(found)
            found.append(GridCell(index, cell.col, lines(cell.element), 1, cell.colspan))
        open_cells = still
    return found


def header_rows(rows: list[Row], cells: list[GridCell]) -> int:
    """How many leading rows are heads: as the file says, else titles over the whole width and the row below with its spans."""
    stated = next((i for i, row in enumerate(rows) if not row.head), len(rows))
    if 0 < stated < len(rows):
        return stated
    width = max(cell.col + cell.colspan for cell in cells)
    first = 0
    while first < len(rows) - 1 and len(rows[first].cells) == 1 and rows[first].cells[0].colspan == width:
        first += 1
    spans = [cell.rowspan for cell in cells if cell.row == first]
    reach = first + (max(spans) if spans and min(spans) < max(spans) <= MAX_HEAD else 1)
    return min(reach, max(len(rows) - 1, 0))


def _row(element: etree._Element) -> Row:
    properties = element.find(tags.TR_PR)
    col = 0 if properties is None else _count(value_of(properties, tags.GRID_BEFORE), 0)
    head = properties is not None and switched(properties.find(tags.TBL_HEADER))
    cells: list[RawCell] = []
    for cell in _unwrapped(element, tags.TC):
        span, follows_left, follows_above, deleted = _cell_properties(cell)
        if deleted:
            continue
        if follows_left and cells:
            last = cells[-1]
            cells[-1] = RawCell(last.element, last.col, last.colspan + span, last.continues)
        elif col + span <= MAX_COLUMNS:
            cells.append(RawCell(cell, col, span, follows_above))
        col += span
    return Row(cells, head)


def _cell_properties(cell: etree._Element) -> tuple[int, bool, bool, bool]:
    """Width in the grid, whether the cell only goes on with the one to the left or above, and whether it is deleted."""
    span, left, above, deleted = 1, False, False, False
    properties = cell[0] if len(cell) else None
    for child in () if properties is None or properties.tag != tags.TC_PR else properties:
        tag = child.tag
        if tag == tags.GRID_SPAN:
            span = _count(child.get(tags.VAL), 1)
        elif tag == tags.V_MERGE:
            above = child.get(tags.VAL, "continue") == "continue"
        elif tag == tags.H_MERGE:
            left = child.get(tags.VAL, "continue") == "continue"
        elif tag == tags.CELL_DEL:
            deleted = True
    return span, left, above, deleted


def _count(text: str | None, least: int) -> int:
    return min(max(number_of(text, least), least), MAX_COLUMNS)


def _deleted(row: etree._Element) -> bool:
    properties = row.find(tags.TR_PR)
    return properties is not None and properties.find(tags.DEL) is not None


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children of one kind, also inside content controls and other wrappers."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == tags.ALTERNATE:
            if (branch := chosen(child)) is not None:
                yield from _unwrapped(branch, tag)
        elif child.tag == tags.SDT or child.tag in tags.WRAPPERS:
            yield from _unwrapped(child, tag)
