"""A dump that lost its line breaks: paragraphs told apart by the blank before a number that counts on, or behind a sentence."""

import re
from collections.abc import Iterator, Sequence

from extractors.numerals import parse_number
from pipeline.repair.lines import Line

SHORTEST = 200  # characters: a shorter line is a paragraph
FEWEST = 3  # numbers that count on; the first of them in the styles of headings
HEADINGS = ("第一章", "第一条", "一、", "（一）", "(一)")
NUMBER = re.compile(
    r"(?:第(?P<chapter>[一二三四五六七八九十]{1,3})章|第(?P<article>[一二三四五六七八九十百]{1,5})条|(?P<cn>[一二三四五六七八九十]{1,3})、|[（(](?P<bracket>[一二三四五六七八九十]{1,3})[）)]|(?P<digit>\d{1,2})[.．、](?!\d)|[（(](?P<small>\d{1,2})[）)])"
)
STYLES = ("chapter", "article", "cn", "bracket", "digit", "small")
DOCUMENT_NUMBER = r"[\u4e00-\u9fff]{2,12}[〔\[（(]20\d\d[〕\]）)]\s?\d{1,5}\s?号"
BLANKS = r"[ \t\u3000\u00a0]+"
NUMBERED = re.compile(rf"(?<=[^\s]){BLANKS}(?={NUMBER.pattern})")
SENTENCE = re.compile(rf"(?<=[。！？!?；]){BLANKS}(?=\S)|{BLANKS}(?={DOCUMENT_NUMBER}(?:\s|$))|(?<=号){BLANKS}(?=[\u4e00-\u9fff])")


def unflatten(lines: Sequence[Line]) -> list[Line]:
    """The lines, each that holds a whole outline parted into its paragraphs."""
    return [part for line in lines for part in (parts(line) if len(line.text) >= SHORTEST and not line.grid else (line,))]


def parts(line: Line) -> Iterator[Line]:
    """The paragraphs of a flat line; the line itself where its numbers make no outline."""
    cuts = breaks(line.text)
    if not cuts:
        yield line
        return
    marks = sorted({*cuts, *(match.end() for match in SENTENCE.finditer(line.text))})
    for at, (start, end) in enumerate(zip([0, *marks], [*marks, len(line.text)], strict=True)):
        text = line.text[start:end].strip()
        yield line._replace(text=text, cells=(), tabs=False, gap=0 if at else line.gap, page=line.page and not at)


def breaks(text: str) -> list[int]:
    """Where the numbers stand that count on from one of their style, or begin below a higher one; empty where they are too few."""
    last: dict[str, int] = {}
    found: list[int] = []
    for blank in NUMBERED.finditer(text):
        style = next(style for style in STYLES if blank[style])
        value = parse_number(blank[style])
        if value == last.get(style, 0) + 1 or (value == 1 and found):
            found.append(blank.end())
            # Below a new heading the count begins again, but that of articles goes through the chapters.
            below = STYLES[STYLES.index(style) + 1 :]
            last = {name: count for name, count in last.items() if name == "article" or name not in below} | {style: int(value)}
    headed = any(text.startswith(HEADINGS, at) for at in found)
    return found if len(found) >= FEWEST and headed else []
