"""How alike each task of one plan is to each of another: a few figures a pair, the same whichever plan comes first."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.compare.tasks.heads import headed
from pipeline.compare.tasks.holding import DIGITS, Matrix, cosines, held, nearest, shares, telling
from pipeline.compare.tasks.measures import votes
from pipeline.compare.tasks.terms import Terms, Weights, content, damped, rarities, vector, wording
from pipeline.compare.tasks.work import Work

PAIR = 2  # characters of the terms by which plans are compared
SMALL = 0.02  # added before a logarithm: a likeness below it says nothing
SHORT = 5  # characters added to a length, so that bare headings do not differ by much
MANY, FEW = 8, 5  # terms that say what a pair has in common, of all and against rivals


class Signs(NamedTuple):
    """What speaks for a pair of tasks, or against it.

    Of the whole texts: `whole` is the logarithm of their cosine, `telling` that of the weight of the weightiest terms that both name,
    where terms that many tasks of a plan name count little; `rival` and `held` tell how near the pair comes to the best rival of either
    task (the lower of the two, 0 to 1): in such terms, and in the share of one text that the other holds. Without the turns of phrase of
    every plan: `content` is the logarithm of the cosine of what is left, `own` how near the pair comes to the best rival of the shorter
    task alone, since a broad task has several counterparts; `uneven` is the logarithm of how many times longer the longer text is. Of their
    pieces: `sentence` is the logarithm of the share of the best held sentence that the other text holds (the lower of the two), `clause`
    that of the likeness of the nearest two measures, `shared` the geometric mean of the share of the measures that have their closest
    counterpart there (the lower of the two) and of the likeness of the plans: where plans have little in common the closest is none. Of the
    two plans, the same for each of their pairs: `plans` is the logarithm of the cosine of what they speak of, apart from tasks that stand
    unchanged in both. Of the heads: `head` is the share of the things of one title that the other task names (the better of the two).
    """

    whole: float
    telling: float
    rival: float
    held: float
    content: float
    own: float
    uneven: float
    sentence: float
    clause: float
    shared: float
    plans: float
    head: float


def signs_of(a: Sequence[Work], b: Sequence[Work]) -> list[list[Signs]]:
    """The signs of every pair, a row for each of `a`."""
    if not a or not b:
        return [[] for _ in a]
    said, meant = Side.both(a, b, wording), Side.both(a, b, content)
    whole = cosines(*([vector(one, side.weights) for one in side.texts] for side in said))
    many, few = (telling(said[0].texts, said[1].texts, said[0].damped, count) for count in (MANY, FEW))
    meaning = cosines(*([vector(one, side.weights) for one in side.texts] for side in meant))
    apart = cosines(*([vector(one, side.damped) for one in side.texts] for side in meant))
    lengths = [[len(work.text) + SHORT for work in works] for works in (a, b)]
    kept = shares(said[0].texts, said[1].texts, said[0].weights)
    sentence = lower(*both_ways(said, lambda one, other: held(one.sentences, other.texts, one.weights)))
    clause = nearest(meant[0].measures, meant[1].measures, meant[0].weights)
    shared = lower(*both_ways(meant, lambda one, other: votes(one.measures, other.sentences, one.weights)))
    rival, rivals, own = ranked(few), ranked(kept), ranked_by_shorter(apart, *lengths)
    heads = headed(a, b)
    plans = subjects_alike(*(changed(works, side.texts, others) for works, side, others in ((a, meant[0], b), (b, meant[1], a))))
    return [
        [
            Signs(
                whole=rated(whole[i][j]),
                telling=math.log(1 + many[i][j]),
                rival=rival[i][j],
                held=rivals[i][j],
                content=rated(meaning[i][j]),
                own=own[i][j],
                uneven=round(abs(math.log(lengths[0][i] / lengths[1][j])), DIGITS),
                sentence=rated(sentence[i][j]),
                clause=rated(clause[i][j]),
                shared=math.sqrt(shared[i][j] * plans),
                plans=rated(plans),
                head=heads[i][j],
            )
            for j in range(len(b))
        ]
        for i in range(len(a))
    ]


class Side:
    """The tasks of one plan in one vocabulary, weighted over both plans: whole texts, sentences, and measures."""

    def __init__(self, works: Sequence[Work], terms: Callable[[str], Terms]) -> None:
        self.sentences = [[terms(text) for text in work.sentences] for work in works]
        self.texts = [sum(group, Counter[str]()) for group in self.sentences]
        self.measures = [[terms(text) for text in work.measures] for work in works]
        self.weights: Weights = {}
        self.damped: Weights = {}

    @classmethod
    def both(cls, a: Sequence[Work], b: Sequence[Work], terms: Callable[[str], Terms]) -> "tuple[Side, Side]":
        """The two plans, each with the weights of both."""
        one, other = cls(a, terms), cls(b, terms)
        one.weights = other.weights = rarities([*one.texts, *other.texts])
        one.damped = other.damped = damped(one.weights, one.texts, other.texts)
        return one, other


def changed(works: Sequence[Work], texts: Sequence[Terms], others: Sequence[Work]) -> list[Terms]:
    """The texts of the works that the other plan does not hold unchanged: what two versions share says nothing of what is new in one."""
    there = {work.plain for work in others}
    return [text for work, text in zip(works, texts, strict=True) if work.plain not in there]


def subjects_alike(a: Sequence[Terms], b: Sequence[Terms]) -> float:
    """The cosine of two plans by the pairs of characters that their tasks name, each by the logarithm of how many name it."""
    counts = (Counter(term for text in texts for term in text if len(term) == PAIR) for texts in (a, b))
    one, other = ({term: math.log(1 + count) for term, count in terms.items()} for terms in counts)
    length = math.sqrt(sum(value * value for value in one.values()) * sum(value * value for value in other.values()))
    return round(share(sum(value * other.get(term, 0.0) for term, value in sorted(one.items())), length), DIGITS)


def both_ways(sides: tuple[Side, Side], told: Callable[[Side, Side], Matrix]) -> tuple[Matrix, Matrix]:
    """What is told of A in B, and of B in A, both with a row for each of A."""
    there, back = told(*sides), told(sides[1], sides[0])
    return there, [list(column) for column in zip(*back, strict=True)]


def lower(one: Matrix, other: Matrix) -> Matrix:
    """The lower value of each place."""
    return [[min(pair) for pair in zip(*rows, strict=True)] for rows in zip(one, other, strict=True)]


def ranked(values: Matrix) -> Matrix:
    """Each value's share of the best of its row or of its column, the lower of the two."""
    rows, columns = [max(row) for row in values], [max(column) for column in zip(*values, strict=True)]
    return [[share(value, max(rows[i], columns[j])) for j, value in enumerate(row)] for i, row in enumerate(values)]


def ranked_by_shorter(values: Matrix, *lengths: Sequence[int]) -> Matrix:
    """Each value's share of the best that the shorter of its two tasks has; of two tasks of one length the higher share."""
    rows: list[float] = [max(row) for row in values]
    columns: list[float] = [max(column) for column in zip(*values, strict=True)]

    def best(i: int, j: int) -> float:
        if lengths[0][i] == lengths[1][j]:
            return min(rows[i], columns[j])
        return rows[i] if lengths[0][i] < lengths[1][j] else columns[j]

    return [[share(value, best(i, j)) for j, value in enumerate(row)] for i, row in enumerate(values)]


def rated(likeness: float) -> float:
    """A likeness as the logistic takes it."""
    return math.log(likeness + SMALL)


def share(value: float, best: float) -> float:
    """A value's share of the best one; 0 where even that is nothing."""
    return value / best if best > 0 else 0.0
