"""Lays paragraphs and tables out as one Document: the only place where a text and its offsets are made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.readers.clean import tidy
from schemas import Block, Document, Field, Source, Table, TableCell
from schemas.base import maker

made_block, made_cell = maker(Block), maker(TableCell)


@dataclass(frozen=True)
class GridCell:
    """A cell as a reader sees it: place and span in the grid, and its paragraphs (each already one line)."""

    row: int
    col: int
    paragraphs: Sequence[str]
    rowspan: int = 1
    colspan: int = 1
    page: int | None = None


class DocumentBuilder:
    """Collects blocks in reading order; `build` returns the Document.

    Every paragraph and cell is tidied here, so that a reader hands on text as its format gives it.
    Empty paragraphs vanish. Paragraphs of one cell are joined by a blank, since a row is one line of the text.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._fields: list[Field] = []
        self._notes: list[tuple[str, str, int]] = []
        self.part = 0

    @property
    def offset(self) -> int:
        """Where the next block will start."""
        return self._at

    def paragraph(
        self,
        text: str,
        *,
        page: int | None = None,
        label: str | None = None,
        level: int | None = None,
        centered: bool = False,
        bold: bool = False,
        size: float | None = None,
        box: int | None = None,
    ) -> None:
        """Add one paragraph; `label` is put before the text when given."""
        line = tidy(f"{label} {text}" if label else text)
        if not line:
            return
        start = self._append(line)
        self._blocks.append(
            made_block(
                {
                    "kind": "para",
                    "start": start,
                    "end": start + len(line),
                    "page": page,
                    "table": None,
                    "label": label,
                    "level": level,
                    "centered": centered,
                    "bold": bold,
                    "size": size if size is None else float(size),
                    "box": box,
                    "part": self.part,
                }
            )
        )

    def table(self, cells: Iterable[GridCell], *, page: int | None = None, header_rows: int = 1, box: int | None = None) -> None:
        """Add one table; a merged cell's text stands in its first row and column only. A table without any text vanishes."""
        placed = {(cell.row, cell.col): cell for cell in cells}
        if not placed:
            return
        rows = max(cell.row + cell.rowspan for cell in placed.values())
        cols = max(cell.col + cell.colspan for cell in placed.values())
        texts = {place: tidy(" ".join(cell.paragraphs)) for place, cell in placed.items()}
        if not any(texts.values()):
            return
        lines, spans, at = [], [], self._at
        for row in range(rows):
            pieces = []
            for col in range(cols):
                piece = texts.get((row, col), "")
                if (row, col) in placed:
                    spans.append((placed[row, col], at, at + len(piece)))
                pieces.append(piece)
                at += len(piece) + 1
            lines.append("\t".join(pieces))
        run = "\n".join(lines)
        start = self._append(run)
        index = len(self._tables)
        self._tables.append(
            Table(
                index=index,
                rows=rows,
                cols=cols,
                header_rows=header_rows,
                cells=tuple(
                    made_cell(
                        {
                            "row": c.row,
                            "col": c.col,
                            "rowspan": c.rowspan,
                            "colspan": c.colspan,
                            "start": a,
                            "end": b,
                            "page": c.page or page,
                        }
                    )
                    for c, a, b in spans
                ),
            )
        )
        self._blocks.append(Block(kind="table", start=start, end=start + len(run), page=page, table=index, box=box, part=self.part))

    def field(self, label: str, value: str) -> None:
        """Add metadata that stands outside the text."""
        if value := tidy(value):
            self._fields.append(Field(label=tidy(label), value=value))

    def note(self, code: str, message: str) -> None:
        """Add something the reader saw and could not settle, at the present place."""
        self._notes.append((code, message, self._at))

    def build(self, source: Source) -> Document:
        """The Document; the builder is spent after it."""
        return Document(
            source=source,
            text="\n".join(self._parts),
            blocks=tuple(self._blocks),
            tables=tuple(self._tables),
            fields=tuple(self._fields),
            notes=tuple(self._notes),
        )

    def _append(self, run: str) -> int:
        start = self._at
        self._parts.append(run)
        self._at += len(run) + 1
        return start
