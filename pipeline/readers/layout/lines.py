"""Runs to lines: what stands on one baseline, with blanks where the print has gaps."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers.layout.marks import Line, Run
from pipeline.readers.layout.shapes import BULLET

# Two runs share a line when their baselines lie closer than this part of the larger em (superscripts, mixed fonts).
SAME_LINE = 0.4
# A gap between two runs is a blank from this part of the em: Latin words, and Han characters (which justification spreads);
# between these also one that is so much wider than what parts the row's other characters.
LATIN_GAP, HAN_GAP, HAN_STEP = 0.16, 0.45, 0.2
# What parts a row's characters is seen from this many of them side by side.
SIDE_BY_SIDE = 4
# The last character before the Han blocks of Unicode.
HAN = 0x2E7F


def rows_of(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs that share a baseline, from top to bottom, each row from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.base):
        if rows and abs(run.base - rows[-1][0].base) <= SAME_LINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda r: r.x0)
    return rows


def lines_of(runs: Sequence[Run], page: int) -> list[Line]:
    """The lines of one column from top to bottom."""
    return [line for row in rows_of(runs) if (line := line_of(row, page))]


def line_of(row: Sequence[Run], page: int) -> Line | None:
    """The runs of one row as a line; None where they are blank."""
    inked = [run for run in row if not run.text.isspace()]
    if not inked:
        return None
    main, bold = inked[0], inked[0].bold
    if len(inked) > 1:
        weight: dict[float, int] = {}
        heavy = 0
        for run in inked:
            weight[run.size] = weight.get(run.size, 0) + len(run.text)
            heavy += len(run.text) * run.bold
        main = max(inked, key=lambda r: weight[r.size])
        bold = 2 * heavy > sum(weight.values())
    text = _text(row)
    x0 = _ink_start(inked[0])
    hang = _hang(inked, x0) if BULLET.match(text) else x0
    confidence = min(run.confidence for run in inked)
    return Line(text, x0, max(map(_ink_end, inked)), main.base, main.size, page, bold, hang, confidence=confidence)


def _hang(inked: Sequence[Run], x0: float) -> float:
    """Where the first character after the bullet begins."""
    lefts = [left for run in inked for left, ch in zip(run.lefts, run.text, strict=True) if not ch.isspace()]
    return lefts[1] if len(lefts) > 1 else x0


def _text(row: Sequence[Run]) -> str:
    pieces = [row[0].text]
    if len(row) > 1:
        least = _han_gap(row)
        for last, run in pairwise(row):
            if _gap(last, run, least):
                pieces.append(" ")
            pieces.append(run.text)
    return "".join(pieces).strip()


def _han_gap(row: Sequence[Run]) -> float:
    """The part of the em from which a gap between two Han characters of the row is a blank."""
    longest = max(row, key=lambda run: len(run.text))
    if len(longest.text) < SIDE_BY_SIDE:
        return HAN_GAP
    steps = sorted(b - a for (a, b), ch in zip(pairwise(longest.lefts), longest.text, strict=False) if ord(ch) > HAN)
    spread = steps[len(steps) // 2] / longest.size - 1.0 if steps else HAN_GAP
    return min(HAN_GAP, max(spread, 0.0) + HAN_STEP)


def _ink_start(run: Run) -> float:
    return run.lefts[len(run.text) - len(run.text.lstrip())]


def _ink_end(run: Run) -> float:
    kept = len(run.text.rstrip())
    return run.lefts[kept] if kept < len(run.lefts) else run.x1


def _gap(a: Run, b: Run, least: float) -> bool:
    if a.text[-1] == " " or b.text[0] == " ":
        return False
    han = ord(a.text[-1]) > HAN and ord(b.text[0]) > HAN
    return b.x0 - a.x1 > (least if han else LATIN_GAP) * max(a.size, b.size)
