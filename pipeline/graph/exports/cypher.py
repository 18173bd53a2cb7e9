"""A Cypher script that can be run again: nodes and edges are merged by their ids."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.exports.safe import replacing
from pipeline.graph.exports.flat import Plain, flat_edges, flat_nodes

if TYPE_CHECKING:
    from pipeline.graph.model import Graph

Row = TypeVar("Row")
AT_ONCE = 500
ALL = "Planledger"  # the label that every node bears beside its own, for the index


def write(graph: "Graph", path: Path) -> None:
    """Write the script."""
    with replacing(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(statements(graph))


def statements(graph: "Graph") -> Iterator[str]:
    """The statements, one a line."""
    yield f"CREATE CONSTRAINT planledger_id IF NOT EXISTS FOR (n:{ALL}) REQUIRE n.id IS UNIQUE;\n"
    nodes: dict[str, list[Plain]] = defaultdict(list)
    for name, card in flat_nodes(graph):
        nodes[label(str(card["type"]))].append({"id": name, **card})
    for kind, rows in sorted(nodes.items()):
        for some in batches(rows):
            listed = ", ".join(map(literal_map, some))
            yield f"UNWIND [{listed}] AS row MERGE (n:{ALL} {{id: row.id}}) SET n:{kind}, n += row;\n"
    edges: dict[str, list[str]] = defaultdict(list)
    for a, b, key, card in flat_edges(graph):
        row = f"{{a: {literal(a)}, b: {literal(b)}, key: {literal(key)}, card: {literal_map(card)}}}"
        edges[relation(str(card["relation"]))].append(row)
    for kind, made in sorted(edges.items()):
        for few in batches(made):
            yield (
                f"UNWIND [{', '.join(few)}] AS row MATCH (a:{ALL} {{id: row.a}}), (b:{ALL} {{id: row.b}}) "
                f"MERGE (a)-[r:{kind} {{key: row.key}}]->(b) SET r += row.card;\n"
            )


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in lists that one statement takes."""
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        yield some


def label(kind: str) -> str:
    """The label of a type of nodes: task → Task."""
    return kind.capitalize()


def relation(kind: str) -> str:
    """The name of a type of edges: member-of → MEMBER_OF."""
    return kind.replace("-", "_").upper()


def literal_map(card: Plain) -> str:
    """Attributes as a Cypher map."""
    return f"{{{', '.join(f'`{name}`: {literal(value)}' for name, value in card.items())}}}"


def literal(value: str | int | float) -> str:
    """A value as Cypher writes it; line ends as escapes, so that a statement stays a line."""
    if not isinstance(value, str):
        return repr(value)
    escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f"'{escaped}'"
