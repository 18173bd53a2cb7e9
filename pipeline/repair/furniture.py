"""What a page or a web site adds to a text: page numbers, running heads, contents, outline dumps. None of it is text."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from unicodedata import normalize

from extractors.engine import Patterns
from pipeline.repair.lines import Line
from pipeline.repair.marks import MARKS, opens

DASH = "[-－—–―‐─~·•]"
DASHED_NUMBER = re.compile(rf"{DASH}{{1,3}}\s*\d{{1,4}}\s*{DASH}{{1,3}}$")
FURNITURE = Patterns("furniture", __file__)
BARE_NUMBER = re.compile(r"\d{1,4}$")
NUMBER_IN_LINE = re.compile(r"(?<=\S)\s*[—–]{1,2} (\d{1,3}) [—–]{1,2}\s*(?=\S)|(?<=\S)\s*－ ?(\d{1,3}) ?－\s*(?=\S)")
# Dots up to a page number; an ellipsis that ends a line without one is the text's own.
LEADERS = re.compile(r"(?:(?:[.·．]{4}|\. ?\. ?\. ?\. ?\.|…{4})\s*[-—–]?\s*\d{0,4}|……\s*[-—–]?\s*\d{1,4})\s*[-—–]?$")
LEADER_DOTS = re.compile(r"\.\.|··|．．|…|\. \.")
PAGE_AT_END = re.compile(r"(?<=[^\d\s])(?:\s+\d{1,3}|\s*[（(]\d{1,3}[）)])$")
PICTURE = re.compile(r"\S{1,60}\.(?:jpe?g|png|gif|bmp|webp)$", re.I)
BULLET = re.compile(r"[-*+•·]\s+(?=\S)")
FEWEST_APART = 12
FEWEST_OUTLINE = 6
FEWEST_CELLS = 8
LONGEST_ENTRY = 80  # characters
KEY, ENOUGH = 10, 12


def drop_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without page furniture; the line after a page number is marked as the first of its page."""
    kept = _without_page_numbers(_without_lone_pipes(lines))
    kept = _without_running_heads(kept)
    kept = [
        line
        for line in kept
        if not (FURNITURE.site_word.search(line.text) and FURNITURE.site_note.match(line.text)) and not _is_picture(line.text)
    ]
    kept = [line._replace(text=BULLET.sub("", line.text)) if BULLET.match(line.text) else line for line in kept]
    keys = [_key(line.text) for line in kept]
    kept = _without_closing_outline(kept, keys)
    return _without_contents(kept, keys)


def _is_row(line: Line) -> bool:
    """A row of a table, which repeats the words of the text without listing it: 任务分工表."""
    return len(line.cells) > 1


def _is_text(line: Line) -> bool:
    """A paragraph, or an item with its text: no entry of a table of contents."""
    return len(line.text) > LONGEST_ENTRY or "。" in line.text[:-1]


def _without_lone_pipes(lines: Sequence[Line]) -> list[Line]:
    """The lines; where a table was dumped a cell a line, each with the stroke behind it, without the strokes."""
    cells = [line.text.endswith("|") and line.text.find("|") == len(line.text) - 1 > 0 for line in lines]
    if sum(cells) < FEWEST_CELLS:
        return list(lines)
    beside = (any(pair) for pair in zip([False, *cells], [*cells[1:], False], strict=False))
    return [
        line._replace(text=line.text[:-1].rstrip()) if cell and run else line for line, cell, run in zip(lines, cells, beside, strict=True)
    ]


def _is_picture(text: str) -> bool:
    return text[-1:].isascii() and PICTURE.match(text) is not None


def _without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    bare = _page_sequence(lines)
    kept: list[Line] = []
    page, gap = False, 0
    for i, line in enumerate(lines):
        if i in bare or DASHED_NUMBER.match(line.text) or FURNITURE.worded_number.match(line.text):
            page, gap = True, gap + line.gap
            continue
        kept.append(line._replace(page=True, gap=line.gap + gap) if page else line)
        page, gap = False, 0
    return _without_numbers_in_lines(kept)


def _page_sequence(lines: Sequence[Line]) -> set[int]:
    """The lines of a bare number that count up by one far apart from each other: page numbers, not items of a list."""
    chain: list[int] = []
    for i, line in enumerate(lines):
        if not BARE_NUMBER.match(line.text):
            continue
        value = int(line.text)
        if chain and value == int(lines[chain[-1]].text) + 1 and i - chain[-1] >= FEWEST_APART:
            chain.append(i)
        elif len(chain) < 2 and i >= 3:
            chain = [i]
    apart = len(chain) >= 2 and chain[-1] - chain[0] >= FEWEST_APART * 2 * (len(chain) - 1)
    return set(chain) if len(chain) >= 3 or apart else set()


