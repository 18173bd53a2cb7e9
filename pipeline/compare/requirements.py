"""What a local plan makes of each requirement of its superior's."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.compare.tasks.clauses import Kept
from pipeline.dates import due_by
from schemas import Indicator, Plan
from schemas.diff import Adoption, IndicatorChange, NearClause, Requirement, TaskChange

ADOPTED: dict[str, Adoption] = {"same": "adopted", "stricter": "tightened", "looser": "loosened", "changed": "changed"}
WEAKER: tuple[Adoption, ...] = ("adopted", "partly", "changed")  # each gives way to what stands behind it
# What holds for a part as it holds for the whole: rates, amounts per head or per institution, times.
OF_EACH = re.compile(r"每|均|率|占比|比重|比例|标准")
HALF = 0.5  # of a task by the weight of its clauses: a plan that says less takes it up in part
FEW = 2  # clauses: of a short task the counterpart says the whole, in whatever words
RATES = re.compile(r"[%％﹪‰/倍日天时年]|百分点|分钟|月")


def requirements(
    a: Plan, b: Plan, tasks: Sequence[TaskChange], indicators: Sequence[IndicatorChange], kept: Sequence[Kept]
) -> Iterator[Requirement]:
    """What B makes of each task and each indicator to be reached of A, in A's order; `kept` tells what becomes of each task's clauses."""
    verdicts: dict[str, set[Adoption]] = {}
    for indicator in a.indicators:
        rows = [row for row in indicators if row.a is not None and row.a.id == indicator.id and row.b is not None]
        verdicts[indicator.id] = {_of_figure(indicator, row) for row in rows}
    for task, clauses in zip(a.tasks, kept, strict=True):
        pairs = [row for row in tasks if row.a is not None and row.a.id == task.id and row.b is not None]
        of_figures = {verdict for one in task.indicators for verdict in verdicts.get(one, ()) if verdict != "changed"}
        found = {verdict for row in pairs for verdict in _by_date(row)} | of_figures
        if pairs:
            found |= {"partly"} if clauses.of > FEW and clauses.share < HALF else set()
        ids = tuple(row.b.id for row in pairs if row.b is not None)
        elsewhere = tuple(one for one in _pieces(clauses, b) if one.task not in ids)
        verdict = _sum(found) if pairs else "unclear" if elsewhere else "missing"
        yield Requirement(kind="task", a=task.id, b=ids, adoption=verdict, clauses=elsewhere)
    for indicator in a.indicators:
        if indicator.role == "target":
            ids = tuple(row.b.id for row in indicators if row.a is not None and row.a.id == indicator.id and row.b is not None)
            yield Requirement(kind="indicator", a=indicator.id, b=ids, adoption=_sum(verdicts[indicator.id]) if ids else "missing")


def _pieces(kept: Kept, b: Plan) -> Iterator[NearClause]:
    """The clauses of a task with the words that come near to them."""
    for one in kept.clauses:
        yield NearClause(a=one.text, b=one.words, task=b.tasks[one.task].id)


def _of_figure(indicator: Indicator, row: IndicatorChange) -> Adoption:
    """A part that does less than the whole is to do takes its share of a total: that loosens nothing."""
    verdict = ADOPTED[row.change]
    return "changed" if verdict == "loosened" and is_total(indicator) else verdict


def is_total(indicator: Indicator) -> bool:
    """A number that the parts of a region add up to: 建成120个, 产值150亿元; no rate, no amount for each, no cap."""
    return indicator.comparator not in ("<", "<=") and not OF_EACH.search(indicator.name) and not RATES.search(indicator.unit or "")


def _by_date(row: TaskChange) -> Iterator[Adoption]:
    mine, theirs = due_by(row.a.due if row.a else None), due_by(row.b.due if row.b else None)
    if mine and theirs and mine != theirs:
        yield "tightened" if theirs < mine else "loosened"


def _sum(verdicts: Iterable[Adoption]) -> Adoption:
    """One verdict of several: what changes outweighs what stays or is left out, and both ways is a change."""
    told = set(verdicts)
    for verdict in WEAKER:
        if told <= {verdict}:
            return verdict
        told.discard(verdict)
    return "changed" if len(told) > 1 else told.pop()
