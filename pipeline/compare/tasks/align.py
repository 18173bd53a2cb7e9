"""Aligns the tasks of two plans."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pipeline.compare.alike import likeness
from pipeline.compare.pairs import TaskPair
from pipeline.compare.tasks.clauses import ALIKE, LITERAL, Clause, Sayings, Shared
from pipeline.compare.tasks.echoes import Echoes
from pipeline.compare.tasks.extents import NEARLY, Extents
from pipeline.compare.tasks.heads import head_of, strangers
from pipeline.compare.tasks.likeness import Signs, signs_of
from pipeline.compare.tasks.model import Model, model
from pipeline.compare.tasks.parts import Part, counterparts, verdict
from pipeline.compare.tasks.reasons import EQUAL, UNLIKE, reasons, weightiest
from pipeline.compare.tasks.struck import struck
from pipeline.compare.tasks.work import Work, outside, works_of
from schemas import Plan

CLEAR = 0.8  # probability from which two tasks go together even if their bodies work in other fields
SURE = 0.95  # probability from which two tasks go together even if neither says a word of what the other's head is about
NEAR = 0.12  # probability from which a task that goes with none may still ask for a piece of the other
ASIDE = 0.2  # and from which one that has its counterpart may ask for a piece of it elsewhere

Scored = dict[tuple[int, int], float]


class Hint(NamedTuple):
    """Where a task without a sure counterpart may have one: words of either plan, and the position of the other plan's task."""

    a: str
    b: str
    task: int


