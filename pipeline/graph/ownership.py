"""Who owns what, without a graph: the bodies, the tasks and the links between them as columns, for whole stores."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.graph.model import agency_id, within
from pipeline.graph.rows import Key, Rows, Spot
from pipeline.wording import headed
from schemas import Identity

ROLES = ("lead", "responsible", "support")
LEAD, RESPONSIBLE, SUPPORT = range(3)


@dataclass(frozen=True, slots=True)
class Body:
    """A resolved body: the id of its node, its full name, its identity, and the name by which a plan first calls it."""

    id: str
    name: str
    identity: Identity
    printed: str


@dataclass(frozen=True, slots=True)
class OwnedTask:
    """A task: the id of its node, its document's id and name, number and title, last day allowed, place."""

    id: str
    document: str
    plan: str
    title: str
    kind: str
    due: str | None
    spot: Spot


@dataclass(frozen=True, slots=True)
class Ownership:
    """Bodies, tasks and links: link n says that body `body_of[n]` owns task `task_of[n]` in the role ROLES[`role_of[n]`].

    A body that one plan prints twice for a task in one role counts once.
    """

    bodies: list[Body] = field(default_factory=list)
    tasks: list[OwnedTask] = field(default_factory=list)
    task_of: "array[int]" = field(default_factory=lambda: array("i"))
    body_of: "array[int]" = field(default_factory=lambda: array("i"))
    role_of: "array[int]" = field(default_factory=lambda: array("b"))

    def owners(self) -> list[list[tuple[int, int]]]:
        """For each task its owners as (body, role), in the order of the text."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.tasks]
        for task, body, role in zip(self.task_of, self.body_of, self.role_of, strict=True):
            found[task].append((body, role))
        return found


def ownership_of(rows: Rows) -> Ownership:
    """The ownership of a source of rows."""
    made = Ownership()
    documents = {d.key: d for d in rows.documents()}
    bodies = _bodies(made, rows)
    tasks: dict[Key, int] = {}
    for home, key, id_, kind, number, title, _, due, *place in rows.tasks():
        document = documents[home]
        tasks[key] = len(made.tasks)
        spot = Spot._make((document.id, *place))
        made.tasks.append(OwnedTask(within(document.id, id_), document.id, document.name, headed(number, title), kind, due, spot))
    roles = {role: number for number, role in enumerate(ROLES)}
    seen: set[tuple[int, int, int]] = set()
    for _, task, body, role, *_place in rows.owners():
        link = tasks[task], bodies[body], roles[role]
        if link not in seen:
            seen.add(link)
            made.task_of.append(link[0])
            made.body_of.append(link[1])
            made.role_of.append(link[2])
    return made


def _bodies(made: Ownership, rows: Rows) -> dict[Key, int]:
    """The place of each row's body in the list of resolved ones."""
    at: dict[str, int] = {}
    found: dict[Key, int] = {}
    for _, key, printed, identity, _ in rows.bodies():
        if identity.key not in at:
            at[identity.key] = len(made.bodies)
            made.bodies.append(Body(agency_id(identity.key), identity.name, identity, printed))
        found[key] = at[identity.key]
    return found


def names_of(bodies: Sequence[Body]) -> list[str]:
    """Names that tell the bodies apart: the full one, with region, region's chain or key where several bear the same."""
    names = [body.name for body in bodies]
    for mark in (_region, _chain, _key):
        shared = {name for name, count in Counter(names).items() if count > 1}
        marked = [f"{body.name}（{mark(body)}）" if mark(body) else body.name for body in bodies]
        names = [longer if name in shared else name for name, longer in zip(names, marked, strict=True)]
    return names


def _region(body: Body) -> str:
    return body.identity.region.name if body.identity.region else ""


def _chain(body: Body) -> str:
    return "".join(body.identity.region.path) if body.identity.region else ""


def _key(body: Body) -> str:
    return body.id.partition(":")[2]
