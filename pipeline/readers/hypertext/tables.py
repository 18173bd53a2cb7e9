"""HTML tables: layout tables told from data tables, data tables as grids with their spans."""

from collections.abc import Callable, Iterator, Sequence

from lxml import html

from pipeline.readers.builder import GridCell
from pipeline.repair import Grid

MOST_COLUMNS = 60
MOST_ROWS = 5000
SHORTEST_COLUMN = 500  # characters of a cell that is a column of the page

Texts = Callable[[html.HtmlElement], Sequence[str]]


def is_layout(table: html.HtmlElement) -> bool:
    """Whether a table only places things on the page: one row or column, a table within it, or one cell that holds
    nearly all of its text."""
    if table.get("role") == "presentation" or next(table.iterdescendants("table"), None) is not None:
        return True
    rows = [list(cells(row)) for row in own_rows(table)]
    rows = [row for row in rows if row]
    if len(rows) < 2 or max(map(len, rows), default=0) < 2:
        return True
    lengths = [len(cell.text_content().strip()) for row in rows for cell in row]
    return max(lengths) > SHORTEST_COLUMN and max(lengths) * 10 > sum(lengths) * 8


def own_rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The rows of a table, not those of tables within it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def cells(row: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The cells of a row."""
    return (cell for cell in row if cell.tag in ("td", "th"))


def grid(table: html.HtmlElement, texts: Texts) -> Grid | None:
    """The table as a grid; spans beyond its edges are cut. None where no cell holds text."""
    rows = list(own_rows(table))[:MOST_ROWS]
    taken: set[tuple[int, int]] = set()
    found: list[GridCell] = []
    for r, row in enumerate(rows):
        c = 0
        for cell in cells(row):
            while (r, c) in taken:
                c += 1
            if c >= MOST_COLUMNS:
                break
            down = min(_span(cell, "rowspan"), len(rows) - r)
            across = min(_span(cell, "colspan"), MOST_COLUMNS - c)
            taken.update((r + i, c + j) for i in range(down) for j in range(across))
            found.append(GridCell(r, c, tuple(texts(cell)), rowspan=down, colspan=across))
            c += across
    if not any(cell.paragraphs for cell in found):
        return None
    return Grid(tuple(found), header_rows=_header_rows(rows, found))


def _span(cell: html.HtmlElement, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _header_rows(rows: Sequence[html.HtmlElement], found: Sequence[GridCell]) -> int:
    """Rows of th or thead; else the depth of a first row whose heads are merged over two rows beside merged columns."""
    headed = 0
    for row in rows:
        own = list(cells(row))
        if not own or (row.getparent().tag != "thead" and not all(cell.tag == "th" for cell in own)):
            break
        headed += 1
    if headed:
        return min(headed, max(1, len(rows) - 1))
    first = [cell for cell in found if cell.row == 0]
    depth = max((cell.rowspan for cell in first), default=1)
    return depth if depth in (2, 3) and any(cell.colspan > 1 for cell in first) and depth < len(rows) else 1
