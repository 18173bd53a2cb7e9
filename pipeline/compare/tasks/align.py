"""Aligns the tasks of two plans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.compare.alike import likeness
from pipeline.compare.pairs import TaskPair
from pipeline.compare.tasks.clauses import Kept, kept
from pipeline.compare.tasks.heads import strangers
from pipeline.compare.tasks.likeness import Signs, signs_of
from pipeline.compare.tasks.model import Model, model
from pipeline.compare.tasks.parts import Part, counterparts, verdict
from pipeline.compare.tasks.reasons import reasons
from pipeline.compare.tasks.work import Work, works_of
from schemas import Plan

NEARLY = 0.85  # likeness of two texts from which one is the other's new wording and nobody else's
CLEAR = 0.8  # probability from which two tasks go together even if their bodies work in other fields
SURE = 0.95  # probability from which two tasks go together even if neither says a word of what the other's head is about
NEAR = 0.12  # probability from which a task that goes with none may still ask for a piece of the other
ASIDE = 0.2  # and from which one that has its counterpart may ask for a piece of it elsewhere

Scored = dict[tuple[int, int], float]


@dataclass(frozen=True)
class Alignment:
    """Two plans task by task: `scores` of the positions that go together, `signs` of every pair."""

    ours: list[Work]
    theirs: list[Work]
    scores: Scored
    signs: Sequence[Sequence[Signs]]

    @cached_property
    def pairs(self) -> list[TaskPair]:
        """The pairs of tasks about the same work, in the order of A's text."""
        parts = counterparts(self.ours, self.theirs, self.scores)
        return [pair(self.ours[i], self.theirs[j], score, parts) for (i, j), score in self.scores.items()]

    def kept(self) -> list[Kept]:
        """What becomes of the clauses of each task of A in the tasks of B that it goes with or comes near to, in A's order."""
        near: dict[int, set[int]] = {}
        for i, j in self.scores:
            near.setdefault(i, set()).add(j)
        for i, row in enumerate(self.signs):
            least = ASIDE if i in near else NEAR
            near.setdefault(i, set()).update(j for j, signs in enumerate(row) if model().probability(signs) >= least)
        return kept(self.ours, self.theirs, near)


def alignment(a: Plan, b: Plan) -> Alignment:
    """Two plans compared task by task."""
    ours, theirs = works_of(a), works_of(b)
    table = signs_of(ours, theirs)
    return Alignment(ours, theirs, dict(sorted(paired(ours, theirs, table, model()).items())), table)


def align_tasks(a: Plan, b: Plan) -> list[TaskPair]:
    """The pairs of tasks about the same work, in the order of A's text; a task may stand in several.

    A task whose text stands unchanged in the other plan, or nearly so, is paired with that one alone. `align_tasks(b, a)` gives the same
    pairs the other way round.
    """
    return alignment(a, b).pairs


def pair(a: Work, b: Work, score: float, parts: set[tuple[Part, Part]]) -> TaskPair:
    """Two works as the record of a pair."""
    return TaskPair(a.task, b.task, verdict(a, b, parts), score, reasons(a, b))


def paired(a: Sequence[Work], b: Sequence[Work], table: Sequence[Sequence[Signs]], judge: Model) -> Scored:
    """Positions of the works that go together, with the score of each pair; `table` holds the signs of every pair."""
    fixed: Scored = dict.fromkeys(twins(a, b), 1.0)
    free_a = [i for i in range(len(a)) if a[i].plain and all(i != one for one, _ in fixed)]
    free_b = [j for j in range(len(b)) if b[j].plain and all(j != other for _, other in fixed)]
    open_ = {(i, j): judge.probability(table[i][j]) for i in free_a for j in free_b}
    near = new_wordings(a, b, open_)
    fixed |= {place: open_[place] for place in near}
    left, right = {i for i, _ in near}, {j for _, j in near}
    likely = {(i, j): value for (i, j), value in open_.items() if value >= judge.least and i not in left and j not in right}
    apart = strangers(a, b) if any(value < SURE for value in likely.values()) else set()
    likely = {(i, j): value for (i, j), value in likely.items() if value >= CLEAR or not a[i].foreign(b[j])}
    return fixed | {place: value for place, value in likely.items() if value >= SURE or place not in apart}


def twins(a: Sequence[Work], b: Sequence[Work]) -> Iterator[tuple[int, int]]:
    """Positions of equal texts; of a text that stands several times, the first with the first, and so on."""
    waiting: dict[str, list[int]] = {}
    for j, work in enumerate(b):
        waiting.setdefault(work.plain, []).append(j)
    for i, work in enumerate(a):
        if work.plain and waiting.get(work.plain):
            yield i, waiting[work.plain].pop(0)


def new_wordings(a: Sequence[Work], b: Sequence[Work], scores: Scored) -> list[tuple[int, int]]:
    """Positions of texts that are nearly equal, each of them the other's best: the same task of a draft and its final version."""
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for (i, j), value in scores.items():
        best_a[i], best_b[j] = max(best_a.get(i, 0.0), value), max(best_b.get(j, 0.0), value)
    tops = [(i, j) for (i, j), value in scores.items() if value == best_a[i] == best_b[j]]
    once = [place for place in tops if sum(i == place[0] for i, _ in tops) == 1 == sum(j == place[1] for _, j in tops)]
    return [(i, j) for i, j in once if likeness(a[i].plain, b[j].plain) >= NEARLY]
