"""Who answers for a task in one plan and in the other, and until when."""

from collections.abc import Callable, Mapping

from pipeline.dates import last_day
from schemas import Identity, Responsibility, Task, TimeRef
from schemas.diff import DueChange, OwnerChange

Identities = Mapping[str, Identity]


# How two printed names may be one body, the surest first.
SAMENESS: tuple[Callable[[Responsibility, Identities], str | None], ...] = (
    lambda one, bodies: one.agency,
    lambda one, bodies: bodies[one.agency_id].key if one.agency_id in bodies else None,
    lambda one, bodies: bodies[one.agency_id].counterpart if one.agency_id in bodies else None,
)


def owner_changes(a: Task, b: Task, a_bodies: Identities, b_bodies: Identities) -> tuple[OwnerChange, ...]:
    """The bodies whose role differs, in the order of A's attribution and then of B's.

    A body is first looked for as itself, then as its counterpart in the other region.
    """
    mine, theirs = _roles(a), _roles(b)
    partners: dict[str, str] = {}
    for same in SAMENESS:
        free = [r for r in theirs.values() if r.agency not in partners.values()]
        for one in mine.values():
            if one.agency in partners:
                continue
            wanted = same(one, a_bodies)
            found = next((r for r in free if wanted and same(r, b_bodies) == wanted), None)
            if found is not None:
                partners[one.agency] = found.agency
                free.remove(found)
    rows = [(one, theirs.get(partners.get(one.agency, ""))) for one in mine.values()]
    differing = [(one, other) for one, other in rows if other is None or one.role != other.role]
    changes = [OwnerChange(agency=_said(one, other), a=one.role, b=other.role if other else None) for one, other in differing]
    added = [r for r in theirs.values() if r.agency not in partners.values()]
    return (*changes, *(OwnerChange(agency=r.agency, a=None, b=r.role) for r in added))


def _roles(task: Task) -> dict[str, Responsibility]:
    """Each body once, with its first role."""
    roles: dict[str, Responsibility] = {}
    for one in task.responsibilities:
        roles.setdefault(one.agency, one)
    return roles


def _said(one: Responsibility, other: Responsibility | None) -> str:
    return one.agency if other is None or one.agency == other.agency else f"{one.agency}／{other.agency}"


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
