"""Where each measure of a plan's tasks has its closest counterpart among the tasks of another plan."""

from collections.abc import Sequence

from pipeline.compare.tasks.holding import DIGITS, Matrix, weight
from pipeline.compare.tasks.terms import Index, Terms, Weights

CLOSEST = 0.95  # of the best: a measure that is held nearly as well by another task counts there too

Groups = Sequence[Sequence[Terms]]


def votes(measures: Groups, sentences: Groups, weights: Weights) -> Matrix:
    """How far each task of the other plan holds those measures of each task (rows) whose closest counterpart it has, 0 to 1 by weight.

    A measure goes to the task with the sentence that holds most of its terms, and to no other unless that one holds nearly as much.
    """
    owner = [j for j, group in enumerate(sentences) for _ in group]
    index = Index({term: weights[term] for term in sentence} for group in sentences for sentence in group)
    rows = []
    for group in measures:
        row = [0.0] * len(sentences)
        total = sum(weight(one, weights) for one in group) or 1.0
        for measure in group:
            own = weight(measure, weights)
            for j, value in closest(index.products(dict.fromkeys(measure, 1.0)), owner, own):
                row[j] += value * own / total
        rows.append(row)
    return rows


def closest(held: Sequence[float], owner: Sequence[int], weight: float) -> list[tuple[int, float]]:
    """The tasks that hold most of a measure, with the share that they hold; none where nothing of it is held."""
    best: dict[int, float] = {}
    for at, value in enumerate(held):
        if value > best.get(owner[at], 0.0):
            best[owner[at]] = value
    most = max(best.values(), default=0.0)
    return [(j, round(min(1.0, value / weight), DIGITS)) for j, value in sorted(best.items()) if value >= CLOSEST * most] if weight else []
