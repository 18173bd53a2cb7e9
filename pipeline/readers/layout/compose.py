"""Sheets to a Document: furniture out, lines to paragraphs over page ends, tables in their places."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.readers.builder import DocumentBuilder, GridCell
from pipeline.readers.layout.contents import drop_contents
from pipeline.readers.layout.frames import frames_of
from pipeline.readers.layout.furniture import drop_furniture
from pipeline.readers.layout.joins import SAME_EDGE, goes_on, join
from pipeline.readers.layout.levels import set_levels
from pipeline.readers.layout.marks import Grid, Line, Mark, Sheet
from pipeline.readers.layout.paragraphs import breaks_numbers, cell_text, paragraphs_of
from pipeline.readers.layout.webpage import drop_webpage

# A line that the recogniser trusts less than this is noted.
SURE = 0.85


@dataclass(frozen=True, slots=True)
class _Style:
    """What holds for the whole document: its usual em, its sheets by number, whether its line breaks part numbers."""

    body: float
    sheets: Mapping[int, Sheet]
    parts_numbers: bool


def compose(sheets: Sequence[Sheet], builder: DocumentBuilder, *, marks: Sequence[Mark] = (), web: bool = False) -> None:
    """Add everything that the sheets say to the builder, in reading order.

    `marks` are headings that the file itself names, `web` says that a browser printed the pages.
    """
    body = body_size(sheets)
    web = drop_furniture(sheets, body) or web
    drop_webpage(sheets, body, builder, web=web)
    drop_contents(sheets)
    set_levels(sheets, marks)
    style = _Style(body, {sheet.number: sheet for sheet in sheets}, breaks_numbers([line for sheet in sheets for line in sheet.lines]))
    for run in _runs(_number_boxes([e for sheet in sheets for e in _elements(sheet)])):
        if isinstance(run, Grid):
            _table(run, builder)
        else:
            _paragraphs(run, style, builder)


def body_size(sheets: Sequence[Sheet]) -> float:
    """The em that most characters are set in."""
    weight: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            weight[line.size] += len(line.text)
    return weight.most_common(1)[0][0] if weight else 12.0


def _elements(sheet: Sheet) -> list[Line | Grid]:
    """Lines in their order, each grid before the first line that stands below its upper edge beside or under it."""
    elements: list[Line | Grid] = list(sheet.lines)
    for grid in sorted(sheet.grids, key=lambda g: g.top):
        at = next((i for i, e in enumerate(elements) if isinstance(e, Line) and e.base > grid.top and _beside(e, grid)), len(elements))
        elements.insert(at, grid)
    return elements


def _beside(line: Line, grid: Grid) -> bool:
    return line.x1 > grid.columns[0] and line.x0 < grid.columns[-1]


def _number_boxes(elements: Sequence[Line | Grid]) -> list[Line | Grid]:
    """One-column grids opened into the lines of a box; a box that goes on over a page end keeps its number."""
    opened: list[Line | Grid] = []
    count, last = -1, None
    for element in elements:
        if isinstance(element, Line) or len(element.columns) > 2:
            opened.append(element)
            last = None
            continue
        if last is None or element.page != last.page + 1 or abs(element.columns[0] - last.columns[0]) > SAME_EDGE:
            count += 1
        last = element
        for line in (line for box in element.boxes for line in box.lines):
            line.box = count
            opened.append(line)
    return opened


def _runs(elements: Sequence[Line | Grid]) -> list[Grid | list[Line]]:
    """Neighbouring lines of one box (or of none) together; tables that go on over a page end joined."""
    runs: list[Grid | list[Line]] = []
    for element in elements:
        last = runs[-1] if runs else None
        if isinstance(element, Grid):
            if isinstance(last, Grid) and goes_on(last, element):
                join(last, element)
            else:
                runs.append(element)
        elif isinstance(last, list) and last[-1].box == element.box:
            last.append(element)
        else:
            runs.append([element])
    return runs


def _paragraphs(lines: Sequence[Line], style: _Style, builder: DocumentBuilder) -> None:
    frames = frames_of(lines, style.sheets)
    for paragraph in paragraphs_of(lines, frames, style.body, parts_numbers=style.parts_numbers):
        head = paragraph.head
        for line in paragraph.lines:
            if line.confidence < SURE:
                builder.note("ocr-low-confidence", f"page {line.page}, confidence {line.confidence:.2f}: {line.text}")
        builder.paragraph(
            paragraph.text,
            page=head.page,
            level=head.level,
            centered=bool(paragraph.centered),
            bold=all(line.bold for line in paragraph.lines),
            size=head.size,
            box=head.box,
        )


def _table(grid: Grid, builder: DocumentBuilder) -> None:
    cells = (GridCell(b.row, b.col, [cell_text(b)], b.rowspan, b.colspan, b.lines[0].page if b.lines else b.page) for b in grid.boxes)
    builder.table(cells, page=grid.page, header_rows=_header_rows(grid))


def _header_rows(grid: Grid) -> int:
    """The first row's deepest cell says how many rows the head has; a title over all columns is a head row more."""
    first = [box for box in grid.boxes if box.row == 0]
    if len(first) == 1 and first[0].colspan == len(grid.columns) - 1 and grid.rows > 2:
        return 1 + max((box.rowspan for box in grid.boxes if box.row == first[0].rowspan), default=1)
    return max((box.rowspan for box in first), default=1)
