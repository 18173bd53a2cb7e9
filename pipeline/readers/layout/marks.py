"""What a page carries before it is text: runs of characters, lines, ruled grids; points from the page's upper left corner, y downwards."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Run:
    """Characters set side by side in one style: `lefts[i]` is where character i begins, `base` the baseline, `size` the em.

    `confidence` is the recogniser's for text read from a picture.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    lefts: list[float]
    bold: bool = False
    confidence: float = 1.0


@dataclass(slots=True)
class Line:
    """One printed line of a column: its runs from left to right as one text, blanks put where the print has gaps.

    `hang` is where the text after a bullet begins, and `x0` where there is none; `column` tells the page's columns apart,
    0 where the text is set in one.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    page: int
    bold: bool = False
    hang: float = 0.0
    column: int = 0
    box: int | None = None
    level: int | None = None
    confidence: float = 1.0

    @property
    def place(self) -> tuple[int, int]:
        """Page and column."""
        return self.page, self.column

    @property
    def top(self) -> float:
        """The upper edge of full-width characters."""
        return self.base - 0.88 * self.size

    @property
    def width(self) -> float:
        """From the first to the last character."""
        return self.x1 - self.x0


@dataclass(slots=True)
class GridBox:
    """One ruled cell: its place and spans in the grid, its edges on the page and the lines that stand in it.

    `part` is the part on the last page of a cell that goes on over page ends.
    """

    row: int
    col: int
    rowspan: int
    colspan: int
    x0: float
    top: float
    x1: float
    bottom: float
    lines: list[Line] = field(default_factory=list)
    page: int = 0
    part: "GridBox | None" = None


@dataclass(slots=True)
class Grid:
    """One ruled table of a page; `columns` are its vertical edges from left to right."""

    boxes: list[GridBox]
    columns: list[float]
    rows: int
    page: int
    top: float
    bottom: float


@dataclass(slots=True)
class Sheet:
    """One page: its size, its lines in reading order and its grids; `runs` are what they were made of, where that is kept."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    @property
    def slide(self) -> bool:
        """Whether it has the shape of a slide: 4:3 or 16:9, lying."""
        return any(abs(self.width / self.height - shape) < 0.02 for shape in (4 / 3, 16 / 9))


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading that the file itself names: page and level from 1."""

    page: int
    level: int
    title: str
