"""When two names, numbers, units or dates count as equal."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Protocol

IDLE = re.compile(r"[\s\W_]+")
BLANK = re.compile(r"\s+")
CONTAINED = 0.75  # a name inside the other, at least half as long, is this much alike


class Time(Protocol):
    """A time expression of gold or plan."""

    @property
    def start(self) -> str | None:
        """Where it begins."""

    @property
    def end(self) -> str | None:
        """Where it ends."""

    @property
    def kind(self) -> str:
        """What kind of time it is."""


@lru_cache(maxsize=1 << 16)
def folded(text: str | None) -> str:
    """A name for comparison: NFKC, lower case, without white space and punctuation."""
    return IDLE.sub("", unicodedata.normalize("NFKC", text or "")).lower()


@lru_cache(maxsize=1 << 16)
def squeezed(text: str | None) -> str:
    """A number or anchor for comparison: NFKC without white space, punctuation kept."""
    return BLANK.sub("", unicodedata.normalize("NFKC", text or ""))


@lru_cache(maxsize=1 << 16)
def likeness(one: str | None, other: str | None) -> float:
    """How alike two names are, 0 to 1."""
    a, b = folded(one), folded(other)
    if not a or not b:
        return 0.0
    ratio = similar(a, b)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return max(ratio, CONTAINED) if short in long and 2 * len(short) >= len(long) else ratio


def similar(a: str, b: str) -> float:
    """The matching ratio of two strings as they are."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def same_unit(one: str | None, other: str | None) -> bool:
    """Units are equal, 个 as a measure word before another unit aside (个百分点, 百分点)."""
    return bare_unit(one) == bare_unit(other)


def bare_unit(unit: str | None) -> str:
    """A unit without a leading 个 and with the one percent sign."""
    plain = squeezed(unit)
    plain = "%" if plain == "﹪" else plain
    return plain[1:] if len(plain) > 1 and plain[0] == "个" else plain


def same_number(one: float | None, other: float | None) -> bool:
    """Equal to six digits after the point, or both absent."""
    return one == other if one is None or other is None else round(one, 6) == round(other, 6)


def same_date(gold: str | None, found: str | None) -> bool:
    """Equal at the gold's precision; both absent is equal too."""
    return (found or "").startswith(gold) if gold else not found


def same_time(gold: Time | None, found: Time | None) -> bool:
    """Equal ends; equal starts where the gold gives a range; `ongoing` and `recurring` are equal by their kind alone."""
    mine, theirs = (gold.kind if gold else None), (found.kind if found else None)
    if {mine, theirs} & {"ongoing", "recurring"}:
        return mine == theirs
    begins = mine != "range" or same_date(gold.start if gold else None, found.start if found else None)
    return begins and same_date(gold.end if gold else None, found.end if found else None)
