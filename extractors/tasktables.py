"""Task and duty tables: one row, one piece of work, with the bodies that its columns name."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast

from extractors.agencies import split_list
from extractors.agencies.names import without_brackets
from extractors.attribution import Entry, conventions, read_cell, resolve
from extractors.engine import lexicon
from extractors.grid import Grid
from schemas import TableCell
from schemas.plan import Role

NUMBER = re.compile(r"\s*(?P<number>[（(]?[一二三四五六七八九十\d]{1,3}(?:\.\d{1,2})*[）)]?[、．.]?)\s*(?=\D)")
CLOSED_NUMBER = re.compile(r"[、．.）)]$")
BLANK = re.compile(r"\s+")
DUTY_LENGTH = 40  # characters of a duty that make its title, as the public format has it
EDGES = " \t。；;"
NAMED = ("lead", "responsible", "support")
HEAD_ROWS, LONGEST_HEAD, LONGEST_NUMBER = 4, 24, 6
FirstLeads = Callable[[int], bool]


@dataclass(frozen=True)
class Row:
    """A row that sets work: its number and title, the cell that prints them, its bodies and its date's span."""

    table: int
    number: str | None
    title: str
    start: int
    end: int
    duty: bool
    entries: tuple[tuple[Entry, Role], ...]
    due: tuple[int, int] | None


@dataclass(frozen=True)
class Heads:
    """The heads of a table: its last head row, and the columns of each role."""

    row: int
    roles: Mapping[str, Sequence[int]]

    def columns(self, *roles: str) -> list[int]:
        """The columns of these roles, role by role."""
        return [col for role in roles for col in self.roles.get(role, ())]


@lru_cache
def patterns(kind: str) -> Mapping[str, re.Pattern[str]]:
    """Column patterns by role, in the order in which they are tried."""
    rows = lexicon("columns")[kind]
    assert isinstance(rows, dict)
    return {role: re.compile(source) for role, source in rows.items()}


def read_table(grid: Grid, first_leads: FirstLeads = lambda offset: False) -> list[Row]:
    """The rows of a task or duty table; empty where the heads name neither.

    `first_leads` tells whether the first-listed body leads in a list at an offset.
    """
    heads = find_heads(grid)
    if heads is None:
        return []
    heads = with_work(grid, heads)
    work, duty = heads.columns("task"), heads.columns("duty")
    if heads.columns(*NAMED) and (work or duty):
        rows = list(task_rows(grid, heads, first_leads))
        return rows if work or not says_duties(grid, heads.row, duty[0]) else [as_duty(grid, row) for row in rows]
    if heads.columns("agency") and (duty or work):
        return list(duty_rows(grid, heads.row, heads.columns("agency")[0], (duty or work)[0]))
    return []


def with_work(grid: Grid, heads: Heads) -> Heads:
    """The heads, with the work in what one more column lists beside bodies and dates (行业 | 时间安排 | 责任单位)."""
    if heads.columns("task", "duty") or not (heads.columns(*NAMED) and heads.columns("due")):
        return heads
    taken = {col for role, cols in heads.roles.items() if role != "group" for col in cols}
    free = [col for col in range(grid.table.cols) if col not in taken and grid.words(heads.row, col)]
    if len(free) != 1 or patterns("doubtful")["figures"].search(grid.words(heads.row, free[0])):
        return heads
    return Heads(heads.row, {**heads.roles, "task": free})


def says_duties(grid: Grid, head_row: int, col: int) -> bool:
    """The head of a column is 职责 or its kin: what stands below is what the body of the row has to do."""
    return "职责" in grid.words(head_row, col)


def as_duty(grid: Grid, row: Row) -> Row:
    """The row as a duty: the first characters of its cell are its title, and it has no number."""
    return replace(row, duty=True, number=None, title=grid.text[row.start : row.end][:DUTY_LENGTH].rstrip(" 。；;，,、"))


