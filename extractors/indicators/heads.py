"""Reads the heads of an indicator table: which column holds names, units, starting values, targets, and of what date."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.engine import rules
from extractors.grid import Grid
from extractors.indicators.dating import dates_of
from extractors.indicators.values import UNIT_IN_NAME
from extractors.timeline import TimeHit

NAMES = ("name", "thing")
WORK = re.compile("任务|内容|工作|事项")
HAN, LEAST_WORDS = re.compile(r"[\u4e00-\u9fff]"), 3
YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its head: `kind` as in indicators.toml, the head's words, and where they stand in the text."""

    index: int
    kind: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Values:
    """A column of values: base, target or growth, with the date that its head gives."""

    index: int
    kind: str
    due: TimeHit | None
    words: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Where an indicator table keeps what: `body` is its first row below the heads."""

    body: int
    name: int
    unit: int | None
    property: int | None
    values: tuple[Values, ...]
    head_words: str


def layout_of(grid: Grid, now: int | None) -> Layout | None:
    """The layout of an indicator table, or None where the table is of another sort."""
    for row in range(min(4, grid.table.rows)):
        columns = heads_in(grid, row)
        if len(columns) >= 2 and any(c.kind in ("name", "value", "base", "target") for c in columns):
            below = second_row(grid, row)
            columns = heads_in(grid, row, below)
            return arranged(grid, columns, (below or row) + 1, now)
    return None


def heads_in(grid: Grid, row: int, below: int | None = None) -> list[Column]:
    """The columns whose heads in a row (with those of a second row below it) are known words."""
    found: list[Column] = []
    for col in range(grid.table.cols):
        cell = grid.cell(row, col)
        if cell is None or cell.row > row or (cell.colspan > 1 and below is None and cell.colspan * 2 > grid.table.cols):
            continue
        words, end = grid.words(row, col), cell.end
        under = grid.cell(below, col) if below is not None else None
        if under is not None and under is not cell:
            words, end = words + grid.words(below or 0, col), under.end
        left = found[-1] if found else None
        if not words and left is not None and left.index == col - 1 and left.kind in NAMES and names_things(grid, row + 1, col):
            found.append(replace(left, index=col))
            continue
        kind = kind_of(words)
        if kind is not None:
            found.append(Column(col, kind, words, cell.start, end))
    return found


def names_things(grid: Grid, body: int, col: int) -> bool:
    """Most cells of the column below the heads are words: an empty head over them goes on from the one to its left."""
    cells = [words for row in range(body, grid.table.rows) if (words := grid.words(row, col)) and stands_alone(grid, row, col)]
    return bool(cells) and sum(len(HAN.findall(words)) >= LEAST_WORDS for words in cells) * 2 > len(cells)


def stands_alone(grid: Grid, row: int, col: int) -> bool:
    """The cell stands in its own column, and is no line across the table."""
    cell = grid.cell(row, col)
    return cell is not None and cell.colspan == 1


def second_row(grid: Grid, row: int) -> int | None:
    """The row below the heads where it only splits one of them (目标值 into 2025年 and 2030年), or None."""
    if row + 1 >= grid.table.rows:
        return None
    spread = [cell for col in range(grid.table.cols) if (cell := grid.cell(row, col)) and cell.colspan > 1 and cell.row == row]
    if not spread:
        return None
    under = {grid.words(row + 1, col) for cell in spread for col in range(cell.col, cell.col + cell.colspan)} - {""}
    return row + 1 if under and all(YEAR.search(words) or kind_of(words) for words in under) else None


@lru_cache(maxsize=512)
def kind_of(words: str) -> str | None:
    """The kind of a column by its head's words, or None."""
    if not words or len(words) > 30:
        return None
    return next((rule.data["column"] for rule in rules("indicators") if rule.data["kind"] == "head" and rule.pattern.search(words)), None)


def arranged(grid: Grid, columns: list[Column], body: int, now: int | None) -> Layout | None:
    """The layout that known columns make, or None where there is no name or no value among them."""
    name = next((c for kind in ("name", "thing") for c in reversed(columns) if c.kind == kind), None) or named_work(grid, columns, body)
    values = [c for c in columns if c.kind in ("value", "base", "target", "growth")]
    if name is None or not values or not any(c.kind != "value" or YEAR.search(c.words) for c in values):
        return None
    years = sum(YEAR.search(c.words) is not None for c in values)
    if (
        name.kind == "thing"
        and years < 2
        and not any(c.kind in ("base", "target") for c in values)
        and not any(c.kind == "unit" for c in columns)
    ):
        return None
    first: Mapping[str, int] = {c.kind: c.index for c in reversed(columns)}
    return Layout(
        body,
        name.index,
        first.get("unit"),
        first.get("property"),
        tuple(valued(grid, c, values, now) for c in values),
        "".join(c.words for c in columns),
    )


def named_work(grid: Grid, columns: list[Column], body: int) -> Column | None:
    """The column of the tasks where all say in what unit they are counted: 任务内容 above 培育企业（家）."""
    for column in columns:
        cells = [words for row in range(body, grid.table.rows) if (words := grid.words(row, column.index))]
        if column.kind == "note" and WORK.search(column.words) and len(cells) > 1 and all(map(UNIT_IN_NAME.search, cells)):
            return replace(column, kind="thing")
    return None


def valued(grid: Grid, column: Column, among: list[Column], now: int | None) -> Values:
    """A value column with its date; one headed by a year alone is a start where it lies before the plan, else a target."""
    dates = [hit for hit in dates_of(grid.text, column.start, column.end, None).all if hit.ref.start or hit.ref.end]
    kind = column.kind
    if kind == "value":
        kind = "base" if is_start(column, among, now) else "target"
    return Values(column.index, kind, dates[-1] if dates else None, column.words)


def is_start(column: Column, among: list[Column], now: int | None) -> bool:
    """The column's year is the earliest of several and lies before the plan's first, or years before the next one."""
    own = YEAR.search(column.words)
    years = sorted({int(m[1]) for c in among if (m := YEAR.search(c.words))})
    if own is None or any(c.kind == "base" for c in among) or int(own[1]) != years[0]:
        return False
    if len(years) == 1:
        return any(c.kind == "target" for c in among) and (now is None or years[0] < now)
    apart = years[1] - years[0]
    return apart >= 2 if now is None else years[0] < now or (years[0] == now and apart >= 3)
