"""Runs and rulings of one page to a Sheet: cells take the runs that stand in them, the rest is lines."""

import itertools
from collections.abc import Sequence

from pipeline.readers.layout.columns import ordered_lines
from pipeline.readers.layout.lines import lines_of
from pipeline.readers.layout.marks import Grid, GridBox, Run, Sheet
from pipeline.readers.layout.rulings import Ruling, grids_of

# A frame around more than this part of the page is an ornament.
ORNAMENT = 0.8


def sheet_of(number: int, size: tuple[float, float], runs: Sequence[Run], rulings: Sequence[Ruling], *, keep: bool = False) -> Sheet:
    """The sheet of page `number` (from 1), `size` as (width, height) in points; `keep` keeps the runs with it."""
    sheet = Sheet(number, *size, runs=list(runs) if keep else [])
    free = list(runs)
    for grid in grids_of(rulings, number):
        if _ornament(grid, size):
            continue
        free = _fill(grid, free)
        if any(box.lines for box in grid.boxes):
            sheet.grids.append(grid)
    sheet.lines = ordered_lines(free, number, slide=sheet.slide)
    return sheet


def _ornament(grid: Grid, size: tuple[float, float]) -> bool:
    area = (grid.columns[-1] - grid.columns[0]) * (grid.bottom - grid.top)
    return len(grid.boxes) == 1 and area > ORNAMENT * size[0] * size[1]


def _fill(grid: Grid, runs: Sequence[Run]) -> list[Run]:
    """Put the runs that stand in the grid's boxes there; the others come back."""
    inside: dict[int, list[Run]] = {}
    outside: list[Run] = []
    for run in runs:
        if not grid.top < run.base - 0.35 * run.size < grid.bottom or run.x1 < grid.columns[0] or run.x0 > grid.columns[-1]:
            outside.append(run)
            continue
        for piece in _split(run, grid.columns):
            box = _box_at(grid, piece)
            if box is None:
                outside.append(piece)
            else:
                inside.setdefault(id(box), []).append(piece)
    for box in grid.boxes:
        box.lines = lines_of(inside.get(id(box), ()), grid.page)
    return outside


def _box_at(grid: Grid, run: Run) -> GridBox | None:
    x, y = (run.x0 + run.x1) / 2, run.base - 0.35 * run.size
    return next((box for box in grid.boxes if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom), None)


def _split(run: Run, columns: Sequence[float]) -> list[Run]:
    """The run cut where a column's edge passes between its characters (not through the first or last half of one)."""
    cuts = [0]
    for edge in columns:
        if not run.x0 + 0.5 < edge < run.x1 - 0.5:
            continue
        ends = [*run.lefts[1:], run.x1]
        at = next((i for i, (left, end) in enumerate(zip(run.lefts, ends, strict=True)) if (left + end) / 2 > edge), len(ends))
        if 0 < at < len(run.text):
            cuts.append(at)
    if len(cuts) == 1:
        return [run]
    cuts = sorted(set(cuts))
    return [_part(run, a, b) for a, b in itertools.pairwise([*cuts, len(run.text)])]


def _part(run: Run, start: int, end: int) -> Run:
    lefts = run.lefts[start:end]
    right = run.lefts[end] if end < len(run.lefts) else run.x1
    return Run(run.text[start:end], lefts[0], right, run.base, run.size, lefts, run.bold)
