"""Task and duty tables: one row, one piece of work, with the bodies that its columns name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.agencies import split_list
from extractors.attribution import Entry, by_label, by_verbs, conventions, resolve
from extractors.engine import lexicon
from extractors.grid import Grid
from schemas import Document, Table, TableCell

NUMBER = re.compile(r"\s*(?P<number>[（(]?[一二三四五六七八九十\d]{1,3}(?:\.\d{1,2})*[）)]?[、．.]?)\s*(?=\D)")
DUTY_LENGTH = 40  # characters of a duty that make its title, as the public format has it


@dataclass(frozen=True)
class Row:
    """A row that sets work: its number and title, the cell that prints them, its bodies and its date's span."""

    table: int
    number: str | None
    title: str
    start: int
    end: int
    duty: bool
    entries: tuple[tuple[Entry, str], ...]
    due: tuple[int, int] | None


@lru_cache
def columns() -> dict[str, re.Pattern[str]]:
    """Column patterns by role, in the order in which they are tried."""
    rows = lexicon("columns")["tasks"]
    assert isinstance(rows, dict)
    return {role: re.compile(source) for role, source in rows.items()}


def read_table(document: Document, table: Table) -> list[Row]:
    """The rows of a task or duty table; empty where the heads name neither."""
    grid = Grid(document, table)
    found = grid.heads(columns())
    if found is None:
        return []
    head_row, roles = found
    named = roles.get("lead", []) + roles.get("responsible", []) + roles.get("support", [])
    work = roles.get("task", [])
    agency = roles.get("agency", [])
    if named and (work or roles.get("duty")):
        return task_rows(grid, head_row, roles)
    if agency and not named and (roles.get("duty") or work):
        return duty_rows(grid, head_row, agency[0], (roles.get("duty") or work)[0])
    return []


def body_rows(grid: Grid, head_row: int, col: int) -> list[tuple[int, TableCell]]:
    """(row, cell) of every cell that begins in a column below the heads and is not empty; repeated heads are left out."""
    head = grid.words(head_row, col)
    found = []
    for row in range(head_row + 1, grid.table.rows):
        cell = grid.cell(row, col)
        if cell is not None and cell.row == row and cell.start < cell.end and grid.words(row, col) != head and cell.colspan < max(2, grid.table.cols):
            found.append((row, cell))
    return found


def task_rows(grid: Grid, head_row: int, roles: dict[str, list[int]]) -> list[Row]:
    """One row a task: the title from the first task column, the bodies from the columns that name them."""
    main = title_column(grid, head_row, roles)
    if main is None:
        return []
    made = []
    for row, cell in body_rows(grid, head_row, main):
        number, start = split_number(grid, row, cell, roles)
        end = first_sentence(grid.text, start, cell.end)
        title = grid.text[start:end].strip(" \t。；;")
        if title:
            made.append(Row(grid.table.index, number, title, cell.start, cell.end, False, tuple(row_bodies(grid, row, roles)), due_span(grid, row, roles)))
    return made


def title_column(grid: Grid, head_row: int, roles: dict[str, list[int]]) -> int | None:
    """The column whose cells are titles: of several task columns the first that has a cell of its own in most rows."""
    candidates = roles.get("task", []) + roles.get("duty", [])
    named = (roles.get("lead", []) + roles.get("responsible", []))[:1] or roles.get("support", [])[:1]
    rows = len(body_rows(grid, head_row, named[0])) if named else 0
    for col in sorted(candidates):
        if len(body_rows(grid, head_row, col)) * 10 >= rows * 6:
            return col
    return min(candidates, default=None)


def split_number(grid: Grid, row: int, cell: TableCell, roles: dict[str, list[int]]) -> tuple[str | None, int]:
    """The row's number, from its title or its number column, and where the title begins."""
    match = NUMBER.match(grid.text, cell.start, cell.end)
    if match and re.search(r"[、．.）)]$", match["number"]):
        return re.sub(r"\s+", "", match["number"]), match.end()
    own = grid.words(row, roles["number"][0]) if roles.get("number") else ""
    return (own if own and len(own) <= 6 else None), cell.start


def first_sentence(text: str, start: int, end: int) -> int:
    """Where a title cell's first sentence ends."""
    stop = text.find("。", start, end)
    return stop if stop >= 0 else end


def row_bodies(grid: Grid, row: int, roles: dict[str, list[int]]) -> list[tuple[Entry, str]]:
    """The bodies of one row with their final roles."""
    entries: list[Entry] = []
    for role in ("lead", "responsible", "support"):
        for col in roles.get(role, []):
            cell = grid.cell(row, col)
            if cell is None or cell.start == cell.end:
                continue
            spoken = "lead" if role == "lead" else role
            cut = by_verbs(grid.text, cell.start, cell.end) or by_label(grid.text, cell.start, cell.end, spoken)
            entries += cut
    return resolve(entries, first_leads=head_says_first_leads(grid, roles))


def head_says_first_leads(grid: Grid, roles: dict[str, list[int]]) -> bool:
    """The column's head says that the first-listed body leads."""
    return any(
        hit.rule.id == "convention.first-leads"
        for col in roles.get("responsible", [])
        for row in range(2)
        for hit in conventions(grid.words(row, col))
    )


def due_span(grid: Grid, row: int, roles: dict[str, list[int]]) -> tuple[int, int] | None:
    """The span of the row's date cell."""
    for col in roles.get("due", []):
        cell = grid.cell(row, col)
        if cell is not None and cell.start < cell.end:
            return cell.start, cell.end
    return None


def duty_rows(grid: Grid, head_row: int, agency: int, duty: int) -> list[Row]:
    """One row a duty: the bodies of the agency column, the first 40 characters of the duty as its title."""
    made = []
    for row, cell in body_rows(grid, head_row, duty):
        named = grid.cell(row, agency)
        if named is None or named.start == named.end:
            continue
        text = grid.text[cell.start : cell.end]
        title = text[:DUTY_LENGTH].rstrip(" 。；;，,、")
        entries = [Entry(n, "responsible", "tasktables.duty") for n in split_list(grid.text, named.start, named.end)]
        made.append(Row(grid.table.index, None, title, cell.start, cell.end, True, tuple(resolve(entries)), None))
    return made
