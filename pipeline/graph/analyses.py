"""Questions that the graph answers: who carries how much, who works with whom, who has nothing to do, what nobody does."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.graph.model import agency_id, group_id
from pipeline.graph.ownership import LEAD, RESPONSIBLE, SUPPORT, Ownership, names_of
from pipeline.graph.projection import Projection, pagerank, project
from pipeline.graph.records import Broker, Idle, Load, Quarter, Tie, Unowned
from pipeline.graph.rows import Key, Rows, Spot
from schemas import Place

if TYPE_CHECKING:
    import networkx

# Shortest ways are counted from every body up to so many, and from so many drawn ones in larger networks, where counting from all
# takes minutes; beyond MOST bodies neither they nor communities are reckoned.
SOURCES = 400
MOST = 4_000
SEED = 1


def load(ownership: Ownership) -> list[Load]:
    """The load of every body that owns a task, the most tasks first."""
    links: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for task, body, role in zip(ownership.task_of, ownership.body_of, ownership.role_of, strict=True):
        links[body].append((task, role))
    names = names_of(ownership.bodies)
    found = [_load(ownership, body, names[body], some) for body, some in links.items()]
    return sorted(found, key=lambda one: (-one.tasks, -one.lead, one.agency, one.id))


def _load(ownership: Ownership, number: int, name: str, links: list[tuple[int, int]]) -> Load:
    body = ownership.bodies[number]
    roles = Counter(role for _, role in links)
    owned = [ownership.tasks[task] for task in dict.fromkeys(task for task, _ in links)]
    region = body.identity.region
    return Load(
        id=body.id,
        agency=name,
        function=body.identity.function,
        region=region and "".join(region.path or (region.name,)),
        lead=roles[LEAD],
        responsible=roles[RESPONSIBLE],
        support=roles[SUPPORT],
        tasks=len(owned),
        documents=len({task.document for task in owned}),
        first_due=min((task.due for task in owned if task.due), default=None),
        quarters=tuple(_quarters(ownership, links)),
    )


def _quarters(ownership: Ownership, links: list[tuple[int, int]]) -> Iterator[Quarter]:
    counts = Counter((quarter_of(ownership.tasks[task].due), role) for task, role in links)
    for quarter in sorted({quarter for quarter, _ in counts}, key=lambda one: one or "~"):
        yield Quarter(
            quarter=quarter,
            lead=counts[quarter, LEAD],
            responsible=counts[quarter, RESPONSIBLE],
            support=counts[quarter, SUPPORT],
        )


@lru_cache(maxsize=10_000)
def quarter_of(day: str | None) -> str | None:
    """The quarter of a day: 2025-06-30 → 2025Q2."""
    return day and f"{day[:4]}Q{(int(day[5:7]) + 2) // 3}"


def cooperation(ownership: Ownership, projection: Projection | None = None) -> list[Tie]:
    """Every two bodies that share a task, those that share the most first."""
    projection = projection or project(ownership)
    names, examples = names_of(ownership.bodies), _examples(ownership)
    shared = projection.shared.tocoo()
    leading = projection.leading.todok() if projection.leading.nnz else {}
    ties = []
    for a, b, count in zip(shared.row.tolist(), shared.col.tolist(), shared.data.tolist(), strict=True):
        if a < b:
            task = ownership.tasks[examples[a, b]]
            ties.append(
                Tie(
                    a=names[a],
                    b=names[b],
                    shared=count,
                    a_leads=int(leading.get((a, b), 0)),
                    b_leads=int(leading.get((b, a), 0)),
                    example=task.title,
                    evidence=place(task.spot),
                )
            )
    return sorted(ties, key=lambda one: (-one.shared, one.a, one.b))


def _examples(ownership: Ownership) -> dict[tuple[int, int], int]:
    """The first task that each two bodies share."""
    found: dict[tuple[int, int], int] = {}
    for task, owners in enumerate(ownership.owners()):
        bodies = sorted({body for body, _ in owners})
        for at, a in enumerate(bodies):
            for b in bodies[at + 1 :]:
                found.setdefault((a, b), task)
    return found


def brokers(ownership: Ownership, projection: Projection | None = None) -> list[Broker]:
    """The standing of every body that owns a task, those that join the most others first."""
    projection = projection or project(ownership)
    names, ranks = names_of(ownership.bodies), pagerank(projection.shared)
    partners = projection.shared.getnnz(axis=1).tolist()
    weights = projection.shared.sum(axis=1).ravel().tolist()
    weights = weights[0] if weights and isinstance(weights[0], list) else weights
    network = _network(projection) if len(names) <= MOST else None
    between = _betweenness(network) if network is not None else {}
    groups = _communities(network) if network is not None else {}
    found = [
        Broker(
            id=body.id,
            agency=names[n],
            partners=partners[n],
            shared=int(weights[n]),
            betweenness=round(between[n], 6) if n in between else None,
            pagerank=round(ranks[n], 6),
            community=groups.get(n),
        )
        for n, body in enumerate(ownership.bodies)
    ]
    return sorted(found, key=lambda one: (-(one.betweenness or 0), -one.pagerank, one.agency, one.id))


def _network(projection: Projection) -> "networkx.Graph[int]":
    """The network as a graph: near are those that share many tasks."""
    import networkx

    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(projection.shared.shape[0]))
    shared = projection.shared.tocoo()
    for a, b, count in zip(shared.row.tolist(), shared.col.tolist(), shared.data.tolist(), strict=True):
        if a < b:
            graph.add_edge(a, b, weight=count, distance=1 / count)
    return graph


def _betweenness(graph: "networkx.Graph[int]") -> Mapping[int, float]:
    import networkx

    sources = None if len(graph) <= SOURCES else SOURCES
    found: Mapping[int, float] = networkx.betweenness_centrality(graph, k=sources, weight="distance", seed=SEED)
    return found


def _communities(graph: "networkx.Graph[int]") -> dict[int, int]:
    """The number of each body's community; those that work with nobody have none."""
    import networkx

    joined = graph.subgraph([body for body, partners in graph.degree() if partners])
    found = networkx.community.louvain_communities(joined, weight="weight", seed=SEED) if len(joined) else []
    ordered = sorted((sorted(some) for some in found), key=lambda some: (-len(some), some))
    return {body: number for number, some in enumerate(ordered, 1) for body in some}


