"""The text form of a corpus source: a head of `key: value` lines, `---`, then one paragraph or directive a line.

Directives: `%title`, `%head`, `%center`, `%right` TEXT; `%page`; `%table widths=…` rows `a | b` `%end` (first row heads,
`^` merged with the cell above, `<` with the cell to the left); `%box TITLE` … `%end` (a table may stand inside).
Every other line is a paragraph with its number typed; a renderer may turn typed numbers into list labels.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NUMBER = re.compile(r"(?P<a>[一二三四五六七八九十]+)、|（(?P<b>[一二三四五六七八九十]+)）|(?P<c>\d+)\.(?!\d)")
DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Para:
    """A paragraph; `style` is body, title, head, center or right; `new_page` starts a page with it."""

    text: str
    style: str = "body"
    new_page: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell at (row, col) of the grid."""

    row: int
    col: int
    text: str
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True)
class Grid:
    """A table: column widths in percent, cells in reading order, the first row heads."""

    widths: tuple[int, ...]
    rows: int
    cells: tuple[Cell, ...]

    def row(self, index: int) -> list[Cell]:
        """The cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == index]


@dataclass(frozen=True)
class Box:
    """A framed 专栏: its title line and what stands in it."""

    title: str
    items: tuple["Para | Grid", ...]


Item = Para | Grid | Box


@dataclass(frozen=True)
class Sample:
    """A source: slug, head (repeated keys keep their order) and items."""

    slug: str
    head: tuple[tuple[str, str], ...]
    items: tuple[Item, ...] = field(default=())

    def get(self, key: str, default: str = "") -> str:
        """The first value of a key of the head."""
        return next((value for name, value in self.head if name == key), default)

    def all(self, key: str) -> list[str]:
        """All values of a key of the head."""
        return [value for name, value in self.head if name == key]


def load(path: Path) -> Sample:
    """The sample of one source file. ValueError names file and line of what cannot be read."""
    head_text, _, body = path.read_text("utf-8").partition("---\n")
    head = []
    for line in head_text.splitlines():
        key, _, value = line.partition(":")
        head.append((key.strip(), value.strip()))
    lines = iter(body.splitlines())
    try:
        items = tuple(parse(lines, inside=False))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error
    return Sample(path.stem, tuple(head), items)


def parse(lines: Iterator[str], *, inside: bool) -> Iterator[Item]:
    """The items up to `%end` (inside a box) or the end of the source."""
    new_page = False
    for line in lines:
        directive, _, rest = line.partition(" ") if line.startswith("%") else ("", "", line)
        if directive == "%end":
            return
        if directive == "%page":
            new_page = True
        elif directive == "%table":
            yield grid(rest, lines)
        elif directive == "%box":
            yield Box(rest, tuple(item for item in parse(lines, inside=True) if not isinstance(item, Box)))
        elif directive in ("", "%title", "%head", "%center", "%right"):
            yield Para(rest, directive[1:] or "body", new_page)
            new_page = False
        else:
            raise ValueError(f"unknown directive {directive}")
    if inside:
        raise ValueError("a box without %end")


def grid(options: str, lines: Iterator[str]) -> Grid:
    """The table whose rows follow, up to `%end`."""
    widths = tuple(int(w) for w in options.removeprefix("widths=").split(","))
    rows = []
    for line in lines:
        if line == "%end":
            break
        row = [piece.strip() for piece in line.split("|")]
        if len(row) != len(widths):
            raise ValueError(f"{len(row)} cells for {len(widths)} columns: {line}")
        rows.append(row)
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("^", "<"):
                continue
            down = next((i for i in range(r + 1, len(rows)) if rows[i][c] != "^"), len(rows)) - r
            right = next((i for i in range(c + 1, len(widths)) if row[i] != "<"), len(widths)) - c
            cells.append(Cell(r, c, text, down, right))
    return Grid(widths, len(rows), tuple(cells))


def plain(sample: Sample) -> str:
    """The text as a reader should see it: a paragraph a line, a table row a line with tabs, a merged cell in its first row only."""
    return "\n".join(lines_of(sample.items))


def lines_of(items: tuple[Item, ...] | tuple[Para | Grid, ...]) -> Iterator[str]:
    """The lines of some items."""
    for item in items:
        if isinstance(item, Para):
            yield item.text
        elif isinstance(item, Box):
            yield item.title
            yield from lines_of(item.items)
        else:
            for r in range(item.rows):
                texts = {cell.col: cell.text for cell in item.row(r)}
                yield "\t".join(texts.get(c, "") for c in range(len(item.widths)))


def number_of(text: str) -> tuple[int, int, str] | None:
    """Level (0 一、, 1 （一）, 2 1.), value and the rest of a paragraph that begins with a typed number."""
    match = NUMBER.match(text)
    if match is None:
        return None
    level = ("a", "b", "c").index(match.lastgroup or "")
    digits = match[match.lastgroup or 0]
    return level, int(digits) if level == 2 else chinese(digits), text[match.end() :]


def chinese(digits: str) -> int:
    """The value of a Chinese numeral under 100."""
    tens, found, ones = digits.rpartition("十")
    return (DIGITS.index(tens) if tens else 1) * 10 + (DIGITS.index(ones) if ones else 0) if found else DIGITS.index(digits)
