"""Candidates for the outline: what opens with a number, read as number, title and where the item's own text begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.parts import heading_role
from pipeline.outline.numbering import BARE, Kind, Number, parse_number
from pipeline.outline.titles import title_span
from schemas import Block, Document

LONGEST_BARE = 30  # characters of a paragraph that a number without any dot may open
SENTENCE = "。；，："
PART, PART_ROLES = re.compile(r"[\u4e00-\u9fff]{4,8}"), ("goals", "tasks", "safeguards", "timetable")
LONE = re.compile(r"[〇零一二三四五六七八九十]{1,3}|\d{1,2}")
# Styles that make an outline decimal, and styles that say it is not.
DECIMAL_STYLES, OTHER_STYLES = ("decimal",), ("part", "chapter", "cn", "cn-bracket")
# Where a style stands in the tree; chapters go over 一、 wherever both are used.
RANKS = {
    "annex": -1.0,
    "part": 0.0,
    "chapter": 1.0,
    "division": 2.0,
    "article": 3.0,
    "cn": 3.0,
    "cn-bracket": 4.0,
    "named": 4.5,
    "digit": 5.0,
    BARE: 5.0,
    "decimal": 5.0,
    "digit-bracket": 6.0,
    "digit-half": 6.5,
    "circled": 7.0,
}


@dataclass(slots=True)
class Head:
    """A candidate: its number, the block it opens (`at`), its paragraph text[start:stop], its title's span, where its text goes on.

    `level` is final only once the place is known; `rank` orders the tree; `style` is the number's, empty without one; `box` counts the
    box it stands in, from 0.
    """

    number: Number | None
    at: int
    start: int
    stop: int
    title: tuple[int, int]
    rest: int
    kind: Kind
    level: int
    rank: float
    style: str = ""
    box: int | None = None


def read_heads(document: Document) -> tuple[list[Head], bool]:
    """(candidates in order, whether the outline is decimal throughout)."""
    numbers = [numbered(document.text, block) for block in document.blocks]
    decimal = is_decimal([number for number in numbers if number])
    if decimal:
        numbers = [number or numbered(document.text, block, bare=True) for number, block in zip(numbers, document.blocks, strict=True)]
    read = (head_of(document, at, number, numbers) for at, number in enumerate(numbers) if number)
    heads = [head for head in read if head]
    seat_articles(heads)
    return heads, decimal


def seat_articles(heads: Sequence[Head]) -> None:
    """Sets articles that run on from part to part (一、 第1条 二、 第2条) below 一、, and below （一） where that opens a part."""
    rows = [(head.style, head.number.value) for head in heads if head.number and head.style in ("cn", "cn-bracket", "article")]
    parts, articles = ([value for style, value in rows if style == wanted] for wanted in ("cn", "article"))
    if len(parts) < 2 or not articles or rows[0][0] != "cn" or parts != list(range(1, len(parts) + 1)) or articles != sorted(set(articles)):
        return
    opened = {before for (before, _), (style, _) in pairwise(rows) if style == "cn-bracket"}
    for head in heads:
        if head.style == "article":
            head.rank = RANKS["named"] + 0.1 if "cn" in opened else RANKS["cn"] + 0.1


def numbered(text: str, block: Block, *, bare: bool = False) -> Number | None:
    """The number that a paragraph opens with; without any dot only where that can be no quantity."""
    if block.kind != "para":
        return None
    number = parse_number(text, block.start, block.end, bare=bare or block.label is not None)
    if number and number.style == BARE and (block.end - block.start > LONGEST_BARE or text[block.end - 1] in SENTENCE):
        return None
    return number


def is_decimal(numbers: Sequence[Number]) -> bool:
    """The outline is 1, 1.1, 1.1.1 throughout: decimal numbers, and next to none of 一、 （一） 第X章."""
    decimals = sum(number.style in DECIMAL_STYLES for number in numbers)
    return decimals >= 3 and sum(number.style in OTHER_STYLES for number in numbers) * 8 <= decimals


def head_of(document: Document, at: int, number: Number, numbers: Sequence[Number | None]) -> Head | None:
    """The head that block `at` opens with; a number alone in its paragraph takes the next paragraph as its title."""
    block = document.blocks[at]
    head = make_head(document.text, at, number, block.start, block.end)
    if head.title[0] < head.title[1] or number.kind == "annex":
        return head
    after = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
    if after is None or after.kind != "para" or numbers[at + 1]:
        return None
    return titled(document.text, head, after)


def titled(text: str, head: Head, block: Block) -> Head | None:
    """The head with the paragraph behind it as its title."""
    start, end, rest = title_span(text, block.start, block.end)
    moved = Head(head.number, head.at, head.start, block.end, (start, end), rest, head.kind, head.level, head.rank, head.style)
    return moved if start < end else None


def make_head(text: str, at: int, number: Number, start: int, stop: int) -> Head:
    """The head whose number stands at text[start:stop]."""
    first, last, rest = title_span(text, number.end, stop)
    rank = RANKS.get(number.style, 0.0) + (number.parts / 10 if number.style == "decimal" else 0.0)
    return Head(number, at, start, stop, (first, last), rest, number.kind, number.level, rank, number.style)


def lone_heads(document: Document) -> list[Head]:
    """Numbers without any sign behind them (一, 1), alone in their paragraph or before a blank, where they run 1, 2, 3 …"""
    found = [head for at in range(len(document.blocks)) if (head := lone_head(document, at))]
    kept: list[Head] = []
    for style in ("cn", BARE):
        run = [head for head in found if head.style == style]
        if len(run) >= 2 and [head.number.value for head in run if head.number] == list(range(1, len(run) + 1)):
            kept += run
    return sorted([*kept, *part_heads(document, {head.title[0] for head in kept})], key=lambda head: head.start) if kept else []


def part_heads(document: Document, taken: set[int]) -> Iterator[Head]:
    """Lines of a slide deck that name a part (主要目标, 重点任务) and nothing else: headings without a number."""
    for at, block in enumerate(document.blocks):
        words = document.text[block.start : block.end]
        if block.start not in taken and block.kind == "para" and PART.fullmatch(words) and heading_role(words) in PART_ROLES:
            yield Head(None, at, block.start, block.end, (block.start, block.end), block.end, "item", 2, RANKS["cn-bracket"])


def lone_head(document: Document, at: int) -> Head | None:
    """The head made of a paragraph that is only a number and the next one, or of a short line 一 总体要求."""
    block, text = document.blocks[at], document.text
    words = text[block.start : block.end]
    match = LONE.match(words) if block.kind == "para" and len(words) <= LONGEST_BARE else None
    if match is None or (match.end() < len(words) and (words[match.end()] != " " or words[-1] in SENTENCE)):
        return None
    digits = match[0]
    dotted = parse_number(f"{digits}、", 0, len(digits) + 1)
    if dotted is None:
        return None
    style, level = (BARE, 3) if digits.isdigit() else ("cn", 1)
    head = make_head(text, at, Number(style, "item", level, digits, dotted.value, block.start + match.end()), block.start, block.end)
    if match.end() < len(words):
        return head
    after = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
    if after is None or after.kind != "para" or LONE.fullmatch(text[after.start : after.end]):
        return None
    return titled(text, head, after)
