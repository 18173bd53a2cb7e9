"""Typed line breaks inside a paragraph: which only wrap a title or a sentence, and which begin a new paragraph."""

import re
from itertools import pairwise

LINE, PAGE = "\n", "\f"
# A line that ends so has ended; one that begins so begins something.
CLOSED = re.compile(r"[。！？；：!?;:…”’）)】〕」』]\s*$")
OPENS = re.compile(
    r"\s{2,}|\u3000|——"
    r"|[（(]?[一二三四五六七八九十百〇○零0-9]{1,3}[、.．)）]|第[一二三四五六七八九十百〇零0-9]{1,4}[章节条编部篇]"
    r"|[\u2460-\u249b]|[一二三四五六七八九十]是|(?:附件|附表|附录|专栏)\s*[0-9一二三四五六七八九十:：]|[●■◆▲★□○•·]"
)
# A line of its own wherever it stands: a date, a document number
APART = re.compile(
    r"\s*(?:[0-9〇○零一二三四五六七八九十]{4}年[^。，]{1,8}|\S{1,12}[〔\[［（(【]\s*20\d\d\s*[〕\]］）)】]\s*第?\s*\d+\s*号)\s*$"
)
MID_BEFORE = re.compile(r"[，、,（(《“‘〈「]\s*$")
MID_AFTER = re.compile(r"\s*[，、。；：！？）》”’〉」%]")
# A printed line of body text is rarely shorter than this; a break after a longer one that ends no sentence only wraps.
FULL_LINE = 24


def split_lines(text: str, *, title: bool) -> list[str]:
    """The paragraphs that a paragraph with breaks is printed as.

    In a title (centred or of an outline level) a break only wraps, unless a line is a date or a document number; elsewhere a line goes on
    where the one before stops in mid-sentence.
    """
    if LINE not in text and PAGE not in text:
        return [text]
    found: list[str] = []
    for page in text.split(PAGE):
        lines = [line for line in page.split(LINE) if line.strip()]
        joined = lines[:1]
        for before, line in pairwise(lines):
            if _goes_on(before, line, title):
                joined[-1] += line if _no_blank(before, line) else " " + line.lstrip()
            else:
                joined.append(line)
        found += joined
    return found or [""]


def _goes_on(before: str, line: str, title: bool) -> bool:
    if MID_BEFORE.search(before) or MID_AFTER.match(line):
        return True
    if APART.match(before) or APART.match(line):
        return False
    if title:
        return True
    return not CLOSED.search(before) and not OPENS.match(line) and len(before.strip()) >= FULL_LINE


def _no_blank(before: str, line: str) -> bool:
    """Latin words broken by a line keep a blank between them; everything else runs on."""
    return not (before[-1:].isascii() and line[:1].isascii())
