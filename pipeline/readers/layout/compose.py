"""Sheets to a Document: furniture out, lines to paragraphs over page ends, tables in their places."""

from collections import Counter
from collections.abc import Sequence

from pipeline.readers.builder import DocumentBuilder, GridCell
from pipeline.readers.layout.contents import drop_contents
from pipeline.readers.layout.furniture import drop_furniture
from pipeline.readers.layout.marks import Grid, Line, Sheet
from pipeline.readers.layout.paragraphs import Frame, Paragraph, frame_of, joined, paragraphs_of


def compose(sheets: Sequence[Sheet], builder: DocumentBuilder) -> None:
    """Add everything that the sheets say to the builder, in reading order."""
    body = body_size(sheets)
    drop_furniture(sheets, body)
    drop_contents(sheets)
    pending: list[Line] = []
    for sheet in sheets:
        for element in _elements(sheet):
            if isinstance(element, Line):
                pending.append(element)
                continue
            _flush(pending, body, builder)
            pending = []
            _table(element, builder)
    _flush(pending, body, builder)


def body_size(sheets: Sequence[Sheet]) -> float:
    """The em that most characters are set in."""
    weight: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            weight[line.size] += len(line.text)
    return weight.most_common(1)[0][0] if weight else 12.0


def _elements(sheet: Sheet) -> list[Line | Grid]:
    elements: list[Line | Grid] = [*sheet.lines, *sheet.grids]
    return sorted(elements, key=lambda e: e.top)


def _flush(lines: Sequence[Line], body: float, builder: DocumentBuilder) -> None:
    if not lines:
        return
    for paragraph in paragraphs_of(lines, frame_of(lines), body):
        head = paragraph.head
        builder.paragraph(
            paragraph.text,
            page=head.page,
            level=head.level,
            centered=paragraph.centered,
            bold=all(line.bold for line in paragraph.lines),
            size=head.size,
            box=head.box,
        )


def _table(grid: Grid, builder: DocumentBuilder) -> None:
    builder.table(
        (GridCell(b.row, b.col, [joined([line.text for line in b.lines])], b.rowspan, b.colspan, b.page) for b in grid.boxes),
        page=grid.page,
    )


__all__ = ["Frame", "Paragraph", "body_size", "compose"]
