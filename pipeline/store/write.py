"""Puts plans into a store and takes them out, whole or not at all."""

from sqlalchemy import Connection, delete, func, insert, select

from extractors.agencies.identity import Registry
from pipeline.store.bodies import bodies_of, refill
from pipeline.store.models import AgencyRow, Base, BodyRow, DocumentRow, MemberRow, NameRow
from pipeline.store.rows import PlanRows, document_row
from pipeline.store.search import SEARCHED
from pipeline.store.sqlite import index, index_afresh, unindex
from schemas import Plan


def put_plan(connection: Connection, plan: Plan, path: str, *, registry: Registry | None = None) -> None:
    """Write a plan with everything in it; a plan of the same id that is there already is replaced.

    `registry` says what a user knows of the names of bodies (`pipeline.agencies.read_registry`).
    """
    old = _key_of(connection, plan.document.id)
    if old is not None:
        _remove(connection, old)
    key = old or connection.execute(select(func.coalesce(func.max(DocumentRow.pk), 0) + 1)).scalar_one()
    connection.execute(insert(DocumentRow), {"pk": key, **document_row(plan, path)})
    rows = PlanRows(plan, key, _names(connection, plan), bodies_of(connection, plan, registry=registry))
    for model, made in rows.all():
        if made:
            connection.execute(insert(model), made)
            table = Base.metadata.tables[model.__tablename__]
            if table in SEARCHED:
                index(connection, table, made)


def remove_plan(connection: Connection, plan_id: str) -> bool:
    """Take a plan out with everything in it; false if it was not there."""
    key = _key_of(connection, plan_id)
    if key is not None:
        _remove(connection, key)
    return key is not None


def resolve_bodies(connection: Connection, *, registry: Registry | None = None) -> None:
    """Resolve the names of every plan in the store afresh, and index what search knows of them."""
    refill(connection, registry=registry)
    index_afresh(connection, Base.metadata.tables[AgencyRow.__tablename__])


def remove_unused_names(connection: Connection) -> None:
    """Take names of bodies out that no document has any more."""
    connection.execute(delete(NameRow).where(~select(AgencyRow.pk).where(AgencyRow.name_pk == NameRow.pk).exists()))


def remove_unused_bodies(connection: Connection) -> None:
    """Take bodies out that no document means any more."""
    owns = select(AgencyRow.pk).where(AgencyRow.body_pk == BodyRow.pk).exists()
    sits = select(MemberRow.pk).where(MemberRow.body_pk == BodyRow.pk).exists()
    connection.execute(delete(BodyRow).where(~owns, ~sits))


def _key_of(connection: Connection, plan_id: str) -> int | None:
    return connection.execute(select(DocumentRow.pk).where(DocumentRow.id == plan_id)).scalar_one_or_none()


def _remove(connection: Connection, key: int) -> None:
    unindex(connection, key)
    connection.execute(delete(DocumentRow).where(DocumentRow.pk == key))


def _names(connection: Connection, plan: Plan) -> dict[str, int]:
    """Key of the row of every standard name of the plan; new names are added."""
    wanted = {agency.canonical: agency.kind for agency in plan.agencies}
    known = _known(connection, wanted)
    fresh = [{"name": name, "kind": kind} for name, kind in wanted.items() if name not in known]
    if fresh:
        connection.execute(insert(NameRow), fresh)
        known = _known(connection, wanted)
    return known


def _known(connection: Connection, wanted: dict[str, str]) -> dict[str, int]:
    rows = connection.execute(select(NameRow.name, NameRow.pk).where(NameRow.name.in_(wanted)))
    return {row.name: row.pk for row in rows}
