"""Parts of the graph: who owns what, and who works with whom."""

from typing import TYPE_CHECKING

from pipeline.graph.analyses import cooperation, load
from pipeline.graph.model import OF_ROLE
from pipeline.graph.ownership import Ownership
from pipeline.graph.rows import Spot
from pipeline.graph.writer import Writer

if TYPE_CHECKING:
    from pipeline.graph.model import Graph


def ownership_view(graph: "Graph") -> "Graph":
    """The bodies and tasks of a graph, with who leads, supports and answers for what; bodies without a task are left out."""
    made = _empty()
    writer, roles = Writer(made), set(OF_ROLE.values())
    for name, card in graph.nodes(data=True):
        if card["type"] == "task" or (
            card["type"] == "agency" and any(one["type"] in roles for *_, one in graph.out_edges(name, data=True))
        ):
            made.add_node(name, **card)
    for a, b, card in graph.edges(data=True):
        if card["type"] in roles:
            writer.edge(a, b, card["type"], card["evidence"])
    return made


def cooperation_view(ownership: Ownership) -> "Graph":
    """The bodies of an ownership with their loads, and an edge `cooperates` between every two that share a task.

    An edge tells `shared` tasks, those that the first leads and the second does not (`a_leads`) and the other way round (`b_leads`), and
    rests on the first task that they share.
    """
    made = _empty()
    writer = Writer(made)
    loads = load(ownership)
    for one in loads:
        counts = {"lead": one.lead, "responsible": one.responsible, "support": one.support, "tasks": one.tasks}
        writer.node(one.id, "agency", one.agency, {"function": one.function, "region": one.region, "first_due": one.first_due, **counts})
    ids = {one.agency: one.id for one in loads}
    for tie in cooperation(ownership):
        spot = Spot(tie.evidence.document or "", tie.evidence.start, tie.evidence.end, tie.evidence.text, tie.evidence.page)
        more = {"shared": tie.shared, "weight": tie.shared, "a_leads": tie.a_leads, "b_leads": tie.b_leads, "example": tie.example}
        writer.edge(ids[tie.a], ids[tie.b], "cooperates", spot, more)
    return made


def _empty() -> "Graph":
    import networkx

    return networkx.MultiDiGraph()
