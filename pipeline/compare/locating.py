"""Where a clause of a task stands in the plan's text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from pipeline.compare.tasks import Fate
from schemas import Evidence, Plan, Task
from schemas.diff import SharedClause

ENDS = 8  # characters at either end by which a clause is found that a bracket with the bodies was cut out of
MARKS = {"”": "“", "’": "‘", "》": "《", "）": "（"}


class Places:
    """Finds the clauses of one plan's tasks."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        known = sorted((one.start, one.page) for one in _evidence(plan))
        self.known, self.pages = [start for start, _ in known], [page for _, page in known]

    def of(self, task: Task, clause: str) -> Evidence:
        """The clause as printed, from the task's beginning on; what it cannot be found by stands for it: the task's own evidence."""
        clause = paired(clause)
        start = self.plan.text.find(clause, task.evidence[0].start)
        end = start + len(clause)
        if start < 0:
            start = self.plan.text.find(clause[:ENDS], task.evidence[0].start)
            end = self.plan.text.find(clause[-ENDS:], max(start, 0)) + len(clause[-ENDS:])
        if start < 0 or end <= start:
            return task.evidence[0]
        return Evidence(start=start, end=end, text=self.plan.text[start:end], page=self._page(start))

    def _page(self, start: int) -> int | None:
        """The page that what stands before and what stands behind have in common; pages of nothing else are known."""
        before, behind = bisect_right(self.known, start) - 1, bisect_left(self.known, start)
        if before < 0:
            return None
        later = self.pages[behind] if behind < len(self.pages) else self.pages[before]
        return self.pages[before] if self.pages[before] == later else None


def hinted(places: tuple[Places, Places], side: int, task: Task, fate: Fate) -> tuple[SharedClause, ...]:
    """What the hints of a task of A (0) or B (1) say, with where it stands."""
    found = []
    for hint in fate.hints:
        other = places[1 - side].plan.tasks[hint.task]
        one, two = (task, other) if side == 0 else (other, task)
        found.append(SharedClause(a=places[0].of(one, hint.a), b=places[1].of(two, hint.b), task=other.id))
    return tuple(found)


def paired(clause: str) -> str:
    """A clause without a closing mark at its end or an opening one at its beginning that has no partner in it."""
    clause = clause.strip()
    if clause[-1:] in MARKS and clause.count(clause[-1]) > clause.count(MARKS[clause[-1]]):
        clause = clause[:-1]
    for closing, opening in MARKS.items():
        if clause.startswith(opening) and clause.count(opening) > clause.count(closing):
            clause = clause[1:]
    return clause


def _evidence(plan: Plan) -> Iterator[Evidence]:
    """The places of everything that stands alone."""
    yield from (one.evidence for facts in (plan.sections, plan.indicators, plan.targets, plan.phases) for one in facts)
    yield from (one.evidence[0] for one in plan.tasks)
    yield from (body.evidence for one in plan.tasks for body in one.responsibilities)
