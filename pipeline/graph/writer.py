"""Writes nodes and edges into a networkx graph quickly."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pipeline.graph.model import EdgeType, NodeType
from pipeline.graph.rows import Spot

if TYPE_CHECKING:
    from pipeline.graph.model import Graph

Card = dict[str, Any]


class Writer:
    """Puts nodes and edges into a graph by its own dictionaries, as its methods do: over a million edges those take twice as long.

    `nodes` holds the attributes by id. Both ends of an edge have to be there before it.
    """

    def __init__(self, graph: "Graph") -> None:
        inner: Any = graph
        self.graph = graph
        self.nodes: dict[str, Card] = inner._node
        self._below: dict[str, dict[str, dict[str, Card]]] = inner._succ
        self._above: dict[str, dict[str, dict[str, Card]]] = inner._pred

    def put(self, name: str, card: Card) -> None:
        """Put a new node in with its attributes."""
        self.nodes[name], self._below[name], self._above[name] = card, {}, {}

    def node(self, name: str, type_: NodeType, label: str, more: Mapping[str, Any] | None = None) -> str:
        """Put a node in, with those of its attributes that are known; one that is there already stays as it is. Returns its id."""
        if name not in self.nodes:
            card = {"type": type_, "label": label}
            for key, value in more.items() if more else ():
                if value is not None:
                    card[key] = value
            self.put(name, card)
        return name

    def edge(self, a: str, b: str, kind: EdgeType, spot: Spot | None, more: Mapping[str, Any] | None = None) -> None:
        """Put an edge in. Its key is its type; a second one of a type between the same two has a number behind it: `leads#2`."""
        card = {"type": kind, "evidence": spot, **more} if more else {"type": kind, "evidence": spot}
        keyed = self._below[a].get(b)
        if keyed is None:
            self._below[a][b] = self._above[b][a] = {kind: card}
        else:
            keyed[free_key(keyed, kind)] = card


def free_key(keyed: Mapping[str, Any], key: str) -> str:
    """The key, or the first of key#2, key#3 … that no edge has."""
    free, number = key, 1
    while free in keyed:
        number += 1
        free = f"{key}#{number}"
    return free
