"""Lines to paragraphs, by geometry: indent, line width, centred and right-hand lines, and what could have stood on the line before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.readers.layout.frames import INDENT, Frame, Frames
from pipeline.readers.layout.marks import GridBox, Line
from pipeline.readers.layout.shapes import (
    BULLET,
    CLOSING,
    ENDS_SENTENCE,
    SHAPES,
    ems,
    first_token,
)
from pipeline.repair.marks import MARKS

# How far (in ems) a full line may end before the edge: as printed, and as boxes around scanned words waver.
SLACK, LOOSE = 0.3, 1.2
# A gap between paragraphs is wider than the line pitch by this factor.
WIDER = 1.2
# Lines set in further than this many ems are no paragraph's beginning but a block of its own.
DEEP = 4.0
# Digits at a line's end and, before 年, at the next one's beginning.
TAIL_DIGITS, HEAD_DIGITS, YEAR = re.compile(r"(?<!\d)\d{1,3}$"), re.compile(r"\d{1,3}(?=\s*年)"), re.compile(r"(?:19|20)\d\d")
# A first line that leaves less than this part of the column free may be wrapped before a long unit.
MOST = 0.35
# A line that begins no further in than this many ems stands at the column's edge.
FLUSH = 0.5
# Sizes that differ by more than this part are of different styles.
OTHER_SIZE = 0.12


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph in order, and how it is set (`centered` is None for one line as wide as the column)."""

    lines: list[Line]
    centered: bool | None = False
    text: str = field(default="", init=False)

    @property
    def head(self) -> Line:
        """The first line."""
        return self.lines[0]


def paragraphs_of(lines: Sequence[Line], frames: Frames, body: float, *, parts_numbers: bool = False) -> list[Paragraph]:
    """The paragraphs of one column's lines.

    `frames` holds each column's edges, `body` is the document's usual em, `parts_numbers` says that line breaks part numbers.
    """
    found: list[Paragraph] = []
    for line in lines:
        frame = frames[line.place]
        centered = _centered(line, frame, body)
        if found and _goes_on(found[-1], line, centered, frames, body):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], centered=centered))
    for paragraph in found:
        texts = [BULLET.sub("", line.text, count=1) if BULLET.match(line.text) else line.text for line in paragraph.lines]
        paragraph.text = joined(_issuers_apart(texts) if paragraph.centered else texts, parts_numbers=parts_numbers)
    return found


def _issuers_apart(texts: Sequence[str]) -> list[str]:
    """The lines of a title, with a blank between bodies that issue it jointly, as GB/T 9704 sets them."""
    return [
        text + " " if SHAPES.issuer_end.search(text) and SHAPES.issuer_start.match(after) else text
        for text, after in pairwise([*texts, ""])
    ]


def breaks_numbers(lines: Sequence[Line]) -> bool:
    """Whether the document's line breaks part numbers: some year's digits stand on two lines."""
    for a, b in pairwise(lines):
        tail, head = TAIL_DIGITS.search(a.text), HEAD_DIGITS.match(b.text)
        if tail and head and YEAR.fullmatch(tail[0] + head[0]):
            return True
    return False


def joined(texts: Sequence[str], *, parts_numbers: bool = False) -> str:
    """Lines as one text: a blank only where two Latin words or numbers would run together."""
    whole = ""
    for text in texts:
        a, b = whole[-1:], text[:1]
        latin = a.isascii() and b.isascii() and a.isalnum() and b.isalnum()
        whole += (" " if latin and not (parts_numbers and a.isdigit() and b.isdigit()) else "") + text
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


def _centered(line: Line, frame: Frame, body: float) -> bool | None:
    """Whether the line is centred; None for one that fills the column and may be: a large one, or one that begins no paragraph."""
    middle = abs((line.x0 + line.x1) / 2 - (frame.left + frame.right) / 2)
    inset = line.x0 - frame.left
    if middle >= line.size:
        return False
    if line.size > (1 + OTHER_SIZE) * body:
        return True if inset > 1.5 * line.size else None
    if frame.indented and inset < FLUSH * line.size and frame.right - line.x1 < line.size:
        return None
    return inset > 2.5 * line.size


def _goes_on(paragraph: Paragraph, line: Line, centered: bool | None, frames: Frames, body: float) -> bool:
    """Whether the line belongs to the paragraph; settles whether that is centred where its first line left it open."""
    last = paragraph.lines[-1]
    if abs(last.size - line.size) > OTHER_SIZE * max(last.size, line.size) or BULLET.match(line.text):
        return False
    frame = frames[line.place]
    room = frames[last.place].right - last.x1
    ours = centered if paragraph.centered is None else paragraph.centered
    theirs = ours if centered is None else centered
    if ours != theirs:
        return False
    fits = _title_goes_on(paragraph, line, room, frame, body) if ours or ours is None else _runs_on(paragraph, line, room, frame)
    if fits:
        paragraph.centered = ours
    return fits


