"""Builds the graph out of rows: typed nodes and edges, every edge with the place in a text that it rests on."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.graph.derived import derive
from pipeline.graph.model import OF_ROLE, agency_id, citation_id, group_id, region_id, within
from pipeline.graph.rows import Key, Rows, Spot
from pipeline.graph.writer import Writer
from pipeline.wording import headed
from schemas import Identity, Region

if TYPE_CHECKING:
    from pipeline.graph.model import Graph

new = tuple.__new__  # what a NamedTuple calls in the end; half a million times it counts


def graph_of(rows: Rows) -> "Graph":
    """The graph of a source of rows: see `pipeline.graph.build_graph`."""
    import networkx

    graph: Graph = networkx.MultiDiGraph()
    with without_collecting():
        builder = _Builder(Writer(graph), rows)
        builder.all()
        derive(builder.writer, builder.seats)
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
            if not gc.get_freeze_count():
                # Makes everything old at once: otherwise the next collection would look through all of it as if it were new.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


class _Builder:
    """Fills a graph; holds which node each key of the rows became."""

    def __init__(self, writer: Writer, rows: Rows) -> None:
        self.writer, self.rows = writer, rows
        self.documents: dict[Key, str] = {}
        self.tasks: dict[Key, str] = {}
        self.bodies: dict[Key, str] = {}
        self.seats: dict[str, str] = {}

    def all(self) -> None:
        """Nodes before the edges that lead to them."""
        self._documents()
        self._sections()
        self._bodies()
        self._tasks()
        self._owners()
        self._indicators()
        self._targets()
        self._phases()
        self._groups()
        self._citations()
        self._issuers()

    def there(self, document: str, fact: str | None) -> str:
        """The node of a fact of a document; the document's own where there is no such fact."""
        name = within(document, fact) if fact else document
        return name if name in self.writer.nodes else document

    def region(self, region: Region) -> str:
        """The node of a region, with those above it."""
        path = region.path or (region.name,)
        name = region_id("".join(path), region.code)
        if name not in self.writer.nodes:
            self.writer.node(name, "region", path[-1], {"code": region.code, "path": "".join(path)})
            if len(path) > 1:
                above = Region(name=path[-2], code=code_above(region.code, len(path) - 1), path=path[:-1])
                self.writer.edge(name, self.region(above), "part-of", None)
        return name

    def body(self, identity: Identity) -> str:
        """The node of a body, with its region and function; of its full names it bears the fullest."""
        name = agency_id(identity.key)
        card = self.writer.nodes.get(name)
        if card is None:
            self._new_body(name, identity)
        elif card["label"] != identity.name:
            card["label"] = min(card["label"], identity.name, key=lambda label: (-len(label), label))
        return name

    def _new_body(self, name: str, identity: Identity) -> None:
        more = {"function": identity.function, "level": identity.level, "kind": identity.kind, "counterpart": identity.counterpart}
        self.writer.node(name, "agency", identity.name, more)
        if identity.region is not None:
            self.seats[name] = self.region(identity.region)
            self.writer.edge(name, self.seats[name], "seated-in", None)
        if identity.counterpart is not None:
            function = self.writer.node(f"function:{identity.counterpart}", "function", identity.counterpart)
            self.writer.edge(name, function, "performs", None)

    def _documents(self) -> None:
        for d in self.rows.documents():
            facts = {"level": d.level, "doc_number": d.doc_number, "doc_type": d.doc_type, "status": d.status, "issued_on": d.issued_on}
            self.documents[d.key] = self.writer.node(d.id, "document", d.name, facts)
            if d.region is not None:
                self.writer.edge(d.id, self.region(d.region), "covers", None)

    def _sections(self) -> None:
        put, edge = self.writer.put, self.writer.edge
        for home, id_, number, title, level, parent, *place in self.rows.sections():
            document = self.documents[home]
            name = within(document, id_)
            card = {"type": "section", "label": headed(number, title), "depth": level}
            if number is not None:
                card["number"] = number
            put(name, card)
            edge(name, self.there(document, parent), "part-of", new(Spot, (document, *place)))

    def _bodies(self) -> None:
        seen: dict[tuple[str, str, str], str] = {}
        printed: dict[str, set[str]] = {}
        for _, key, name, identity, doubt in self.rows.bodies():
            mention = (identity.key, identity.name, name)
            body = seen.get(mention)
            if body is None:
                body = seen[mention] = self.body(identity)
                printed.setdefault(body, set()).add(name)
            self.bodies[key] = body
            if doubt is not None:
                self.writer.nodes[body].setdefault("doubt", doubt)
        for body, names in printed.items():
            self.writer.nodes[body]["names"] = "、".join(sorted(names))

    def _tasks(self) -> None:
        put, edge, documents, nodes = self.writer.put, self.writer.edge, self.documents, self.writer.nodes
        for home, key, id_, kind, number, title, section, due, start, end, text, page in self.rows.tasks():
            document = documents[home]
            name = self.tasks[key] = f"{document}/{id_}"  # within(document, id_), without the call
            card = {"type": "task", "label": headed(number, title), "kind": kind}
            if due is not None:
                card["due"] = due
            put(name, card)
            whole = f"{document}/{section}"
            edge(name, whole if whole in nodes else document, "part-of", new(Spot, (document, start, end, text, page)))

    def _owners(self) -> None:
        documents, bodies, tasks, edge = self.documents, self.bodies, self.tasks, self.writer.edge
        words: dict[str, str] = {}  # the same few names stand in memory once
        home: Key | None = None
        for at, task, body, role, start, end, text, page in self.rows.owners():
            if at != home:
                home, document = at, documents[at]
            edge(bodies[body], tasks[task], OF_ROLE[role], new(Spot, (document, start, end, words.setdefault(text, text), page)))

    def _indicators(self) -> None:
        put, edge, nodes = self.writer.put, self.writer.edge, self.writer.nodes
        for home, id_, label, role, comparator, value, high, unit, due, section, task, *place in self.rows.indicators():
            document = self.documents[home]
            name = within(document, id_)
            card = {"type": "indicator", "label": label, "role": role, "comparator": comparator, "value": value}
            for key, known in (("value_high", high), ("unit", unit), ("due", due)):
                if known is not None:
                    card[key] = known
            put(name, card)
            whole = within(document, task) if task else ""
            edge(name, whole if whole in nodes else self.there(document, section), "part-of", new(Spot, (document, *place)))

    def _targets(self) -> None:
        spots: dict[tuple[Key, str], Spot] = {}
        for t in self.rows.targets():
            document = self.documents[t.document]
            name = self.writer.node(within(document, t.id), "target", t.wording, {"due": t.due})
            spot = spots[t.document, t.id] = Spot(document, t.start, t.end, t.text, t.page)
            self.writer.edge(name, self.there(document, t.section), "part-of", spot)
        for home, target, indicator in self.rows.quantities():
            name = within(self.documents[home], indicator)
            if name in self.writer.nodes:
                self.writer.edge(name, within(self.documents[home], target), "quantifies", spots[home, target])

    def _phases(self) -> None:
        for p in self.rows.phases():
            document = self.documents[p.document]
            name = self.writer.node(within(document, p.id), "phase", p.name, {"from": p.from_, "to": p.to})
            self.writer.edge(name, document, "part-of", Spot(document, p.start, p.end, p.text, p.page))

    def _groups(self) -> None:
        for g in self.rows.groups():
            document = self.documents[g.document]
            name = self.writer.node(group_id(document, g.position), "group", g.name)
            self.writer.edge(name, document, "part-of", Spot(document, g.start, g.end, g.text, g.page))
        for m in self.rows.members():
            document = self.documents[m.document]
            spot = Spot(document, m.start, m.end, m.text, m.page)
            self.writer.edge(self.body(m.identity), group_id(document, m.group), "member-of", spot, {"post": m.post})

    def _citations(self) -> None:
        known = self._documents_by_name()
        for c in self.rows.citations():
            document = self.documents[c.document]
            cited = known.get(c.doc_number or "") or known.get(c.title)
            if cited is None:
                cited = self.writer.node(citation_id(c.title, c.doc_number), "citation", c.title, {"doc_number": c.doc_number})
            if cited != document:
                self.writer.edge(document, cited, "cites", Spot(document, c.start, c.end, c.text, c.page))

    def _issuers(self) -> None:
        for i in self.rows.issuers():
            document = self.documents[i.document]
            spot = None if i.start is None else Spot(document, i.start, i.start + len(i.name), i.name, None)
            self.writer.edge(self.body(i.identity), document, "issues", spot)

    def _documents_by_name(self) -> dict[str, str]:
        """The plans by 文号 and by title; a title or number that two of them bear names neither."""
        found: dict[str, set[str]] = {}
        for document in self.documents.values():
            card = self.writer.nodes[document]
            for name in {card["label"], card.get("doc_number")} - {None}:
                found.setdefault(name, set()).add(document)
        return {name: some.pop() for name, some in found.items() if len(some) == 1}


def code_above(code: str | None, depth: int) -> str | None:
    """The GB/T 2260 code of the region above one of this code, which is the `depth`-th from the province down."""
    return code and f"{code[: 2 if depth == 1 else 4]:0<6}"
