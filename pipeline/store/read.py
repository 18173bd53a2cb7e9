"""Builds a Plan again from its rows, equal to the one that was put in."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from pipeline.store.conditions import document_conditions, task_conditions
from pipeline.store.models import Base, DocumentRow, TaskRow
from pipeline.store.records import Filter
from pipeline.store.sqlite import settle_patterns
from schemas import (
    Agency,
    Baseline,
    Cell,
    Citation,
    Evidence,
    Indicator,
    LeadingGroup,
    Metadata,
    Period,
    Phase,
    Plan,
    PlanSection,
    Region,
    Responsibility,
    Source,
    Target,
    Task,
    TimeRef,
    Warning_,
)

TABLES = Base.metadata.tables
OF_DOCUMENT = {"doc": None, "region": None}  # what of a filter the document itself has answered


def plan_ids(connection: Connection, wanted: Filter | None = None) -> list[str]:
    """The ids of the plans that a filter asks for, in the order of their files' paths.

    Where it asks for more than document and region, those with at least one task that it asks for.
    """
    wanted = wanted or Filter()
    found = select(DocumentRow.id).where(*document_conditions(wanted))
    if wanted.agency or wanted.role or wanted.due_before or wanted.text or wanted.pattern is not None:
        found = found.where(DocumentRow.pk.in_(select(TaskRow.document_pk).where(*task_conditions(wanted.model_copy(update=OF_DOCUMENT)))))
    ids = list(connection.execute(found.order_by(DocumentRow.path, DocumentRow.pk)).scalars())
    settle_patterns(connection)
    return ids


def plan_names(connection: Connection) -> list[tuple[str, str, str]]:
    """Id, title (or else the file's name) and path of every plan, in the order of their files' paths."""
    found = select(DocumentRow.id, DocumentRow.title, DocumentRow.source_name, DocumentRow.path).order_by(DocumentRow.path, DocumentRow.pk)
    return [(plan_id, title or name, path) for plan_id, title, name, path in connection.execute(found)]


def read_plan(connection: Connection, plan_id: str) -> Plan:
    """The plan with this id. KeyError if there is none."""
    document = connection.execute(select(TABLES["documents"]).where(DocumentRow.id == plan_id)).mappings().one_or_none()
    if document is None:
        raise KeyError(plan_id)
    rows = _Rows(connection, document["pk"])
    return Plan(
        schema_version=document["schema_version"],
        document=_metadata(document, tuple(_fact(Citation, row) for row in rows.of("citations"))),
        sections=tuple(_fact(PlanSection, row) for row in rows.of("sections")),
        tasks=tuple(rows.tasks()),
        indicators=tuple(_indicator(row) for row in rows.of("indicators")),
        targets=tuple(_fact(Target, row, due=_due(row), indicators=rows.links("target", row["pk"])) for row in rows.of("targets")),
        phases=tuple(_fact(Phase, row) for row in rows.of("phases")),
        leading_groups=tuple(rows.groups()),
        agencies=tuple(Agency(**_plain(Agency, row)) for row in rows.of("agencies")),
        warnings=tuple(_fact(Warning_, row) for row in rows.of("warnings")),
        text=rows.of("document_texts")[0]["text"],
    )


class _Rows:
    """The rows of one document, table by table in the order of the plan."""

    def __init__(self, connection: Connection, document_pk: int) -> None:
        self._connection, self._document_pk = connection, document_pk
        self._links = {owner: self._link_lists(owner) for owner in ("task", "target")}

    def of(self, name: str) -> list[RowMapping]:
        table = TABLES[name]
        found = select(table).where(table.c.document_pk == self._document_pk).order_by(*table.primary_key.columns)
        return list(self._connection.execute(found).mappings())

    def links(self, owner: str, key: int) -> tuple[str, ...]:
        return tuple(self._links[owner][key])

    def tasks(self) -> Iterator[Task]:
        places = _grouped(self.of("task_places"), "task_pk")
        owners = _grouped(self.of("responsibilities"), "task_pk")
        for row in self.of("tasks"):
            key = row["pk"]
            yield Task(
                **_plain(Task, row),
                responsibilities=tuple(_fact(Responsibility, r) for r in owners[key]),
                due=_due(row),
                indicators=self.links("task", key),
                evidence=tuple(e for e in map(_evidence, [row, *places[key]]) if e),
            )

    def groups(self) -> Iterator[LeadingGroup]:
        members = _grouped(self.of("leading_group_members"), "group_pk")
        for row in self.of("leading_groups"):
            by_role = _grouped(members[row["pk"]], "role")
            named = {role: tuple(r["name"] for r in by_role[role]) for role in ("head", "deputy", "member", "office")}
            yield _fact(
                LeadingGroup,
                row,
                head=next(iter(named["head"]), None),
                deputies=named["deputy"],
                members=named["member"],
                office=next(iter(named["office"]), None),
            )

    def _link_lists(self, owner: str) -> dict[int, list[str]]:
        owners, links = TABLES[f"{owner}s"], TABLES[f"{owner}_indicators"]
        key = links.c[f"{owner}_pk"]
        found = select(key, links.c.indicator).join(owners, owners.c.pk == key).where(owners.c.document_pk == self._document_pk)
        lists: dict[int, list[str]] = defaultdict(list)
        for owner_pk, indicator in self._connection.execute(found.order_by(key, links.c.position)):
            lists[owner_pk].append(indicator)
        return lists


def _grouped(rows: list[RowMapping], column: str) -> dict[Any, list[RowMapping]]:
    groups: dict[Any, list[RowMapping]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups


def _plain(record: type[Any], row: RowMapping) -> dict[str, Any]:
    return {name: row[name] for name in record.model_fields if name in row}


def _fact(record: type[Any], row: RowMapping, **more: Any) -> Any:
    return record(**{**_plain(record, row), "evidence": _evidence(row), **more})


def _evidence(row: RowMapping) -> Evidence | None:
    if row["evidence_start"] is None:
        return None
    cell = None if row["cell_table"] is None else Cell(table=row["cell_table"], row=row["cell_row"], col=row["cell_col"])
    return Evidence(start=row["evidence_start"], end=row["evidence_end"], text=row["evidence_text"], page=row["page"], cell=cell)


def _due(row: RowMapping) -> TimeRef | None:
    if row["due_kind"] is None:
        return None
    return TimeRef(text=row["due_text"], start=row["due_start"], end=row["due_end"], kind=row["due_kind"])


def _indicator(row: RowMapping) -> Indicator:
    baseline = None if row["baseline_value"] is None else Baseline(value=row["baseline_value"], as_of=row["baseline_as_of"])
    made: Indicator = _fact(Indicator, row, due=_due(row), baseline=baseline)
    return made


def _metadata(row: RowMapping, citations: tuple[Citation, ...]) -> Metadata:
    region = row["region_name"] and Region(name=row["region_name"], code=row["region_code"], path=tuple(row["region_path"]))
    return Metadata(
        **{**_plain(Metadata, row), "issuers": tuple(row["issuers"])},
        source=Source(name=row["source_name"], media_type=row["media_type"], sha256=row["sha256"], bytes=row["bytes"], pages=row["pages"]),
        region=region or None,
        period=Period(start=row["period_start"], end=row["period_end"]),
        citations=citations,
    )
