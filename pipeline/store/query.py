"""The questions that a store answers, as typed functions over a connection."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, case, distinct, func, select

from pipeline.store.conditions import (
    TABLES,
    agency_condition,
    indicator_conditions,
    owner_conditions,
    task_conditions,
)
from pipeline.store.models import AgencyRow, BodyRow, DocumentRow, IndicatorRow, NameRow, ResponsibilityRow, TaskIndicatorRow, TaskRow
from pipeline.store.records import Filter, FoundAgency, FoundFact, FoundIndicator, FoundTask
from pipeline.store.sqlite import count_containing, settle_patterns
from pipeline.store.views import headed
from pipeline.wording import phrase
from schemas import Cell, Evidence, TimeRef

BATCH = 500
# What tells bodies apart: the body that is meant, or the standard form of a name that means none.
WHICH = func.coalesce(AgencyRow.body_pk, -AgencyRow.name_pk)
OF_DOCUMENT = (
    DocumentRow.id.label("document_id"),
    func.coalesce(DocumentRow.title, DocumentRow.source_name).label("document"),
    DocumentRow.path.label("document_path"),
    DocumentRow.region_name.label("region"),
)


def find_tasks(connection: Connection, wanted: Filter | None = None) -> Iterator[FoundTask]:
    """The tasks that a filter asks for, in the order of their documents' paths and texts."""
    wanted = wanted or Filter()
    found = (
        select(*OF_DOCUMENT, TABLES["tasks"])
        .join(DocumentRow, DocumentRow.pk == TaskRow.document_pk)
        .where(*task_conditions(wanted))
        .order_by(DocumentRow.path, TaskRow.pk)
    )
    for rows in _batches(connection, found, wanted.limit):
        keys = [row["pk"] for row in rows]
        owners, indicators = _owners(connection, keys), _phrases(connection, keys)
        for row in rows:
            yield FoundTask(
                **where_of(row),
                **{name: row[name] for name in ("id", "kind", "number", "title")},
                **{role: tuple(owners[row["pk"], role]) for role in ("lead", "support", "responsible")},
                due=due_of(row),
                indicators=tuple(indicators[row["pk"]]),
            )


def find_indicators(connection: Connection, wanted: Filter | None = None) -> Iterator[FoundIndicator]:
    """The indicators that a filter asks for, in the order of their documents' paths and texts."""
    wanted = wanted or Filter()
    task = headed(TaskRow).label("task_words")
    found = (
        select(*OF_DOCUMENT, TABLES["indicators"], task)
        .join(DocumentRow, DocumentRow.pk == IndicatorRow.document_pk)
        .outerjoin(TaskRow, TaskRow.pk == IndicatorRow.task_pk)
        .where(*indicator_conditions(wanted))
        .order_by(DocumentRow.path, IndicatorRow.pk)
    )
    plain = [name for name in FoundIndicator.model_fields if name not in (*FoundFact.model_fields, "due", "task")]
    for rows in _batches(connection, found, wanted.limit):
        for row in rows:
            yield FoundIndicator(**where_of(row), **{name: row[name] for name in plain}, due=due_of(row), task=row["task_words"])


def find_agencies(connection: Connection, wanted: Filter | None = None) -> list[FoundAgency]:
    """The bodies that a filter asks for, those with the most tasks first; the counts are over the tasks that it asks for.

    市财政局 of two cities is two bodies; a name that means no known body is one by its standard form.
    """
    wanted = wanted or Filter()
    conditions = [*task_conditions(wanted), *owner_conditions(wanted)]
    if wanted.agency:
        conditions.append(agency_condition(wanted.agency))
    counts = [
        func.count(distinct(case((ResponsibilityRow.role == role, TaskRow.pk)))).label(role) for role in ("lead", "support", "responsible")
    ]
    found = (
        select(
            WHICH.label("which"),
            func.coalesce(func.min(BodyRow.name), func.min(NameRow.name)).label("name"),
            func.min(NameRow.kind).label("kind"),
            func.min(BodyRow.region_name).label("region"),
            *counts,
            func.count(distinct(AgencyRow.document_pk)).label("documents"),
            func.min(TaskRow.due_by).label("first_due"),
        )
        .select_from(AgencyRow)
        .join(NameRow, NameRow.pk == AgencyRow.name_pk)
        .outerjoin(BodyRow, BodyRow.pk == AgencyRow.body_pk)
        .join(DocumentRow, DocumentRow.pk == AgencyRow.document_pk)
        .outerjoin(ResponsibilityRow, ResponsibilityRow.agency_pk == AgencyRow.pk)
        .outerjoin(TaskRow, TaskRow.pk == ResponsibilityRow.task_pk)
        .where(*conditions)
        .group_by(WHICH)
        .order_by(func.count(distinct(TaskRow.pk)).desc(), "name", "which")
        .limit(wanted.limit)
    )
    rows = connection.execute(found).mappings().all()
    settle_patterns(connection)
    printed = _printed(connection, [row["which"] for row in rows])
    plain = [name for name in FoundAgency.model_fields if name != "printed"]
    return [FoundAgency(**{name: row[name] for name in plain}, printed=tuple(printed[row["which"]])) for row in rows]