def _runs_on(paragraph: Paragraph, line: Line, room: float, frame: Frame) -> bool:
    if line.text[0] in CLOSING or _under_label(paragraph, line):
        return True
    shift = line.x0 - _hang(paragraph, line, frame)
    if paragraph.head.x0 - line.x0 > DEEP * line.size and paragraph.head.place == line.place:
        return False
    if shift > DEEP * line.size and abs(line.x0 - paragraph.head.x0) < 1.0 and line.place == paragraph.lines[-1].place:
        return room < ems(first_token(line.text)) * line.size and not SHAPES.named.match(line.text)
    if shift > INDENT * line.size:
        return False
    if _apart(paragraph, line, frame):
        return False
    if room < (ems(first_token(line.text)) + (SLACK if line.confidence == 1.0 else LOOSE)) * line.size:
        return not (shift < -INDENT * line.size and (frame.slide or SHAPES.item.match(line.text)))
    return _nearly_full(paragraph, line, room, frame) or _second_line(paragraph, line, room, frame)


def _apart(paragraph: Paragraph, line: Line, frame: Frame) -> bool:
    """Whether a wider gap, or an item's number where nothing is indented, parts the line from what stands above it."""
    last = paragraph.lines[-1]
    ended = bool(ENDS_SENTENCE.search(last.text)) or last.text[-1] in "）)】"
    gap = line.base - last.base
    wide = line.place == last.place and gap > WIDER * frame.pitch and gap - frame.pitch > 0.3 * line.size
    if frame.indented:
        return wide and ended
    return wide or (ended and bool(SHAPES.item.match(line.text)))


def _under_label(paragraph: Paragraph, line: Line) -> bool:
    """A line set in to stand under what follows the label of the first line (附件：…)."""
    head = paragraph.head
    label = SHAPES.label.match(head.text)
    if label is None or SHAPES.item.match(line.text) or line.page != head.page:
        return False
    return abs(line.x0 - head.x0 - ems(label[0]) * head.size) < 0.6 * head.size


def _hang(paragraph: Paragraph, line: Line, frame: Frame) -> float:
    """Where the paragraph's further lines begin: the column's edge, or the edge set by its own second line or bullet."""
    if len(paragraph.lines) > 1 and paragraph.lines[1].place == line.place:
        return paragraph.lines[1].x0
    head = paragraph.head
    return head.hang if head.hang > head.x0 else frame.left


def _nearly_full(paragraph: Paragraph, line: Line, room: float, frame: Frame) -> bool:
    """A line broken early by hand: little room left, no end of a sentence, and the next one neither indented nor numbered."""
    last = paragraph.lines[-1]
    little = room < 0.15 * (frame.right - frame.left)
    flush = abs(line.x0 - paragraph.head.x0) < FLUSH * line.size or len(paragraph.lines) > 1
    return little and flush and not ENDS_SENTENCE.search(last.text) and not SHAPES.item.match(line.text)


def _second_line(paragraph: Paragraph, line: Line, room: float, frame: Frame) -> bool:
    """Where paragraphs are set in: a line at the edge below the set-in first one, which is most of a line and stops in mid-sentence."""
    head = paragraph.head
    set_in = frame.indented and head.x0 - frame.left > INDENT * head.size and line.x0 - frame.left < FLUSH * line.size
    most = len(paragraph.lines) == 1 and head.place == line.place and room < MOST * frame.width
    open_ended = not ENDS_SENTENCE.search(head.text) and head.text[-1] not in "）)】" and head.bold == line.bold
    return (
        set_in
        and most
        and open_ended
        and not any(shape.match(line.text) for shape in (SHAPES.item, SHAPES.named, SHAPES.label, SHAPES.date_line))
    )


def _title_goes_on(paragraph: Paragraph, line: Line, room: float, frame: Frame, body: float) -> bool:
    """Centred lines: titles (on a slide its largest words) run on, others only where the line was full."""
    last = paragraph.lines[-1]
    if any(shape.match(line.text) for shape in (SHAPES.item, SHAPES.date_line, MARKS.document_number, SHAPES.bracketed)):
        return False
    if line.page != last.page or line.base - last.base > 2.6 * line.size:
        return False
    least = 0.95 * frame.size if frame.slide else (1 + OTHER_SIZE) * body
    if line.size > least:
        return True
    listed = abs(line.x0 - last.x0) < 1.0 and abs(line.x1 - last.x1) > line.size
    return not listed and room < (ems(first_token(line.text)) + 2) * line.size
