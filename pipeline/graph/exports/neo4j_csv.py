"""A folder of CSV files with the heads of `neo4j-admin database import full`: one a type of nodes, one a type of edges."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.exports.safe import replacing
from pipeline.graph.exports.cypher import label, relation
from pipeline.graph.exports.flat import Plain, flat_edges, flat_nodes
from pipeline.graph.model import EDGES, NODES

if TYPE_CHECKING:
    from pipeline.graph.model import Graph

TYPES = {int: ":long", float: ":double", str: ""}


def write(graph: "Graph", path: Path) -> None:
    """Write the folder: nodes-Task.csv …, edges-LEADS.csv …, in place of those that are there."""
    for old in [*(f"nodes-{label(kind)}.csv" for kind in NODES), *(f"edges-{relation(kind)}.csv" for kind in EDGES)]:
        (path / old).unlink(missing_ok=True)
    nodes: dict[str, list[Plain]] = defaultdict(list)
    for name, card in flat_nodes(graph):
        nodes[str(card["type"])].append({"id:ID": name, ":LABEL": label(str(card["type"])), **card})
    for kind, rows in nodes.items():
        _table(path / f"nodes-{label(kind)}.csv", ("id:ID", ":LABEL"), rows)
    edges: dict[str, list[Plain]] = defaultdict(list)
    for a, b, key, card in flat_edges(graph):
        kind = str(card["relation"])
        edges[kind].append({":START_ID": a, ":END_ID": b, ":TYPE": relation(kind), "key": key, **card})
    for kind, rows in edges.items():
        _table(path / f"edges-{relation(kind)}.csv", (":START_ID", ":END_ID", ":TYPE"), rows)


def _table(file: Path, fixed: Iterable[str], rows: list[Plain]) -> None:
    """One file: its columns are those that any row has, in the order in which they come."""
    types: dict[str, type] = {}
    for row in rows:
        for name, value in row.items():
            types[name] = float if {types.get(name), type(value)} == {int, float} else type(value)
    heads = [name if name in fixed else f"{name}{TYPES[kind]}" for name, kind in types.items()]
    with replacing(file) as draft, draft.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(heads)
        table.writerows([row.get(name, "") for name in types] for row in rows)
