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


def align(graph: "Graph", plans: Sequence[Plan]) -> int:
    """Add aligned-with edges between every two plans, from the earlier to the later; how many there are.

    `evidence` is the place in the first plan, `counterpart` the one in the second, as document:start-end. Every two plans are
    compared, so that the time grows with the square of their number.
    """
    from pipeline.compare.indicators import align_indicators
    from pipeline.compare.tasks import align_tasks

    writer, before = Writer(graph), graph.number_of_edges()
    for a, b in combinations({plan.document.id: plan for plan in plans}.values(), 2):
        homes = a.document.id, b.document.id
        for tasks in align_tasks(a, b):
            places = tasks.a.evidence[0], tasks.b.evidence[0]
            _link(writer, homes, (tasks.a.id, tasks.b.id), places, _why(tasks))
        for pair in align_indicators(a, b):
            _link(writer, homes, (pair.a.id, pair.b.id), (pair.a.evidence, pair.b.evidence), _why(pair))
    return graph.number_of_edges() - before


def _why(pair: Any) -> dict[str, Any]:
    return {"change": pair.change, "score": round(pair.score, 4), "reasons": "；".join(pair.reasons)}


def _link(writer: Writer, homes: tuple[str, str], ids: tuple[str, str], places: tuple[Evidence, Evidence], why: dict[str, Any]) -> None:
    one, other = places
    spot = Spot(homes[0], one.start, one.end, one.text, one.page)
    there = f"{homes[1]}:{other.start}-{other.end}"
    writer.edge(within(homes[0], ids[0]), within(homes[1], ids[1]), "aligned-with", spot, {**why, "counterpart": there})