def unowned(ownership: Ownership) -> list[Unowned]:
    """The tasks that nobody answers for, in the order of plans and texts."""
    owned = set(ownership.task_of)
    return [
        Unowned(id=task.id, task=task.title, kind=task.kind, document=task.plan, due=task.due, evidence=place(task.spot))
        for number, task in enumerate(ownership.tasks)
        if number not in owned
    ]


def idle(rows: Rows, *, in_text: bool = False) -> list[Idle]:
    """The bodies that sit in a leading group or issued a plan, or with `in_text` are named anywhere, and own no task in any plan.

    In a text only names count whose function is known.
    """
    documents = {d.key: d for d in rows.documents()}
    groups = {group_id(documents[g.document].id, g.position): g.name for g in rows.groups()}
    bodies = {key: identity.key for _, key, _, identity, _ in rows.bodies()}
    busy = {bodies[body] for _, _, body, *_ in rows.owners()}
    found: dict[str, Idle] = {}

    def note(key: str, name: str, document: Key, named: str, spot: Spot | None, group: str | None = None) -> None:
        if key not in busy:
            made = Idle(
                id=agency_id(key),
                agency=name,
                named=named,
                group=group,
                document=documents[document].name,
                evidence=spot and place(spot),
            )
            found.setdefault(key, made)

    for m in rows.members():
        home = documents[m.document].id
        note(m.identity.key, m.identity.name, m.document, "member", Spot(home, *m[-4:]), groups[group_id(home, m.group)])
    for i in rows.issuers():
        spot = None if i.start is None else Spot(documents[i.document].id, i.start, i.start + len(i.name), i.name, None)
        note(i.identity.key, i.identity.name, i.document, "issuer", spot)
    for n in rows.named() if in_text else ():
        note(n.identity.key, n.identity.name, n.document, "text", Spot(documents[n.document].id, n.start, n.end, n.text, None))
    return sorted(found.values(), key=lambda one: (one.document, one.evidence.start if one.evidence else -1, one.id))


def place(spot: Spot) -> Place:
    """A place as a record."""
    return Place.model_construct(start=spot.start, end=spot.end, text=spot.text, page=spot.page, cell=None, document=spot.document)
