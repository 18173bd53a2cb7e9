"""Reads the unit behind a number: magnitude, measure, and what it is reckoned by."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.engine import Patterns, Words

QUANTITIES, UNITS = Patterns("quantities"), Words("units")

Shape = Literal["count", "extent", "rating", "span", "share", "plain"]


@dataclass(slots=True)
class Unit:
    """A unit as printed at text[..end]; `some` is set where 余 or 多 stands within it."""

    end: int
    name: str
    shape: Shape
    some: bool = False


def read_unit(text: str, at: int, end: int) -> Unit | None:
    """The longest unit that begins at `at`: magnitude (万, 亿), measure, and what it is reckoned by (/亩, /10万)."""
    some, first = False, text[at : at + 1] if at < end else ""
    if first in BEFORE_UNIT:
        if first == " " and at + 1 < end and text[at + 1].isascii() and text[at + 1].isalpha():
            at += 1
        elif first in "余多":
            at, some = at + 1, True
        elif rate := QUANTITIES.rate.match(text, at, end):
            return Unit(rate.end(), text[at : rate.end()], "share")
    size = next((m for m in UNITS.magnitude if text.startswith(m, at)), "") if text[at : at + 1] in MAGNITUDES else ""
    measured = at + len(size)
    if size and measured < end and text[measured] in "余多":
        some, measured = True, measured + 1
    word = measure_at(text, measured, end)
    whole = measure_at(text, at, end) if size else None
    if whole is not None and (word is None or len(whole[0]) >= len(size) + len(word[0])):
        word, size, measured = whole, "", at
    if word is None:
        if not size or size in "百千" or MAGNITUDE_IN_WORD.match(text, at, end):
            return None
        return Unit(measured, size, "count", some)
    name, shape = word
    stop = measured + len(name)
    if text[stop : stop + 1] not in SLASHES:
        return Unit(stop, size + name, shape, some)
    reckoned = by_what(text, stop, end)
    return Unit(reckoned, size + name + text[stop:reckoned], shape, some)


BEFORE_UNIT, SLASHES = frozenset(" /／余多"), frozenset("/／")
MAGNITUDES = frozenset("十百千万亿")
# 万户: a class of names; 万象, 亿佰: no magnitudes
MAGNITUDE_IN_WORD = re.compile(r"[万亿千百][一物象达科里全能事圣]")


def by_what(text: str, at: int, end: int) -> int:
    """Where a denominator behind a unit ends (元/亩, 批次/千人, 名/10万, 万元/人·年); `at` where there is none."""
    denominator = QUANTITIES.denominator.match(text, at, end) if at < end and text[at] in "/／" else None
    return denominator.end() if denominator else at


@lru_cache
def measures() -> Mapping[str, list[tuple[str, tuple[str, ...], bool, Shape]]]:
    """By measure: (characters that must not follow, words of them that may, whether it ends in a Latin letter, shape)."""
    shapes: tuple[Shape, ...] = ("count", "extent", "rating", "span", "share")
    table: dict[str, list[tuple[str, tuple[str, ...], bool, Shape]]] = {}
    for shape in shapes:
        for entry in getattr(UNITS, shape):
            name, barred, *words = f"{entry} ".split(" ")
            table.setdefault(name, []).append((barred, tuple(filter(None, words)), name[-1].isascii() and name[-1].isalpha(), shape))
    return table


@lru_cache
def sizes() -> Mapping[str, tuple[int, ...]]:
    """By the two characters that stand there, or the first where no longer measure begins so: how long measures are, the longest first."""
    table: dict[str, set[int]] = {}
    for name in measures():
        table.setdefault(name[:2], set()).add(len(name))
        if name[0] in measures():
            table[name[:2]].add(1)
    return {opening: tuple(sorted(lengths, reverse=True)) for opening, lengths in table.items()}


def measure_at(text: str, at: int, end: int) -> tuple[str, Shape] | None:
    """The longest measure that stands at `at`, with its shape; none where the word goes on (部门, 2G网)."""
    if at >= end:
        return None
    known, lengths, opening = measures(), sizes(), text[at : at + 2]
    for size in lengths.get(opening) or lengths.get(opening[0], ()):
        stop = at + size
        name = text[at:stop]
        if stop <= end and name in known:
            after = text[stop : stop + 1]
            for barred, words, latin, shape in known[name]:
                goes_on = barred and after and after in barred and not (words and text.startswith(words, stop, end))
                if not (goes_on or (latin and after.isascii() and after.isalnum())):
                    return name, shape
    return None
