"""The edges between which a page's text is set, found from its long lines."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.readers.layout.marks import Line, Sheet

# A paragraph's first line is set in by more than this many ems.
INDENT = 1.2
# A page has edges of its own from this many long lines.
OWN_FRAME = 6
# A line is long from this part of the column's width; a page's own column is at least that wide.
LONG, OWN_WIDTH = 0.7, 0.85
# Of fewer long lines than this the longest tells the right edge.
FEW = 5
# Line pitches lie between these, in ems.
PITCHES = (0.8, 3.5)


@dataclass(slots=True)
class Frame:
    """The edges between which a column's text is set, its largest em and usual line pitch, and whether paragraphs are indented."""

    left: float
    right: float
    size: float
    pitch: float
    indented: bool = True
    slide: bool = False

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left


Frames = Mapping[tuple[int, int], Frame]


def frames_of(lines: Sequence[Line], sheets: Mapping[int, Sheet]) -> Frames:
    """The edges by page and column: the column's own where it shows them (or is a slide), otherwise those of all like it."""
    by_place: dict[tuple[int, int], list[Line]] = defaultdict(list)
    by_kind: dict[tuple[int, int, int], list[Line]] = defaultdict(list)
    for line in lines:
        by_place[line.place].append(line)
        by_kind[_kind(line, sheets)].append(line)
    whole = {kind: _frame(there) for kind, there in by_kind.items()}
    frames = {place: _own_frame(there, whole[_kind(there[0], sheets)], sheets[place[0]].slide) for place, there in by_place.items()}
    indented = _indents(lines, frames)
    for (page, _), frame in frames.items():
        frame.indented, frame.slide = indented, sheets[page].slide
    return frames


def _kind(line: Line, sheets: Mapping[int, Sheet]) -> tuple[int, int, int]:
    """What columns have in common: the size of their page and where on it they stand."""
    sheet = sheets[line.page]
    return round(sheet.width / 10), round(sheet.height / 10), line.column


def _own_frame(lines: Sequence[Line], whole: Frame, slide: bool) -> Frame:
    ends = sorted(line.x1 for line in lines if line.width > LONG * whole.width)
    own = _frame(lines)
    aside = own.left - whole.left
    if aside > INDENT * own.size / 2 and abs(own.right - whole.right) < 0.4 * aside and not slide:
        own.left = whole.left  # a page of single lines, all set in
    shown = len(ends) >= OWN_FRAME or any(b - a < 1.0 for a, b in pairwise(ends))
    return own if slide or (shown and own.width >= OWN_WIDTH * whole.width) else whole


def _frame(lines: Sequence[Line]) -> Frame:
    widest = max(line.width for line in lines)
    long = [line for line in lines if line.width > 0.8 * widest]
    lefts = Counter(round(line.hang) for line in long)
    rights = sorted(line.x1 for line in long)
    low, high = PITCHES
    pitches = sorted(b.base - a.base for a, b in pairwise(lines) if a.page == b.page and low * b.size < b.base - a.base < high * b.size)
    pitch = pitches[int(0.3 * len(pitches))] if pitches else 2.0 * lines[0].size
    right = rights[int(0.6 * (len(rights) - 1))] if len(rights) >= FEW else rights[-1]
    return Frame(_common(lefts), right, max(line.size for line in lines), pitch)


def _common(lefts: Counter[int]) -> float:
    """The leftmost edge that a fair part of the long lines share (an indented first line is long too)."""
    near = {x: sum(lefts[y] for y in range(x - 2, x + 3)) for x in lefts}
    enough = min(0.25 * sum(lefts.values()), max(near.values()))
    return float(min(x for x in near if near[x] >= enough))


def _indents(lines: Sequence[Line], frames: Frames) -> bool:
    """Whether paragraphs begin set in: most lines after one that ends early do."""
    starts = [b.x0 - frames[b.place].left > INDENT * b.size for a, b in pairwise(lines) if frames[a.place].right - a.x1 > 4 * a.size]
    return 2 * sum(starts) >= len(starts)
