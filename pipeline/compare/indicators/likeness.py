"""How alike two statements are: by their names, what they are counted over, and the words around them."""

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from pipeline.compare.indicators.lexicon import weak_terms
from pipeline.compare.indicators.quantity import Name
from pipeline.compare.indicators.statement import Statement
from pipeline.compare.indicators.units import comparable

Weigh = Callable[[str], float]

AROUND, ABOVE = 0.3, 0.1  # what the sentence and the headings may add to the likeness of the names
CONTAINED = 0.9  # a telling name within a longer one with the same head
TELLING = 0.5  # the weight of terms from which on a contained name is telling
SAME_PEOPLE, SAME_VALUE = 0.1, 0.06
NARROWED, HEADS, ONE_LEVEL, UNKNOWN = 0.7, 0.8, 0.9, 0.8
LABELLED = 0.5
WEAK = 0.4


class Likeness(NamedTuple):
    """A score in 0..1 with its parts; `shared` are words that both names have."""

    score: float
    name: float
    around: float
    shared: str


def weigher(*texts: str) -> Weigh:
    """How much a term tells, in 0..1: the less, the more often the texts themselves use it."""

    @lru_cache(None)
    def weigh(term: str) -> float:
        often = max(1, sum(text.count(term) for text in texts))
        return (WEAK if term in weak_terms() else 1.0) / (1.0 + math.log1p(often))

    return weigh


def total(terms: Iterable[str], weigh: Weigh) -> float:
    """The weight of terms, added in one order so that it is the same in every run."""
    return sum(map(weigh, sorted(terms)))


def overlap(one: frozenset[str], other: frozenset[str], weigh: Weigh) -> float:
    """The share of weight that two sets of terms have in common (F measure)."""
    both = total(one, weigh) + total(other, weigh)
    return 2 * total(one & other, weigh) / both if both else 0.0


def liken(one: Statement, other: Statement, weigh: Weigh) -> Likeness | None:
    """How alike two statements are; None where they cannot be the same quantity."""
    x, y = one.quantity, other.quantity
    if not comparable(x.dimension, y.dimension) or excluded(one, other):
        return None
    name = of_names(x.name, y.name, weigh)
    around = overlap(one.around, other.around, weigh)
    score = name + AROUND * around + ABOVE * overlap(one.above, other.above, weigh)
    if x.name.populations & y.name.populations:
        score += SAME_PEOPLE
    if x.low == y.low and x.comparator == y.comparator:
        score += SAME_VALUE
    score *= doubt(one, other)
    return Likeness(min(1.0, score), name, around, "、".join(sorted(set(x.name.words) & set(y.name.words))))


def of_names(x: Name, y: Name, weigh: Weigh) -> float:
    """The likeness of two names: the weight they share, or that one tells all of itself within the other."""
    alike = overlap(x.terms, y.terms, weigh)
    less = min(total(x.terms, weigh), total(y.terms, weigh))
    if less and (x.head == y.head or x.labels & y.labels):
        alike = max(alike, CONTAINED * total(x.terms & y.terms, weigh) / less * less / (less + TELLING))
    return alike


def excluded(one: Statement, other: Statement) -> bool:
    """The two are counted over institutions or people that are not compared, or at different levels."""
    x, y = one.quantity.name, other.quantity.name
    if one.nearby and other.nearby and (x.populations or y.populations) and not one.nearby & other.nearby:
        return True
    if x.people and y.people and not x.people & y.people:
        return True
    if x.labels and y.labels and not any(a in b or b in a for a in x.labels for b in y.labels):
        return True
    return bool(x.levels and y.levels and not x.levels & y.levels)


def doubt(one: Statement, other: Statement) -> float:
    """What makes two names less alike than their words are."""
    x, y = one.quantity.name, other.quantity.name
    factor = NARROWED ** len(x.narrowed ^ y.narrowed)
    if bool(x.populations) != bool(y.populations) and not one.nearby & other.nearby:
        factor *= UNKNOWN if one.quantity.dimension in ("share", "ratio") else UNKNOWN**3
    if bool(x.levels) != bool(y.levels):
        factor *= ONE_LEVEL
    if bool(x.people) != bool(y.people):
        factor *= ONE_LEVEL
    if x.head != y.head and x.head[-1:] == y.head[-1:] == "率":
        factor *= HEADS
    return factor
