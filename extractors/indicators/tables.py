"""Reads tables: indicator tables row by row, the prose in the cells of all others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extractors.engine import Patterns, Ruler
from extractors.grid import Grid
from extractors.indicators.amounts import may_hold
from extractors.indicators.dating import dates_of
from extractors.indicators.heads import Layout, Values, kind_of, layout_of
from extractors.indicators.passages import Places, Years, passage_role
from extractors.indicators.prose import Draft, Setting, read_paragraph
from extractors.indicators.values import UNIT_IN_NAME, Binding, Value, binding_of, join, name_and_unit, read_value, unit_like
from extractors.timeline import TimeHit
from schemas import Baseline, Outline, Table, TableCell

TABLES = Patterns("indicators/tables")

WIDE, WORDY = 240, 8  # characters of evidence, and of a cell that may hold a name beside its amount
EMPTY = re.compile(r"[-—–－/\\无]+")
# Heads above cells that say who, when or how, and nothing of amounts
SILENT = frozenset({"order", "note", "unit", "property"})


def read_tables(outline: Outline, parts: Mapping[str, str], known: tuple[Places, Years], ruler: Ruler) -> Iterator[Draft]:
    """The indicators of a document's tables; those of a forwarding notice are left out."""
    places, years = known
    before: tuple[Layout, Table] | None = None
    for table in outline.document.tables:
        if not table.cells or (outline.cover and table.cells[0].start < outline.cover.end):
            continue
        grid = ruler.grid(table)
        layout = layout_of(grid, years.now)
        if layout is None and before is not None and goes_on(outline, before[1], table):
            layout = replace(before[0], body=0)
        if layout is not None:
            before = (layout, table)
            setting = Setting("target", None, years.spoken, years.now)
            yield from read_rows(grid, layout, title_date(outline, table, years), setting=setting)
        else:
            yield from read_cells(grid, parts, places, years)


def goes_on(outline: Outline, last: Table, table: Table) -> bool:
    """A table without heads right behind an indicator table of as many columns is its continuation."""
    return table.cols == last.cols and not outline.document.text[last.cells[-1].end : table.cells[0].start].strip()


def title_date(outline: Outline, table: Table, years: Years) -> TimeHit | None:
    """The date in the line above a table (2021—2025年主要指标)."""
    text, end = outline.document.text, table.cells[0].start
    start = max(text.rfind("\n", 0, max(0, end - 1)) + 1, end - 80)
    found = dates_of(text, start, end, years.spoken).governing
    return found[-1] if found and found[-1].ref.end else None


def read_rows(grid: Grid, layout: Layout, dated: TimeHit | None, *, setting: Setting) -> Iterator[Draft]:
    """The indicators of an indicator table's rows; of a row without a value those that its cells tell in words (年度目标)."""
    for row in range(layout.body, grid.table.rows):
        name_cell = grid.cell(row, layout.name)
        if name_cell is None or name_cell.row != row:
            continue
        if states_itself(grid, layout, name_cell):
            yield from read_paragraph(grid.text, name_cell.start, name_cell.end, Setting("target", None, None, None))
        if not is_named(grid, layout, name_cell):
            continue
        found = list(read_row(grid, layout, row, name_cell, dated))
        yield from found or told_in_words(grid, layout, row, setting)


def states_itself(grid: Grid, layout: Layout, cell: TableCell) -> bool:
    """The cell of a numbered row goes on over all columns of values and is a sentence with its own numbers."""
    words = grid.words(cell.row, cell.col)
    over = cell.col > 0 and cell.col + cell.colspan > max(v.index for v in layout.values)
    return (
        over
        and len(words) >= 10
        and TABLES.explains.match(words) is None
        and ORDER.fullmatch(grid.words(cell.row, cell.col - 1)) is not None
    )


ORDER = re.compile(r"\d{1,3}[.．、]?")


def is_named(grid: Grid, layout: Layout, cell: TableCell) -> bool:
    """The cell names an indicator: it is no repeated head, no line across the table, no explanation."""
    words = grid.words(cell.row, cell.col)
    across = cell.col + cell.colspan > min(v.index for v in layout.values) >= cell.col
    return bool(words) and not across and not TABLES.explains.match(words) and kind_of(words) not in ("name", "target", "base")


def read_row(grid: Grid, layout: Layout, row: int, name_cell: TableCell, dated: TimeHit | None) -> Iterator[Draft]:
    """One indicator for each target in the row, with the row's starting value; a row of reported values only gives those."""
    name, name_unit = name_and_unit(grid.text[name_cell.start : name_cell.end])
    if not name:
        return
    binding = binding_of(grid.words(row, layout.property)) if layout.property is not None else None
    head = RowHead(name, unit_beside(grid, layout, row) or name_unit, name_cell, binding)
    read = {v.index: value_of(grid, row, v) for v in layout.values}
    targets = [v for v in layout.values if v.kind != "base"]
    if not any(read.values()) and may_hold(grid.text, name_cell.start, name_cell.end):
        yield from read_paragraph(grid.text, name_cell.start, name_cell.end, Setting("target", None, None, None))
        return
    baseline = starting_value(layout, read) if targets else None
    for column in targets or layout.values:
        found, cell = read[column.index], grid.cell(row, column.index)
        goes_on = any(v.index > column.index and grid.cell(row, v.index) is cell for v in targets)
        if found is not None and cell is not None and not goes_on:
            part = column.kind == "base" or TABLES.part_of_span.search(column.words)  # 前三年目标 of a plan for five
            yield row_draft(head, cell, column, found, (baseline, column.due or (None if part else dated)))