def speaks_of_bodies(grid: Grid) -> bool:
    """The table's heads name bodies as answering for something, so that it should be a task table."""
    table = grid.table
    heads = (grid.words(row, col) for row in range(min(2, table.rows)) for col in range(table.cols))
    return table.rows > 2 and any(len(words) <= LONGEST_HEAD and patterns("doubtful")["answers"].search(words) for words in heads)


def find_heads(grid: Grid) -> Heads | None:
    """The heads of a table: the first row that names two roles, refined by the rows of sub-heads below it; None without one."""
    for row in range(min(HEAD_ROWS, grid.table.rows)):
        found = head_roles(grid, row)
        if len(found) >= 2 and len(set(found.values())) >= 2:
            last = row
            while last + 1 < grid.table.rows and is_subhead(grid, last + 1, found):
                last += 1
                found |= head_roles(grid, last)
            roles: dict[str, list[int]] = {}
            for col, role in sorted(found.items()):
                roles.setdefault(role, []).append(col)
            if "share" in roles:  # 分工 beside bodies is their work, beside tasks it names the bodies
                roles.setdefault("duty" if "agency" in roles else "responsible", []).extend(roles.pop("share"))
            return Heads(last, roles)
    return None


def head_roles(grid: Grid, row: int) -> dict[int, str]:
    """Column → role of the heads that begin in a row; a head over several columns counts for each."""
    found: dict[int, str] = {}
    for col in range(grid.table.cols):
        cell = grid.cell(row, col)
        words = grid.words(row, col)
        if cell is None or cell.row != row or not words or len(words) > LONGEST_HEAD:
            continue
        role = role_of(words)
        if role and (cell.col == col or role in NAMED):
            found[col] = role
    return found


@lru_cache(maxsize=4096)
def role_of(words: str) -> str | None:
    """The role that a head gives its column; what stands in brackets (列第一位的为牵头单位) only where the rest says too little."""
    known, outside = patterns("tasks").items(), without_brackets(words)
    bare = next((role for role, pattern in known if pattern.search(outside)), None)
    if bare not in (None, "agency"):
        return bare
    return next((role for role, pattern in known if pattern.search(words)), bare)


def is_subhead(grid: Grid, row: int, above: Mapping[int, str]) -> bool:
    """The row goes on the heads: all that begins in it names a role of its own, below the heads or with a role of bodies among it."""
    begun = [(col, cell) for col in range(grid.table.cols) if (cell := grid.cell(row, col)) and cell.row == row and cell.start < cell.end]
    own = head_roles(grid, row)
    if not begun or not all(cell.col in own for _, cell in begun):
        return False
    return all(cell.col in above for _, cell in begun) or (len(begun) > 1 and any(role in NAMED for role in own.values()))


def body_rows(grid: Grid, head_row: int, col: int) -> list[tuple[int, TableCell]]:
    """(row, cell) of every cell that begins in a column below the heads and is not empty; repeated heads and group rows are left out."""
    head, found = grid.words(head_row, col), []
    for row in range(head_row + 1, grid.table.rows):
        cell = grid.cell(row, col)
        if cell is None or cell.row != row or cell.start == cell.end or cell.colspan >= max(2, grid.table.cols):
            continue
        if grid.words(row, col) != head:
            found.append((row, cell))
    return found


def task_rows(grid: Grid, heads: Heads, first_leads: FirstLeads) -> Iterator[Row]:
    """One row a task: the title from the title column, the bodies from the columns that name them."""
    main = title_column(grid, heads)
    if main is None:
        return
    rows, by_head = body_rows(grid, heads.row, main), head_says_first_leads(grid, heads)
    named = {row for row, _ in rows if has_bodies(grid, row, heads)}
    for row, cell in rows:
        if named and row not in named and is_alone(grid, row, cell):
            continue
        number, start = split_number(grid, row, cell, heads)
        title = grid.text[start : first_sentence(grid.text, start, cell.end)].strip(EDGES)
        if title:
            bodies = row_bodies(grid, row, heads, lambda start: by_head or first_leads(start))
            yield Row(grid.table.index, number, title, cell.start, cell.end, False, bodies, due_span(grid, row, heads))


