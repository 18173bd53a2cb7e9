"""Lines to paragraphs, by geometry: indent, line width, centred and right-hand lines, and what could have stood on the line before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.readers.layout.marks import GridBox, Line
from pipeline.readers.layout.shapes import BRACKETED, BULLET, DATE_LINE, ENDS_SENTENCE, ITEM, ems, first_token

# Indents and shifts in ems of the line.
INDENT = 1.2
DEEP = 4.0
# Sizes that differ by more than this part are of different styles.
OTHER_SIZE = 0.12


@dataclass(slots=True)
class Frame:
    """The edges between which a column's text is set."""

    left: float
    right: float


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph in order, and how it is set."""

    lines: list[Line]
    centered: bool = False
    text: str = field(default="", init=False)

    @property
    def head(self) -> Line:
        """The first line."""
        return self.lines[0]


def frame_of(lines: Sequence[Line]) -> Frame:
    """The edges of the column that the lines stand in: where its long lines begin and end."""
    widest = max(line.width for line in lines)
    long = [line for line in lines if line.width > 0.8 * widest]
    lefts = Counter(round(line.x0) for line in long)
    left = _common(lefts, long[0].size)
    rights = sorted(line.x1 for line in long)
    return Frame(left, rights[int(0.6 * (len(rights) - 1))])


def _common(lefts: Counter[int], em: float) -> float:
    """The leftmost edge that a fair part of the long lines share (an indented first line is long too)."""
    total = sum(lefts.values())
    return float(min(x for x in lefts if sum(n for y, n in lefts.items() if abs(y - x) <= 2) >= max(1, 0.25 * total)))


def paragraphs_of(lines: Sequence[Line], frame: Frame, body: float) -> list[Paragraph]:
    """The paragraphs of one column's lines; `body` is the document's usual em."""
    found: list[Paragraph] = []
    for line in lines:
        centered = _centered(line, frame, body)
        if found and _goes_on(found[-1], line, centered, frame, body):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], centered=centered))
    for paragraph in found:
        paragraph.text = joined([BULLET.sub("", line.text, count=1) if BULLET.match(line.text) else line.text for line in paragraph.lines])
    return found


def joined(texts: Sequence[str]) -> str:
    """Lines as one text: a blank only where two Latin words would run together."""
    whole = ""
    for text in texts:
        latin = bool(whole) and whole[-1].isascii() and text[:1].isascii() and whole[-1].isalpha() and text[:1].isalpha()
        whole += (" " if latin else "") + text
    return whole


def cell_text(box: GridBox) -> str:
    """The wrapped lines of a table cell as one text: a blank between Latin words or numbers that had room on one line."""
    whole, last = "", None
    for line in box.lines:
        if last is not None and whole[-1].isascii() and whole[-1].isalnum() and line.text[0].isascii() and line.text[0].isalnum():
            room = box.x1 - box.x0 - last.width
            whole += " " if line.text[0].isalpha() or room > ems(first_token(line.text)) * line.size + line.size else ""
        whole += line.text
        last = line
    return whole


def _centered(line: Line, frame: Frame, body: float) -> bool:
    middle = abs((line.x0 + line.x1) / 2 - (frame.left + frame.right) / 2)
    inset = line.x0 - frame.left
    return middle < 1.0 * line.size and (inset > 2.5 * line.size or line.size > (1 + OTHER_SIZE) * body)


def _goes_on(paragraph: Paragraph, line: Line, centered: bool, frame: Frame, body: float) -> bool:
    """Whether the line belongs to the paragraph."""
    last = paragraph.lines[-1]
    if abs(last.size - line.size) > OTHER_SIZE * max(last.size, line.size) or last.box != line.box:
        return False
    if paragraph.centered or centered:
        return paragraph.centered and centered and _title_goes_on(paragraph, line, frame, body)
    if BULLET.match(line.text):
        return False
    em = line.size
    shift = line.x0 - _hang(paragraph, frame)
    if shift > INDENT * em:
        return False
    room = frame.right - last.x1
    need = ems(first_token(line.text)) * em
    if room < need + 0.3 * em:
        return not (shift < -INDENT * em and ITEM.match(line.text))
    return _nearly_full(paragraph, line, room, frame)


def _hang(paragraph: Paragraph, frame: Frame) -> float:
    """Where the paragraph's further lines begin: the column's edge, or the edge set by its own second line."""
    if len(paragraph.lines) > 1:
        return paragraph.lines[1].x0
    mark = BULLET.match(paragraph.head.text)
    if mark:
        return max(frame.left, paragraph.head.x0)
    return frame.left


def _nearly_full(paragraph: Paragraph, line: Line, room: float, frame: Frame) -> bool:
    """A line broken early by hand: little room left, no end of a sentence, and the next one neither indented nor numbered."""
    last = paragraph.lines[-1]
    little = room < 0.15 * (frame.right - frame.left)
    flush = abs(line.x0 - paragraph.head.x0) < 0.5 * line.size or len(paragraph.lines) > 1
    return little and flush and not ENDS_SENTENCE.search(last.text) and not ITEM.match(line.text)


def _title_goes_on(paragraph: Paragraph, line: Line, frame: Frame, body: float) -> bool:
    """Centred lines: titles (larger than the body) run on, others only where the line was full."""
    last = paragraph.lines[-1]
    if ITEM.match(line.text) or DATE_LINE.match(line.text) or BRACKETED.match(line.text):
        return False
    if line.page != last.page or line.base - last.base > 2.6 * line.size:
        return False
    if line.size > (1 + OTHER_SIZE) * body:
        return True
    return frame.right - last.x1 < ems(first_token(line.text)) * line.size + 2 * line.size
