"""A line of a text dump with what its surroundings say: blanks before, indent, page break, trailing blank."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.readers.builder import GridCell

MARKUP = re.compile(r"\[bookmark:[^\]\n]*\]|(?<!\*)\*\*(?!\*)|\[(?:image|footnote)[^\]\n]*\]", re.I)
WIDE_BLANK = re.compile(r"[ \u3000\u00a0]{3,}")
BLANK = " \t\u3000\u00a0\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class Look:
    """How a format sets a paragraph: its outline level from 1, centred, bold, size in points, the number of its frame (专栏) from 0."""

    level: int | None = None
    centered: bool = False
    bold: bool = False
    size: float | None = None
    box: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: one found in a run of lines, or one that a format gives as such."""

    cells: tuple[GridCell, ...]
    header_rows: int = 1


PLAIN = Look()


class Line(NamedTuple):
    """One line without the blanks around it.

    `gap` counts the empty lines before it, `indent` the half-width columns of leading blanks; `tabbed` says that it began with a tab,
    `trailing` that blanks followed it, `page` that a page break stands before it. `cells` are its parts where tabs (`tabs`) or
    wide blanks part it into columns. A line with a `grid` is a table that the format gave; its text is a mark that equals no other.
    """

    text: str
    gap: int = 0
    indent: int = 0
    tabbed: bool = False
    trailing: bool = False
    page: bool = False
    cells: tuple[str, ...] = ()
    tabs: bool = False
    look: Look = PLAIN
    grid: Grid | None = None


def split_lines(text: str) -> list[Line]:
    """The lines that hold anything (a tab counts: it is an empty cell), marks of converters taken out."""
    found: list[Line] = []
    gap, page = 0, False
    for raw in MARKUP.sub("", text).split("\n"):
        if "\f" in raw:
            page, raw = True, raw.replace("\f", "")
        bare = raw.strip(BLANK)
        tabbed = raw.startswith("\t")
        if not bare and not tabbed:
            gap += 1
            continue
        indent = _indent(raw) if raw[0] in BLANK else 0
        cells, tabs = _cells(raw, bare)
        found.append(Line(bare, gap, indent, tabbed and not tabs, bool(bare) and raw[-1] in BLANK, page, cells, tabs))
        gap, page = 0, False
    return found


def _indent(raw: str) -> int:
    """The half-width columns of a line's leading blanks."""
    lead = raw[: len(raw) - len(raw.lstrip(BLANK))]
    return sum(2 if c == "\u3000" else 4 if c == "\t" else 1 for c in lead)


def _cells(raw: str, bare: str) -> tuple[tuple[str, ...], bool]:
    """The columns of a line, and whether tabs part them; none where it is one run."""
    if "\t" in bare:
        return tuple(cell.strip(BLANK) for cell in raw.strip(" \u3000\u00a0").split("\t")), True
    if ("  " in bare or "\u3000\u3000" in bare) and WIDE_BLANK.search(bare):
        return tuple(WIDE_BLANK.split(bare)), False
    return (), False
