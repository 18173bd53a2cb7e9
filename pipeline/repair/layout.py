"""How a text dump is set: the width of its lines, and which of its blanks mean anything."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.repair.lines import Line
from pipeline.repair.marks import CLOSERS, OPENERS, attribution, ends_sentence, opens, width

NARROWEST = 30
FEWEST_LINES = 8
STRETCH = 40
FEWEST_GAPS = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """`width` in half-width columns of a full line, 0 where lines are not broken by the page.

    `split`: printed lines are cut again at their punctuation (text layers of justified pages); `trailing`: a trailing blank
    ends a paragraph; `gaps`: an empty line parts paragraphs; `indented`: two leading blanks open one; `labels`: the attribution
    labels that open a paragraph in this document, since they hardly ever stand inside a line.
    """

    width: int = 0
    split: bool = False
    trailing: bool = False
    gaps: bool = False
    indented: bool = False
    labels: frozenset[str] = frozenset()


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
        labels=_opening_labels(lines),
    )


def _full_width(lines: Sequence[Line], widths: Sequence[int]) -> int:
    """The width that hardly any line exceeds and many lines reach; 0 if there is none, or no prose to break."""
    whole = "".join([line.text for line in lines])
    marks = sum(map(whole.count, "，。、,"))
    if len(lines) < FEWEST_LINES or marks * 2 < len(lines):
        return 0
    ordered = sorted(widths)
    top = ordered[max(0, len(ordered) * 97 // 100 - 1)]
    # First lines of paragraphs make a peak of their own an indent below the full width: only lines that go on from a full one tell it.
    going_on = [widths[i] for i in range(1, len(lines)) if widths[i - 1] >= top - 10 and not ends_sentence(lines[i - 1].text)]
    counts = Counter(going_on)
    best = max(range(max(NARROWEST, top - 8), top + 4), key=lambda w: (3 * counts[w] + counts[w - 1] + counts[w + 1], w), default=0)
    reached = sum(1 for w in widths if best - 4 <= w <= best + 2)
    return best if counts[best] and reached * 12 >= len(lines) and reached >= 4 else 0


def local_widths(widths: Sequence[int], full: int) -> list[int]:
    """The full width at each line: that of the document, or a narrower one where a stretch of lines (an annex) clearly has one."""
    found = [full] * len(widths)
    for start in range(0, len(widths), STRETCH // 2):
        stretch = widths[start : start + STRETCH]
        top = max(stretch)
        reached = sum(1 for w in stretch if w >= top - 4)
        if len(stretch) >= STRETCH // 2 and NARROWEST <= top <= full - 8 and reached * 5 >= len(stretch) * 2:
            for i in (*range(start, start + len(stretch)), *_around(widths, start, start + len(stretch), top)):
                found[i] = min(found[i], top)
    return found


def _around(widths: Sequence[int], start: int, end: int, top: int) -> list[int]:
    """The lines next to a narrow stretch that fit into its width too, up to half a stretch on either side."""
    before = takewhile(lambda i: widths[i] <= top, range(start - 1, max(-1, start - STRETCH // 2 - 1), -1))
    after = takewhile(lambda i: widths[i] <= top, range(end, min(len(widths), end + STRETCH // 2)))
    return [*before, *after]


def _opening_labels(lines: Sequence[Line]) -> frozenset[str]:
    starts = Counter(filter(None, (attribution(line.text) for line in lines)))
    return frozenset(label for label, n in starts.items() if n > (4 if label[0] in OPENERS else 1) * _inside(label, lines))


def _inside(label: str, lines: Sequence[Line]) -> int:
    return sum(label in line.text[1:] for line in lines)


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
    if len(before) < FEWEST_GAPS or len(before) * 10 > len(lines) * 9:
        return False
    return not any(_torn(lines[i - 1].text, lines[i].text, widths[i - 1], full) for i in before)


def _torn(before: str, after: str, printed: int, full: int) -> bool:
    return before[-1] in "，、" or after[0] in CLOSERS or (printed >= full - 4 and not ends_sentence(before) and not opens(after))


def _indents_tell(lines: Sequence[Line]) -> bool:
    starts = sum(1 for line in lines if line.indent >= 4 and not line.tabbed)
    return len(lines) < starts * 50 and starts * 100 < len(lines) * 80
