"""Which bodies of a store a name means: by the words that plans print, by function, level and region, and by likeness."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Text, and_, cast, func, not_, or_, select

from extractors.agencies.identity import Registry, identify
from extractors.agencies.identity.seat import parted
from extractors.engine import pattern
from pipeline.regions import code_prefix
from pipeline.store.conditions import agency_condition
from pipeline.store.models import AgencyRow, Base, BodyRow, MemberRow, ResponsibilityRow
from schemas import Identity, Metadata, Source

BODIES = Base.metadata.tables["bodies"]
NEAR, NEAR_ENOUGH = 5, 0.5
ENDINGS = ("市", "区", "县", "旗")
NOWHERE = Metadata(id="", source=Source(name="", media_type="", sha256="", bytes=0))
Condition = ColumnElement[bool]


def bodies_meant(
    connection: Connection, name: str, *, region: str | None = None, counterparts: bool = False, registry: Registry | None = None
) -> list[RowMapping]:
    """The rows of `bodies` that a name means, in the order of their full names; the widest reading that finds any counts last.

    First bodies that plans print under the name and those of its function (and level and region, where the name says them),
    then those whose names hold it. With `counterparts` also those that do the same work elsewhere.
    """
    name = "".join(name.split())
    of_region = region_condition(region)
    found: list[RowMapping] = []
    for condition in conditions(name, identify(name, NOWHERE, registry=registry)):
        found = _rows(connection, and_(condition, *of_region))
        if found:
            break
    if counterparts and found:
        same = {row["counterpart"] for row in found if row["counterpart"]}
        also = _rows(connection, and_(BodyRow.counterpart.in_(sorted(same)), *of_region))
        found = [*found, *(row for row in also if row["pk"] not in {one["pk"] for one in found})]
    return sorted(found, key=lambda row: (row["kind"] == "collective", row["name"], row["key"]))


def conditions(name: str, identity: Identity) -> Iterator[Condition]:
    """The readings of a name, the narrowest first."""
    printed = or_(
        BodyRow.pk.in_(select(AgencyRow.body_pk).where(AgencyRow.name == name)),
        BodyRow.pk.in_(select(MemberRow.body_pk).where(MemberRow.name == name)),
    )
    if identity.region is not None:
        yield BodyRow.key.in_((identity.key, f"{identity.key}?"))
        yield and_(BodyRow.function == identity.function, BodyRow.function.is_not(None), *of_place(identity.region.name))
    elif identity.function is not None and identity.kind != "collective":
        yield or_(and_(BodyRow.function == identity.function, BodyRow.kind != "collective", *of_level(name, identity)), printed)
    else:
        yield printed
    yield BodyRow.name == name
    yield or_(BodyRow.name.contains(name, autoescape=True), BodyRow.key.contains(name, autoescape=True))


def of_level(name: str, identity: Identity) -> list[Condition]:
    """That a body is of the level that a name says: 市, 区 and 县 by the names of regions, since 市 is a county's too."""
    if identity.level is None:
        return []
    match = pattern("identities", "level_word").match(name)
    if match and match["word"] in ENDINGS:
        return [BodyRow.region_name.endswith(match["word"])]
    return [BodyRow.level == identity.level]


def of_place(name: str) -> list[Condition]:
    """That a body is of a region that the table of regions does not hold, by its name and those above it as far as printed."""
    *above, last = parted(name)
    return [BodyRow.region_name == last, *(cast(BodyRow.region_path, Text).contains(f'"{one}"') for one in above)]


def region_condition(region: str | None) -> list[Condition]:
    """That a body is of a region or of one below it, by name or code."""
    if not region:
        return []
    code = BodyRow.region_code.startswith(code_prefix(region), autoescape=True)
    named = (BodyRow.region_name, cast(BodyRow.region_path, Text))
    return [or_(code, *(field.contains(region, autoescape=True) for field in named))]


def _rows(connection: Connection, condition: Condition) -> list[RowMapping]:
    return list(connection.execute(select(BODIES).where(condition)).mappings())


def other_names(connection: Connection, name: str) -> list[str]:
    """Names beside tasks that stand for the bodies a name means and do not hold it, the most frequent first; none for a collective.

    住建局 → 市住房城乡建设局, 省住房城乡建设厅 …: what a search for the words of the name misses.
    """
    identity = identify(name, NOWHERE)
    if identity.function is None or identity.kind == "collective":
        return []
    meant = [row["pk"] for row in bodies_meant(connection, name)]
    printed = (
        select(ResponsibilityRow.agency)
        .join(AgencyRow, AgencyRow.pk == ResponsibilityRow.agency_pk)
        .where(AgencyRow.body_pk.in_(meant), not_(agency_condition(name)))
        .group_by(ResponsibilityRow.agency)
        .order_by(func.count().desc(), ResponsibilityRow.agency)
    )
    return list(connection.execute(printed).scalars())


def near_names(connection: Connection, name: str) -> tuple[str, ...]:
    """Names of bodies that are like a name, the likest first."""
    named: Sequence[Any] = connection.execute(select(BodyRow.name).where(BodyRow.kind != "collective").distinct()).scalars().all()
    return tuple(get_close_matches(name, sorted(named), NEAR, NEAR_ENOUGH))
