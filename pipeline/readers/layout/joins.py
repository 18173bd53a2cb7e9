"""A table that goes on over a page end, made one: repeated heads dropped, split rows joined, merged cells continued."""

import re
from collections.abc import Sequence

from pipeline.readers.layout.marks import Grid, GridBox
from pipeline.readers.layout.rulings import SNAP, edges_of, nearest
from pipeline.readers.layout.shapes import ENDS_SENTENCE, SHAPES, ems, first_token

# Tables whose outer edges differ by no more than this may be parts of one (points).
SAME_EDGE = 6.0
# Text that a page end breaks off fills its cell but for this many ems below the last baseline.
FILLED = 1.5
NUMBER = re.compile(r"[（(]?\d{1,4}[）).、．]?$")


def goes_on(first: Grid, second: Grid) -> bool:
    """Whether two tables that follow each other over a page end have the columns of one table."""
    if second.page != first.boxes[-1].page + 1:
        return False
    shift = first.columns[0] - second.columns[0]
    if abs(second.columns[-1] + shift - first.columns[-1]) > SAME_EDGE:
        return False
    common = sum(any(abs(x + shift - y) <= SAME_EDGE for y in first.columns) for x in second.columns)
    return common >= 0.75 * min(len(first.columns), len(second.columns))


def join(first: Grid, second: Grid) -> None:
    """Append the second table's rows to the first."""
    _align(first, second)
    skip = _repeated_head(first, second)
    boxes = [box for box in second.boxes if box.row >= skip]
    if not boxes:
        return
    top = [box for box in boxes if box.row == skip]
    last = [box for box in first.boxes if box.row + box.rowspan == first.rows]
    split = _is_split(first, top, last)
    base = first.rows - skip - (1 if split else 0)
    for box in boxes:
        above = _same_columns(last, box) if box.row == skip else None
        if above is not None and (split or _merged_on(first, above, box)):
            _continue(above, box, split)
        else:
            box.row += base
            first.boxes.append(box)
    first.rows = max(box.row + box.rowspan for box in first.boxes)
    for box in last:
        if box.row + box.rowspan > first.rows:
            box.rowspan = first.rows - box.row


def text_of(box: GridBox) -> str:
    """The box's text without blanks, for comparing."""
    return re.sub(r"\s", "", "".join(line.text for line in box.lines))


def _align(first: Grid, second: Grid) -> None:
    """Bring both tables onto one set of column edges."""
    shift = first.columns[0] - second.columns[0]
    for box in second.boxes:
        box.x0, box.x1 = box.x0 + shift, box.x1 + shift
    columns = list(first.columns)
    for x in second.columns:
        if all(abs(x + shift - y) > SAME_EDGE for y in columns):
            columns.append(x + shift)
    columns = edges_of(columns)
    for box in (*first.boxes, *second.boxes):
        box.col = nearest(columns, box.x0)
        box.colspan = max(1, nearest(columns, box.x1) - box.col)
    first.columns = columns


def _rows(grid: Grid) -> dict[int, list[tuple[int, str]]]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for box in grid.boxes:
        rows.setdefault(box.row, []).append((box.col, text_of(box)))
    return {row: sorted(cells) for row, cells in rows.items()}


def _repeated_head(first: Grid, second: Grid) -> int:
    """How many leading rows of the second table repeat the first's."""
    ours, theirs = _rows(first), _rows(second)
    count = 0
    while count < min(3, second.rows) and any(text for _, text in theirs.get(count, ())) and ours.get(count) == theirs.get(count):
        count += 1
    return count


def _same_columns(boxes: Sequence[GridBox], box: GridBox) -> GridBox | None:
    return next((other for other in boxes if (other.col, other.colspan) == (box.col, box.colspan)), None)


def _is_split(first: Grid, top: Sequence[GridBox], last: Sequence[GridBox]) -> bool:
    """Whether the page end cut through a row: its cells go on in the second table's first row."""
    pairs = [(_same_columns(last, box), box) for box in top]
    if any(above is None for above, box in pairs if box.lines):
        return False
    matched = [(above, box) for above, box in pairs if above is not None]
    for above, box in matched:
        if _numbered(first, box.col) and above.rowspan == 1:
            return not _has_number(box)
    always = [box for above, box in matched if above.rowspan == 1 and _always_filled(first, box.col)]
    if any(not box.lines for box in always):
        return True
    open_ends = [_unfinished(above, box) for above, box in matched if above.rowspan == 1 and box.lines]
    return bool(open_ends) and 2 * sum(open_ends) > len(open_ends)


def _body(grid: Grid, col: int) -> list[GridBox]:
    return [box for box in grid.boxes if box.col == col and box.colspan == 1 and box.row > 0]


def _numbered(grid: Grid, col: int) -> bool:
    """Whether the column's cells begin with numbers, as 序号 and item columns do."""
    body = [box for box in _body(grid, col) if box.lines]
    return bool(body) and sum(map(_has_number, body)) >= 0.7 * len(body)


def _has_number(box: GridBox) -> bool:
    text = text_of(box)
    return bool(NUMBER.match(text) or SHAPES.item.match(text))


def _always_filled(grid: Grid, col: int) -> bool:
    body = _body(grid, col)
    return len(body) >= 3 and all(box.lines for box in body)


def _unfinished(above: GridBox, box: GridBox) -> bool:
    """Whether the text of `above` breaks off where the text of `box` could be its next line."""
    above = above.part or above
    if not above.lines or not box.lines or SHAPES.item.match(box.lines[0].text):
        return False
    last = above.lines[-1]
    if above.bottom - last.base > FILLED * last.size:
        return False
    free = above.x1 - above.x0 - last.width - SNAP
    return not ENDS_SENTENCE.search(last.text) and free < (ems(first_token(box.lines[0].text)) + 1) * last.size


def _merged_on(first: Grid, above: GridBox, box: GridBox) -> bool:
    """Whether a merged cell goes on: its text printed on one of the pages or on both, or broken off at the page end."""
    if above.rowspan == 1 and box.rowspan == 1 and not _merges(first, box.col):
        return False
    if not box.lines or not above.lines:
        return True
    return text_of(box) == text_of(above) or (_merges(first, box.col) and not _has_number(box) and _unfinished(above, box))


def _merges(grid: Grid, col: int) -> bool:
    return any(box.rowspan > 1 for box in _body(grid, col))


def _continue(above: GridBox, box: GridBox, split: bool) -> None:
    if text_of(box) != text_of(above) or above.rowspan == box.rowspan == 1:
        above.lines.extend(box.lines)
    above.rowspan += box.rowspan - (1 if split else 0)
    above.part = box
