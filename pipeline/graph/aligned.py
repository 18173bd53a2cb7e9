"""Links tasks and indicators of different plans that are about the same thing."""

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from pipeline.graph.model import within
from pipeline.graph.rows import Spot
from pipeline.graph.writer import Writer
from schemas import Evidence, Plan

if TYPE_CHECKING:
    from pipeline.graph.model import Graph


# Up to so many plans every two are compared in full; beyond that all are at once, through their rare terms and quantities.
PAIRWISE = 30


def align(graph: "Graph", plans: Sequence[Plan]) -> int:
    """Add aligned-with edges between tasks and between indicators of different plans, from the earlier to the later; how many.

    `evidence` is the place in the first plan, `counterpart` the one in the second, as document:start-end. Of more than `PAIRWISE`
    plans a task is linked with its nearest in others, judged by contents alone, and an indicator with the first of its quantity:
    those edges have no `change`.
    """
    writer, before = Writer(graph), graph.number_of_edges()
    different = list({plan.document.id: plan for plan in plans}.values())
    if len(different) <= PAIRWISE:
        _two_by_two(writer, different)
    else:
        _tasks_at_once(writer, different)
        _indicators_at_once(writer, different)
    return graph.number_of_edges() - before


def _two_by_two(writer: Writer, plans: Sequence[Plan]) -> None:
    from pipeline.compare.indicators import align_indicators
    from pipeline.compare.tasks import align_tasks

    for a, b in combinations(plans, 2):
        homes = a.document.id, b.document.id
        for tasks in align_tasks(a, b):
            places = tasks.a.evidence[0], tasks.b.evidence[0]
            _link(writer, homes, (tasks.a.id, tasks.b.id), places, _why(tasks))
        for pair in align_indicators(a, b):
            _link(writer, homes, (pair.a.id, pair.b.id), (pair.a.evidence, pair.b.evidence), _why(pair))


def _tasks_at_once(writer: Writer, plans: Sequence[Plan]) -> None:
    from pipeline.compare.tasks.many import align_many

    for link in align_many(plans):
        a, b = (plans[plan].tasks[task] for plan, task in (link.a, link.b))
        homes = plans[link.a[0]].document.id, plans[link.b[0]].document.id
        why = {"score": round(link.score, 4), "reasons": "内容相近"}
        _link(writer, homes, (a.id, b.id), (a.evidence[0], b.evidence[0]), why)


def _indicators_at_once(writer: Writer, plans: Sequence[Plan]) -> None:
    from pipeline.compare.indicators import align_all, figure_of

    all_of = [(plan, indicator) for plan in plans for indicator in plan.indicators]
    for group in align_all([figure_of(plan, indicator) for plan, indicator in all_of]):
        home, first = all_of[group[0]]
        for plan, indicator in (all_of[at] for at in group[1:]):
            if plan is not home:
                homes, places = (home.document.id, plan.document.id), (first.evidence, indicator.evidence)
                _link(writer, homes, (first.id, indicator.id), places, {"reasons": "同一数量"})


def _why(pair: Any) -> dict[str, Any]:
    return {"change": pair.change, "score": round(pair.score, 4), "reasons": "；".join(pair.reasons)}


def _link(writer: Writer, homes: tuple[str, str], ids: tuple[str, str], places: tuple[Evidence, Evidence], why: dict[str, Any]) -> None:
    one, other = places
    spot = Spot(homes[0], one.start, one.end, one.text, one.page)
    there = f"{homes[1]}:{other.start}-{other.end}"
    writer.edge(within(homes[0], ids[0]), within(homes[1], ids[1]), "aligned-with", spot, {**why, "counterpart": there})
