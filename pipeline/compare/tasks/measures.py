"""Where each measure of a plan's tasks has its closest counterpart among the tasks of another plan."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.compare.tasks.terms import Index

CLOSEST = 0.95  # of the best: a measure that is held nearly as well by another task counts there too
DIGITS = 9

Matrix = list[list[float]]
Groups = Sequence[Sequence[Collection[str]]]


@dataclass(frozen=True)
class Votes:
    """Of the measures of each task (rows), how far each task of the other plan holds those whose closest counterpart it has, 0 to 1.

    `strongest` is that of the best one, a short measure counting less; `shared` that of all together by their weights; `first` that of
    the first, the task's title.
    """

    strongest: Matrix
    shared: Matrix
    first: Matrix


def votes(measures: Groups, sentences: Groups, weights: Mapping[str, float], usual: float) -> Votes:
    """Each measure goes to the task with the sentence that holds most of its terms by weight; `usual` is the weight of a whole one."""
    owner = [j for j, group in enumerate(sentences) for _ in group]
    index = Index({term: weights[term] for term in sentence} for group in sentences for sentence in group)
    found = Votes([], [], [])
    for group in measures:
        strongest, shared, first = ([0.0] * len(sentences) for _ in range(3))
        total = sum(weights[term] for one in group for term in one) or 1.0
        for place, measure in enumerate(group):
            weight = sum(weights[term] for term in measure)
            for j, value in closest(index.products(dict.fromkeys(measure, 1.0)), owner, weight):
                strongest[j] = max(strongest[j], value * min(1.0, weight / usual))
                shared[j] += value * weight / total
                first[j] = value if place == 0 else first[j]
        found.strongest.append(strongest)
        found.shared.append(shared)
        found.first.append(first)
    return found


def closest(held: Sequence[float], owner: Sequence[int], weight: float) -> list[tuple[int, float]]:
    """The tasks that hold most of a measure, with the share that they hold; none where nothing of it is held."""
    best: dict[int, float] = {}
    for at, value in enumerate(held):
        if value > best.get(owner[at], 0.0):
            best[owner[at]] = value
    most = max(best.values(), default=0.0)
    return [(j, round(min(1.0, value / weight), DIGITS)) for j, value in sorted(best.items()) if value >= CLOSEST * most] if weight else []
