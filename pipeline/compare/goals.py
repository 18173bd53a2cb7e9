"""The goals and the stages of two plans, paired by what they say."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pipeline.compare.alike import bare, home_names, likenesses, matched, woven
from schemas import Phase, Plan, Target
from schemas.diff import PhaseChange, TargetChange, Verdict

Item = TypeVar("Item", Target, Phase)

LEAST = 0.5  # goals with half of their character pairs in common are one goal, said otherwise
NAMED, DATED = 0.7, 0.3  # what the name and the dates of a stage weigh


def target_changes(a: Plan, b: Plan, figures: Iterable[tuple[str, str]] = ()) -> tuple[TargetChange, ...]:
    """Pairs of goals and those without a counterpart, in A's order.

    A goal that none is like goes with each that states one of its quantities; `figures` are the ids of the indicators that go together.
    """
    mine, theirs = ([bare(target.text, home_names(plan.document)) for target in plan.targets] for plan in (a, b))
    found = [(i, j) for i, j, _ in matched(likenesses(mine, theirs), LEAST)]
    told = {i for i, _ in found}, {j for _, j in found}
    holders = [{x: place for place, target in enumerate(plan.targets) for x in target.indicators} for plan in (a, b)]
    shared = {(holders[0][x], holders[1][y]) for x, y in figures if x in holders[0] and y in holders[1]}
    found += sorted((i, j) for i, j in shared if i not in told[0] or j not in told[1])
    return tuple(
        TargetChange(change=verdict, a=one, b=other)
        for verdict, one, other in _rows(a.targets, b.targets, found, lambda i, j: mine[i] == theirs[j])
    )


def phase_changes(a: Plan, b: Plan) -> tuple[PhaseChange, ...]:
    """Pairs of stages and those without a counterpart, in A's order; `reworded` where name or dates differ."""
    mine, theirs = ([(bare(phase.name), (phase.start, phase.end)) for phase in plan.phases] for plan in (a, b))

    names = likenesses([name for name, _ in mine], [name for name, _ in theirs])
    scores = {
        (i, j): NAMED * names.get((i, j), 0.0) + DATED * (one[1] == other[1])
        for i, one in enumerate(mine)
        for j, other in enumerate(theirs)
    }
    found = [(i, j) for i, j, _ in matched(scores, LEAST)]
    return tuple(
        PhaseChange(change=verdict, a=one, b=other)
        for verdict, one, other in _rows(a.phases, b.phases, found, lambda i, j: mine[i] == theirs[j])
    )


def _rows(
    a: Sequence[Item], b: Sequence[Item], found: list[tuple[int, int]], equal: Callable[[int, int], bool]
) -> list[tuple[Verdict, Item | None, Item | None]]:
    rows: list[tuple[Verdict, Item | None, Item | None]] = []
    for x, y in woven(len(a), len(b), found):
        if x is None or y is None:
            rows.append(("added" if x is None else "dropped", None if x is None else a[x], None if y is None else b[y]))
        else:
            rows.append(("same" if equal(x, y) else "reworded", a[x], b[y]))
    return rows