def count_tasks(connection: Connection, wanted: Filter) -> int:
    """How many tasks a filter asks for; where it asks for words only, without a look at the tasks."""
    if wanted.text and wanted == Filter(text=wanted.text):
        return count_containing(connection, TABLES["tasks"], wanted.text)
    found = select(func.count()).select_from(TaskRow)
    if wanted.doc or wanted.region:
        found = found.join(DocumentRow, DocumentRow.pk == TaskRow.document_pk)
    count = connection.execute(found.where(*task_conditions(wanted))).scalar_one()
    settle_patterns(connection)
    return count


def _batches(connection: Connection, found: Select[Any], limit: int | None) -> Iterator[Sequence[RowMapping]]:
    for rows in connection.execute(found.limit(limit)).mappings().partitions(BATCH):
        settle_patterns(connection)
        yield rows
    settle_patterns(connection)


def _owners(connection: Connection, tasks: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    owners: dict[tuple[int, str], list[str]] = defaultdict(list)
    found = select(ResponsibilityRow.task_pk, ResponsibilityRow.role, ResponsibilityRow.agency)
    for task, role, agency in connection.execute(found.where(ResponsibilityRow.task_pk.in_(tasks)).order_by(ResponsibilityRow.pk)):
        owners[task, role].append(agency)
    return owners


def _phrases(connection: Connection, tasks: Sequence[int]) -> dict[int, list[str]]:
    phrases: dict[int, list[str]] = defaultdict(list)
    fields = (
        IndicatorRow.name,
        IndicatorRow.basis,
        IndicatorRow.comparator,
        IndicatorRow.value,
        IndicatorRow.value_high,
        IndicatorRow.unit,
    )
    found = select(TaskIndicatorRow.task_pk, *fields).join(IndicatorRow, IndicatorRow.pk == TaskIndicatorRow.indicator_pk)
    for row in connection.execute(
        found.where(TaskIndicatorRow.task_pk.in_(tasks)).order_by(TaskIndicatorRow.task_pk, TaskIndicatorRow.position)
    ):
        phrases[row.task_pk].append(phrase(row))
    return phrases


def _printed(connection: Connection, which: Iterable[int]) -> dict[int, list[str]]:
    printed: dict[int, list[str]] = defaultdict(list)
    found = select(WHICH, AgencyRow.name).where(WHICH.in_(which)).distinct()
    for key, name in connection.execute(found.order_by(AgencyRow.name)):
        printed[key].append(name)
    return printed


def where_of(row: RowMapping) -> dict[str, Any]:
    """Document and place of a fact, from a row with `OF_DOCUMENT` and the columns of a place."""
    cell = None if row["cell_table"] is None else Cell(table=row["cell_table"], row=row["cell_row"], col=row["cell_col"])
    return {
        "document_id": row["document_id"],
        "document": row["document"],
        "path": row["document_path"],
        "region": row["region"],
        "section": row["section_path"],
        "paragraph": row["paragraph"],
        "confidence": row["confidence"],
        "evidence": Evidence(start=row["evidence_start"], end=row["evidence_end"], text=row["evidence_text"], page=row["page"], cell=cell),
    }


def due_of(row: RowMapping) -> TimeRef | None:
    """The time expression of a row."""
    if row["due_kind"] is None:
        return None
    return TimeRef(text=row["due_text"], start=row["due_start"], end=row["due_end"], kind=row["due_kind"])