def told_in_words(grid: Grid, layout: Layout, row: int, setting: Setting) -> Iterator[Draft]:
    """What the cells for targets tell of amounts in words (新建幼儿园3所，新增学位1080个)."""
    for column in layout.values:
        cell = grid.cell(row, column.index)
        if column.kind == "base" or cell is None or cell.row != row or cell.end - cell.start < WORDY:
            continue
        if may_hold(grid.text, cell.start, cell.end):
            yield from read_paragraph(grid.text, cell.start, cell.end, setting)


@dataclass(frozen=True, slots=True)
class RowHead:
    """What a row says of all its values."""

    name: str
    unit: str | None
    cell: TableCell
    binding: Binding | None


def starting_value(layout: Layout, read: Mapping[int, Value | None]) -> Baseline | None:
    """The row's starting value, dated by its cell or else by its head."""
    for column in layout.values:
        found = read[column.index]
        if column.kind == "base" and found is not None:
            return Baseline(value=found.amount.value, as_of=found.as_of or (column.due.ref.end if column.due else None))
    return None


def row_draft(head: RowHead, cell: TableCell, column: Values, found: Value, told: tuple[Baseline | None, TimeHit | None]) -> Draft:
    """The draft of one value cell; `told` is the starting value and the date."""
    amount, own, growth = found.amount, unit_in_head(column.words), column.kind == "growth"
    near = head.cell.start < cell.end <= head.cell.start + WIDE
    start, end = (head.cell.start, cell.end) if near else (cell.start, min(cell.end, cell.start + WIDE))
    sized = amount.unit in (None, "万", "亿")
    rated = growth and not found.total
    unit = amount.unit or own or "%" if rated else join(amount.unit, head.unit or own) if sized else amount.unit
    return Draft(
        start=start,
        end=end,
        name=head.name + (growth_named(head.name, found.total) if growth else ""),
        role="status" if column.kind == "base" else "target",
        basis="delta" if found.delta or growth else "level",
        compare=amount.compare,
        value=amount.value,
        high=amount.high,
        unit=unit,
        due=told[1],
        baseline=None if growth else told[0],
        rule="indicator.table-row",
        binding=head.binding,
    )


def growth_named(name: str, total: bool) -> str:
    """What a column of growth adds to a name; a value in square brackets is the rise over the whole time."""
    words = "累计增长" if total else "年均增长"
    return "" if words[:2] in name or TABLES.changes.search(name) else words


def unit_beside(grid: Grid, layout: Layout, row: int) -> str | None:
    """The unit in the unit column."""
    words = grid.words(row, layout.unit) if layout.unit is not None else ""
    return "/10万" if TABLES.per_persons.fullmatch(words) else words if words and not EMPTY.fullmatch(words) else None


def unit_in_head(words: str) -> str | None:
    """The unit in brackets behind a head (目标值（万人）)."""
    match = UNIT_IN_NAME.search(words)
    return unit_like(match[1]) if match else None


def value_of(grid: Grid, row: int, column: Values) -> Value | None:
    """The one value of a cell, or None where it holds none or more than one."""
    cell = grid.cell(row, column.index)
    if cell is None or (cell.row != row and column.kind != "base") or cell.end - cell.start > 60:
        return None
    return read_value(grid.text, cell.start, cell.end)


def read_cells(grid: Grid, parts: Mapping[str, str], places: Places, years: Years) -> Iterator[Draft]:
    """The indicators in the prose of a table's cells, columns of persons, dates and explanations aside."""
    heads = [(cell.col, grid.words(cell.row, cell.col)) for cell in grid.table.cells if cell.row < max(1, grid.table.header_rows)]
    told = {col for col, words in heads if TABLES.progress.search(words)}
    silent = {col for col, words in heads if kind_of(words) in SILENT and not TABLES.work.search(words)} - told
    for cell in grid.table.cells:
        if (
            cell.col in silent
            or cell.end - cell.start < 6
            or (cell.row == 0 and grid.table.rows > 1)
            or not may_hold(grid.text, cell.start, cell.end)
        ):
            continue
        words = grid.text[cell.start : cell.end]
        if TABLES.explains.match(words):
            continue
        section = places.at(cell.start)
        role = "status" if cell.col in told else passage_role(words, section, parts.get(section.id, "") if section else "annex")
        yield from read_paragraph(grid.text, cell.start, cell.end, Setting(role, None, years.spoken, years.now))
