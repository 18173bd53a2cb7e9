"""How alike each task of one plan is to each of another: a few figures a pair, the same whichever plan comes first."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.compare.tasks.terms import Index, Vector, rarities, terms_of, vector
from pipeline.compare.tasks.work import Work

SMALL = 0.02  # added before the logarithm: a cosine below it says nothing
DIGITS = 9  # of a cosine: sums of the same terms in another order differ in the last bits

Matrix = list[list[float]]


class Signs(NamedTuple):
    """What speaks for a pair of tasks.

    `whole`, `passage` and `sentence` are logarithms of cosines: of the two texts, of one text with the nearest sentence of the other, of
    their two nearest sentences. `better` and `worse` tell how near the pair comes to the best rival of either task, 0 to 1.
    """

    whole: float
    better: float
    worse: float
    passage: float
    sentence: float


def signs_of(a: Sequence[Work], b: Sequence[Work]) -> list[list[Signs]]:
    """The signs of every pair, a row for each of `a`."""
    terms_a, terms_b = ([terms_of("\n".join(one.sentences)) for one in side] for side in (a, b))
    weights = rarities([*terms_a, *terms_b])
    texts_a, texts_b = ([vector(terms, weights) for terms in side] for side in (terms_a, terms_b))
    parts_a, parts_b = ([[vector(terms_of(text), weights) for text in one.sentences] for one in side] for side in (a, b))
    whole = cosines([[one] for one in texts_a], [[one] for one in texts_b])
    a_in_b, b_in_a = cosines([[one] for one in texts_a], parts_b), cosines(parts_a, [[one] for one in texts_b])
    sentence = cosines(parts_a, parts_b)
    best_b = [max(row, default=0.0) for row in whole]
    best_a = [max(column) for column in zip(*whole, strict=True)]
    rivals = [[(share(value, best_b[i]), share(value, best_a[j])) for j, value in enumerate(row)] for i, row in enumerate(whole)]
    return [
        [
            Signs(
                whole=rated(whole[i][j]),
                better=max(rivals[i][j]),
                worse=min(rivals[i][j]),
                passage=rated(max(whole[i][j], a_in_b[i][j], b_in_a[i][j])),
                sentence=rated(sentence[i][j]),
            )
            for j in range(len(b))
        ]
        for i in range(len(a))
    ]


def cosines(a: Sequence[Sequence[Vector]], b: Sequence[Sequence[Vector]]) -> Matrix:
    """The cosine of the nearest two vectors of each pair of groups, a row for each group of `a`."""
    owner = [j for j, group in enumerate(b) for _ in group]
    index = Index(one for group in b for one in group)
    rows = []
    for group in a:
        row = [0.0] * len(b)
        for one in group:
            for at, value in enumerate(index.cosines(one)):
                row[owner[at]] = max(row[owner[at]], round(value, DIGITS))
        rows.append(row)
    return rows


def rated(cosine: float) -> float:
    """A cosine as the logistic takes it."""
    return math.log(cosine + SMALL)


def share(value: float, best: float) -> float:
    """A value's share of the best one; 0 where even that is nothing."""
    return value / best if best > 0 else 0.0
