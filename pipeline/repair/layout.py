"""How a text dump is set: the width of its lines, and which of its blanks mean anything."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.repair.lines import Line
from pipeline.repair.marks import CLOSERS, ends_sentence, width

NARROWEST = 30
FEWEST_LINES = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """`width` in half-width columns of a full line, 0 where lines are not broken by the page.

    `split`: printed lines are cut again at their punctuation (text layers of justified pages); `trailing`: a trailing blank
    ends a paragraph; `gaps`: an empty line parts paragraphs; `indented`: two leading blanks open one.
    """

    width: int = 0
    split: bool = False
    trailing: bool = False
    gaps: bool = False
    indented: bool = False


def measure(lines: Sequence[Line]) -> Layout:
    """The layout of a dump, from how its lines are spread; an empty Layout where it is not broken by a page width."""
    widths = [width(line.text) for line in lines]
    full = _full_width(lines, widths)
    if not full:
        return Layout()
    torn = sum(1 for line, w in zip(lines, widths, strict=True) if line.text[0] in CLOSERS or (w * 2 < full and line.text[-1] in "，、"))
    return Layout(
        width=full,
        split=torn * 33 > len(lines),
        trailing=_trailing_tells(lines, widths, full),
        gaps=_gaps_tell(lines, widths, full),
        indented=_indents_tell(lines),
    )


def _full_width(lines: Sequence[Line], widths: Sequence[int]) -> int:
    """The width that hardly any line exceeds and many lines reach; 0 if there is none, or no prose to break."""
    marks = sum(line.text.count("，") + line.text.count("。") + line.text.count("、") + line.text.count(",") for line in lines)
    if len(lines) < FEWEST_LINES or marks * 2 < len(lines):
        return 0
    ordered = sorted(widths)
    top = ordered[max(0, len(ordered) * 97 // 100 - 1)]
    counts = [0] * (ordered[-1] + 8)
    for w in widths:
        counts[w] += 1
    near = {w: sum(counts[w - 1 : w + 2]) for w in range(max(NARROWEST, top - 8), top + 4)}
    if not near:
        return 0
    # First lines of paragraphs make a peak of their own an indent below the full width: the widest of the peaks counts.
    peak = max(w for w, n in near.items() if n * 3 >= max(near.values()))
    best = max(range(peak - 1, peak + 2), key=lambda w: (counts[w], w))
    reached = sum(counts[max(0, best - 4) : best + 3])
    return best if best and reached * 12 >= len(lines) and reached >= 4 else 0


def _trailing_tells(lines: Sequence[Line], widths: Sequence[int], full: int) -> bool:
    marked = [i for i, line in enumerate(lines) if line.trailing]
    if not len(lines) * 4 < len(marked) * 100 < len(lines) * 70:
        return False
    ends = sum(1 for i in marked if ends_sentence(lines[i].text) or widths[i] < full - 4)
    others = [i for i, line in enumerate(lines) if not line.trailing]
    strays = sum(1 for i in others if ends_sentence(lines[i].text) and widths[i] < full - 6)
    return ends * 10 >= len(marked) * 9 and strays * 20 <= len(others)


def _gaps_tell(lines: Sequence[Line], widths: Sequence[int], full: int) -> bool:
    """Whether empty lines never stand inside a sentence (and do not stand everywhere)."""
    before = [i for i in range(1, len(lines)) if lines[i].gap]
    if len(before) < 3 or len(before) * 10 > len(lines) * 9:
        return False
    torn = sum(1 for i in before if widths[i - 1] >= full - 4 and not ends_sentence(lines[i - 1].text))
    return torn * 25 <= len(before)


def _indents_tell(lines: Sequence[Line]) -> bool:
    starts = sum(1 for line in lines if line.indent >= 4 and not line.tabbed)
    return len(lines) < starts * 50 and starts * 100 < len(lines) * 80
