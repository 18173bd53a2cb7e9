"""A table as a grid: the cell that covers each place, and the row that holds the heads."""

import re
from collections.abc import Mapping

from schemas import Document, Table, TableCell

SAME = frozenset(("同上", "〃", "″", "〞"))  # a cell that says what the one above it says
LONGEST_SAME = 2


class Grid:
    """One table with its text: `cell(row, col)` is the cell that covers a place, merged ones and one above a 同上 included."""

    def __init__(self, document: Document, table: Table) -> None:
        self.text, self.table = document.text, table
        self._cover: dict[tuple[int, int], TableCell] = {}
        self._words: dict[int, str] = {}
        for cell in table.cells:
            if 0 < cell.end - cell.start <= LONGEST_SAME and document.text[cell.start : cell.end] in SAME and cell.row:
                self._cover[cell.row, cell.col] = self._cover.get((cell.row - 1, cell.col), cell)
                continue
            if cell.rowspan == cell.colspan == 1:
                self._cover[cell.row, cell.col] = cell
                continue
            for row in range(cell.row, cell.row + cell.rowspan):
                for col in range(cell.col, cell.col + cell.colspan):
                    self._cover[row, col] = cell

    def cell(self, row: int, col: int) -> TableCell | None:
        """The cell that covers a place; None outside the table."""
        return self._cover.get((row, col))

    def words(self, row: int, col: int) -> str:
        """The text of the cell that covers a place, without white space; empty where there is none."""
        cell = self._cover.get((row, col))
        if cell is None or cell.start == cell.end:
            return ""
        if cell.start not in self._words:
            self._words[cell.start] = "".join(self.text[cell.start : cell.end].split())
        return self._words[cell.start]

    def heads(self, patterns: Mapping[str, re.Pattern[str]], *, within: int = 4, least: int = 2) -> tuple[int, dict[str, list[int]]] | None:
        """(row, columns by role) of the first row of which at least `least` cells match a role's pattern; None without one."""
        for row in range(min(within, self.table.rows)):
            found: dict[str, list[int]] = {}
            for col in range(self.table.cols):
                cell = self.cell(row, col)
                if cell is None or cell.row != row or cell.col != col:
                    continue
                words = self.words(row, col)
                role = next((name for name, pattern in patterns.items() if words and len(words) <= 24 and pattern.search(words)), None)
                if role:
                    found.setdefault(role, []).append(col)
            if sum(map(len, found.values())) >= least:
                return row, found
        return None
