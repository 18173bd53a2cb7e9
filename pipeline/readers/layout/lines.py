"""Runs to lines: what stands on one baseline, with blanks where the print has gaps."""

from collections.abc import Iterable

from pipeline.readers.layout.marks import Line, Run

# Two runs share a line when their baselines lie closer than this part of the larger em (superscripts, mixed fonts).
SAME_LINE = 0.4
# A gap between two runs is a blank from this part of the em: Latin words, and Han characters (which justification spreads).
LATIN_GAP, HAN_GAP = 0.16, 0.45


def lines_of(runs: Iterable[Run], page: int) -> list[Line]:
    """The lines of one column from top to bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.base):
        if rows and abs(run.base - rows[-1][0].base) <= SAME_LINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    lines = (_line(row, page) for row in rows)
    return [line for line in lines if line is not None]


def _line(row: list[Run], page: int) -> Line | None:
    row.sort(key=lambda r: r.x0)
    pieces: list[str] = []
    last: Run | None = None
    weight: dict[float, int] = {}
    bold = total = 0
    for run in row:
        if last is not None and _gap(last, run):
            pieces.append(" ")
        pieces.append(run.text)
        count = len(run.text.strip())
        weight[run.size] = weight.get(run.size, 0) + count
        total += count
        bold += count * run.bold
        last = run
    if not total:
        return None
    inked = [run for run in row if run.text.strip()]
    main = max(inked, key=lambda r: weight[r.size])
    first, end = inked[0], max(inked, key=lambda r: r.x1)
    return Line(
        text="".join(pieces).strip(),
        x0=first.lefts[len(first.text) - len(first.text.lstrip())],
        x1=_ink_end(end),
        base=main.base,
        size=main.size,
        page=page,
        bold=2 * bold > total,
    )


def _ink_end(run: Run) -> float:
    kept = len(run.text.rstrip())
    return run.lefts[kept] if kept < len(run.lefts) else run.x1


def _gap(a: Run, b: Run) -> bool:
    if a.text.endswith(" ") or b.text.startswith(" "):
        return False
    han = ord(a.text[-1]) > 0x2E7F and ord(b.text[0]) > 0x2E7F
    return b.x0 - a.x1 > (HAN_GAP if han else LATIN_GAP) * max(a.size, b.size)