def _without_numbers_in_lines(lines: list[Line]) -> list[Line]:
    """Page numbers between dashes that a flattened dump carries in mid-sentence: only where they count up."""
    dashed = [line.text for line in lines if "—" in line.text or "－" in line.text or "–" in line.text]
    seen = [int(match.group(1) or match.group(2)) for text in dashed for match in NUMBER_IN_LINE.finditer(text)]
    if len(seen) < 2 or any(b != a + 1 for a, b in pairwise(seen)):
        return lines
    return [line._replace(text=NUMBER_IN_LINE.sub("", line.text)) for line in lines]


def _without_running_heads(lines: list[Line]) -> list[Line]:
    """Lines that return at page breaks: at least three times, and hardly ever elsewhere. A title that does so stays once."""
    edges = [i for i, line in enumerate(lines) if line.page or i == 0]
    if len(edges) < 4:
        return lines
    near = {j for i in edges for j in (i - 1, i, i + 1) if 0 <= j < len(lines)}
    total = Counter(line.text for line in lines)
    at_edge = Counter(lines[j].text for j in near)
    heads = {text for text, n in at_edge.items() if n >= 3 and n * 5 >= total[text] * 4 and len(text) <= 40 and not opens(text)}
    titles = {text for text in heads if MARKS.kind.search(text)}
    kept: list[Line] = []
    page = False
    for line in lines:
        if line.text in titles:
            titles.discard(line.text)
        elif line.text in heads:
            page = page or line.page
            continue
        kept.append(line._replace(page=True) if page else line)
        page = False
    return kept


def _has_leaders(text: str) -> bool:
    return LEADER_DOTS.search(text) is not None and LEADERS.search(text) is not None


def _key(text: str) -> str:
    """The first characters of a line, blanks aside, however wide they are printed."""
    if len(text) > ENOUGH and "一" <= text[ENOUGH] <= "龥":  # what stands before a Han character is made alike without what follows
        begins = "".join(normalize("NFKC", text[:ENOUGH]).split())
        if len(begins) >= KEY:
            return begins[:KEY]
    return "".join(normalize("NFKC", text[: 3 * KEY]).split())[:KEY]


def _without_closing_outline(lines: list[Line], keys: list[str]) -> list[Line]:
    """The document without an outline repeated at its end: lines that all began before, most of them numbered."""
    first: dict[str, int] = {}
    for i, key in enumerate(keys):
        first.setdefault(key, i)
    start = len(lines)
    while (
        start > 0
        and not _is_row(lines[start - 1])
        and (first[keys[start - 1]] < start - 1 or FURNITURE.contents.match(lines[start - 1].text))
    ):
        start -= 1
    tail = range(start, len(lines))
    latest = max((first[keys[i]] for i in tail if not FURNITURE.contents.match(lines[i].text)), default=0)
    start = max(start, latest + 1)
    numbered = sum(1 for line in lines[start:] if opens(line.text))
    if len(lines) - start < FEWEST_OUTLINE or numbered * 10 < (len(lines) - start) * 7:
        return lines
    return lines[:start]


def _without_contents(lines: list[Line], known: list[str]) -> list[Line]:
    """The document without its table of contents: dotted leaders anywhere, or entries that all return below."""
    leaders = [_has_leaders(line.text) for line in lines]
    over = [FURNITURE.contents.match(line.text) and following for line, following in zip_longest(lines, leaders[1:])]
    stays = [not leader and not heading for leader, heading in zip(leaders, over, strict=True)]
    known = [key for key, stay in zip(known, stays, strict=False) if stay]
    lines = [line for line, stay in zip(lines, stays, strict=True) if stay]
    head = next((i for i, line in enumerate(lines[:80]) if FURNITURE.contents.match(line.text)), None)
    keys = [_key(PAGE_AT_END.sub("", line.text)) if _may_end_in_page(line.text) else key for line, key in zip(lines, known, strict=True)]
    if head is not None:
        end = _contents_end(lines, keys, head + 1)
        return lines[:head] + lines[end:] if end > head + 2 else lines
    start = next((i for i, line in enumerate(lines[:15]) if opens(line.text)), None)
    if start is None:
        return lines
    end = _contents_end(lines, keys, start)
    # The heads of tables dumped one cell a line return as well.
    numbered = sum(1 for line in lines[start:end] if opens(line.text))
    return lines[:start] + lines[end:] if end - start >= FEWEST_OUTLINE and numbered * 2 >= end - start else lines


def _may_end_in_page(text: str) -> bool:
    return text[-2:-1].isdigit() if text[-1:] in ("）", ")") else text[-1:] in "0123456789"


def _contents_end(lines: Sequence[Line], keys: list[str], start: int) -> int:
    """Where the entries stop: at text, at the first that has been listed already, or that, like the one after it, does not return below."""
    last = {key: i for i, key in enumerate(keys) if not _is_row(lines[i])}
    listed: set[str] = set()
    end = start
    for i in range(start, len(keys)):
        if keys[i] in listed or i - end > 1 or _is_text(lines[i]):
            break
        listed.add(keys[i])
        if last.get(keys[i], i) > i:
            end = i + 1
    return end
