"""The normal form of a quantity: what is counted, over whom, in which measure, and which way is better."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from extractors.engine import Patterns
from pipeline.compare.indicators.lexicon import (
    Replacement,
    empty,
    endings,
    narrowing,
    people,
    polarity,
    populations,
    synonyms,
    weak,
    whose,
    word_list,
)
from pipeline.compare.indicators.units import SCALES, measure_of

Better = Literal["more", "less"]

QUANTITY = Patterns("quantity", __file__)
LABEL = re.compile(r"[“\"「]([^”\"」“]{2,12})[”\"」]")
QUOTES = re.compile(r"[“”\"'‘’「」『』《》\s]")
ASIDE = re.compile(r"[（][^（）]*[）]")
PARTS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9+.%]+")


NONE: frozenset[str] = frozenset()
COUNTS = ("bare", "thing", "person", "body", "matter")


class Name(NamedTuple):
    """A name taken apart: `terms` are pairs of characters of its telling words, `head` the last two characters of them.

    `faint` are the terms that lie within words that many names share.

    `labels` are the words that it quotes, `narrowed` those that narrow what is counted, `levels` those of administration (省, 市).
    """

    words: tuple[str, ...]
    terms: frozenset[str]
    faint: frozenset[str]
    head: str
    populations: frozenset[str]
    people: frozenset[str]
    levels: frozenset[str]
    labels: frozenset[str]
    narrowed: frozenset[str]
    per_head: float | None


@lru_cache(65536)
def take_apart(name: str) -> Name:
    """The parts of a name as extracted; a population that is all the name says stays among the words."""
    name = unicodedata.normalize("NFKC", name).replace("(", "（").replace(")", "）")
    text = synonyms()(QUOTES.sub("", name))
    per = QUANTITY.per_head.search(text)
    if per:
        text = QUANTITY.per_head.sub(" ", text)
    if "中" in text:
        text = QUANTITY.of_whole.sub(" ", text)
    classes = found_in(populations(), text)
    plain = ASIDE.sub(" ", text) if "（" in text else text
    words = (telling(whose().sub(" ", plain)) if classes else ()) or telling(plain) or telling(text)
    return Name(
        words,
        frozenset(term for word in words for term in pairs(word)),
        frozenset(term for word in words for run in weak().findall(word) for term in pairs(run)),
        words[-1][-2:] if words else "",
        classes,
        found_in(people(), text),
        frozenset(QUANTITY.level.findall(text)) if "级" in text else NONE,
        frozenset(LABEL.findall(name)) if name != text else NONE,
        frozenset(narrowing().findall(" ".join(words))),
        SCALES[per[1] or per[2]] if per else None,
    )


def found_in(classes: Replacement, text: str) -> frozenset[str]:
    """The classes that a text names."""
    found = classes.pattern.findall(text)
    return frozenset(classes.form[one] for one in found) if found else NONE


def telling(text: str) -> tuple[str, ...]:
    """The words of a text without those that say nothing of what is counted."""
    return tuple(without_ending(word) for word in PARTS.split(empty().sub(" ", text)) if word)


def without_ending(word: str) -> str:
    """A word without what may be left out at its end; whole where it is nothing else."""
    bare = word
    while bare.endswith(endings()):
        bare = bare[: -next(len(end) for end in endings() if bare.endswith(end))]
    return bare or word


def pairs(word: str) -> list[str]:
    """The pairs of characters of a word; a word of one character is its own term."""
    return [one + other for one, other in pairwise(word)] or [word]


@dataclass(frozen=True, slots=True)
class Quantity:
    """An indicator in normal form: `low`..`high` are its values in the dimension's own unit."""

    name: Name
    dimension: str
    per: str
    low: float
    high: float
    comparator: str
    basis: str
    better: Better | None
    falling: bool
    encouraged: bool


def quantity_of(name: str, unit: str | None, value: float, *, high: float | None, comparator: str, basis: str, words: str) -> Quantity:
    """The normal form of an indicator's fields; `words` is the clause that it stands in."""
    parts, measure = take_apart(name), measure_of(unit)
    dimension, factor = dimension_of(parts, unit), factor_of(parts, unit)
    falling = basis == "delta" and any(word in words for word in word_list("polarity", "falling"))
    return Quantity(
        parts,
        dimension,
        measure.per,
        value * factor,
        (value if high is None else high) * factor,
        comparator,
        basis,
        "more" if basis == "delta" else better_of(name + words, comparator),
        falling,
        any(word in words for word in word_list("demand", "encouraged")),
    )


def dimension_of(name: Name, unit: str | None) -> str:
    """What is measured: the unit says it, but so many per thousand people are a ratio, and 30亿 is so much of anything."""
    dimension, factor, _ = measure_of(unit)
    if name.per_head and dimension in COUNTS:
        return "ratio"
    return "thing" if dimension == "bare" and factor > 1 else dimension


def factor_of(name: Name, unit: str | None) -> float:
    """What a printed value is to be multiplied by; ratios come to so many per thousand."""
    dimension, factor, _ = measure_of(unit)
    return factor * 1e3 / name.per_head if name.per_head and dimension in COUNTS else factor


def better_of(words: str, comparator: str) -> Better | None:
    """Which way is better: a floor and a cap say it themselves, else the words do; None where neither does."""
    if comparator in (">=", ">"):
        return "more"
    if comparator in ("<=", "<"):
        return "less"
    pattern, less = polarity()
    found = pattern.findall(words)
    return ("less" if found[0] in less else "more") if found else None
