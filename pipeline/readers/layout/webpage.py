"""A printed web page: what stands around the document is cut off, its index table becomes fields."""

import re
from collections.abc import Sequence

from extractors.engine import Patterns, Words
from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.layout.indexing import fields_of, index_of
from pipeline.readers.layout.marks import Grid, Line, Sheet

WEBPAGE, WORDS = Patterns("webpage", __file__), Words("webpage", __file__)
# Lines longer than this (characters) are text, whatever they begin with.
SHORT = 45
# The document's end lies in this last part of its lines.
LAST_PART = 0.35
# A title is set larger than the body by this factor.
TITLE = 1.12
# The title stands among this many first lines.
FIRST_LINES = 60
BLANKS = re.compile(r"\s+")


def drop_webpage(sheets: Sequence[Sheet], body: float, builder: DocumentBuilder, *, web: bool) -> None:
    """Take the index table out as fields, and, from a printed web page, what stands before and after the document."""
    ends = [sheet for i, sheet in enumerate(sheets) if i == 0 or i >= len(sheets) - 2]
    indexed = [sheet.number for sheet in ends if _take_index(sheet, body, builder)]
    if not (web or indexed or _tells_of_itself(sheets)):
        return
    _cut_before(sheets, body, builder)
    _cut_after(sheets)


def _take_index(sheet: Sheet, body: float, builder: DocumentBuilder) -> bool:
    """Take a page's index table out as fields; what stands over one at the head of the first page goes with it."""
    for grid in list(sheet.grids):
        if found := fields_of(grid):
            for name, value in found:
                builder.field(name, value)
            sheet.grids.remove(grid)
            _drop_over(sheet, grid.top, grid.bottom, body)
            return True
    index = index_of(sheet.runs)
    if index is None:
        return False
    for label in index.labels:
        builder.field(label.name, label.value)
    sheet.grids = [grid for grid in sheet.grids if not _within(grid, index.top, index.bottom)]
    _drop_over(sheet, index.top - 1, index.bottom + 1, body)
    return True


def _drop_over(sheet: Sheet, top: float, bottom: float, body: float) -> None:
    over = [line for line in sheet.lines if line.base < top]
    at_head = sheet.number == 1 and _title(over, body) is None
    sheet.lines = [line for line in sheet.lines if line.base > bottom or (line.base < top and not at_head)]


def _within(grid: Grid, top: float, bottom: float) -> bool:
    lines = [line for box in grid.boxes for line in box.lines]
    return 2 * sum(top - 1 <= line.base <= bottom + 1 for line in lines) > len(lines)


def _tells_of_itself(sheets: Sequence[Sheet]) -> bool:
    """Whether a line near the title tells where and when the page was published."""
    lines = sheets[0].lines[:12] if sheets else []
    return any(_about(line) and len(WEBPAGE.about_field.findall(line.text)) >= 2 for line in lines)


def _about(line: Line) -> bool:
    """Whether the line tells of the page: short, or a row of such fields."""
    fields = WEBPAGE.about_field.findall(line.text)
    return line.text.startswith(WORDS.about) and (len(line.text) <= SHORT or len(fields) >= 2)


def _cut_before(sheets: Sequence[Sheet], body: float, builder: DocumentBuilder) -> None:
    """Drop what stands above the title of the first page, and the lines that tell of the page below it."""
    if not sheets:
        return
    first = sheets[0]
    title = _title(first.lines[:FIRST_LINES], body)
    if title is not None:
        start = first.lines.index(title)
        while start and WEBPAGE.before_title.match(BLANKS.sub("", first.lines[start - 1].text)):
            start -= 1
        first.lines = first.lines[start:]
        first.grids = [grid for grid in first.grids if grid.bottom > first.lines[0].top]
    kept = []
    for i, line in enumerate(first.lines):
        if i < 12 and _about(line):
            for name, value in WEBPAGE.about_field.findall(line.text):
                builder.field(name, value)
        else:
            kept.append(line)
    first.lines = kept


def _title(lines: Sequence[Line], body: float) -> Line | None:
    """The first of the largest lines, if they are larger than the body."""
    large = [line for line in lines if line.size > TITLE * body and len(BLANKS.sub("", line.text)) >= 4]
    largest = max((line.size for line in large), default=0.0)
    return next((line for line in large if line.size >= 0.95 * largest), None)


def _cut_after(sheets: Sequence[Sheet]) -> None:
    """Drop everything from the first line, in the last part, that opens the page's foot."""
    lines = [line for sheet in sheets for line in sheet.lines]
    begin = int(len(lines) * (1 - LAST_PART))
    at = next((i for i in range(begin, len(lines)) if _opens_foot(lines[i])), None)
    if at is None:
        return
    drop = {id(line) for line in lines[at:]}
    first = lines[at]
    for sheet in sheets:
        sheet.lines = [line for line in sheet.lines if id(line) not in drop]
        if sheet.number >= first.page:
            sheet.grids = [grid for grid in sheet.grids if sheet.number == first.page and grid.top < first.top]


def _opens_foot(line: Line) -> bool:
    text = BLANKS.sub("", line.text).lstrip("【[［《")
    return len(text) <= SHORT and (text.startswith(WORDS.after) or any(word in text for word in WORDS.foot))
