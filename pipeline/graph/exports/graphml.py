"""GraphML."""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.exports.safe import replacing
from pipeline.graph.exports.flat import flattened

if TYPE_CHECKING:
    from pipeline.graph.model import Graph


def write(graph: "Graph", path: Path) -> None:
    """Write the graph; the key of an edge is its id among those between the same nodes."""
    import networkx

    with replacing(path) as draft:
        networkx.write_graphml(flattened(graph), draft, encoding="utf-8", named_key_ids=True)
