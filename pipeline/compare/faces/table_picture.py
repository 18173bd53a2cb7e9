"""The matrix as a picture (SVG) that a document can hold: values as words and as bars."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.compare.faces.markup import Html, element, joined
from pipeline.compare.faces.table import Entry, Table, region_of, title_of
from pipeline.exports.safe import replacing

FONTS = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Zen Hei','SimSun',sans-serif"
INK, SOFT = "#1f2328", "#59636e"
SIZE, LINE, PAD = 13, 18, 8
FIRST, WIDE = 150, 150  # pixels of the column of regions and of each quantity
PER_LINE = (WIDE - 2 * PAD) // SIZE
COLUMNS = 8  # quantities that a picture holds: those that most plans state


def write(table: Table, file: Path, query: str = "") -> None:
    """The picture, in place of what is there."""
    with replacing(file) as draft:
        draft.write_text(picture(table), "utf-8", newline="\n")


def picture(table: Table) -> str:
    """The picture as text; it names common Chinese fonts and holds none."""
    columns = range(min(COLUMNS, len(table.groups)))
    plans = [plan for plan in table.plans if any((plan.document.id, c) in table.cells for c in columns)]
    heads = [[*_wrapped(table.groups[c].name), f"（{table.groups[c].unit or '无单位'}）"] for c in columns]
    top = LINE * max((len(head) for head in heads), default=1) + 2 * PAD
    pieces = [
        _text(FIRST + WIDE * c + PAD, PAD + LINE * (n + 1) - 4, line, weight="bold")
        for c, head in enumerate(heads)
        for n, line in enumerate(head)
    ]
    y = top
    for plan in plans:
        cells = [table.cells.get((plan.document.id, c), ()) for c in columns]
        label = [*_wrapped(region_of(plan)), _cut(title_of(plan))]
        tall = LINE * max(len(label), 1, *(sum(1 + bool(entry.notes) for entry in some) for some in cells)) + 2 * PAD
        pieces.append(element("line", x1="0", y1=str(y), x2=str(FIRST + WIDE * len(columns)), y2=str(y), stroke="#d1d9e0"))
        pieces += [_text(PAD, y + PAD + LINE * (n + 1) - 4, line, fill=SOFT if line is label[-1] else INK) for n, line in enumerate(label)]
        for column, some in enumerate(cells):
            pieces += _cell(table, column, some, FIRST + WIDE * column, y + PAD)
        y += tall
    box = {"width": str(FIRST + WIDE * len(columns)), "height": str(y)}
    back = element("rect", **box, fill="#ffffff")
    body = element(
        "svg", back, pieces, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {box['width']} {box['height']}", font_family=FONTS, **box
    )
    return f"{body}\n"


def _cell(table: Table, column: int, entries: Sequence[Entry], x: int, y: int) -> Iterator[Html]:
    for entry in entries:
        long = max(2, round((WIDE - 2 * PAD) * table.share(entry, column)))
        yield element("rect", x=str(x + PAD), y=str(y), width=str(long), height=str(LINE), fill="#dcebfd", rx="2")
        yield _text(x + PAD + 3, y + LINE - 4, _cut(entry.said))
        y += LINE
        if entry.notes:
            yield _text(x + PAD + 3, y + LINE - 4, _cut(entry.notes), fill=SOFT)
            y += LINE


def _text(x: int, y: int, words: str, *, weight: str = "normal", fill: str = INK) -> Html:
    return element("text", joined(words), x=str(x), y=str(y), font_size=str(SIZE), font_weight=weight, fill=fill)


def _columns(text: str) -> int:
    """Half-width columns of a text."""
    return len(text.encode("gbk", "replace"))


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for char in text:
        if _columns(lines[-1] + char) > 2 * PER_LINE:
            lines.append("")
        lines[-1] += char
    return lines


def _cut(text: str) -> str:
    first, *more = _wrapped(text)
    return f"{first[:-1]}…" if more else first