class Fate(NamedTuple):
    """What becomes of the clauses of a task, `of` them without its title.

    How many its counterparts say, what other tasks come near to, and those that nothing in the other plan's tasks comes near to; of the
    rest nothing is told. `named` of those that are said only name the same thing, or say it in another task than the one that left it out.
    `quoted` are those that a pair gives as its reason; `alike` those and all others that come so near as to say the same.
    """

    said: int
    hints: tuple[Hint, ...]
    unsaid: tuple[str, ...]
    of: int
    named: int = 0
    quoted: tuple[str, ...] = ()
    alike: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Alignment:
    """Two plans task by task: `scores` of the positions that go together, `signs` of every pair; `titles` and `others` are the plans' own
    titles and their sentences outside the tasks.
    """

    ours: list[Work]
    theirs: list[Work]
    scores: Scored
    signs: Sequence[Sequence[Signs]]
    titles: tuple[str, str]
    others: tuple[Sequence[str], Sequence[str]] = ((), ())

    @cached_property
    def sayings(self) -> Sayings:
        """The clauses of both."""
        return Sayings(self.ours, self.theirs, self.titles)

    @cached_property
    def shared(self) -> dict[tuple[int, int], list[Shared]]:
        """The clauses that the tasks of each pair have in common."""
        return {place: self.sayings.shared(*place) for place in self.scores}

    @cached_property
    def quoted(self) -> dict[tuple[int, int], list[Shared]]:
        """Those of them that are quoted: all where the tasks are one only in part, else the weightiest."""
        return {place: some if self.extents.of(*place) == "part" else weightiest(some) for place, some in self.shared.items()}

    @cached_property
    def extents(self) -> Extents:
        """How far any two tasks are one work."""
        return Extents(self.ours, self.theirs, self.sayings)

    @cached_property
    def echoes(self) -> tuple[Echoes, Echoes]:
        """What either plan says besides the clauses of its tasks."""
        return Echoes(self.ours, self.others[0]), Echoes(self.theirs, self.others[1])

    @cached_property
    def partners(self) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        """The counterparts of each task of A, and of B."""
        found: tuple[dict[int, set[int]], dict[int, set[int]]] = {}, {}
        for i, j in self.scores:
            found[0].setdefault(i, set()).add(j)
            found[1].setdefault(j, set()).add(i)
        return found

    @cached_property
    def pairs(self) -> list[TaskPair]:
        """The pairs of tasks about the same work, in the order of A's text."""
        parts = counterparts(self.ours, self.theirs, self.scores)
        return [self._pair(i, j, parts) for i, j in self.scores]

    def _pair(self, i: int, j: int, parts: set[tuple[Part, Part]]) -> TaskPair:
        a, b = self.ours[i], self.theirs[j]
        extent, shared = self.extents.of(i, j), self.shared[i, j]
        why = EQUAL if a.plain == b.plain else reasons(shared, self.extents.subject(i, j), (head_of(a.text), head_of(b.text)))
        if extent == "whole" and why != EQUAL and not shared and self.sayings.of(0, i) and self.sayings.of(1, j):
            why = (*why, UNLIKE)
        if extent != "part":
            return TaskPair(a.task, b.task, verdict(a, b, parts, extent), self.scores[i, j], why, extent)
        clauses = tuple((one.a.text, one.b.text) for one in shared)
        rest = tuple(tuple(one.text for one in self._unsaid(side, task)) for side, task in ((0, i), (1, j)))
        return TaskPair(a.task, b.task, verdict(a, b, parts, extent), self.scores[i, j], why, extent, clauses, rest)

    def fates(self, side: int = 0) -> list[Fate]:
        """What becomes of each task of A (0) or B (1) in the tasks that it goes with or comes near to, in the plan's order."""
        return [self._fate(side, task, self.partners[side].get(task, set())) for task in range(len((self.ours, self.theirs)[side]))]

    def _fate(self, side: int, task: int, paired: set[int]) -> Fate:
        found = self.sayings.said(side, task, paired, counterparts=True)
        said = {(one.a, one.b)[side].at for one in found}
        near = self._near(side, task, ASIDE if paired else NEAR) - paired
        told = [one for one in self.sayings.said(side, task, near, counterparts=False) if (one.a, one.b)[side].at not in said]
        hints = [Hint(one.a.text, one.b.text, (one.b, one.a)[side].task) for one in told]
        if not (paired or hints):
            hints = list(self._titled(side, task, near))
        struck = {one.at for one in self._struck(side, task, paired)}
        places = [(task, other) if side == 0 else (other, task) for other in sorted(paired)]
        quoted = {one for place in places for one in self._ends(side, self.quoted[place])}
        alike = quoted | {one for place in places for one in self._ends(side, self.shared[place], ALIKE)} | set(self._ends(side, told))
        left = {one.at for one in self._unsaid(side, task)} | struck - said - {one.at for one in alike}
        named = [one for one in found if one.likeness < ALIKE or (one.likeness < LITERAL and (one.a, one.b)[side].at in struck)]
        clauses = self.sayings.of(side, task)
        unsaid, why = (tuple(one.text for one in clauses if one.at in some) for some in (left, {one.at for one in quoted}))
        return Fate(len(said), tuple(hints), unsaid, len(clauses), len(named), why, frozenset(one.text for one in alike))

    @staticmethod
    def _ends(side: int, shared: Iterable[Shared], least: float = 0.0) -> Iterator[Clause]:
        return ((one.a, one.b)[side] for one in shared if one.likeness >= least)

    def _unsaid(self, side: int, task: int) -> list[Clause]:
        """The clauses to which nothing in the other plan comes near, neither in tasks nor in the headings and sentences around."""
        paired = self.partners[side].get(task, set())
        clauses = self.sayings.unsaid(side, task)
        sharing = paired | {(one.b, one.a)[side].task for one in self.sayings.near(side, task)} if clauses else paired
        return [one for one in clauses if not self.echoes[1 - side].hold(one, sharing)]

    def _struck(self, side: int, task: int, paired: set[int]) -> list[Clause]:
        """The clauses that a counterpart of nearly the same text leaves out."""
        works = self.ours, self.theirs
        found = [struck(works[side][task].text, works[1 - side][other].text) for other in sorted(paired)]
        kept = [one for one in found if one is not None]
        return [one for one in self.sayings.of(side, task) if kept and all(one.text.strip() in text for text in kept)]

    def _near(self, side: int, task: int, least: float) -> set[int]:
        if not (self.ours and self.theirs):
            return set()
        row = self.signs[task] if side == 0 else [signs[task] for signs in self.signs]
        return {other for other, signs in enumerate(row) if model().probability(signs) >= least}

    def _titled(self, side: int, task: int, near: set[int]) -> Iterator[Hint]:
        """The titles of tasks that come near and name a thing that no other title of either plan names."""
        for other in sorted(near):
            i, j = (task, other) if side == 0 else (other, task)
            if self.extents.singular(i, j) or self.extents.named(i, j):
                yield Hint(self.ours[i].task.title, self.theirs[j].task.title, other)


def alignment(a: Plan, b: Plan) -> Alignment:
    """Two plans compared task by task."""
    ours, theirs = works_of(a), works_of(b)
    titles = a.document.title or "", b.document.title or ""
    table = signs_of(ours, theirs)
    scores = dict(sorted(paired(ours, theirs, table, model()).items()))
    return Alignment(ours, theirs, scores, table, titles, (outside(a), outside(b)))


def align_tasks(a: Plan, b: Plan) -> list[TaskPair]:
    """The pairs of tasks about the same work, in the order of A's text; a task may stand in several.

    A task whose text stands unchanged in the other plan, or nearly so, is paired with that one alone. `align_tasks(b, a)` gives the same
    pairs the other way round.
    """
    return alignment(a, b).pairs


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
