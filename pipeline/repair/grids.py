"""Tables that a dump has flattened, rebuilt: one cell a line behind tabs, cells apart by tabs or pipes, one cell a line below its heads."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractors.engine import Patterns
from pipeline.readers.builder import GridCell
from pipeline.repair.bodies import LONGEST_HEAD, Rows, answered_rows, counted_rows, owned_rows
from pipeline.repair.lines import Grid, Line
from pipeline.repair.marks import ends_sentence, opens

GRIDS = Patterns("grids", __file__)
NUMBER = re.compile(r"\d{1,3}[.、]?$")
MOST_COLUMNS = 9
MOST_PARAGRAPHS = 6  # beyond the first, of one cell of a table dumped a cell a line


def tabbed_grid(lines: Sequence[Line], start: int) -> tuple[Grid | None, int]:
    """A table whose cells each begin with a tab, rows parted by empty lines (a word processor's text export), and where it ends.

    A row may hold empty lines (an empty paragraph in a cell): a group that is short of cells goes on in the next one.
    """
    groups, end = _groups(lines, start)
    sizes = Counter(len(group) for group in groups if len(group) > 1)
    if not sizes or len(groups) < 2:
        return None, end
    columns = max(sizes, key=lambda n: (sizes[n], n))
    rows = _complete_rows(groups, columns)
    if sum(1 for row in rows if len(row) == columns) < 2:
        return None, end
    return Grid(_placed(rows, columns)), end


def _groups(lines: Sequence[Line], start: int) -> tuple[Rows, int]:
    """Runs of cells without an empty line between them, from `start` to the first line that can't belong to a cell."""
    groups: Rows = []
    at = start
    while at < len(lines):
        line = lines[at]
        if line.tabbed:
            if line.gap or not groups:
                groups.append([])
            groups[-1].append([line.text] if line.text else [])
        elif line.gap or not groups:
            break
        else:
            groups[-1][-1].append(line.text)
        at += 1
    return groups, at


def _complete_rows(groups: Rows, columns: int) -> Rows:
    rows: Rows = []
    for group in groups:
        if rows and len(rows[-1]) < columns and len(rows[-1]) + len(group) <= columns:
            rows[-1].extend(group)
        else:
            rows.append(list(group))
    return rows


def _placed(rows: Rows, columns: int) -> tuple[GridCell, ...]:
    """Rows as grid cells; an empty leading cell below a filled one goes on as part of it, a lone cell spans its row."""
    cells: list[GridCell] = []
    open_spans: dict[int, int] = {}  # column -> index in cells of the cell that may grow downwards
    for r, row in enumerate(rows):
        if len(row) == 1 and columns > 1:
            cells.append(GridCell(r, 0, tuple(row[0]), colspan=columns))
            open_spans = {}
            continue
        leading = True
        for c, paragraphs in enumerate(row[:columns]):
            leading = leading and not paragraphs and c < columns - 1
            if leading and c in open_spans:
                above = cells[open_spans[c]]
                cells[open_spans[c]] = GridCell(above.row, above.col, above.paragraphs, rowspan=r - above.row + 1, colspan=above.colspan)
                continue
            if paragraphs and r > 0:
                open_spans[c] = len(cells)
            cells.append(GridCell(r, c, tuple(paragraphs)))
    return tuple(cells)


def columned_grid(lines: Sequence[Line], start: int) -> tuple[Grid | None, int]:
    """A table with a row a line, its cells apart by tabs (two rows) or by wide blanks (three rows and columns), and where it ends.

    A line of one cell between two rows of equal length groups those below it.
    """
    end = start
    while end < len(lines) and (lines[end].cells or _groups_rows(lines, end)) and not (end > start and lines[end].gap > 1):
        end += 1
    rows = [line.cells or (line.text,) for line in lines[start:end]]
    columns = max(map(len, rows))
    spaced = not any(line.tabs for line in lines[start:end])
    if len(rows) < (3 if spaced else 2) or (spaced and (columns < 3 or len(set(map(len, rows))) > 1)):
        return None, end
    return Grid(_placed([[[cell] if cell else [] for cell in row] for row in rows], columns)), end


def _groups_rows(lines: Sequence[Line], at: int) -> bool:
    """The line is a few words between two rows of as many cells, and what follows has no heads of its own."""
    if not 0 < at < len(lines) - 1 or len(lines[at].text) > LONGEST_HEAD or ends_sentence(lines[at].text):
        return False
    above, below = lines[at - 1], lines[at + 1]
    if not (above.tabs and below.tabs and below.gap <= 1) or len(above.cells) != len(below.cells) or len(below.cells) < 3:
        return False
    return sum(GRIDS.heads.match(cell) is not None for cell in below.cells) < 2


def listed_grid(lines: Sequence[Line], start: int) -> tuple[Grid | None, int]:
    """A table with a cell a line below its heads: rows that count up in a 序号 column, or that repeat one pattern of kinds."""
    return _listed(lines, start) or (None, start + 1)


def _listed(lines: Sequence[Line], start: int) -> tuple[Grid, int] | None:
    heads = _heads(lines, start)
    if heads == start:
        return None
    if owned := owned_rows(lines, start):
        return _grid_of(*owned)
    if heads - start < 2:
        return None
    texts = ["".join(line.text.split()) for line in lines[start:heads]]
    counter = next((c for c, text in enumerate(texts) if GRIDS.counter.match(text)), None)
    if counter is not None:
        told = counted_rows(lines, start, heads - start) if counter == 0 else None
        return _counted_grid(lines, start, counter, heads) or (_grid_of(*told) if told else None)
    known = next((at for at in range(start, heads) if not GRIDS.heads.match(lines[at].text)), heads)
    patterned = _patterned_grid(lines, start, known - start) if known - start >= 2 else None
    if patterned:
        return patterned
    answered = answered_rows(lines, start, heads - start)
    return _grid_of(*answered) if answered else None


def _grid_of(rows: Rows, end: int) -> tuple[Grid, int]:
    return Grid(_placed(rows, len(rows[0]))), end


def _heads(lines: Sequence[Line], start: int) -> int:
    """Where the heads that begin at a line end."""
    at = start
    while at < len(lines) and at - start < MOST_COLUMNS:
        text = lines[at].text
        if not GRIDS.heads.match(text) and not (len(text) <= LONGEST_HEAD and GRIDS.counted_heads.match("".join(text.split()))):
            break
        if opens(text):
            break
        at += 1
    return at


def _counted_grid(lines: Sequence[Line], start: int, counter: int, heads: int) -> tuple[Grid, int] | None:
    """Heads up to the line 1 (known ones: up to any number), then rows that begin, after `counter` leading cells, with the next."""
    first = next((i for i in range(start, min(len(lines), start + MOST_COLUMNS + 3)) if re.fullmatch(r"1[.、]?", lines[i].text)), None)
    if first is None and heads < len(lines) and counter == 0 and NUMBER.match(lines[heads].text):
        first = heads
    if first is None or not 2 <= first - start - 0 <= MOST_COLUMNS + counter:
        return None
    marks, count = [first], int(lines[first].text.rstrip(".、"))
    for i in range(first + 1, len(lines)):
        if i - marks[-1] > 2 * MOST_COLUMNS:
            break
        if NUMBER.match(lines[i].text) and int(lines[i].text.rstrip(".、")) == count + len(marks) and i - marks[-1] >= 2:
            marks.append(i)
    columns, lead = _column_count(lines, start, marks, counter)
    if not columns or len(marks) < 2:
        return None
    return _from_marks(lines, start, marks, columns, lead)


def _column_count(lines: Sequence[Line], start: int, marks: list[int], counter: int) -> tuple[int, int]:
    """(columns, columns before the number): the heads less the leading cells of the first row, checked against the rows.

    The marks behind a line that opens a new group (二、……) with heads of its own are left out.
    """
    for lead in (counter, 0):
        columns = marks[0] - start - lead
        steps = [b - a - _more(lines, a, b, columns) * (lead == 0) for a, b in pairwise(marks)]
        long = next((at for at, step in enumerate(steps) if step > columns), len(steps))
        grouped = columns >= 2 and 0 < long < len(steps) and _opens_group(lines, marks[long] + columns - lead, marks[long + 1])
        kept = steps[:long] if grouped else steps
        if columns >= 2 and all(columns - lead <= step <= columns for step in kept):
            del marks[len(kept) + 1 :]
            return columns, lead
    return 0, 0


def _more(lines: Sequence[Line], mark: int, end: int, columns: int) -> int:
    """How many paragraphs beyond one the cell behind a row's number has: whole sentences, with cells that are none behind them."""
    at = mark + 1
    while at < end and (ends_sentence(lines[at].text) or lines[at].text[-1:] in ("；", ";")):
        at += 1
    more = at - mark - 2
    return more if 0 < more <= MOST_PARAGRAPHS and columns > 2 and at + columns - 2 <= end else 0


def _opens_group(lines: Sequence[Line], start: int, end: int) -> bool:
    """Between two rows stands a heading, or heads again."""
    return start < end and (opens(lines[start].text) or _heads(lines, start) - start >= 2)


def _from_marks(lines: Sequence[Line], start: int, marks: list[int], columns: int, lead: int) -> tuple[Grid, int]:
    width = columns - lead  # cells from the number on
    rows: Rows = [[[line.text] for line in lines[start : start + columns]]]
    before = start + columns
    more = [0 if lead else _more(lines, mark, end, columns) for mark, end in zip(marks, [*marks[1:], len(lines)], strict=True)]
    end = min(len(lines), marks[-1] + width + more[-1])
    for mark, extra in zip(marks, more, strict=True):
        leading = [[line.text] for line in lines[before:mark]][:lead]
        leading += [[] for _ in range(lead - len(leading))]
        before = min(end, mark + width + extra)
        cells = [[line.text] for line in lines[mark:before]]
        rows.append(leading + cells[:1] + [[text for cell in cells[1 : 2 + extra] for text in cell]] + cells[2 + extra :])
    return Grid(_placed(rows, columns)), end


def _kind(text: str) -> str:
    if GRIDS.nature.match(text):
        return "nature"
    if GRIDS.value.match(text):
        return "value"
    return "words" if len(text) > 4 else "short"


def _patterned_grid(lines: Sequence[Line], start: int, columns: int) -> tuple[Grid, int] | None:
    """Rows as long as the heads whose cells keep the kinds (value, nature, words) of the first row; at least three of them."""
    rows: Rows = [[[line.text] for line in lines[start : start + columns]]]
    at, pattern = start + columns, None
    while at + columns <= len(lines):
        texts = [line.text for line in lines[at : at + columns]]
        kinds = ["label" if k in ("words", "short") else k for k in map(_kind, texts)]
        pattern = pattern or kinds
        if kinds != pattern or any(len(text) > 60 or ends_sentence(text) or opens(text) for text in texts):
            break
        rows.append([[text] for text in texts])
        at += columns
    if len(rows) < 4 or pattern is None or set(pattern) == {"label"}:
        return None
    return Grid(_placed(rows, columns)), at
