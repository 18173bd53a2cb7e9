"""Typed line breaks inside a paragraph: which only wrap a title or a sentence, and which begin a new paragraph."""

import re
from itertools import pairwise

from extractors.engine import Patterns
from pipeline.repair.marks import opens

LINES = Patterns("lines", __file__)

LINE, PAGE = "\n", "\f"
# A line that ends so has ended.
CLOSED = re.compile(r"[。！？；：!?;:…”’）)】〕」』]\s*$")
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
    if LINES.apart.match(before) or LINES.apart.match(line):
        return False
    if title:
        return True
    return not CLOSED.search(before) and not LINES.opens.match(line) and not opens(line.strip()) and len(before.strip()) >= FULL_LINE


def _no_blank(before: str, line: str) -> bool:
    """Latin words broken by a line keep a blank between them; everything else runs on."""
    return not (before[-1:].isascii() and line[:1].isascii())
