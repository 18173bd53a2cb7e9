"""The leading group's list of members beside the bodies that the tasks name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.agencies import kind_of
from extractors.engine import Patterns
from pipeline.checks.doubt import Doubt
from pipeline.checks.names import may_be_one
from pipeline.checks.scene import CLAUSE_MARKS, Scene
from schemas import LeadingGroup, Responsibility
from schemas.finding import Place

DEPARTMENTS = frozenset({"government", "party"})
GROUPS = Patterns("groups", __file__)
LEAST_MEMBERS, LEAST_SHARED, MOST_TOLD = 5, 0.6, 4


@dataclass(frozen=True, slots=True)
class Roll:
    """A group with the names of its bodies, and the place of the list of its members; `people` where it is one of officials."""

    group: LeadingGroup
    names: tuple[str, ...]
    place: Place
    people: bool = False


def rolls(scene: Scene) -> Iterator[Roll]:
    """The groups whose members are departments, or officials of departments: only those can be set against the owners of tasks."""
    for group in scene.plan.leading_groups:
        bodies = [name for name in group.members if not any(mark in name for mark in " \t（(") or kind_of(name) != "other"]
        spans = list(scene.members(group))
        if len(bodies) >= LEAST_MEMBERS and len(bodies) >= LEAST_SHARED * len(group.members) and spans:
            stop = spans[-2 if group.office and len(spans) > 1 else -1][1]
            names = (*group.members, *filter(None, (group.head, *group.deputies, group.office)))
            place = scene.place(scene.around(*spans[0], CLAUSE_MARKS)[0], scene.around(stop, stop, CLAUSE_MARKS)[1])
            yield Roll(group, names, place)
        elif seats := list(scene.seats(group)):
            names = tuple(dict.fromkeys(scene.text[start:end] for start, end in seats))
            if len(names) >= LEAST_MEMBERS and len(seats) >= LEAST_SHARED * len(group.members):
                place = scene.place(scene.around(*seats[0], "\n")[0], scene.around(*seats[-1], "\n")[1])
                yield Roll(group, (*names, *filter(None, (group.office,))), place, people=True)


def outsiders(scene: Scene) -> Iterator[Doubt]:
    """Departments with tasks that the group's list does not name; not where the list leaves out half of them and so is another circle."""
    owners = first_places(scene)
    for roll in rolls(scene):
        out = [one for one in owners if not any(may_be_one(scene, one.agency, name) for name in roll.names)]
        if len(owners) < LEAST_MEMBERS or len(out) > (1 - LEAST_SHARED) * len(owners):
            continue
        for one in out:
            places = scene.clause(one.evidence.start, one.evidence.end), roll.place
            yield Doubt("agency-not-in-group", places, {"agency": one.agency, "group": roll.group.name})


def first_places(scene: Scene) -> Sequence[Responsibility]:
    """The first responsibility of every department that answers for a task."""
    found: dict[str, Responsibility] = {}
    for task in scene.plan.tasks:
        for one in task.responsibilities:
            if kind_of(one.agency) in DEPARTMENTS and not GROUPS.local.search(one.agency):
                found.setdefault(one.agency_id, one)
    return tuple(found.values())


def idle_members(scene: Scene) -> Iterator[Doubt]:
    """Departments of the group without any task where most members have one."""
    owners = [agency.name for agency in scene.plan.agencies]
    for roll in (one for one in rolls(scene) if not one.people):
        members = [name for name in roll.group.members if kind_of(name) != "collective"]
        idle = [name for name in members if not any(may_be_one(scene, name, owner) for owner in owners)]
        if idle and len(idle) <= min(MOST_TOLD, (1 - LEAST_SHARED) * len(members)):
            starts = [start_of(scene, roll, name) for name in idle]
            places = [scene.place(*scene.around(at, at, CLAUSE_MARKS)) for at in starts]
            yield Doubt("member-without-task", tuple(dict.fromkeys(places)), {"names": "、".join(idle), "group": roll.group.name})


def start_of(scene: Scene, roll: Roll, name: str) -> int:
    """Where the list names a member."""
    return max(scene.text.find(name, roll.place.start, roll.place.end), roll.place.start)
