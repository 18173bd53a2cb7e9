"""`tasks`, `task_fields` and `responsibilities`."""

from collections.abc import Sequence

from pipeline.evaluate.gold import Gold, GoldTask
from pipeline.evaluate.likeness import folded, likeness, same_time, squeezed
from pipeline.evaluate.places import Places, begins
from pipeline.evaluate.tally import Tallies, Tally, pair_up
from schemas import Plan, Task

NUMBERED = 0.25  # what an equal number adds to a pair's score


def judge_tasks(gold: Gold, plan: Plan | None, places: Places, tallies: Tallies) -> None:
    """Tasks found at their anchor under a like title; their fields; and who answers for them."""
    mine, found = gold.tasks, plan.tasks if plan else ()
    pairs = pair_tasks(mine, found, places)
    named = [[f"{task.number} {task.title[:40]}" for task in tasks] for tasks in (mine, found)]
    tallies["tasks"].pairs(pairs, *named)
    for i, j in pairs.items():
        judge_fields(mine[i], found[j], tallies["task_fields"])
    back = {j: i for i, j in pairs.items()}
    tallies["responsibilities"].bags(
        ((k, folded(r.agency), r.role) for k, task in enumerate(mine) for r in task.responsibilities),
        ((back.get(k, f"unmatched {k}"), folded(r.agency), r.role) for k, task in enumerate(found) for r in task.responsibilities),
    )


def pair_tasks(mine: Sequence[GoldTask], found: Sequence[Task], places: Places) -> dict[int, int]:
    """Pairs of the same task, gold to found."""
    return pair_up(
        {(i, j): score for i, a in enumerate(mine) for j, b in enumerate(found) if (score := task_score(a, b, places)) is not None}
    )


def task_score(mine: GoldTask, theirs: Task, places: Places) -> float | None:
    """How well a found task fits, or None where it is another one."""
    where = places.of(mine.anchor)
    near = begins(where, theirs.evidence)
    if where and not near:
        return None
    one, other = folded(mine.title), folded(theirs.title)
    named, numbered = likeness(mine.title, theirs.title), squeezed(mine.number) == squeezed(theirs.number)
    opens = min(len(one), len(other)) >= 4 and (one.startswith(other) or other.startswith(one))
    if (near and (named >= 0.5 or (numbered and opens))) or (numbered and named >= 0.8):
        return named + NUMBERED * numbered
    return None


def judge_fields(mine: GoldTask, theirs: Task, tally: Tally) -> None:
    """Kind, number, title and due of one pair."""
    for key, ok in same_fields(mine, theirs).items():
        tally.check(ok, f"{mine.number} {mine.title[:20]} {key}: gold {getattr(mine, key)!r}, found {getattr(theirs, key)!r}")


def same_fields(mine: GoldTask, theirs: Task) -> dict[str, bool]:
    """Which fields of a pair are equal."""
    return {
        "kind": mine.kind == theirs.kind,
        "number": squeezed(mine.number) == squeezed(theirs.number),
        "title": likeness(mine.title, theirs.title) >= 0.9,
        "due": same_time(mine.due, theirs.due),
    }
