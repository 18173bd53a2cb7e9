"""Who answers for a task in one plan and in the other, and until when."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from extractors.agencies.identity import Registry, are_many_of, core_of_many, identify_all, succeeds
from pipeline.compare.relation import contains
from pipeline.dates import last_day
from schemas import Identity, Metadata, Plan, Responsibility, Task, TimeRef
from schemas.diff import DueChange, OwnerChange, OwnerVerdict, Relation

Identities = Mapping[str, Identity]
Same = Callable[[Responsibility, Identities], str | None]


def _itself(one: Responsibility, bodies: Identities) -> str | None:
    return one.agency


def _key(one: Responsibility, bodies: Identities) -> str | None:
    return bodies[one.agency_id].key if one.agency_id in bodies else None


def _counterpart(one: Responsibility, bodies: Identities) -> str | None:
    return bodies[one.agency_id].counterpart if one.agency_id in bodies else None


def _members(one: Responsibility, bodies: Identities) -> str | None:
    """市有关专项资金使用单位 and 各专项资金使用单位 are the same many of either place."""
    return core_of_many(one.agency) if one.agency_id in bodies and bodies[one.agency_id].kind == "collective" else None


# How two printed names may be one body, the surest first; in versions of one plan, whose place is one, another body's work makes none.
SAMENESS: tuple[Same, ...] = (_itself, _key, _counterpart, _members)
OF_VERSIONS: tuple[Same, ...] = (_itself, _key, _members)


@dataclass(frozen=True)
class Owners:
    """The bodies of two plans, by the ids of their agencies; `cards` tell whose the plans are."""

    a: Identities
    b: Identities
    cards: tuple[Metadata | None, Metadata | None] = (None, None)
    relation: Relation = "peers"
    registry: Registry | None = None

    @classmethod
    def of(cls, a: Plan, b: Plan, relation: Relation, registry: Registry | None) -> "Owners":
        """The bodies that two plans name."""
        return cls(identify_all(a, registry=registry), identify_all(b, registry=registry), (a.document, b.document), relation, registry)

    def changes(self, a: Task, b: Task) -> tuple[OwnerChange, ...]:
        """The bodies whose role differs, in the order of A's attribution and then of B's; between versions also those of another name.

        A body is first looked for as itself, then as its counterpart in the other region.
        """
        mine, theirs = _roles(a), _roles(b)
        partners = self._partners(mine, theirs)
        rows = [self._row(one, theirs.get(partners.get(one.agency, ""))) for one in mine.values()]
        added = [self._row(None, one) for one in theirs.values() if one.agency not in partners.values()]
        return tuple(row for row in (*rows, *added) if row is not None)

    def _partners(self, mine: Mapping[str, Responsibility], theirs: Mapping[str, Responsibility]) -> dict[str, str]:
        """A's bodies to those of B that they are, by their names."""
        partners: dict[str, str] = {}
        ways: list[Callable[[Responsibility, Responsibility], bool]] = [self._way(same) for same in self._sameness()]
        for are_one in [*ways, self._succeeds] if self.relation == "versions" else ways:
            free = [one for one in theirs.values() if one.agency not in partners.values()]
            for one in mine.values():
                found = next((other for other in free if are_one(one, other)), None) if one.agency not in partners else None
                if found is not None:
                    partners[one.agency] = found.agency
                    free.remove(found)
        return partners

    def _sameness(self) -> tuple[Same, ...]:
        return OF_VERSIONS if self.relation == "versions" else SAMENESS

    def _way(self, same: Same) -> Callable[[Responsibility, Responsibility], bool]:
        def are_one(one: Responsibility, other: Responsibility) -> bool:
            wanted = same(one, self.a)
            return bool(wanted) and same(other, self.b) == wanted

        return are_one

    def _succeeds(self, one: Responsibility, other: Responsibility) -> bool:
        if one.agency_id not in self.a or other.agency_id not in self.b:
            return False
        return succeeds(self.a[one.agency_id], self.b[other.agency_id], (one.agency, other.agency), registry=self.registry)

    def _row(self, one: Responsibility | None, other: Responsibility | None) -> OwnerChange | None:
        change = self._change(one, other)
        if change is None:
            return None
        names = tuple(dict.fromkeys(body.agency for body in (one, other) if body is not None))
        return OwnerChange(
            agency="／".join(names),
            a=one.role if one else None,
            b=other.role if other else None,
            change=change,
            a_name=one.agency if one else None,
            b_name=other.agency if other else None,
        )

    def _change(self, one: Responsibility | None, other: Responsibility | None) -> OwnerVerdict | None:
        """What differs; None where nothing does."""
        if one is None or other is None:
            alone = (one and self._is_of(one, self.a, *self.cards)) or (other and self._is_of(other, self.b, *self.cards[::-1]))
            return "itself" if alone else "role"
        if self.relation == "versions" and _plain(one.agency) != _plain(other.agency):
            return "renamed" if self._succeeds(one, other) else "restyled"
        return None if one.role == other.role else "role"

    def _is_of(self, one: Responsibility, bodies: Identities, home: Metadata | None, other: Metadata | None) -> bool:
        """The body is a collective of governments of which the one of the other plan is one."""
        body = bodies.get(one.agency_id)
        if body is None or home is None or other is None or other.level is None or home.region is None or other.region is None:
            return False
        return are_many_of(body, other.level) and contains(home.region, other.region)


def _plain(name: str) -> str:
    """A printed name without blanks, its brackets and digits in one form."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def _roles(task: Task) -> dict[str, Responsibility]:
    """Each body once, with its first role."""
    roles: dict[str, Responsibility] = {}
    for one in task.responsibilities:
        roles.setdefault(one.agency, one)
    return roles


def due_change(a: TimeRef | None, b: TimeRef | None) -> DueChange | None:
    """The two deadlines where they are not the same days; None where they are, or there are none."""
    return None if _days(a) == _days(b) else DueChange(a=a, b=b)


def _days(due: TimeRef | None) -> tuple[str | None, ...] | None:
    """What a time expression allows: 2025年底 and 2025年12月 are one, and so are all ways to say that it goes on."""
    if due is None:
        return None
    if due.kind in ("ongoing", "recurring") or not (due.start or due.end):
        return (due.kind,) if due.kind in ("ongoing", "recurring") else (due.kind, due.text)
    return (due.start if due.kind == "range" else None, _last(due.end))


def _last(date: str | None) -> str | None:
    try:
        return date and last_day(date)
    except ValueError:  # misprinted: 2025-02-30
        return date
