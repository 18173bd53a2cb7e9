"""Page furniture found by repetition and place: page numbers, running heads, what a browser prints around a page."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from extractors.engine import Patterns
from pipeline.readers.layout.marks import Line, Sheet

FURNITURE = Patterns("furniture", __file__)
BROWSER_FOOT = re.compile(r"(?:https?://|file:///)\S+(?:\s+\d{1,3}/\d{1,3})?$")
SENTENCE = re.compile("[，。；]")
DIGITS = re.compile(r"\d+")

# How many lines from either end of a page may be furniture.
DEPTH = 3


def drop_furniture(sheets: Sequence[Sheet], body: float) -> bool:
    """Take the furniture's lines out of the sheets: what repeats first, then the page numbers, now outermost.

    True where the furniture is a browser's.
    """
    browser = any(_is_browsers(line, sheet) for sheet in sheets for line in _edges(sheet))
    repeated = _repeated(sheets, body)
    for sheet in sheets:
        drop = {id(line) for line in _edges(sheet) if _is_browsers(line, sheet) or (_small(line, body) and _key(line) in repeated)}
        sheet.lines = [line for line in sheet.lines if id(line) not in drop]
    numbered = _numbered(sheets)
    for sheet in sheets:
        sheet.lines = [line for line in sheet.lines if id(line) not in numbered]
    return browser


def _edges(sheet: Sheet) -> list[Line]:
    ordered = sorted((line for line in sheet.lines if line.box is None), key=lambda line: line.base)
    return ordered if len(ordered) <= 2 * DEPTH else ordered[:DEPTH] + ordered[-DEPTH:]


def _key(line: Line) -> str:
    return DIGITS.sub("#", line.text.replace(" ", ""))


def _repeated(sheets: Sequence[Sheet], body: float) -> set[str]:
    """Texts without sentences that stand on many pages at one height near an edge, set no larger than the body."""
    places: dict[str, list[float]] = defaultdict(list)
    for sheet in sheets:
        for line in _edges(sheet):
            if _small(line, body) and not FURNITURE.page_number.match(line.text) and not SENTENCE.search(line.text):
                places[_key(line)].append(line.base)
    needed = 2 if len(sheets) < 6 else max(3, 0.25 * len(sheets))
    return {text for text, bases in places.items() if _at_one_height(bases) >= needed}


def _at_one_height(bases: list[float]) -> int:
    heights = Counter(round(base / 3) for base in bases)
    return max(heights[h] + heights[h + 1] for h in heights)


def _small(line: Line, body: float) -> bool:
    """No larger than the body: a title in large type may say the same as the running head above it."""
    return line.size <= 1.05 * body


def _is_browsers(line: Line, sheet: Sheet) -> bool:
    at_top, at_foot = line.base < 0.08 * sheet.height, line.base > 0.92 * sheet.height
    return bool((at_top and FURNITURE.browser_head.match(line.text)) or (at_foot and BROWSER_FOOT.match(line.text)))


def _numbered(sheets: Sequence[Sheet]) -> set[int]:
    """The ids of page number lines: outermost on their page, and counting with the pages or dressed as page numbers are."""
    candidates = []
    for sheet in sheets:
        ordered = _edges(sheet)
        for line in ordered[:1] + ordered[-1:]:
            if found := FURNITURE.page_number.match(line.text):
                candidates.append((line, found["number"], sheet))
    offsets = Counter(int(number) - sheet.number for _, number, sheet in candidates if number.isdigit())
    counting = {offset for offset, n in offsets.items() if n >= 2}
    return {
        id(line)
        for line, number, sheet in candidates
        if FURNITURE.dressed.match(line.text)
        or not number.isdigit()
        or int(number) - sheet.number in counting
        or line.base > 0.9 * sheet.height
    }
