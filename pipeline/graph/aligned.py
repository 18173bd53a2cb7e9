"""Links tasks and indicators of different plans that are about the same thing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from pipeline.compare.alike import bare, dice, home_names, pairs_of
from pipeline.graph.model import within
from pipeline.graph.rows import Spot
from pipeline.graph.writer import Writer
from schemas import Evidence, Plan

if TYPE_CHECKING:
    from pipeline.compare.tasks.many import Link
    from pipeline.graph.model import Graph

Pair = tuple[int, int]

# Two plans are about one subject if so many tasks, and this share of the shorter plan's, have a counterpart by their contents, or if
# this share of the pairs of characters of their titles without regions is common. Plans on different subjects have no counterparts
# but in safeguards that stand in every plan (加强组织领导), and there a full comparison finds what is not there.
ALIKE_TASKS, ALIKE_SHARE, ALIKE_TITLE = 3, 0.2, 0.5
MOST = 1_000  # pairs of plans compared in full, the most alike: each takes a third of a second


def align(graph: "Graph", plans: Sequence[Plan]) -> int:
    """Add aligned-with edges between tasks and between indicators of different plans, from the earlier to the later; how many.

    `evidence` is the place in the first plan, `counterpart` the one in the second, as document:start-end. Plans about one subject (up to
    `MOST` pairs), and two plans in any case, are compared in full; for others a task is linked with its nearest, judged by contents
    alone, and an indicator with the first of its quantity: those edges have no `change`.
    """
    writer, before = Writer(graph), graph.number_of_edges()
    different = list({plan.document.id: plan for plan in plans}.values())
    links = _by_contents(different)
    full = {(0, 1)} if len(different) == 2 else set(related(different, links)[:MOST])
    for a, b in sorted(full):
        _in_full(writer, different[a], different[b])
    _tasks_at_once(writer, different, (link for link in links if (link.a[0], link.b[0]) not in full))
    _indicators_at_once(writer, different, full)
    return graph.number_of_edges() - before


def related(plans: Sequence[Plan], links: "Sequence[Link]") -> list[Pair]:
    """The positions of each two plans about one subject, the earlier first, the most alike first; `links` are between their tasks."""
    sizes = [len(plan.tasks) for plan in plans]
    likeness: dict[Pair, float] = {}
    for (a, b), count in Counter((link.a[0], link.b[0]) for link in links).items():
        share = count / min(sizes[a], sizes[b])
        if count >= ALIKE_TASKS and share >= ALIKE_SHARE:
            likeness[a, b] = share
    titles = [pairs_of(bare(plan.document.title or "", home_names(plan.document))) for plan in plans]
    for a, b in combinations(range(len(plans)), 2):
        if (alike := dice(titles[a], titles[b])) >= ALIKE_TITLE:
            likeness[a, b] = max(likeness.get((a, b), 0.0), alike)
    return sorted(likeness, key=lambda pair: (-likeness[pair], pair))


def _by_contents(plans: Sequence[Plan]) -> "list[Link]":
    from pipeline.compare.tasks.many import align_many

    return list(align_many(plans)) if len(plans) > 2 else []


def _in_full(writer: Writer, a: Plan, b: Plan) -> None:
    from pipeline.compare.indicators import align_indicators
    from pipeline.compare.tasks import align_tasks

    homes = a.document.id, b.document.id
    for tasks in align_tasks(a, b):
        places = tasks.a.evidence[0], tasks.b.evidence[0]
        _link(writer, homes, (tasks.a.id, tasks.b.id), places, _why(tasks))
    for pair in align_indicators(a, b):
        _link(writer, homes, (pair.a.id, pair.b.id), (pair.a.evidence, pair.b.evidence), _why(pair))


def _tasks_at_once(writer: Writer, plans: Sequence[Plan], links: "Iterable[Link]") -> None:
    for link in links:
        a, b = (plans[plan].tasks[task] for plan, task in (link.a, link.b))
        homes = plans[link.a[0]].document.id, plans[link.b[0]].document.id
        why = {"score": round(link.score, 4), "reasons": "内容相近"}
        _link(writer, homes, (a.id, b.id), (a.evidence[0], b.evidence[0]), why)


def _indicators_at_once(writer: Writer, plans: Sequence[Plan], full: set[Pair]) -> None:
    from pipeline.compare.indicators import align_all, figure_of

    all_of = [(at, indicator) for at, plan in enumerate(plans) for indicator in plan.indicators]
    for group in align_all([figure_of(plans[at], indicator) for at, indicator in all_of]):
        home, first = all_of[group[0]]
        for at, indicator in (all_of[number] for number in group[1:]):
            if at != home and (home, at) not in full:
                homes, places = (plans[home].document.id, plans[at].document.id), (first.evidence, indicator.evidence)
                _link(writer, homes, (first.id, indicator.id), places, {"reasons": "同一数量"})


def _why(pair: Any) -> dict[str, Any]:
    return {"change": pair.change, "score": round(pair.score, 4), "reasons": "；".join(pair.reasons)}


def _link(writer: Writer, homes: tuple[str, str], ids: tuple[str, str], places: tuple[Evidence, Evidence], why: dict[str, Any]) -> None:
    one, other = places
    spot = Spot(homes[0], one.start, one.end, one.text, one.page)
    there = f"{homes[1]}:{other.start}-{other.end}"
    writer.edge(within(homes[0], ids[0]), within(homes[1], ids[1]), "aligned-with", spot, {**why, "counterpart": there})
