"""Tables dumped a row a line with single blanks between the cells: told by a count in front and bodies or dates behind."""

import re
from collections.abc import Sequence

from extractors.engine import Patterns
from pipeline.readers.builder import GridCell
from pipeline.repair.bodies import names_bodies
from pipeline.repair.lines import Grid, Line

OPENS = frozenset("序编项")  # what `counter` begins with
SPACED = Patterns("spaced", __file__)
ROW = re.compile(r"(\d{1,3})[.、]?\s+(\S.*)")
FEWEST_ROWS = 3


def spaced_grid(lines: Sequence[Line], start: int) -> tuple[Grid, int] | None:
    """The table whose heads (序号 工作任务 责任单位) stand on a line, and where it ends; None where its rows do not keep to them."""
    heads = whole_words(lines[start].text)
    behind = heads[2:]
    known = all(SPACED.bodies.search(head) or SPACED.date.search(head) for head in behind)
    if len(heads) < 3 or not known or not SPACED.counter.fullmatch(heads[0]):
        return None
    rows = [heads]
    while start + len(rows) < len(lines) and (row := read_row(lines[start + len(rows)].text, len(rows), behind)):
        rows.append(row)
    if len(rows) <= FEWEST_ROWS:
        return None
    cells = [GridCell(r, c, (text,)) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Grid(tuple(cells)), start + len(rows)


def read_row(line: str, count: int, behind: Sequence[str]) -> list[str] | None:
    """The cells of the row with this count; None where the last of them are not what their heads say."""
    match = ROW.fullmatch(line)
    if match is None or int(match[1]) != count:
        return None
    cells = match[2].rsplit(None, len(behind))
    fits = (
        names_bodies(cell) if SPACED.bodies.search(head) else SPACED.when.fullmatch(cell)
        for head, cell in zip(behind, cells[1:], strict=False)
    )
    return [match[1], *cells] if len(cells) == len(behind) + 1 and all(fits) else None


def whole_words(line: str) -> list[str]:
    """The words of a line; characters that a blank sets apart (工 作 任 务) are one."""
    return re.sub(r"(?<=\b[\u4e00-\u9fff]) (?=[\u4e00-\u9fff]\b)", "", line).split()
