"""The index table of a government web page (发文机关, 成文日期 …), read by place: values stand beside, above or below their labels."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from extractors.labels import known_labels, own_labels
from pipeline.readers.layout.lines import rows_of
from pipeline.readers.layout.marks import Grid, Run

# Label rows further apart than this (points) are not of one table; a value's line stands at most this many ems from the next.
APART, NEAR = 90.0, 2.2
LEAST = 3
BLANKS = re.compile(r"\s+")


@dataclass(slots=True)
class Label:
    """A label as printed, and its value's pieces as (baseline, x, text)."""

    name: str
    x0: float
    end: float
    base: float
    pieces: list[tuple[float, float, str]] = field(default_factory=list)

    @property
    def value(self) -> str:
        """The value's pieces in order."""
        return "".join(text for _, _, text in sorted(self.pieces))


@dataclass(slots=True)
class Piece:
    """Characters between labels and gaps of one row."""

    text: str
    x0: float
    base: float
    size: float


@dataclass(slots=True)
class Index:
    """The table found: its labels and the baselines between which it stands."""

    labels: list[Label]
    top: float
    bottom: float


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(names)})[：:]")


def index_of(runs: Sequence[Run]) -> Index | None:
    """The index table among a page's runs, if there is one."""
    if len(_pattern().findall(BLANKS.sub("", "".join(run.text for run in runs)))) < LEAST:
        return None
    labels: list[Label] = []
    loose: list[Piece] = []
    for row in rows_of(runs):
        _read_row(row, labels, loose)
    group = _group(labels)
    if not group:
        return None
    top, bottom = min(label.base for label in group), max(label.base for label in group)
    taken = _attach(group, [piece for piece in loose if top - APART / 2 < piece.base < bottom + APART / 2])
    bases = [label.base for label in group] + [piece.base for piece in taken]
    return Index(group, min(bases), max(bases))


def fields_of(grid: Grid) -> list[tuple[str, str]]:
    """The index table's fields where it is a ruled table with a cell for each label and each value."""
    boxes = sorted(grid.boxes, key=lambda b: (b.row, b.col))
    texts = [(box, re.sub(r"\s", "", "".join(line.text for line in box.lines)).rstrip("：:")) for box in boxes]
    found = []
    for (box, name), (value_box, _) in pairwise(texts):
        if name in _names() and value_box.row == box.row and "".join(line.text for line in value_box.lines):
            found.append((name, "".join(line.text for line in value_box.lines)))
    names = {name for _, name in texts} & _names()
    return found if len(names) >= LEAST and names & own_labels() else []


def _names() -> frozenset[str]:
    """The labels that are looked for: none that the text of a plan uses too, for a page's text has no marks that tell it from a table."""
    return known_labels("everyday")


def _read_row(row: Sequence[Run], labels: list[Label], loose: list[Piece]) -> None:
    """Cut a row into its labels, their values on the same row and loose pieces."""
    chars = [(ch, left, run) for run in row for ch, left in zip(run.text, run.lefts, strict=True)]
    inked = [i for i, (ch, _, _) in enumerate(chars) if not ch.isspace()]
    text = "".join(chars[i][0] for i in inked)
    spans = [(inked[m.start()], inked[m.end() - 1] + 1) for m in _pattern().finditer(text)]
    start = 0
    current: Label | None = None
    for begin, end in [*spans, (len(chars), len(chars))]:
        _take(chars[start:begin], current, loose)
        if begin == len(chars):
            break
        name = "".join(ch for ch, _, _ in chars[begin : end - 1] if not ch.isspace())
        last = chars[end - 1]
        current = Label(name, chars[begin][1], last[1] + last[2].size, row[0].base)
        labels.append(current)
        start = end


def _take(chars: Sequence[tuple[str, float, Run]], label: Label | None, loose: list[Piece]) -> None:
    """The characters as pieces parted at gaps: values of the label before them, or loose."""
    for piece in _pieces(chars):
        if label is not None:
            label.pieces.append((piece.base, piece.x0, piece.text))
        else:
            loose.append(piece)


def _pieces(chars: Sequence[tuple[str, float, Run]]) -> Iterable[Piece]:
    text, x0, last = "", 0.0, 0.0
    for i, (ch, left, run) in enumerate(chars):
        if text and left - last > 1.8 * run.size and text.strip():
            yield Piece(text, x0, chars[i - 1][2].base, chars[i - 1][2].size)
            text = ""
        if not text:
            x0 = left
        text += ch
        last = left
    if text.strip():
        yield Piece(text, x0, chars[-1][2].base, chars[-1][2].size)


def _group(labels: Sequence[Label]) -> list[Label]:
    """The largest run of labels that stand near each other and are enough for an index table."""
    groups: list[list[Label]] = []
    for label in sorted(labels, key=lambda label: label.base):
        if groups and label.base - groups[-1][-1].base <= APART:
            groups[-1].append(label)
        else:
            groups.append([label])
    named = [(group, {label.name for label in group}) for group in groups]
    return max((group for group, names in named if len(names) >= LEAST and own_labels() & names), key=len, default=[])


def _attach(labels: Sequence[Label], loose: Sequence[Piece]) -> list[Piece]:
    """Give each loose piece to the label of its column that it stands nearest to, directly or over other pieces."""
    taken: list[Piece] = []
    anchors = [(label.base, label) for label in labels]
    waiting = [piece for piece in loose if _column(labels, piece)]
    while waiting:
        pairs = [
            (abs(base - piece.base), k, label)
            for k, piece in enumerate(waiting)
            for base, label in anchors
            if abs(label.x0 - (_column(labels, piece) or 0.0)) < 2 * piece.size
        ]
        distance, k, label = min(pairs, key=lambda p: (p[0], p[1]), default=(0.0, -1, labels[0]))
        if k < 0 or distance > NEAR * waiting[k].size:
            break
        piece = waiting.pop(k)
        label.pieces.append((piece.base, piece.x0, piece.text))
        anchors.append((piece.base, label))
        taken.append(piece)
    return taken


def _column(labels: Sequence[Label], piece: Piece) -> float | None:
    """Where the labels of the piece's column begin; None where it stands left of all values."""
    fitting = [label for label in labels if label.end - piece.size <= piece.x0]
    return max((label.x0 for label in fitting), default=None)
