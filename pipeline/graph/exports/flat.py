"""Nodes and edges with plain attributes only: the place of an edge as columns, and no character that XML forbids."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.graph.rows import Spot

if TYPE_CHECKING:
    import networkx

    from pipeline.graph.model import Graph

Plain = dict[str, str | int | float]
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flat_nodes(graph: "Graph") -> Iterator[tuple[str, Plain]]:
    """Every node with its attributes."""
    return ((name, plain(card)) for name, card in graph.nodes(data=True))


def flat_edges(graph: "Graph") -> Iterator[tuple[str, str, str, Plain]]:
    """Every edge as (from, to, key, attributes): `type` is called `relation`, which no format takes for a word of its own."""
    for a, b, key, card in graph.edges(keys=True, data=True):
        rest = {name: value for name, value in card.items() if name not in ("type", "evidence")}
        yield a, b, key, {"relation": card["type"], **plain(rest), **plain(placed(card.get("evidence")))}


def placed(spot: Spot | None) -> dict[str, Any]:
    """A place as attributes."""
    if spot is None:
        return {}
    return {
        "document": spot.document,
        "evidence_start": spot.start,
        "evidence_end": spot.end,
        "evidence_text": spot.text,
        "page": spot.page,
    }


def plain(card: Mapping[str, Any]) -> Plain:
    """Attributes without those that are not known, and with texts that XML may hold."""
    return {name: FORBIDDEN.sub("\ufffd", value) if isinstance(value, str) else value for name, value in card.items() if value is not None}


def flattened(graph: "Graph") -> "networkx.MultiDiGraph[str]":
    """The graph with plain attributes, for the writers of networkx."""
    import networkx

    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for name, card in flat_nodes(graph):
        made.add_node(name, **card)
    for a, b, key, card in flat_edges(graph):
        made.add_edge(a, b, key=key, **card)
    return made
