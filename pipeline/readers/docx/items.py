"""What the walk through a document finds, in reading order, before it becomes text."""

from dataclasses import dataclass, field

from pipeline.readers.builder import GridCell


@dataclass(slots=True)
class Paragraph:
    """One printed paragraph; `label` is its list label, `box` the frame that it stands in."""

    text: str
    label: str | None = None
    level: int | None = None
    centered: bool = False
    bold: bool = False
    size: float | None = None
    box: int | None = None

    @property
    def line(self) -> str:
        """Label and words."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(slots=True)
class Grid:
    """One table of several columns."""

    cells: list[GridCell] = field(default_factory=list)
    header_rows: int = 1
    box: int | None = None

    @property
    def places(self) -> int:
        """How many places the table has."""
        rows = max((cell.row + cell.rowspan for cell in self.cells), default=0)
        return rows * max((cell.col + cell.colspan for cell in self.cells), default=0)


Item = Paragraph | Grid
