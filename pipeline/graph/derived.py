"""What follows about bodies from their functions, levels and regions: who is above whom, and who is whose counterpart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.graph.model import EdgeRow, add_edges

if TYPE_CHECKING:
    from pipeline.graph.model import Graph

# Counterparts are linked pair by pair up to so many bodies of a function at one level; beyond that, through the function alone:
# the health bureaus of two thousand counties would be two million pairs.
PAIRED = 30


def derive(graph: "Graph") -> None:
    """Add superior-of and counterpart-of edges; they rest on the two bodies' regions, which `basis` names, and on no one place."""
    for function, bodies in _by_function(graph).items():
        add_edges(graph, _superiors(graph, function, bodies))
        add_edges(graph, _counterparts(graph, function, bodies))


def _by_function(graph: "Graph") -> dict[str, list[str]]:
    """The single bodies of each function; what names many (各镇街) is nobody's superior."""
    functions = sorted(name for name, attributes in graph.nodes(data=True) if attributes["type"] == "function")
    return {name: sorted(body for body in graph.predecessors(name) if graph.nodes[body]["kind"] != "collective") for name in functions}


def _superiors(graph: "Graph", function: str, bodies: Iterable[str]) -> Iterator[EdgeRow]:
    """From the nearest body above each one that does the same work."""
    seats = {body: _seat(graph, body) for body in bodies}
    at: dict[str | None, list[str]] = defaultdict(list)
    for body, seat in seats.items():
        if seat is not None or graph.nodes[body].get("level") == "national":
            at[seat].append(body)
    for body, seat in seats.items():
        for above in _above(graph, seat):
            if seat and above in at:
                places = f"{graph.nodes[above]['label'] if above else '国家'} › {graph.nodes[seat]['label']}"
                basis = f"{places}：{graph.nodes[function]['label']}"
                yield from ((one, body, "superior-of", {"type": "superior-of", "evidence": None, "basis": basis}) for one in at[above])
                break


def _counterparts(graph: "Graph", function: str, bodies: Iterable[str]) -> Iterator[EdgeRow]:
    levels: dict[str, list[str]] = defaultdict(list)
    for body in bodies:
        if (level := graph.nodes[body].get("level")) and _seat(graph, body):
            levels[level].append(body)
    basis = f"同一职能：{graph.nodes[function]['label']}"
    for some in levels.values():
        if len(some) <= PAIRED:
            for a, b in combinations(some, 2):
                if _seat(graph, a) != _seat(graph, b):
                    yield a, b, "counterpart-of", {"type": "counterpart-of", "evidence": None, "basis": basis}


def _seat(graph: "Graph", body: str) -> str | None:
    return next((region for region, edges in graph.adj[body].items() if "seated-in" in edges), None)


def _above(graph: "Graph", region: str | None) -> Iterator[str | None]:
    """The regions above one, from the nearest to the nation (None)."""
    while region is not None:
        region = next((higher for higher, edges in graph.adj[region].items() if "part-of" in edges), None)
        yield region
