"""What bodies owe, from the rows of a store."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from pipeline.store.conditions import Condition, due_conditions
from pipeline.store.models import AgencyRow, DocumentRow, GroupRow, MemberRow, ResponsibilityRow, SectionRow, TaskRow
from pipeline.store.query import OF_DOCUMENT, due_of, where_of
from pipeline.who.records import BodyDuties, Owed, PlanDuties, Seat

ROLES = ("lead", "responsible", "support")
AT_ONCE = 500


def duties_of(
    connection: Connection, bodies: Sequence[RowMapping], *, first: str | None = None, last: str | None = None
) -> tuple[BodyDuties, ...]:
    """What each of some rows of `bodies` owes; with a `first` or a `last` day tasks due from or by that day, and no seats."""
    keys = [row["pk"] for row in bodies]
    due = due_conditions(TaskRow, first, last)
    tasks = _by_body(_owed(connection, keys, due))
    seats = {} if due else _by_body(_seats(connection, keys))
    doubts = _doubts(connection, keys)
    return tuple(_duties(row, tasks.get(row["pk"], []), seats.get(row["pk"], []), doubts.get(row["pk"], ())) for row in bodies)


def _duties(body: RowMapping, tasks: list[RowMapping], seats: list[RowMapping], doubts: Iterable[str]) -> BodyDuties:
    plain = {name: body[name] for name in ("key", "name", "kind", "function", "level", "region_code", "counterpart")}
    printed = dict.fromkeys(row["printed"] for row in (*tasks, *seats))
    return BodyDuties(
        **plain, region=body["region_name"], printed=tuple(sorted(printed)), doubts=tuple(doubts), plans=tuple(_plans(tasks, seats))
    )


def _plans(tasks: list[RowMapping], seats: list[RowMapping]) -> Iterable[PlanDuties]:
    documents = {row["document_pk"]: row for row in (*tasks, *seats)}
    for pk, row in sorted(documents.items(), key=lambda one: (one[1]["document_path"], one[0])):
        owed = [task for task in tasks if task["document_pk"] == pk]
        yield PlanDuties(
            **{name: row[name] for name in ("document_id", "document", "region")},
            path=row["document_path"],
            tasks=tuple(_task(task) for task in sorted(owed, key=lambda task: (ROLES.index(task["role"]), task["task_pk"]))),
            groups=tuple(_seat(seat) for seat in seats if seat["document_pk"] == pk),
        )


def _task(row: RowMapping) -> Owed:
    plain = {name: row[name] for name in ("role", "printed", "number", "title")}
    return Owed(**where_of(row), **plain, task=row["id"], due=due_of(row))


def _seat(row: RowMapping) -> Seat:
    return Seat(**where_of(row), role=row["seat_role"], printed=row["printed"], group=row["group_name"])


def _owed(connection: Connection, bodies: Sequence[int], due: Sequence[Condition]) -> Iterable[RowMapping]:
    found = (
        select(
            *OF_DOCUMENT,
            TaskRow.__table__,
            AgencyRow.body_pk,
            ResponsibilityRow.task_pk,
            ResponsibilityRow.role,
            ResponsibilityRow.agency.label("printed"),
        )
        .select_from(AgencyRow)
        .join(ResponsibilityRow, ResponsibilityRow.agency_pk == AgencyRow.pk)
        .join(TaskRow, TaskRow.pk == ResponsibilityRow.task_pk)
        .join(DocumentRow, DocumentRow.pk == TaskRow.document_pk)
        .where(*due)
        .order_by(ResponsibilityRow.pk)
    )
    return _in_batches(connection, found, AgencyRow.body_pk, bodies)


def _seats(connection: Connection, bodies: Sequence[int]) -> Iterable[RowMapping]:
    path = (
        select(SectionRow.path)
        .where(
            SectionRow.document_pk == GroupRow.document_pk,
            SectionRow.start <= GroupRow.evidence_start,
            SectionRow.end > GroupRow.evidence_start,
        )
        .order_by(SectionRow.pk.desc())
        .limit(1)
        .scalar_subquery()
        .label("section_path")
    )
    found = (
        select(
            *OF_DOCUMENT,
            GroupRow.__table__,
            path,
            GroupRow.name.label("group_name"),
            MemberRow.body_pk,
            MemberRow.role.label("seat_role"),
            MemberRow.name.label("printed"),
        )
        .select_from(MemberRow)
        .join(GroupRow, GroupRow.pk == MemberRow.group_pk)
        .join(DocumentRow, DocumentRow.pk == GroupRow.document_pk)
        .order_by(MemberRow.pk)
    )
    return _in_batches(connection, found, MemberRow.body_pk, bodies)


def _doubts(connection: Connection, bodies: Sequence[int]) -> dict[int, list[str]]:
    found = select(AgencyRow.body_pk, func.min(AgencyRow.doubt).label("doubt")).where(AgencyRow.doubt.is_not(None))
    rows = _in_batches(connection, found.group_by(AgencyRow.body_pk, AgencyRow.doubt), AgencyRow.body_pk, bodies)
    doubts: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        doubts[row["body_pk"]].append(row["doubt"])
    return {key: sorted(some) for key, some in doubts.items()}


def _in_batches(connection: Connection, found: Any, column: Any, keys: Sequence[int]) -> Iterable[RowMapping]:
    for at in range(0, len(keys), AT_ONCE):
        yield from connection.execute(found.where(column.in_(keys[at : at + AT_ONCE]))).mappings()


def _by_body(rows: Iterable[RowMapping]) -> dict[int, list[RowMapping]]:
    found: dict[int, list[RowMapping]] = defaultdict(list)
    for row in rows:
        found[row["body_pk"]].append(row)
    return found
