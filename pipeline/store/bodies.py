"""The bodies that the names of plans mean, as rows: resolved when a plan is put in, or again for a whole store."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from extractors.agencies.identity import Registry, identify_all, identify_member
from pipeline.store.models import AgencyRow, Base, BodyRow, DocumentRow, MemberRow
from schemas import Agency, Identity, Metadata, Plan, Region, Source

TABLES = Base.metadata.tables
AT_ONCE = 500  # keys of one query
NOWHERE = Source(name="", media_type="", sha256="", bytes=0)


@dataclass(frozen=True)
class PlanBodies:
    """What the names of one plan mean: identities by the agencies' ids and the members' words, keys of rows by the identities' keys."""

    agencies: Mapping[str, Identity]
    members: Mapping[str, Identity]
    keys: Mapping[str, int]

    def agency(self, agency_id: str) -> dict[str, Any]:
        """The columns that tell which body an agency is."""
        identity = self.agencies[agency_id]
        return {"body_pk": self.keys[identity.key], "full_name": identity.name, "doubt": identity.doubt}

    def member(self, printed: str) -> int | None:
        """The row of the body that a member's words mean; null for a person."""
        identity = self.members.get(printed)
        return self.keys[identity.key] if identity else None


def bodies_of(connection: Connection, plan: Plan, *, registry: Registry | None = None) -> PlanBodies:
    """What the names of a plan mean; bodies that the store does not know yet are added to it."""
    printed = {name for g in plan.leading_groups for name in (g.head, *g.deputies, *g.members, g.office) if name}
    return resolved(connection, plan.document, plan.agencies, printed, registry=registry)


def resolved(
    connection: Connection, home: Metadata, agencies: Iterable[Agency], printed: Iterable[str], *, registry: Registry | None = None
) -> PlanBodies:
    """As `bodies_of`, of the agencies and the members' words of a plan with that card."""
    plan = Plan.model_construct(document=home, agencies=tuple(agencies), text="")
    named = identify_all(plan, registry=registry)
    known = [agency.name for agency in plan.agencies]
    members = {words: found for words in printed if (found := identify_member(words, home, known, registry=registry))}
    return PlanBodies(named, members, _keys(connection, [*named.values(), *members.values()]))


def _keys(connection: Connection, identities: Iterable[Identity]) -> dict[str, int]:
    """Key of the row of every body; new ones are added, and one that is there takes the fuller of its names."""
    wanted: dict[str, Identity] = {}
    for one in identities:
        if one.key not in wanted or _fuller(one.name, wanted[one.key].name):
            wanted[one.key] = one
    known = _known(connection, list(wanted))
    better = [{"b_pk": pk, "b_name": wanted[key].name} for key, (pk, name) in known.items() if _fuller(wanted[key].name, name)]
    if better:
        connection.execute(
            update(TABLES["bodies"]).where(TABLES["bodies"].c.pk == bindparam("b_pk")).values(name=bindparam("b_name")), better
        )
    fresh = [_row(one) for key, one in wanted.items() if key not in known]
    if fresh:
        connection.execute(insert(BodyRow), fresh)
        known |= _known(connection, [row["key"] for row in fresh])
    return {key: pk for key, (pk, _) in known.items()}


def _fuller(name: str, other: str) -> bool:
    """Which of two names of a body stands in the store does not depend on which came first."""
    return (-len(name), name) < (-len(other), other)


def _known(connection: Connection, keys: list[str]) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for at in range(0, len(keys), AT_ONCE):
        rows = connection.execute(select(BodyRow.key, BodyRow.pk, BodyRow.name).where(BodyRow.key.in_(keys[at : at + AT_ONCE])))
        found |= {row.key: (row.pk, row.name) for row in rows}
    return found


def _row(identity: Identity) -> dict[str, Any]:
    region = identity.region
    return {
        "key": identity.key,
        "name": identity.name,
        "kind": identity.kind,
        "function": identity.function,
        "parts": list(identity.parts),
        "level": identity.level,
        "region_name": region and region.name,
        "region_code": region and region.code,
        "region_path": list(region.path) if region else [],
        "counterpart": identity.counterpart,
    }


def refill(connection: Connection, *, registry: Registry | None = None) -> None:
    """Resolve every name of a store afresh, from what its tables hold; what search indexes of them has to be made anew after it."""
    connection.execute(update(MemberRow).values(body_pk=None))
    connection.execute(update(AgencyRow).values(body_pk=None, full_name=None, doubt=None))
    connection.execute(delete(BodyRow))
    agencies = _by_document(connection, AgencyRow)
    members = _by_document(connection, MemberRow)
    for pk, home in _homes(connection):
        named, sat = agencies.get(pk, []), members.get(pk, [])
        plain = [Agency(id=a.id, name=a.name, canonical=a.canonical, kind=a.kind) for a in named]
        found = resolved(connection, home, plain, [s.name for s in sat], registry=registry)
        _fill(connection, "agencies", [{"row": a.pk, **found.agency(a.id)} for a in named])
        _fill(connection, "leading_group_members", [{"row": s.pk, "body_pk": found.member(s.name)} for s in sat])


def _fill(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        table = TABLES[name]
        connection.execute(update(table).where(table.c.pk == bindparam("row")), rows)


def _by_document(connection: Connection, model: type[Base]) -> dict[int, list[Any]]:
    table = TABLES[model.__tablename__]
    wanted = [table.c[name] for name in ("pk", "document_pk", "id", "name", "canonical", "kind") if name in table.c]
    rows = connection.execute(select(*wanted).order_by(table.c.pk))
    return {key: list(some) for key, some in groupby(rows, key=attrgetter("document_pk"))}


def _homes(connection: Connection) -> Iterator[tuple[int, Metadata]]:
    """The documents with what of their cards names depend on."""
    wanted = (DocumentRow.pk, DocumentRow.id, DocumentRow.level, DocumentRow.region_name, DocumentRow.region_code, DocumentRow.region_path)
    for row in connection.execute(select(*wanted).order_by(DocumentRow.pk)).all():
        path = json.loads(row.region_path) if isinstance(row.region_path, str) else row.region_path
        region = Region(name=row.region_name, code=row.region_code, path=tuple(path or ())) if row.region_name else None
        yield row.pk, Metadata(id=row.id, source=NOWHERE, level=row.level, region=region)
