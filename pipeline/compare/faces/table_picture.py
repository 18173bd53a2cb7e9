"""The matrix as a picture that a document can hold: values as words and as bars, as SVG or PNG."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.compare.faces.table import Entry, Table, region_of, title_of
from pipeline.exports.safe import replacing
from pipeline.graph.picture.scene import FAINT, INK, Box, Curve, Item, Scene, Words, fitted, text_width
from pipeline.graph.picture.svg import svg

SIZE, LINE, PAD = 13, 18, 8
FIRST, WIDE = 150, 150  # pixels of the column of regions and of each quantity
ROOM = WIDE - 2 * PAD
COLUMNS = 8  # quantities that a picture holds: those that most plans state
BAR, RULE = "#dcebfd", "#d1d9e0"


def write(table: Table, file: Path, query: str = "") -> None:
    """The picture as SVG, in place of what is there; its texts stay texts, in the Chinese font of whoever looks at it."""
    with replacing(file) as draft:
        draft.write_text(svg(scene(table, query)), "utf-8", newline="\n")


def write_png(table: Table, file: Path, query: str = "", *, font: Path | None = None) -> None:
    """The picture as PNG. NoFontError where no font file is given and no Chinese one is found."""
    from pipeline.graph.picture.png import png

    made = png(scene(table, query), font)
    with replacing(file) as draft:
        draft.write_bytes(made)


def scene(table: Table, query: str = "") -> Scene:
    """The picture: a column a quantity, a row a plan."""
    columns = range(min(COLUMNS, len(table.groups)))
    plans = [plan for plan in table.plans if any((plan.document.id, c) in table.cells for c in columns)]
    heads = [[*_wrapped(table.groups[c].name), f"（{table.groups[c].unit or '无单位'}）"] for c in columns]
    width = FIRST + WIDE * len(columns)
    y = LINE * max((len(head) for head in heads), default=1) + 2 * PAD
    items: list[Item] = []
    for column, head in enumerate(heads):
        items += _lines(head, FIRST + WIDE * column + PAD, PAD, bold=True)
    for plan in plans:
        cells = [table.cells.get((plan.document.id, c), ()) for c in columns]
        region, title = _wrapped(region_of(plan)), _cut(title_of(plan))
        tall = LINE * max(len(region) + 1, *(sum(1 + bool(entry.notes) for entry in some) for some in cells)) + 2 * PAD
        items.append(Curve(0, y, width / 2, y, width, y, 1, RULE))
        items += [*_lines(region, PAD, y + PAD), *_lines([title], PAD, y + PAD + LINE * len(region), colour=FAINT)]
        for column, some in enumerate(cells):
            items += _cell(table, column, some, FIRST + WIDE * column, y + PAD)
        y += tall
    if more := len(table.groups) - len(columns):
        items += _lines([f"另有{more}项指标，见网页或表格"], PAD, y + PAD, colour=FAINT)
        y += LINE + 2 * PAD
    return Scene(width, y, query or "指标对照", items)


def _cell(table: Table, column: int, entries: Sequence[Entry], x: int, y: int) -> Iterator[Item]:
    for entry in entries:
        yield Box(x + PAD, y, max(2, round(ROOM * table.share(entry, column))), LINE, BAR)
        yield from _lines([_cut(entry.said)], x + PAD + 3, y)
        y += LINE
        if entry.notes:
            yield from _lines([_cut(entry.notes)], x + PAD + 3, y, colour=FAINT)
            y += LINE


def _lines(lines: Sequence[str], x: int, y: int, *, bold: bool = False, colour: str = INK) -> Iterator[Words]:
    for number, line in enumerate(lines):
        yield Words(x, y + LINE * (number + 0.5), line, SIZE, colour, "start", bold)


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for char in text:
        if text_width(lines[-1] + char, SIZE) > ROOM:
            lines.append("")
        lines[-1] += char
    return lines


def _cut(text: str) -> str:
    return fitted(text, SIZE, ROOM)
