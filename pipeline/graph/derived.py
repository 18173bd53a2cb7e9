"""What follows about bodies from their functions, levels and regions: who is above whom, and who is whose counterpart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from pipeline.graph.model import EdgeRow, add_edges

if TYPE_CHECKING:
    from pipeline.graph.model import Graph

Cards = Mapping[str, Mapping[str, Any]]  # bodies with their attributes

# Counterparts are linked pair by pair up to so many bodies of a function at one level; beyond that, through the function alone:
# the health bureaus of two thousand counties would be two million pairs.
PAIRED = 30


def derive(graph: "Graph", seats: Mapping[str, str]) -> None:
    """Add superior-of and counterpart-of edges; `seats` are the regions of bodies.

    The edges rest on the two bodies' functions and regions, which `basis` names, and on no one place of a text.
    """
    functions = sorted(name for name, attributes in graph.nodes(data=True) if attributes["type"] == "function")
    for function in functions:
        # What names many bodies (各镇街) is nobody's superior.
        bodies = {body: graph.nodes[body] for body in sorted(graph.predecessors(function))}
        single = {body: card for body, card in bodies.items() if card["kind"] != "collective"}
        add_edges(graph, _superiors(graph, graph.nodes[function]["label"], single, seats))
        add_edges(graph, _counterparts(graph.nodes[function]["label"], single, seats))


def _superiors(graph: "Graph", function: str, bodies: Cards, seats: Mapping[str, str]) -> Iterator[EdgeRow]:
    """From the nearest body above each one that does the same work."""
    at: dict[str | None, list[str]] = defaultdict(list)
    for body, card in bodies.items():
        if body in seats or card.get("level") == "national":
            at[seats.get(body)].append(body)
    for body in bodies:
        seat = seats.get(body)
        for above in _above(graph, seat) if seat else ():
            if above in at:
                basis = f"{graph.nodes[above]['label'] if above else '国家'} › {graph.nodes[seat]['label']}：{function}" if seat else ""
                yield from ((one, body, "superior-of", {"type": "superior-of", "evidence": None, "basis": basis}) for one in at[above])
                break


def _counterparts(function: str, bodies: Cards, seats: Mapping[str, str]) -> Iterator[EdgeRow]:
    levels: dict[str, list[str]] = defaultdict(list)
    for body, card in bodies.items():
        if body in seats and "level" in card:
            levels[card["level"]].append(body)
    for some in levels.values():
        for a, b in combinations(some, 2) if len(some) <= PAIRED else ():
            if seats[a] != seats[b]:
                yield a, b, "counterpart-of", {"type": "counterpart-of", "evidence": None, "basis": f"同一职能：{function}"}


def _above(graph: "Graph", region: str | None) -> Iterator[str | None]:
    """The regions above one, from the nearest to the nation (None)."""
    while region is not None:
        region = next((higher for higher, edges in graph.adj[region].items() if "part-of" in edges), None)
        yield region
