"""A filter as conditions on the store's tables."""

from sqlalchemy import ColumnElement, Select, Text, cast, or_, select, union

from pipeline.regions import code_prefix
from pipeline.store.models import AgencyRow, Base, DocumentRow, IndicatorRow, ResponsibilityRow, TaskRow
from pipeline.store.records import Filter
from pipeline.store.sqlite import containing, fitting

TABLES = Base.metadata.tables
Condition = ColumnElement[bool]


def document_conditions(wanted: Filter) -> list[Condition]:
    """What a filter asks of the document."""
    found: list[Condition] = []
    if wanted.doc:
        fields = (DocumentRow.title, DocumentRow.path, DocumentRow.doc_number, DocumentRow.source_name, DocumentRow.id)
        found.append(or_(*(field.contains(wanted.doc, autoescape=True) for field in fields)))
    if wanted.region:
        named = (DocumentRow.region_name, cast(DocumentRow.region_path, Text))
        code = DocumentRow.region_code.startswith(code_prefix(wanted.region), autoescape=True)
        found.append(or_(code, *(field.contains(wanted.region, autoescape=True) for field in named)))
    return found


def task_conditions(wanted: Filter) -> list[Condition]:
    """What a filter asks of a task and its document."""
    found = document_conditions(wanted)
    if owners := owner_conditions(wanted):
        found.append(TaskRow.pk.in_(select(ResponsibilityRow.task_pk).where(*owners)))
    return [*found, *due_conditions(TaskRow, wanted.due_from, wanted.due_before), *wording_conditions("tasks", wanted)]


def indicator_conditions(wanted: Filter) -> list[Condition]:
    """What a filter asks of an indicator and its document; bodies are those of its task."""
    found = document_conditions(wanted)
    if wanted.role in ("target", "status"):
        found.append(IndicatorRow.role == wanted.role)
    if owners := owner_conditions(wanted):
        found.append(IndicatorRow.task_pk.in_(select(ResponsibilityRow.task_pk).where(*owners)))
    return [*found, *due_conditions(IndicatorRow, wanted.due_from, wanted.due_before), *wording_conditions("indicators", wanted)]


def due_conditions(row: type[TaskRow] | type[IndicatorRow], first: str | None, last: str | None) -> list[Condition]:
    """That a fact is due from the one day to the other (YYYY-MM-DD), both included, as far as they are given."""
    return [*([row.due_by >= first] if first else []), *([row.due_by <= last] if last else [])]


def wording_conditions(table: str, wanted: Filter) -> list[Condition]:
    """What a filter asks of the wording of a searched table's rows; the pattern last, when the index has left few of them."""
    found = [containing(TABLES[table], text) for text in wanted.text]
    return [*found, fitting(TABLES[table], wanted.pattern)] if wanted.pattern is not None else found


def owner_conditions(wanted: Filter) -> list[Condition]:
    """What a filter asks of one responsibility."""
    found: list[Condition] = []
    if wanted.agency:
        found.append(ResponsibilityRow.pk.in_(_owned_by(wanted.agency)))
    if wanted.role in ("lead", "support", "responsible"):
        found.append(ResponsibilityRow.role == wanted.role)
    return found


def agency_condition(name: str) -> Condition:
    """That a body's name in a document, as listed there or as printed beside a task, contains `name`."""
    printed = select(ResponsibilityRow.agency_pk).where(containing(TABLES["responsibilities"], name))
    return or_(containing(TABLES["agencies"], name), AgencyRow.pk.in_(printed))


def _owned_by(name: str) -> Select[tuple[int]]:
    listed = select(AgencyRow.pk).where(containing(TABLES["agencies"], name))
    both = union(
        select(ResponsibilityRow.pk).where(containing(TABLES["responsibilities"], name)),
        select(ResponsibilityRow.pk).where(ResponsibilityRow.agency_pk.in_(listed)),
    ).subquery()
    return select(both.c.pk)
