"""The frame of an official document: the lines around its body, and what label lines and index tables state."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.engine import Patterns, pattern
from extractors.metadata.labels import collect_labels, field_labels, glued_label, label_at_end, lone_label
from schemas import Document, Outline

METADATA = Patterns("metadata")

FRAME = Patterns("metadata/frame")

OPENING_LINES, CLOSING_LINES = 60, 25
SHORT_TABLE_ROWS = 6
PARAGRAPH = 60
FEWEST_LONE = 3  # labels without a colon that make a card of lines
FEWEST_GLUED = 4  # those that run into their values


@dataclass(slots=True)
class Line:
    """A paragraph, or a row of a small table, at text[start:end]; `level`, `centered` and `size` are what the format says of it."""

    start: int
    end: int
    text: str
    level: int | None = None
    centered: bool = False


@dataclass(frozen=True)
class Frame:
    """What stands around the body: `opening` before it, `lines` all, and the values that labels give, by the kinds of labels.toml."""

    outline: Outline
    lines: tuple[Line, ...]
    opening: tuple[Line, ...]
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.outline.document.text

    def after(self, offset: int) -> tuple[Line, ...]:
        """The lines from an offset on."""
        return tuple(line for line in self.lines if line.start >= offset)

    def label(self, *kinds: str) -> str | None:
        """The first value that a label of these kinds gives."""
        return next((value for kind in kinds for value in self.labels.get(kind, ())), None)


def read_frame(outline: Outline) -> Frame:
    """The frame of a document."""
    document = outline.document
    lines = tuple(all_lines(document))
    labels: dict[str, list[str]] = {}
    for kind, value in field_labels(document):
        labels.setdefault(kind, []).append(value)
    end = opening_end(outline, lines)
    opening = [line for line in lines if line.start < end][:OPENING_LINES]
    kept = without_labels(opening, labels)
    for line in lines[-CLOSING_LINES:]:
        if line.start >= end:
            collect_labels(line.text, labels)
    return Frame(outline, lines, tuple(kept), {kind: tuple(values) for kind, values in labels.items()})


def all_lines(document: Document) -> Iterator[Line]:
    """The paragraphs, and the rows of tables small enough to be layout, in order."""
    text = document.text
    for block in document.blocks:
        if block.kind == "para":
            yield Line(block.start, block.end, text[block.start : block.end], block.level, block.centered)
        elif block.table is not None and document.tables[block.table].rows <= SHORT_TABLE_ROWS:
            at = block.start
            for row in text[block.start : block.end].split("\n"):
                if row.strip():
                    yield Line(at, at + len(row), row.strip().replace("\t", " "))
                at += len(row) + 1


def opening_end(outline: Outline, lines: tuple[Line, ...]) -> int:
    """Where the opening ends: at the plan's own title behind a notice, else at the first numbered item or paragraph of prose."""
    if outline.title is not None:
        return outline.title.start
    first = min((s.head.start for s in outline.sections if s.kind != "annex"), default=len(outline.document.text))
    page_line = METADATA.page_line
    prose = next((line.start for line in lines if is_prose(line.text) and not page_line.fullmatch(line.text)), first)
    return min(first, prose)


def without_labels(lines: Sequence[Line], labels: dict[str, list[str]]) -> list[Line]:
    """The lines that are no labels, those collected; a label that ends its line takes the next line as its value."""
    kept: list[Line] = []
    open_kind = ""
    card = sum(bool(lone_label(line.text)) for line in lines) >= FEWEST_LONE
    glued = [glued_label(line.text) for line in lines]
    run_in = sum(bool(kind) for kind, _ in glued) >= FEWEST_GLUED
    for line, (known, value) in zip(lines, glued, strict=True):
        if run_in and known:
            labels.setdefault(known, []).append(value)
        elif card and (kind := lone_label(line.text)):
            open_kind = kind
        elif collect_labels(line.text, labels):
            open_kind = label_at_end(line.text)
        elif open_kind and can_be_value(open_kind, line.text):
            labels.setdefault(open_kind, []).append(line.text)
            open_kind = ""
        else:
            kept.append(line)
    return kept


def can_be_value(kind: str, line: str) -> bool:
    """Whether a line below a label can be its value: a number, a date, a short word, or any line of moderate length for the rest."""
    if kind == "number":
        return METADATA.number_line.fullmatch(line) is not None
    if kind in ("written", "published"):
        return len(line) <= 24 and re.match(r"(?:19|20)\d\d", line) is not None
    return len(line) <= (8 if kind == "other" else PARAGRAPH)


def is_prose(line: str) -> bool:
    """A paragraph of sentences: long, or closed by a full stop."""
    return (len(line) > PARAGRAPH and any(mark in line for mark in "，。；")) or (line.endswith("。") and len(line) > 12)


def is_above_title(line: str) -> bool:
    """A line that may stand above a title without belonging to it: number, red head, 附件1, secrecy, furniture of a page."""
    return any(
        pattern("metadata", name).fullmatch(line) for name in ("above_title", "number_line", "date_line", "dotted_date", "order_line")
    )


def is_numbered(line: str) -> bool:
    """A line that opens with an item number."""
    return FRAME.numbered.match(line) is not None
