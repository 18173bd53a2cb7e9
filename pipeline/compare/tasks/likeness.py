"""How alike each task of one plan is to each of another: a few figures a pair, the same whichever plan comes first."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipeline.compare.tasks.measures import Votes, votes
from pipeline.compare.tasks.terms import Index, Terms, Vector, content, rarities, vector, wording
from pipeline.compare.tasks.work import Work

SMALL = 0.02  # added before a logarithm: a cosine below it says nothing
SHORT = 20  # characters added before lengths are compared
DIGITS = 9  # of a product: sums of the same terms in another order differ in the last bits

Matrix = list[list[float]]


class Signs(NamedTuple):
    """What speaks for a pair of tasks, or against it.

    `whole` is the logarithm of the cosine of the two texts, `usual` how far it is above that of most pairs, `worse` how near it comes to
    the best rival of either task (the lower of the two, 0 to 1), `passage` the logarithm of the cosine of one text's content with the
    other or its nearest sentence or two, `lengths` that of the ratio of their lengths. Of the measures (see Votes): `measure` is the
    strongest one that the other holds, `shared` the share of the measures that have their closest counterpart there (the lower of the
    two), `title` how far the first one of either is held.
    """

    whole: float
    usual: float
    worse: float
    passage: float
    lengths: float
    measure: float
    shared: float
    title: float


def signs_of(a: Sequence[Work], b: Sequence[Work]) -> list[list[Signs]]:
    """The signs of every pair, a row for each of `a`."""
    if not a or not b:
        return [[] for _ in a]
    said, meant = Side.both(a, b, wording), Side.both(a, b, content)
    whole = cosines([[one] for one in said[0].texts], [[one] for one in said[1].texts])
    common = median(value for row in whole for value in row)
    best_b, best_a = [max(row) for row in whole], [max(column) for column in zip(*whole, strict=True)]
    passage = passages(*meant)
    spoken, plain = both_ways(*said), both_ways(*meant)
    return [
        [
            Signs(
                whole=rated(whole[i][j]),
                usual=rated(whole[i][j]) - rated(common),
                worse=min(share(whole[i][j], best_b[i]), share(whole[i][j], best_a[j])),
                passage=rated(passage[i][j]),
                lengths=abs(math.log((len(a[i].text) + SHORT) / (len(b[j].text) + SHORT))),
                measure=max(spoken[0].strongest[i][j], spoken[1].strongest[j][i]),
                shared=min(plain[0].shared[i][j], plain[1].shared[j][i]),
                title=max(plain[0].first[i][j], plain[1].first[j][i]),
            )
            for j in range(len(b))
        ]
        for i in range(len(a))
    ]


class Side:
    """The tasks of one plan in one vocabulary, weighted over both plans: whole texts, passages, and measures."""

    def __init__(self, works: Sequence[Work], texts: Sequence[Terms], terms: Callable[[str], Terms], weights: dict[str, float]) -> None:
        self.weights = weights
        self.texts = [vector(one, weights) for one in texts]
        sentences = [[terms(text) for text in work.sentences] for work in works]
        # two sentences in a row are a passage too: a measure may be named in one and told in the next
        runs = [[*group, *(one + other for one, other in pairwise(group))] for group in sentences]
        self.passages = [[vector(one, weights) for one in group] for group in runs]
        self.held = [[one.keys() for one in group] for group in sentences]
        self.measures = [[terms(text).keys() for text in work.measures] for work in works]

    @classmethod
    def both(cls, a: Sequence[Work], b: Sequence[Work], terms: Callable[[str], Terms]) -> "tuple[Side, Side]":
        """The two plans, each with the weights of both."""
        texts = [[terms("\n".join(work.sentences)) for work in side] for side in (a, b)]
        weights = rarities([*texts[0], *texts[1]])
        return cls(a, texts[0], terms, weights), cls(b, texts[1], terms, weights)


def both_ways(a: Side, b: Side) -> tuple[Votes, Votes]:
    """The measures of A among the tasks of B, and those of B among the tasks of A."""
    usual = median([sum(a.weights[t] for t in one) for side in (a, b) for group in side.measures for one in group] or [1.0])
    return votes(a.measures, b.held, a.weights, usual), votes(b.measures, a.held, a.weights, usual)


def passages(a: Side, b: Side) -> Matrix:
    """The cosine of one text with the other or with its nearest sentence or two, whichever way is best."""
    whole = cosines([[one] for one in a.texts], [[one] for one in b.texts])
    a_in_b = cosines([[one] for one in a.texts], b.passages)
    b_in_a = cosines(a.passages, [[one] for one in b.texts])
    return [[max(some) for some in zip(*rows, strict=True)] for rows in zip(whole, a_in_b, b_in_a, strict=True)]


def cosines(a: Sequence[Sequence[Vector]], b: Sequence[Sequence[Vector]]) -> Matrix:
    """The cosine of the nearest two vectors of each pair of groups, a row for each group of `a`."""
    owner = [j for j, group in enumerate(b) for _ in group]
    index = Index(one for group in b for one in group)
    rows = []
    for group in a:
        row = [0.0] * len(b)
        for one in group:
            for at, value in enumerate(index.products(one)):
                row[owner[at]] = max(row[owner[at]], round(value, DIGITS))
        rows.append(row)
    return rows


def rated(cosine: float) -> float:
    """A cosine as the logistic takes it."""
    return math.log(cosine + SMALL)


def share(value: float, best: float) -> float:
    """A value's share of the best one; 0 where even that is nothing."""
    return value / best if best > 0 else 0.0
