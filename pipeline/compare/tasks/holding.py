"""How far texts hold each other's terms: whole texts, their sentences, their measures."""

from collections.abc import Iterable, Sequence

from pipeline.compare.tasks.terms import Index, Terms, Vector, Weights

DIGITS = 9  # of a sum: the same terms in another order differ in the last bits

Matrix = list[list[float]]


def cosines(a: Sequence[Vector], b: Sequence[Vector]) -> Matrix:
    """The product of every two vectors, a row for each of `a`."""
    index = Index(b)
    return [[round(value, DIGITS) for value in index.products(one)] for one in a]


def shares(a: Sequence[Terms], b: Sequence[Terms], weights: Weights) -> Matrix:
    """The share of one text's terms, by weight, that the other holds; of the two ways the larger share."""
    index = Index({term: weights[term] for term in text} for text in b)
    weighing = [weight(text, weights) for text in b]
    rows = []
    for text in a:
        own = weight(text, weights)
        common = index.products(dict.fromkeys(text, 1.0))
        rows.append([round(value / min(own, other), DIGITS) if value else 0.0 for value, other in zip(common, weighing, strict=True)])
    return rows


def held(a: Sequence[Sequence[Terms]], b: Sequence[Terms], weights: Weights) -> Matrix:
    """The share of the best held piece of each group of `a` that each text of `b` holds, by the weights of its terms."""
    index = Index({term: weights[term] for term in text} for text in b)
    rows = []
    for group in a:
        row = [0.0] * len(b)
        for piece in group:
            total = weight(piece, weights)
            for j, value in enumerate(index.products(dict.fromkeys(piece, 1.0)) if total else ()):
                row[j] = max(row[j], round(value / total, DIGITS))
        rows.append(row)
    return rows


def nearest(a: Sequence[Sequence[Terms]], b: Sequence[Sequence[Terms]], weights: Weights) -> Matrix:
    """The likeness of the nearest two pieces of every two groups: twice what they share, of what both weigh (Dice)."""
    owner = [j for j, group in enumerate(b) for _ in group]
    index = Index({term: weights[term] for term in piece} for group in b for piece in group)
    weighing = [weight(piece, weights) for group in b for piece in group]
    rows = []
    for group in a:
        row = [0.0] * len(b)
        for piece in group:
            own = weight(piece, weights)
            for at, value in enumerate(index.products(dict.fromkeys(piece, 1.0))):
                if value > 0:
                    row[owner[at]] = max(row[owner[at]], round(2 * value / (own + weighing[at]), DIGITS))
        rows.append(row)
    return rows


def telling(a: Sequence[Terms], b: Sequence[Terms], weights: Weights, count: int) -> Matrix:
    """The weight of the `count` weightiest terms that every two texts share."""
    index = Index(dict.fromkeys(text, 1.0) for text in b)
    rows = []
    for text in a:
        row, left = [0.0] * len(b), [count] * len(b)
        for term in sorted(text, key=lambda one: (-weights[one], one)):
            for j, _ in index.places.get(term, ()):
                if left[j]:
                    left[j] -= 1
                    row[j] += weights[term]
        rows.append([round(value, DIGITS) for value in row])
    return rows


def weight(terms: Iterable[str], weights: Weights) -> float:
    """What terms weigh together."""
    return sum(weights[term] for term in terms)
