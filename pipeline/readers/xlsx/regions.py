"""A sheet parted into what a reader sees on it: titles above, tables with their heads, notes below."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.engine import Patterns
from pipeline.readers.builder import GridCell
from pipeline.readers.xlsx.sheet import Area, Sheet

# A line below a table that begins so explains it.
REGIONS = Patterns("regions", __file__)
MAX_HEAD = 4
# Merged areas that together run over more rows than this join nothing any more.
MAX_JOINED = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph on the sheet; `wide` where it is merged over several columns."""

    text: str
    wide: bool


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table on the sheet."""

    cells: list[GridCell]
    header_rows: int


Row = dict[int, str]


def regions(sheet: Sheet) -> Iterator[Line | SheetTable]:
    """The lines and tables of a sheet from above; empty rows part them."""
    rows: dict[int, Row] = {}
    for (row, col), text in sorted(sheet.cells.items()):
        rows.setdefault(row, {})[col] = text
    areas = {(area.top, area.left): area for area in sheet.areas}
    for block in _blocks(rows, sheet.areas):
        yield from _block({row: rows.get(row, {}) for row in block}, areas)


def _blocks(rows: dict[int, Row], areas: list[Area]) -> list[list[int]]:
    """Runs of rows with words; rows that a merged area of words runs through belong together."""
    filled, last, spare = set(rows), max(rows, default=0), MAX_JOINED
    for area in areas:
        height = min(area.bottom, last + 1) - area.top
        if 1 < height <= spare and area.left in rows.get(area.top, {}):
            filled.update(range(area.top, area.top + height))
            spare -= height
    blocks: list[list[int]] = []
    for row in sorted(filled):
        if blocks and row == blocks[-1][-1] + 1:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _block(rows: dict[int, Row], areas: dict[tuple[int, int], Area]) -> Iterator[Line | SheetTable]:
    numbers = list(rows)
    broad = [row for row in numbers if len(rows[row]) > 1]
    if not broad:
        yield from (_line(row, rows[row], areas) for row in numbers if rows[row])
        return
    first, last = broad[0], numbers[-1]
    left = min(col for row in broad for col in rows[row])
    right = max(_right(row, col, areas) for row in broad for col in rows[row])
    while last > broad[-1] and _is_below(last, rows[last], areas, left, right):
        last -= 1
    yield from (_line(row, rows[row], areas) for row in numbers if row < first)
    yield _table({row: rows[row] for row in numbers if first <= row <= last}, areas)
    yield from (_line(row, rows[row], areas) for row in numbers if row > last)


def _is_below(number: int, row: Row, areas: dict[tuple[int, int], Area], left: int, right: int) -> bool:
    """True for a row of one cell under a table that is no part of it: merged over the whole width, or a note by its first words."""
    if not row:
        return False
    col, text = next(iter(row.items()))
    return bool(REGIONS.note.match(text)) or (col <= left and _right(number, col, areas) >= right)


def _line(number: int, row: Row, areas: dict[tuple[int, int], Area]) -> Line:
    wide = any(_right(number, col, areas) > col + 1 for col in row)
    return Line(" ".join(row.values()), wide)


def _right(row: int, col: int, areas: dict[tuple[int, int], Area]) -> int:
    area = areas.get((row, col))
    return area.right if area else col + 1


def _table(rows: dict[int, Row], areas: dict[tuple[int, int], Area]) -> SheetTable:
    """The table of these rows, its columns counted from the first that has words; merges are cut to its extent."""
    left = min(col for row in rows.values() for col in row)
    right = max(col for row in rows.values() for col in row) + 1
    index = {row: at for at, row in enumerate(rows)}
    end = max(rows) + 1
    cells = []
    for row, texts in rows.items():
        for col, text in texts.items():
            area = areas.get((row, col), Area(row, col, row + 1, col + 1))
            cells.append(GridCell(index[row], col - left, text.split("\n"), min(area.bottom, end) - row, min(area.right, right) - col))
    return SheetTable(cells, _header_rows(cells, len(rows)))


def _header_rows(cells: list[GridCell], rows: int) -> int:
    """How many leading rows are heads: the first, with the rows that its merged cells reach over or part."""
    first = [cell for cell in cells if cell.row == 0]
    tall, parted = max(cell.rowspan for cell in first), any(cell.colspan > 1 for cell in first)
    reach = tall if min(cell.rowspan for cell in first) < tall <= MAX_HEAD else 1
    return min(max(reach, 2 if parted and len(first) > 1 else 1), max(rows - 1, 0))
