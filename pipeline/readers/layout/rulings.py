"""Ruled lines of a page to grids: pdfplumber's geometry finds the cells, their shared corners make them tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.readers.layout.marks import Grid, GridBox

# Lines closer than this are one line, line ends closer than this meet (points).
SNAP = 3.0
# A fill no thicker than this is a line, one thicker is a shade; a stroke may slant by so much; a line is at least so long (points).
THIN, SLANT, SHORT = 2.6, 0.5, 1.0
# A row over all columns, in a table without outer sides, is no higher than this (points).
SUBHEAD = 60.0
# A page of more lines, of lines that may cross more often, or of more corners than this is a drawing, not a table.
MAX_RULINGS, MAX_CROSSINGS, MAX_CORNERS = 4000, 100_000, 4000

Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A horizontal or vertical line, ends in order."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def vertical(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.bottom - self.top > self.x1 - self.x0


def rulings_of(points: Sequence[tuple[float, float]], *, stroked: bool) -> Iterator[Ruling]:
    """The axis-parallel lines of a polygon's strokes, or the line that it is itself if it is a thin fill."""
    if stroked:
        for a, b in pairwise(points):
            yield from _straight((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), SLANT)
    else:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        yield from _straight((min(xs), min(ys), max(xs), max(ys)), THIN)


def _straight(box: Rect, thin: float) -> Iterator[Ruling]:
    x0, top, x1, bottom = box
    wide, high = x1 - x0, bottom - top
    if min(wide, high) <= thin and max(wide, high) >= SHORT:
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        yield Ruling(x0, y, x1, y) if wide >= high else Ruling(x, top, x, bottom)


def grids_of(rulings: Sequence[Ruling], page: int) -> list[Grid]:
    """The ruled tables and frames of a page, inner ones before those around them."""
    if not _may_rule(rulings):
        return []
    tables = _tables(_cells(rulings))
    grids = [_grid(cells, page) for cells in tables]
    return sorted(grids, key=lambda g: (g.columns[-1] - g.columns[0]) * (g.bottom - g.top))


def _may_rule(rulings: Sequence[Ruling]) -> bool:
    vertical = sum(ruling.vertical for ruling in rulings)
    return vertical >= 1 and len(rulings) - vertical >= 2 and len(rulings) <= MAX_RULINGS


def _cells(rulings: Iterable[Ruling]) -> list[Rect]:
    from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges

    tolerances = {"snap_x_tolerance": SNAP, "snap_y_tolerance": SNAP, "join_x_tolerance": SNAP, "join_y_tolerance": SNAP}
    merged = merge_edges([_edge(r) for r in rulings], **tolerances)
    merged = [edge for edge in merged if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) > SNAP]
    sides = [_edge(side) for side in _open_sides([Ruling(e["x0"], e["top"], e["x1"], e["bottom"]) for e in merged])]
    if sides:
        merged = merge_edges(merged + sides, **tolerances)
    vertical = sum(edge["orientation"] == "v" for edge in merged)
    if vertical * (len(merged) - vertical) > MAX_CROSSINGS:
        return []
    corners = edges_to_intersections(merged, x_tolerance=SNAP, y_tolerance=SNAP)
    return list(intersections_to_cells(corners)) if len(corners) <= MAX_CORNERS else []


def _edge(r: Ruling) -> dict[str, float | str]:
    """The ruling as pdfplumber's table functions want it."""
    sides = {"x0": r.x0, "x1": r.x1, "top": r.top, "bottom": r.bottom, "width": r.x1 - r.x0, "height": r.bottom - r.top}
    return {**sides, "orientation": "v" if r.vertical else "h"}


def _open_sides(lines: Sequence[Ruling]) -> list[Ruling]:
    """The outer sides of tables printed without them: rows of equal width with lines between their columns."""
    rows: dict[tuple[int, int], list[Ruling]] = defaultdict(list)
    for line in lines:
        if not line.vertical:
            rows[round(line.x0 / SNAP), round(line.x1 / SNAP)].append(line)
    uprights = [line for line in lines if line.vertical]
    sides: list[Ruling] = []
    for stack in rows.values():
        stack.sort(key=lambda line: line.top)
        if len(stack) < 3:
            continue
        x0, x1 = stack[0].x0, stack[0].x1
        inner = [line for line in uprights if x0 + SNAP < line.x0 < x1 - SNAP]
        bands = [(a.top, b.top, any(u.top <= a.top + SNAP and u.bottom >= b.top - SNAP for u in inner)) for a, b in pairwise(stack)]
        for i, (top, bottom, parted) in enumerate(bands):
            between = 0 < i < len(bands) - 1 and bands[i - 1][2] and bands[i + 1][2] and bottom - top < SUBHEAD
            if parted or between:
                sides += [Ruling(x0, top, x0, bottom), Ruling(x1, top, x1, bottom)]
    return sides


def _tables(cells: Sequence[Rect]) -> list[list[Rect]]:
    """Cells that share corners, directly or over others, are one table."""
    corners: dict[tuple[float, float], list[int]] = defaultdict(list)
    for i, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x1, top), (x0, bottom), (x1, bottom)):
            corners[corner].append(i)
    seen: set[int] = set()
    tables = []
    for i in range(len(cells)):
        if i in seen:
            continue
        group, queue = [], [i]
        seen.add(i)
        while queue:
            at = queue.pop()
            group.append(cells[at])
            x0, top, x1, bottom = cells[at]
            for corner in ((x0, top), (x1, top), (x0, bottom), (x1, bottom)):
                fresh = [j for j in corners[corner] if j not in seen]
                seen.update(fresh)
                queue.extend(fresh)
        tables.append(group)
    return tables


def _grid(cells: Sequence[Rect], page: int) -> Grid:
    columns = edges_of([x for cell in cells for x in (cell[0], cell[2])])
    rows = edges_of([y for cell in cells for y in (cell[1], cell[3])])
    boxes = []
    for x0, top, x1, bottom in sorted(cells, key=lambda c: (c[1], c[0])):
        col, last_col = nearest(columns, x0), nearest(columns, x1)
        row, last_row = nearest(rows, top), nearest(rows, bottom)
        boxes.append(GridBox(row, col, max(1, last_row - row), max(1, last_col - col), x0, top, x1, bottom, page=page))
    return Grid(boxes, columns, len(rows) - 1, page, rows[0], rows[-1])


def edges_of(values: Iterable[float]) -> list[float]:
    """Sorted places, those that snap together taken as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > SNAP:
            edges.append(value)
    return edges


def nearest(edges: Sequence[float], value: float) -> int:
    """The index of the edge nearest to the value."""
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))
