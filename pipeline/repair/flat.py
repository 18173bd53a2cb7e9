"""A dump that lost its line breaks: paragraphs told apart by the blank before a number that counts on, or behind a sentence."""

import re
from collections.abc import Iterator, Sequence

from extractors.engine import Patterns
from extractors.numerals import parse_number
from pipeline.repair.lines import Line

FLAT = Patterns("flat", __file__)

MARK, FOREIGN = "\u0420", "\u0430\u0435\u043e"  # a Cyrillic Er; letters that stand in every text of its script
FREE = frozenset("。！？；：:!?;”）) \t\u3000\u00a0")  # what may stand before any number
LONGEST_HEADING = 20  # characters of a heading that runs into the first number below it
SHORTEST = 200  # characters: a shorter line is a paragraph
FEWEST_PAGES = 2
SEAMS = re.compile("】|[位门][：:]")  # what a line holds in which something may run on
SENTENCE_ENDS = frozenset("。！？；：.!?;:”）)")
FEWEST = 3  # numbers that count on; the first of them in the styles of headings
STYLES = ("chapter", "article", "cn", "bracket", "digit", "small")


def unflatten(lines: Sequence[Line]) -> list[Line]:
    """The lines, each that holds a whole outline parted into its paragraphs, and at the marks that a converter puts for a line's end."""
    lines = unpaged([line._replace(text=FLAT.page_of.sub("", line.text)) if "页共" in line.text else line for line in lines])
    whole = [piece for line in lines for piece in (marked(line) if MARK in line.text else (line,))]
    return [
        part
        for line in whole
        for piece in run_on(line)
        for part in (parts(piece) if (len(piece.text) >= SHORTEST or has_roster(piece.text)) and not piece.grid else (piece,))
    ]


def run_on(line: Line) -> Iterator[Line]:
    """The line, parted where a label of a database of law (【发文字号】) runs on in it, or the next item is glued to the bracket
    of who answers for the one before: （责任单位：市教育局）2.建设学校。
    """
    cuts = [match.end() for match in FLAT.run_on.finditer(line.text)] if not line.cells and SEAMS.search(line.text) else []
    if not cuts:
        yield line
        return
    for at, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(line.text)], strict=True)):
        yield line._replace(text=line.text[start:end], gap=0 if at else line.gap, page=line.page and not at)


def unpaged(lines: Sequence[Line]) -> list[Line]:
    """The lines; the pages that a site of shared texts prints as one line each, counted in mid-sentence (1、…… 2、……), as one line."""
    first = next((at for at, line in enumerate(lines) if line.text.startswith("1、") and len(line.text) >= SHORTEST), len(lines))
    end = first + 1
    while end < len(lines) and lines[end].text.startswith(f"{end - first + 1}、") and is_page(lines[end - 1], opens=end == first + 1):
        end += 1
    if end - first < FEWEST_PAGES:
        return list(lines)
    text = "".join(line.text.removeprefix(f"{count}、") for count, line in enumerate(lines[first:end], 1))
    return [*lines[:first], lines[first]._replace(text=text, cells=(), tabs=False), *lines[end:]]


def is_page(line: Line, *, opens: bool) -> bool:
    """The line is as long as a page; the first one ends in mid-sentence."""
    return len(line.text) >= SHORTEST and not line.grid and not (opens and line.text[-1] in SENTENCE_ENDS)


def marked(line: Line) -> Iterator[Line]:
    """The paragraphs of a line that a converter has put a foreign letter between; the line itself where that letter may be one."""
    if line.text.count(MARK) < FEWEST or any(letter in line.text for letter in FOREIGN):
        yield line
        return
    texts = [text for piece in line.text.split(MARK) if (text := piece.strip())]
    for at, text in enumerate(texts):
        yield line._replace(text=text, cells=(), tabs=False, gap=0 if at else line.gap, page=line.page and not at)


def parts(line: Line) -> Iterator[Line]:
    """The paragraphs of a flat line; the line itself where its numbers make no outline."""
    cuts = breaks(line.text) if len(line.text) >= SHORTEST else []
    roster = [match.end() for match in FLAT.roster.finditer(line.text)] if has_roster(line.text) else []
    if not cuts and not roster:
        yield line
        return
    marks = sorted({*cuts, *roster, *(match.end() for match in FLAT.sentence.finditer(line.text) if cuts)})
    marks = sorted({*marks, *(match.end() for match in FLAT.seams.finditer(line.text, 0, cuts[0] if cuts else 0))})
    for start in [0, *marks]:
        if title := FLAT.glued_title.match(line.text, start):
            marks = sorted({*marks, title.end()})
    heads = (FLAT.run_in.match(line.text, at) or FLAT.known_head.match(line.text, at) for at in cuts)
    marks = sorted({*marks, *(head.end() for head in heads if head)})
    for at, (start, end) in enumerate(zip([0, *marks], [*marks, len(line.text)], strict=True)):
        text = line.text[start:end].strip()
        yield line._replace(text=text, cells=(), tabs=False, gap=0 if at else line.gap, page=line.page and not at)


def has_roster(text: str) -> bool:
    """A roster runs on in it: one of its labels stands right behind a name."""
    return "组" in text and FLAT.roster_head.search(text) is not None and FLAT.roster_glued.search(text) is not None


def is_glued(text: str) -> bool:
    """Not even blanks stand before the numbers: 一、 begins right behind a sentence, and a number behind another one."""
    return FLAT.first_glued.search(text) is not None and FLAT.second_glued.search(text) is not None


def breaks(text: str) -> list[int]:
    """Where the numbers stand that count on from one of their style, or begin below a higher one; empty where they are too few."""
    last: dict[str, int] = {}
    found: list[int] = []
    for blank in (FLAT.glued if is_glued(text) else FLAT.numbered).finditer(text):
        style = next(style for style in STYLES if blank[style])
        value = parse_number(blank[style])
        if text[blank.end() - 1] not in FREE and (value != 1 or not found or blank.end() - found[-1] > LONGEST_HEADING):
            continue
        if value == last.get(style, 0) + 1 or (value == 1 and found):
            found.append(blank.end())
            # Below a new heading the count begins again, but that of articles goes through the chapters.
            below = STYLES[STYLES.index(style) + 1 :]
            last = {name: count for name, count in last.items() if name == "article" or name not in below} | {style: int(value)}
    headed = any(FLAT.heading.match(text, at) for at in found)
    return found if len(found) >= FEWEST and headed else []
