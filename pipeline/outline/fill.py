"""Items glued to the paragraph before them: found where a number is missing and stands, once, within the text that should hold it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.outline.heads import Head, make_head
from pipeline.outline.numbering import parse_number
from pipeline.outline.places import Gap
from pipeline.outline.titles import title_span
from pipeline.readers.numerals import spell
from schemas import Document

REACH = 200  # paragraphs to look back for a missing item
# Style → how its number is written, with {n} for the Chinese or the Arabic number.
WRITTEN = {
    "cn": r"(?<![〇零一二三四五六七八九十百第])(?P<head>{cn}\s?、)",
    "cn-bracket": r"(?P<head>[（(]\s?{cn}\s?[）)])",
    "digit": r"(?<![\d.．年月/])(?P<head>{n}\s?[.．、](?!\d))",
    "digit-bracket": r"(?P<head>[（(]\s?{n}\s?[）)])",
    "digit-half": r"(?<![\d（(])(?P<head>{n}[）)])",
}


@lru_cache(maxsize=512)
def written(style: str, value: int) -> re.Pattern[str] | None:
    """Matches the number of a style where it is written; None for styles that are never glued."""
    source = WRITTEN.get(style)
    return re.compile(source.replace("{cn}", spell(value, "chineseCounting")).replace("{n}", str(value))) if source else None


def fill(document: Document, heads: Sequence[Head], gaps: Sequence[Gap]) -> list[Head]:
    """The heads with those found for the gaps put in; a head whose paragraph holds another one ends before it."""
    found = {head.start: head for gap in gaps for value in gap.missing if (head := glued(document, gap, value))}
    if not found:
        return list(heads)
    starts = sorted(found)
    both = sorted((*heads, *found.values()), key=lambda head: head.start)
    return [cut(document.text, head, starts) for head in both]


def glued(document: Document, gap: Gap, value: int) -> Head | None:
    """The item of a missing number, where exactly one place within the gap can open it."""
    pattern = written(gap.head.style, value)
    if pattern is None:
        return None
    places = list(inner_places(document, gap, pattern))
    if len(places) != 1:
        return None
    at, start = places[0]
    number = parse_number(document.text, start, document.blocks[at].end)
    head = number and make_head(document.text, at, number, start, document.blocks[at].end)
    return head if head and head.title[0] < head.title[1] else None


def inner_places(document: Document, gap: Gap, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """(block, offset) of every place within paragraphs of the gap, past their beginning, where the number is written."""
    for at in range(gap.head.at, max(-1, gap.head.at - REACH), -1):
        block = document.blocks[at]
        if block.end <= gap.start:
            return
        if block.kind == "para" and block.start < gap.head.start:
            for match in pattern.finditer(document.text, max(block.start, gap.start), min(block.end, gap.head.start)):
                if match.start("head") > block.start:
                    yield at, match.start("head")


def cut(text: str, head: Head, starts: Sequence[int]) -> Head:
    """The head ending before the first of `starts` that stands within it."""
    inner = next((start for start in starts if head.start < start < head.stop), None)
    if inner is None:
        return head
    first, last, rest = title_span(text, head.title[0], inner)
    return replace(head, stop=inner, title=(first, last), rest=rest)
