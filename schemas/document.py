"""What a reader hands on: one unchanging text, its blocks and tables, and the outline over it.

What is looked at over and over while a plan is extracted is a dataclass: its fields are got at four times as quickly as a model's.
"""

import dataclasses
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from schemas.base import Record

STRICT = ConfigDict(extra="forbid")


@dataclasses.dataclass(slots=True)
class Span:
    """A half-open range of characters (Unicode code points) of `Document.text`."""

    start: int
    end: int


class Cell(Record):
    """A place in a table: table, row and column count from 0; a merged cell is named by its first row and column."""

    table: int
    row: int
    col: int


class Source(Record):
    """The file a document was read from; `pages` is null where the format has none."""

    name: str
    media_type: str
    sha256: str
    bytes: int
    pages: int | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Block:
    """One paragraph of the text (`kind` para) or the whole run of one table (`kind` table).

    `label` is a number that the format computes (a Word list label) and that stands at the start of the block's text;
    `level` is the format's own outline level from 1 (Word heading style, PDF bookmark, HTML h1), a hint and no more;
    `box` counts the 专栏-like frames of the file from 0, for blocks that stand inside one;
    `part` counts the parts of a bundle or forwarded notice from 0 (a file of a zip, an annex file).
    """

    kind: Literal["para", "table"] = "para"
    start: int
    end: int
    page: int | None = None
    table: int | None = None
    label: str | None = None
    level: int | None = None
    centered: bool = False
    bold: bool = False
    size: float | None = None
    box: int | None = None
    part: int = 0


@dataclass(frozen=True, kw_only=True, config=STRICT)
class TableCell:
    """A cell with its span in the grid and in the text; an empty cell has start == end."""

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Table:
    """A grid of cells: `rows` x `cols`; `header_rows` leading rows are heads. In the text cells stand apart by a tab, rows by a newline."""

    index: int
    rows: int
    cols: int
    cells: tuple[TableCell, ...]
    header_rows: int = 1


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Field:
    """Metadata that a format states outside the text (the index table of a government web page): label as printed, value."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Document:
    """One document after reading: `text` never changes again and every offset points into it.

    Blocks follow one another in reading order and cover the text but for the newlines between them.
    `fields` come from outside the text; `notes` are what the reader saw and could not settle, as (code, message, offset).
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    fields: tuple[Field, ...] = ()
    notes: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Section:
    """An item of the outline, with its place and its extent.

    `head` covers number and title as printed; `body` runs from the end of the head to the end of the section's own
    text before its first child; `extent` covers everything down to the next section that is not below it.
    `kind`: `item` numbered, `box` 专栏/工程 box, `annex` 附件/附表 or an unnumbered title that opens a new part,
    `chapter` 第X章/第X节/第X条. `run_in` is true where the body goes on in the head's own paragraph.
    """

    id: str
    kind: Literal["item", "box", "annex", "chapter"]
    number: str | None
    title: str
    level: int
    parent: str | None
    head: Span
    body: Span
    extent: Span
    run_in: bool = False
    page: int | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Outline:
    """A document with its sections in reading order; `cover` is the span of a forwarding notice before the plan itself.

    `notes` are what the numbering left unsettled, as (code, message, offset).
    """

    document: Document
    sections: tuple[Section, ...]
    title: Span | None = None
    cover: Span | None = None
    notes: tuple[tuple[str, str, int], ...] = ()
