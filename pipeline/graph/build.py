"""Builds the graph out of rows: typed nodes and edges, every edge with the place in a text that it rests on."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pipeline.graph import rows as r
from pipeline.graph.derived import derive
from pipeline.graph.model import OF_ROLE, EdgeRow, EdgeType, NodeType, add_edges, agency_id, citation_id, region_id, within
from pipeline.graph.rows import Key, Rows, Spot
from schemas import Identity, Region

if TYPE_CHECKING:
    from pipeline.graph.model import Graph


def graph_of(rows: Rows) -> "Graph":
    """The graph of a source of rows: see `pipeline.graph.build_graph`."""
    import networkx

    graph: Graph = networkx.MultiDiGraph()
    with without_collecting():
        builder = _Builder(graph, rows)
        builder.all()
        derive(graph, builder.seats)
    return graph


@contextmanager
def without_collecting() -> Iterator[None]:
    """Nothing here makes cycles, and looking for them in a growing graph takes longer than building it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def edge(a: str, b: str, kind: EdgeType, spot: Spot | None, **more: Any) -> EdgeRow:
    """An edge, its type being its key."""
    return a, b, kind, {"type": kind, "evidence": spot, **more}


class _Builder:
    """Fills a graph; holds which node each key of the rows became."""

    def __init__(self, graph: "Graph", rows: Rows) -> None:
        self.graph, self.rows = graph, rows
        self.documents: dict[Key, str] = {}
        self.tasks: dict[Key, str] = {}
        self.bodies: dict[Key, str] = {}
        self.seats: dict[str, str] = {}
        self.sections: dict[tuple[Key, str], str] = {}
        self.indicators: dict[tuple[Key, str], str] = {}
        self.tasks_by_id: dict[tuple[Key, str], str] = {}

    def all(self) -> None:
        """Nodes before the edges that lead to them."""
        for document in self.rows.documents():
            self._document(document)
        for step in (self._sections, self._bodies, self._tasks, self._owners, self._indicators, self._targets, self._phases):
            self.put(step())
        for step in (self._groups, self._members, self._citations, self._issuers):
            self.put(step())

    def node(self, name: str, type_: NodeType, label: str, **more: Any) -> str:
        """Put a node in, with those of its attributes that are known."""
        self.graph.add_node(name, type=type_, label=label, **{key: value for key, value in more.items() if value is not None})
        return name

    def put(self, edges: Iterable[EdgeRow]) -> None:
        """Put edges in; the nodes that they may bring have all their attributes already."""
        add_edges(self.graph, edges)

    def _document(self, d: r.DocumentRow) -> None:
        facts = {"level": d.level, "doc_number": d.doc_number, "doc_type": d.doc_type, "status": d.status, "issued_on": d.issued_on}
        self.documents[d.key] = self.node(d.id, "document", d.name, **facts)
        if d.region is not None:
            self.put([edge(d.id, self.region(d.region), "covers", None)])

    def region(self, region: Region) -> str:
        """The node of a region, with those above it."""
        path = region.path or (region.name,)
        name = region_id("".join(path), region.code)
        if name not in self.graph:
            self.node(name, "region", path[-1], code=region.code, path="".join(path))
            self._regions_above(name, path, region.code)
        return name

    def _regions_above(self, name: str, path: tuple[str, ...], code: str | None) -> None:
        if len(path) > 1:
            above = self.region(Region(name=path[-2], code=code_above(code, len(path) - 1), path=path[:-1]))
            self.put([edge(name, above, "part-of", None)])

    def body(self, identity: Identity) -> str:
        """The node of a body, with its region and function."""
        name = agency_id(identity.key)
        if name in self.graph:
            return name
        counterpart = identity.counterpart
        more = {"function": identity.function, "level": identity.level, "kind": identity.kind, "doubt": identity.doubt}
        self.node(name, "agency", identity.name, **more, counterpart=counterpart)
        if identity.region is not None:
            self.seats[name] = self.region(identity.region)
            self.put([edge(name, self.seats[name], "seated-in", None)])
        if counterpart is not None:
            function = self.node(f"function:{counterpart}", "function", counterpart)
            self.put([edge(name, function, "performs", None)])
        return name

    def _sections(self) -> Iterator[EdgeRow]:
        for home, id_, number, title, level, parent, *place in self.rows.sections():
            document = self.documents[home]
            name = self.node(within(document, id_), "section", f"{number or ''}{title}", number=number, level=level)
            self.sections[home, id_] = name
            yield self._part(name, self.sections.get((home, parent or ""), document), document, place)

    def _bodies(self) -> Iterator[EdgeRow]:
        printed: dict[str, set[str]] = {}
        for _, key, name, identity in self.rows.bodies():
            self.bodies[key] = self.body(identity)
            printed.setdefault(self.bodies[key], set()).add(name)
        for body, names in printed.items():
            self.graph.nodes[body]["names"] = "、".join(sorted(names))
        return iter(())

    def _tasks(self) -> Iterator[EdgeRow]:
        add, sections = self.graph.add_node, self.sections
        for home, key, id_, kind, number, title, section, due, *place in self.rows.tasks():
            document = self.documents[home]
            name = within(document, id_)
            add(name, type="task", label=f"{number or ''}{title}", kind=kind, **({"due": due} if due else {}))
            self.tasks[key] = self.tasks_by_id[home, id_] = name
            yield self._part(name, sections.get((home, section or ""), document), document, place)

    def _owners(self) -> Iterator[EdgeRow]:
        documents, bodies, tasks = self.documents, self.bodies, self.tasks
        words: dict[str, str] = {}
        for home, task, body, role, start, end, text, page in self.rows.owners():
            kind = OF_ROLE[role]
            text = words.setdefault(text, text)  # the same few names stand in memory once
            yield bodies[body], tasks[task], kind, {"type": kind, "evidence": Spot(documents[home], start, end, text, page)}

    def _indicators(self) -> Iterator[EdgeRow]:
        for x in self.rows.indicators():
            document = self.documents[x.document]
            amount = {"role": x.role, "comparator": x.comparator, "value": x.value, "value_high": x.value_high, "unit": x.unit}
            name = self.node(within(document, x.id), "indicator", x.name, **amount, due=x.due)
            self.indicators[x.document, x.id] = name
            section = self.sections.get((x.document, x.section or ""), document)
            yield self._part(name, self.tasks_by_id.get((x.document, x.task or ""), section), document, x[-4:])

    def _targets(self) -> Iterator[EdgeRow]:
        spots: dict[tuple[Key, str], Spot] = {}
        for t in self.rows.targets():
            document = self.documents[t.document]
            name = self.node(within(document, t.id), "target", t.wording, due=t.due)
            spots[t.document, t.id] = Spot(document, *t[-4:])
            yield self._part(name, self.sections.get((t.document, t.section or ""), document), document, t[-4:])
        for q in self.rows.quantities():
            indicator = self.indicators.get((q.document, q.indicator))
            if indicator is not None:
                spot = spots[q.document, q.target]
                yield indicator, within(spot.document, q.target), "quantifies", {"type": "quantifies", "evidence": spot}

    def _phases(self) -> Iterator[EdgeRow]:
        for p in self.rows.phases():
            document = self.documents[p.document]
            name = self.node(within(document, p.id), "phase", p.name, start=p.from_, end=p.to)
            yield self._part(name, document, document, p[-4:])

    def _groups(self) -> Iterator[EdgeRow]:
        for g in self.rows.groups():
            document = self.documents[g.document]
            name = self.node(within(document, f"group{g.position + 1}"), "group", g.name)
            yield self._part(name, document, document, g[-4:])

    def _members(self) -> Iterator[EdgeRow]:
        for m in self.rows.members():
            document = self.documents[m.document]
            group = within(document, f"group{m.group + 1}")
            yield edge(self.body(m.identity), group, "member-of", Spot(document, *m[-4:]), post=m.post)

    def _citations(self) -> Iterator[EdgeRow]:
        known = self._documents_by_name()
        for c in self.rows.citations():
            document = self.documents[c.document]
            cited = known.get(c.doc_number or "") or known.get(c.title)
            if cited is None:
                cited = self.node(citation_id(c.title, c.doc_number), "citation", c.title, doc_number=c.doc_number)
            if cited != document:
                yield edge(document, cited, "cites", Spot(document, *c[-4:]))

    def _issuers(self) -> Iterator[EdgeRow]:
        for i in self.rows.issuers():
            document = self.documents[i.document]
            spot = None if i.start is None else Spot(document, i.start, i.start + len(i.name), i.name, None)
            yield edge(self.body(i.identity), document, "issues", spot)

    def _part(self, name: str, whole: str, document: str, place: Iterable[Any]) -> EdgeRow:
        return name, whole, "part-of", {"type": "part-of", "evidence": Spot(document, *place)}

    def _documents_by_name(self) -> dict[str, str]:
        """The plans by 文号 and by title; a title or number that two of them bear names neither."""
        found: dict[str, set[str]] = {}
        for document in self.documents.values():
            attributes = self.graph.nodes[document]
            for name in {attributes["label"], attributes.get("doc_number")} - {None}:
                found.setdefault(name, set()).add(document)
        return {name: some.pop() for name, some in found.items() if len(some) == 1}


def code_above(code: str | None, depth: int) -> str | None:
    """The GB/T 2260 code of the region above one of this code, which is the `depth`-th from the province down."""
    return code and f"{code[: 2 if depth == 1 else 4]:0<6}"
