"""How alike two statements are: by their names, what they are counted over, and the words around them."""

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from pipeline.compare.indicators.lexicon import known, synonyms
from pipeline.compare.indicators.quantity import Name
from pipeline.compare.indicators.statement import Statement
from pipeline.compare.indicators.units import comparable

Weigh = Callable[[str], float]

# What the sentence and the headings may add to the likeness of the names, and what equal populations and values add.
AROUND, ABOVE, SAME_PEOPLE, SAME_VALUE = 0.3, 0.1, 0.1, 0.06
SAME_BY_WORDS = 0.15  # an equal value counts the more, the more alike the sentences are
CLAUSE = 0.9  # the clause with the number says what is counted, but in more words than the name
CONTAINED, TELLING = 0.9, 0.5  # a name within a longer one with the same head; the weight from which on it is telling
WEAK = 0.25  # of the weight of a term within words that many names share
# Factors where only one name is narrowed, rates have other heads, only one names level, people or population.
NARROWED, HEADS, ONE_LEVEL, UNKNOWN = 0.6, 0.8, 0.8, 0.8
SHORT, BARE, AGREES = 4, 0.5, 0.25  # a bare name stands for what its sentence is about, so the rest of the sentences must agree


class Likeness(NamedTuple):
    """A score in 0..1 with its parts; `shared` are words that both names have."""

    score: float
    name: float
    around: float
    shared: tuple[str, ...]


def weigher(*texts: str) -> Weigh:
    """How much a term tells, in 0..1: the less, the more often the texts themselves use it."""
    normal = [synonyms()(text) for text in texts]

    @lru_cache(None)
    def weigh(term: str) -> float:
        return 1.0 / (1.0 + math.log1p(max(1, sum(text.count(term) for text in normal))))

    return weigh


def total(terms: Iterable[str], faint: frozenset[str], weigh: Weigh) -> float:
    """The weight of terms, added in one order so that it is the same in every run."""
    return sum(weigh(term) * (WEAK if term in faint else 1.0) for term in sorted(terms))


def overlap(x: Name, y: Name, weigh: Weigh) -> float:
    """The share of weight that two names have in common (F measure)."""
    faint = x.faint | y.faint
    both = total(x.terms, faint, weigh) + total(y.terms, faint, weigh)
    return 2 * total(x.terms & y.terms, faint, weigh) / both if both else 0.0


def liken(one: Statement, other: Statement, weigh: Weigh) -> Likeness | None:
    """How alike two statements are; None where they cannot be the same quantity."""
    x, y = one.quantity, other.quantity
    if one.background or other.background or not comparable(x.dimension, y.dimension) or excluded(one, other):
        return None
    name = of_names(x.name, y.name, weigh)
    if one.clause and other.clause:
        name = max(name, CLAUSE * overlap(one.clause, other.clause, weigh) * told(one.clause, other.clause, weigh))
    around = overlap(one.around, other.around, weigh)
    if not (one.clause and other.clause):
        around = 0.0  # the sentence says several quantities, so that only the names tell them apart
    score = name + AROUND * around + ABOVE * overlap(one.above, other.above, weigh)
    if x.name.populations & y.name.populations or x.name.people & y.name.people:
        score += SAME_PEOPLE
    if x.low == y.low and x.comparator == y.comparator:
        score += SAME_VALUE + SAME_BY_WORDS * around
    score *= doubt(one, other)
    if (is_bare(x.name) or is_bare(y.name)) and beside(one, other, weigh) < AGREES:
        score *= BARE
    return Likeness(min(1.0, score), name, around, tuple(sorted(set(x.name.words) & set(y.name.words))))


def told(x: Name, y: Name, weigh: Weigh) -> float:
    """How much of what two clauses or headings share tells what is counted, in 0..1."""
    return min(1.0, total(x.terms & y.terms, x.faint | y.faint, weigh) / TELLING)


def is_bare(name: Name) -> bool:
    """A name that tells nothing by itself: of words that many names share, or of few characters and neither known nor over a population."""
    if name.terms <= name.faint:
        return True
    return sum(map(len, name.words)) <= SHORT and not name.populations and any(known().sub("", word) for word in name.words)


def beside(one: Statement, other: Statement, weigh: Weigh) -> float:
    """How alike the two sentences are apart from the names in them, or the headings over them."""
    named = frozenset().union(*one.quantity.name.terms, *other.quantity.name.terms)
    x, y = (said.around._replace(terms=frozenset(t for t in said.around.terms if named.isdisjoint(t))) for said in (one, other))
    return max(overlap(a, b, weigh) * told(a, b, weigh) for a, b in ((x, y), (one.above, other.above)))


def of_names(x: Name, y: Name, weigh: Weigh) -> float:
    """The likeness of two names: the weight they share, or that one tells all of itself within the other."""
    alike, faint = overlap(x, y, weigh), x.faint | y.faint
    less = min(total(x.terms, faint, weigh), total(y.terms, faint, weigh))
    if less and x.head == y.head:
        alike = max(alike, CONTAINED * total(x.terms & y.terms, faint, weigh) / less * less / (less + TELLING))
    return alike


def excluded(one: Statement, other: Statement) -> bool:
    """The two are counted over institutions or people that are not compared, or at different levels."""
    x, y = one.quantity.name, other.quantity.name
    if (x.populations or y.populations) and one.nearby and other.nearby and not one.nearby & other.nearby:
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
