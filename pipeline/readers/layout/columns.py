"""Reading order: columns are found by an empty strip that parts the page, and read one after the other."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers.layout.lines import line_of, rows_of
from pipeline.readers.layout.marks import Line, Run

# A strip between columns is at least this wide; on a slide a gap of this many ems parts two shapes.
GUTTER, SHAPES = 1.2, 2.0
# Columns have at least so many lines on either side: on an upright page, on a slide.
UPRIGHT, SLIDE = 5, 2
# A column of labels (numbers, 序号) belongs to the text beside it.
LABEL = 4
# How many places are tried for the strip.
CANDIDATES = 24
# A lone label so many ems from the strip stands in its way.
NEAR = 2.5
# A lone segment set so much larger than most is a headline over all columns.
HEADLINE = 1.25

Segment = list[Run]


def ordered_lines(runs: Sequence[Run], page: int, *, slide: bool) -> list[Line]:
    """The lines of a page in reading order."""
    rows = [_segments(row) for row in rows_of(runs)]
    lines: list[Line] = []
    for band, parted in _bands(rows, slide):
        if not parted:
            lines.extend(_whole(band, page, slide))
            continue
        for number, side in enumerate(parted, 1):
            column = ordered_lines([run for segment in side for run in segment], page, slide=slide)
            for line in column:
                line.column = 3 * line.column + number
            lines.extend(column)
    return lines


def _segments(row: Segment) -> list[Segment]:
    """The row cut at its wide gaps."""
    parts = [[row[0]]]
    for last, run in pairwise(row):
        if run.x0 - last.x1 > GUTTER * max(last.size, run.size):
            parts.append([])
        parts[-1].append(run)
    return parts


def _whole(rows: Sequence[list[Segment]], page: int, slide: bool) -> list[Line]:
    lines: list[Line] = []
    for row in rows:
        parts: list[Segment] = []
        for segment in row:
            if parts and not (slide and segment[0].x0 - parts[-1][-1].x1 > SHAPES * segment[0].size):
                parts[-1].extend(segment)
            else:
                parts.append(list(segment))
        lines.extend(line for part in parts if (line := line_of(part, page)))
    return lines


Bands = list[tuple[list[list[Segment]], tuple[list[Segment], list[Segment]] | None]]


def _bands(rows: Sequence[list[Segment]], slide: bool) -> Bands:
    """The rows from top to bottom, as bands that are set in one column, or parted into two."""
    if len(rows) < 2 * SLIDE:
        return [(list(rows), None)]
    usual = _usual_size(rows)
    text = [row for row in rows if not _headline(row, usual)]
    gutter = _gutter(text, SLIDE if slide else UPRIGHT)
    if gutter is None:
        return [(list(rows), None)]
    bands: Bands = []
    band: list[list[Segment]] = []
    for row in [*rows, None]:
        if row is not None and not _headline(row, usual) and not _crosses(row, gutter):
            band.append(row)
            continue
        if band:
            bands.append((band, _parted(band, gutter, SLIDE if slide else UPRIGHT)))
        if row is not None:
            bands.append(([row], None))
        band = []
    return bands


def _usual_size(rows: Sequence[list[Segment]]) -> float:
    return sorted(segment[0].size for row in rows for segment in row)[sum(map(len, rows)) // 2]


def _headline(row: Sequence[Segment], usual: float) -> bool:
    return len(row) == 1 and row[0][0].size > HEADLINE * usual


def _gutter(rows: Sequence[list[Segment]], least: int) -> float | None:
    """Where an empty strip may run: before a column of segments in the middle of the text, where the fewest rows cross."""
    segments = [segment for row in rows for segment in row]
    if not segments:
        return None
    left = min(segment[0].x0 for segment in segments)
    width = max(segment[-1].x1 for segment in segments) - left
    starts = Counter(round(segment[0].x0 - 2) for segment in segments if 0.25 < (segment[0].x0 - left) / max(width, 1) < 0.75)
    common = sorted(x for x, _ in starts.most_common(CANDIDATES) if starts[x - 1] + starts[x] + starts[x + 1] >= least)
    return max(common, key=lambda x: sum(not _crosses(row, x) for row in rows), default=None)


def _crosses(row: Sequence[Segment], x: float) -> bool:
    """Whether the row stands in the strip's way; a few characters alone just left of it (a page number) do."""
    near = NEAR * row[0][0].size if len(row) == 1 and _labels(row) else 0.0
    return any(segment[0].x0 < x < segment[-1].x1 + near for segment in row)


def _parted(band: Sequence[list[Segment]], x: float, least: int) -> tuple[list[Segment], list[Segment]] | None:
    """The segments left and right of the strip, where both are columns of text."""
    left = [segment for row in band for segment in row if segment[-1].x1 <= x]
    right = [segment for row in band for segment in row if segment[0].x0 >= x]
    if min(len(left), len(right)) < least or _labels(left) or _labels(right):
        return None
    gap = min(segment[0].x0 for segment in right) - max(segment[-1].x1 for segment in left)
    return (left, right) if gap >= GUTTER * left[0][0].size else None


def _labels(side: Sequence[Segment]) -> bool:
    return all(sum(len(run.text.strip()) for run in segment) <= LABEL for segment in side)
