"""The graph as files that other programs open: FORMATS has one row a format, each module writes one."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.graph.model import Graph

    Writer = Callable[[Graph, Path], None]


@dataclass(frozen=True)
class Format:
    """A format: `module` of this package has `write(graph, path)`; `suffix` is empty where it makes a folder."""

    name: str
    suffix: str
    module: str
    meaning: str

    def write(self, graph: "Graph", path: Path) -> None:
        """Write a graph in place of what is there."""
        writer: Writer = import_module(f"{__name__}.{self.module}").write
        writer(graph, path)


FORMATS: tuple[Format, ...] = (
    Format("graphml", ".graphml", "graphml", "GraphML, for yEd, Gephi, Cytoscape, networkx"),
    Format("gexf", ".gexf", "gexf", "GEXF, for Gephi"),
    Format("cypher", ".cypher", "cypher", "a Cypher script, for cypher-shell on Neo4j or Memgraph"),
    Format("csv", "", "neo4j_csv", "a folder of CSV files with the heads of neo4j-admin database import"),
    Format("jsonld", ".jsonld", "jsonld", "JSON-LD, for RDF stores"),
)


def format_named(name: str) -> Format:
    """The format of that name. KeyError names those that there are."""
    for row in FORMATS:
        if row.name == name:
            return row
    raise KeyError(f"no format {name!r}; there are: {', '.join(row.name for row in FORMATS)}")