def has_bodies(grid: Grid, row: int, heads: Heads) -> bool:
    """A column that names bodies is filled in the row."""
    return any(grid.words(row, col) for col in heads.columns(*NAMED))


def is_alone(grid: Grid, row: int, cell: TableCell) -> bool:
    """No other cell of the row is filled: it is the title of a group of rows."""
    return all(
        other is None or other == cell or other.row != row or other.start == other.end
        for col in range(grid.table.cols)
        if (other := grid.cell(row, col))
    )


def title_column(grid: Grid, heads: Heads) -> int | None:
    """The column whose cells are titles: of several task columns the first that has a cell of its own in most rows."""
    candidates = heads.columns("task", "duty")
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    rows = {col: len(body_rows(grid, heads.row, col)) for col in [*heads.columns(*NAMED)[:1], *candidates]}
    full = (col for col in sorted(candidates) if rows[col] * 10 >= max(rows.values()) * 6)
    return next(full, min(candidates))


def split_number(grid: Grid, row: int, cell: TableCell, heads: Heads) -> tuple[str | None, int]:
    """The row's number, from its title or its number column, and where the title begins."""
    match = NUMBER.match(grid.text, cell.start, cell.end)
    if match and CLOSED_NUMBER.search(match["number"]):
        return BLANK.sub("", match["number"]), match.end()
    column = heads.columns("number")[:1]
    own = grid.words(row, column[0]) if column else ""
    return (own if own and len(own) <= LONGEST_NUMBER else None), cell.start


def first_sentence(text: str, start: int, end: int) -> int:
    """Where a title cell's first sentence ends."""
    stop = text.find("。", start, end)
    return stop if stop >= 0 else end


def row_bodies(grid: Grid, row: int, heads: Heads, first_leads: FirstLeads) -> tuple[tuple[Entry, Role], ...]:
    """The bodies of one row with their final roles."""
    entries: list[Entry] = []
    start, seen = 0, set()
    for role in NAMED:
        for col in heads.columns(role):
            cell = grid.cell(row, col)
            if cell is None or cell.start == cell.end or cell.start in seen:
                continue
            seen.add(cell.start)
            start = start or cell.start
            entries += read_cell(grid.text, cell.start, cell.end, role).entries
    return tuple((entry, cast(Role, role)) for entry, role in resolve(entries, first_leads=first_leads(start)))


def head_says_first_leads(grid: Grid, heads: Heads) -> bool:
    """The column's head says that the first-listed body leads."""
    words = (grid.words(row, col) for col in heads.columns("responsible") for row in range(heads.row + 1))
    return any(hit.rule.id == "convention.first-leads" for text in words for hit in conventions(text))


def due_span(grid: Grid, row: int, heads: Heads) -> tuple[int, int] | None:
    """The span of the row's date cell."""
    cells = (grid.cell(row, col) for col in heads.columns("due"))
    return next(((cell.start, cell.end) for cell in cells if cell is not None and cell.start < cell.end), None)


def duty_rows(grid: Grid, head_row: int, agency: int, duty: int) -> Iterator[Row]:
    """One row a duty: the bodies of the agency column, the first 40 characters of the duty as its title."""
    for row, cell in body_rows(grid, head_row, duty):
        named = grid.cell(row, agency)
        if named is None or named.start == named.end:
            continue
        title = grid.text[cell.start : cell.end][:DUTY_LENGTH].rstrip(" 。；;，,、")
        entries = [Entry(name, "responsible", "table.duty") for name in split_list(grid.text, named.start, named.end)]
        resolved = tuple((entry, cast(Role, role)) for entry, role in resolve(entries))
        yield Row(grid.table.index, None, title, cell.start, cell.end, True, resolved, None)
