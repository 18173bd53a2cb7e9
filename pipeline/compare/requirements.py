"""What a local plan makes of each requirement of its superior's."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.dates import due_by
from schemas import Indicator, Plan
from schemas.diff import Adoption, IndicatorChange, Requirement, TaskChange

ADOPTED: dict[str, Adoption] = {"same": "adopted", "stricter": "tightened", "looser": "loosened", "changed": "changed"}
# What holds for a part as it holds for the whole: rates, amounts per head or per institution, times.
OF_EACH = re.compile(r"每|均|率|占比|比重|比例|标准")
RATES = re.compile(r"[%％﹪‰/倍日天时年]|百分点|分钟|月")


def requirements(a: Plan, tasks: Sequence[TaskChange], indicators: Sequence[IndicatorChange]) -> Iterator[Requirement]:
    """What B makes of each task and each indicator to be reached of A, in A's order."""
    verdicts: dict[str, set[Adoption]] = {}
    for indicator in a.indicators:
        rows = [row for row in indicators if row.a is not None and row.a.id == indicator.id and row.b is not None]
        verdicts[indicator.id] = {_of_figure(indicator, row) for row in rows}
    for task in a.tasks:
        pairs = [row for row in tasks if row.a is not None and row.a.id == task.id and row.b is not None]
        of_figures = {verdict for one in task.indicators for verdict in verdicts.get(one, ()) if verdict != "changed"}
        found = {verdict for row in pairs for verdict in _by_date(row)} | of_figures
        ids = tuple(row.b.id for row in pairs if row.b is not None)
        yield Requirement(kind="task", a=task.id, b=ids, adoption=_sum(found) if pairs else "missing")
    for indicator in a.indicators:
        if indicator.role == "target":
            ids = tuple(row.b.id for row in indicators if row.a is not None and row.a.id == indicator.id and row.b is not None)
            yield Requirement(kind="indicator", a=indicator.id, b=ids, adoption=_sum(verdicts[indicator.id]) if ids else "missing")


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
    """One verdict of several: what changes outweighs what stays, and both ways is a change."""
    told = set(verdicts) - {"adopted"}
    if not told:
        return "adopted"
    return "changed" if {"tightened", "loosened"} <= told or told == {"changed"} else (told - {"changed"}).pop()
