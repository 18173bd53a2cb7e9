"""Plans as one graph: who owns what, who works with whom, who has nothing to do and what nobody does.

`build_graph(source)` gives a `networkx.MultiDiGraph` of plans in memory or of an open store. Its nodes have `type` and `label`, its edges
`type`, and `evidence`: a `Spot` (document, start, end, text, page), or None where an edge follows from regions and functions (`basis` then
says from which). The key of an edge is its type, with #2, #3 … behind it for further ones between the same two nodes. The same plans
give the same ids.

| node | id | attributes beside `type` and `label`, where known |
|---|---|---|
| document | the document's id | level, doc_number, doc_type, status, issued_on |
| section, task | document/id of the fact | number, depth; kind, due |
| indicator, target | document/id of the fact | role, comparator, value, value_high, unit, due; due |
| phase | document/id of the fact | from, to |
| group | document/groupN | |
| agency | agency:key of its identity | names (as printed), function, level, kind, counterpart, doubt |
| function | function:word | |
| region | region:GB/T 2260 code, or its path | code, path |
| citation | cited:文号 or title | doc_number |

| edge | from → to | attributes beside `type` and `evidence` |
|---|---|---|
| leads, supports, responsible | agency → task | |
| member-of | agency → group | post: head, deputy, member or office |
| part-of | fact → section, task or document; region → region | |
| quantifies | indicator → target | |
| cites | document → document or citation | |
| issues | agency → document | |
| covers | document → region | |
| seated-in, performs | agency → region, function | |
| superior-of, counterpart-of | agency → agency | basis |
| aligned-with | task or indicator → one of another plan | change, score, reasons, counterpart (with `aligned=True` only) |
| cooperates | agency → agency | shared, weight, a_leads, b_leads, example (in `cooperation_view` only) |

The analyses need no graph: `load`, `cooperation`, `brokers` and `unowned` take an `Ownership` (`read_ownership(source)`), which holds a
whole store as columns, and `idle` takes the source. networkx and scipy are imported when a function first needs them.
"""

from typing import TYPE_CHECKING

from pipeline.graph.analyses import brokers, cooperation, load, unowned
from pipeline.graph.ownership import Ownership
from pipeline.graph.projection import Projection, pagerank, project
from pipeline.graph.records import Broker, Idle, Load, Quarter, Tie, Unowned
from pipeline.graph.rows import Spot
from pipeline.graph.views import cooperation_view, ownership_view

if TYPE_CHECKING:
    from pathlib import Path

    from extractors.agencies.identity import Registry
    from pipeline.graph.model import Graph
    from pipeline.graph.sources import Source

__all__ = [
    "Broker",
    "Idle",
    "Load",
    "Ownership",
    "Projection",
    "Quarter",
    "Spot",
    "Tie",
    "Unowned",
    "brokers",
    "build_graph",
    "cooperation",
    "cooperation_view",
    "draw",
    "idle",
    "load",
    "ownership_view",
    "pagerank",
    "project",
    "read_ownership",
    "unowned",
    "write_graph",
]


def build_graph(source: "Source", *, aligned: bool = False, registry: "Registry | None" = None) -> "Graph":
    """The graph of plans, or of an open store; with `aligned` also what the tasks and indicators of two plans have in common.

    Which plans are compared in full and which by contents alone: `pipeline.graph.aligned.align`. 152 plans took 98 s, 300
    that were nearly alike, the worst case, 14 minutes beside other work.

    `registry` is what a user adds to the lexicon of bodies (`pipeline.agencies.read_registry`), here and in the functions below.
    """
    from pipeline.graph.build import graph_of
    from pipeline.graph.sources import plans_of, rows_of

    source = source if hasattr(source, "reading") else list(source)
    with rows_of(source, registry=registry) as rows:
        graph = graph_of(rows)
    if aligned:
        from pipeline.graph.aligned import align

        align(graph, plans_of(source))
    return graph


def read_ownership(source: "Source", *, registry: "Registry | None" = None) -> Ownership:
    """Who owns what in plans, or in an open store."""
    from pipeline.graph.ownership import ownership_of
    from pipeline.graph.sources import rows_of

    with rows_of(source, registry=registry) as rows:
        return ownership_of(rows)


def idle(source: "Source", *, in_text: bool = False, registry: "Registry | None" = None) -> list[Idle]:
    """The bodies that are named in plans, or in an open store, and own no task there: see `pipeline.graph.analyses.idle`."""
    from pipeline.graph.analyses import idle as of_rows
    from pipeline.graph.sources import rows_of

    with rows_of(source, registry=registry) as rows:
        return of_rows(rows, in_text=in_text)


def write_graph(graph: "Graph", path: "Path", format_: str) -> None:
    """Write a graph as graphml, gexf, cypher, csv (a folder) or jsonld. KeyError for another format names those."""
    from pipeline.graph.exports import format_named

    format_named(format_).write(graph, path)


def draw(
    source: "Source",
    path: "Path",
    *,
    format_: str | None = None,
    view: str = "cooperation",
    title: str | None = None,
    font: "Path | None" = None,
    registry: "Registry | None" = None,
) -> None:
    """Draw who works with whom, or with view="ownership" who owns what: as svg or png, by default as the suffix of the path says.

    NoFontError (of `pipeline.graph.picture.fonts`) for a PNG where no Chinese font is found and none is given.
    """
    from pipeline.graph.picture.drawing import draw as of_rows
    from pipeline.graph.sources import rows_of

    with rows_of(source, registry=registry) as rows:
        of_rows(rows, path, format_=format_ or path.suffix.lower().removeprefix("."), view=view, title=title, font=font)
