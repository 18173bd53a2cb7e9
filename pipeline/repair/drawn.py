"""Tables drawn with box characters (┌─┬─┐ │ ├), as old law databases print them, read back into cells."""

import re
from collections.abc import Sequence

from pipeline.readers.builder import GridCell
from pipeline.repair.lines import Grid, Line

OPENS = frozenset("┌┏╔├┣╠│┃║")
SEAM = re.compile("[│┃║├┤┼┣┫╋╠╣╬┌┐└┘┬┴┏┓┗┛┳┻╔╗╚╝╦╩]")
BORDER = re.compile("[─━═]+")
BOTTOM = frozenset("└┗╚")
FEWEST_COLUMNS, FEWEST_ROWS = 2, 2


def drawn_grid(lines: Sequence[Line], start: int) -> tuple[Grid, int] | None:
    """The table whose drawing begins at a line, and where it ends; None where its lines have no columns in common.

    Blanks do not count, since a page has often collapsed them: a line's cells are told by the strokes between them.
    """
    end = start
    while end < len(lines) and lines[end].text[:1] in OPENS | BOTTOM and (end == start or lines[end - 1].text[:1] not in BOTTOM):
        end += 1
    pieces = [SEAM.split(line.text.strip())[1:-1] for line in lines[start:end]]
    columns = max((len(piece) for piece in pieces), default=0)
    rows = [piece for piece in pieces if len(piece) == columns]
    if columns < FEWEST_COLUMNS or 2 * len(rows) < len(pieces):
        return None
    cells = placed(rows, columns)
    return (Grid(cells), end) if len({cell.row for cell in cells}) >= FEWEST_ROWS else None


def placed(rows: Sequence[Sequence[str]], columns: int) -> tuple[GridCell, ...]:
    """The cells: a stroke below one ends it, and begins a row that the cells beside it reach into."""
    cells: list[tuple[int, int, list[str]]] = []  # row, column, and the words line by line
    latest: dict[int, list[str]] = {}
    row = -1
    for pieces in rows:
        ended = [col for col, piece in enumerate(pieces) if BORDER.fullmatch(piece.strip())]
        row += bool(ended) or row < 0
        for col, piece in enumerate(pieces):
            if col in ended or col not in latest:
                latest[col] = []
                cells.append((row, col, latest[col]))
            if col not in ended:
                latest[col].append("".join(piece.split()))
    filled = [cell for cell in cells if cell[0] < row or any(cell[2])]
    return tuple(GridCell(r, c, ("".join(words),), rowspan=until(filled, r, c) - r) for r, c, words in filled)


def until(cells: Sequence[tuple[int, int, list[str]]], row: int, col: int) -> int:
    """The row at which the next cell of a column begins, or the table ends."""
    last = max(cell[0] for cell in cells) + 1
    return min((r for r, c, _ in cells if c == col and r > row), default=last)
