"""GEXF 1.2, for Gephi."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.exports.safe import replacing
from pipeline.graph.exports.flat import flattened

if TYPE_CHECKING:
    from pipeline.graph.model import Graph


DATE = re.compile(' lastmodifieddate="[^"]*"')


def write(graph: "Graph", path: Path) -> None:
    """Write the graph."""
    import networkx

    made = flattened(graph)
    for *_, key, card in made.edges(keys=True, data=True):
        card["label"] = key
    with replacing(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as out:
        # Without the day of writing: the same graph gives the same bytes.
        out.write('<?xml version="1.0" encoding="utf-8"?>\n')
        out.writelines(DATE.sub("", line, count=1) + "\n" for line in networkx.generate_gexf(made, version="1.2draft"))
