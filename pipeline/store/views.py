"""The views: the ledger, the indicator list and the document list as staff know them, and all evidence in one list.

Each has an English name with English columns, and a twin whose name and columns are Chinese.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, case, cast, func, inspect, literal, select, text, union_all

from pipeline.store import models as m
from pipeline.store.dictionary import names
from pipeline.wording import BARE_ENDS

D, T, R, X, Ended = m.DocumentRow, m.TaskRow, m.ResponsibilityRow, m.IndicatorRow, m.OutcomeRow
A, B = m.AgencyRow, m.BodyRow


def _bodies(*roles: str) -> ColumnElement[Any]:
    return (
        select(func.aggregate_strings(R.agency, "、")).where(R.task_pk == T.pk, R.role.in_(roles)).scalar_subquery().label("_".join(roles))
    )


def _place(row: type[m.TaskRow] | type[m.IndicatorRow]) -> ColumnElement[Any]:
    here = case(
        (row.page.is_not(None), literal("第") + cast(row.page, String) + "页"), else_=literal("第") + cast(row.paragraph, String) + "段"
    )
    return (func.coalesce(row.section_path + "，", "") + here).label("place")


def _file() -> ColumnElement[Any]:
    return func.coalesce(D.title, D.source_name).label("document")


def headed(table: Any) -> ColumnElement[Any]:
    """A title behind its number, as `pipeline.wording.headed` puts it."""
    gap = case((table.number.op("GLOB")(f"*[{BARE_ENDS}]"), " "), else_="")
    words: ColumnElement[str] = func.coalesce(table.number + gap, "") + table.title
    return words


def ledger() -> Select[tuple[object, ...]]:
    """One row a task."""
    indicators = (
        select(func.aggregate_strings(X.evidence_text, "；"))
        .select_from(m.TaskIndicatorRow)
        .join(X, X.pk == m.TaskIndicatorRow.indicator_pk)
        .where(m.TaskIndicatorRow.task_pk == T.pk)
        .scalar_subquery()
    )
    return select(
        func.row_number().over(order_by=(D.path, T.pk)).label("no"),
        _file(),
        headed(T).label("task"),
        _bodies("lead").label("lead"),
        _bodies("support", "responsible").label("others"),
        T.due_text.label("due"),
        indicators.label("indicators"),
        _place(T),
        D.path.label("path"),
        T.pk.label("task_pk"),
        D.pk.label("document_pk"),
    ).join(D, D.pk == T.document_pk)


def indicator_list() -> Select[tuple[object, ...]]:
    """One row an indicator."""
    return select(
        func.row_number().over(order_by=(D.path, X.pk)).label("no"),
        _file(),
        X.name.label("indicator"),
        X.role.label("role"),
        X.comparator.label("comparator"),
        X.value.label("value"),
        X.value_high.label("value_high"),
        X.unit.label("unit"),
        X.due_text.label("due"),
        X.baseline_value.label("baseline"),
        X.baseline_as_of.label("baseline_as_of"),
        X.evidence_text.label("wording"),
        _place(X),
        D.path.label("path"),
        X.pk.label("indicator_pk"),
        D.pk.label("document_pk"),
    ).join(D, D.pk == X.document_pk)


def document_list() -> Select[tuple[object, ...]]:
    """One row a document."""
    tasks = select(func.count()).where(T.document_pk == D.pk).scalar_subquery()
    indicators = select(func.count()).where(X.document_pk == D.pk).scalar_subquery()
    outcome = select(func.min(Ended.status)).where(Ended.document_id == D.id, Ended.status != "skipped").scalar_subquery()
    return select(
        func.row_number().over(order_by=(D.path,)).label("no"),
        _file(),
        D.path.label("path"),
        D.doc_number.label("doc_number"),
        D.doc_type.label("doc_type"),
        D.region_name.label("region"),
        D.issued_on.label("issued_on"),
        outcome.label("outcome"),
        tasks.label("tasks"),
        indicators.label("indicators"),
        D.pk.label("document_pk"),
    )


def body_tasks() -> Select[tuple[object, ...]]:
    """One row a task of a body."""
    return (
        select(
            B.name.label("body"),
            B.function.label("function"),
            B.region_name.label("region"),
            R.role.label("role"),
            headed(T).label("task"),
            T.due_text.label("due"),
            _file(),
            _place(T),
            R.agency.label("printed"),
            B.pk.label("body_pk"),
            T.pk.label("task_pk"),
            D.pk.label("document_pk"),
        )
        .join(A, A.body_pk == B.pk)
        .join(R, R.agency_pk == A.pk)
        .join(T, T.pk == R.task_pk)
        .join(D, D.pk == T.document_pk)
    )


def evidence() -> Select[tuple[object, ...]]:
    """Every place that a fact stands at, of every kind of fact."""
    tables = (m.SectionRow, T, m.TaskPlaceRow, R, X, m.TargetRow, m.PhaseRow, m.GroupRow, m.CitationRow, m.WarningRow)
    parts = [
        select(
            literal(row.__tablename__).label("fact"),
            row.pk.label("fact_pk"),
            row.document_pk.label("document_pk"),
            row.evidence_start.label("evidence_start"),
            row.evidence_end.label("evidence_end"),
            row.evidence_text.label("evidence_text"),
            row.page.label("page"),
            row.cell_table.label("cell_table"),
            row.cell_row.label("cell_row"),
            row.cell_col.label("cell_col"),
            row.rule.label("rule"),
            row.confidence.label("confidence"),
        ).where(row.evidence_start.is_not(None))
        for row in tables
    ]
    return select(union_all(*parts).subquery())


_NO, _FILE, _PATH = "序号 · running number", "文件 · title, or the file's name", "路径 · path of the file"
_DOCUMENT, _PLACE, _DUE = "文件键 · row of documents", "出处 · where it stands", "完成时限 · time expression as printed"
VIEWS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "ledger": (
        "任务分解表 · the ledger, one row a task",
        {
            "no": _NO,
            "document": _FILE,
            "task": "任务 · number and title",
            "lead": "牵头单位 · leading bodies",
            "others": "责任或配合单位 · responsible and supporting bodies",
            "due": _DUE,
            "indicators": "指标 · indicators as printed",
            "place": _PLACE,
            "path": _PATH,
            "task_pk": "任务键 · row of tasks",
            "document_pk": _DOCUMENT,
        },
    ),
    "indicator_list": (
        "指标表 · one row an indicator",
        {
            "no": _NO,
            "document": _FILE,
            "indicator": "指标 · what is counted",
            "role": "性质 · target or status",
            "comparator": "比较 · comparator",
            "value": "数值 · value",
            "value_high": "上限 · upper end of a range",
            "unit": "单位 · unit",
            "due": _DUE,
            "baseline": "基期值 · starting value",
            "baseline_as_of": "基期 · date of the starting value",
            "wording": "原文 · words at that place",
            "place": _PLACE,
            "path": _PATH,
            "indicator_pk": "指标键 · row of indicators",
            "document_pk": _DOCUMENT,
        },
    ),
    "document_list": (
        "文件表 · one row a document",
        {
            "no": _NO,
            "document": _FILE,
            "path": _PATH,
            "doc_number": "发文字号 · document number",
            "doc_type": "文种 · kind of document",
            "region": "地区 · region",
            "issued_on": "成文日期 · date of issue",
            "outcome": "结果 · ok or partial",
            "tasks": "任务数 · number of tasks",
            "indicators": "指标数 · number of indicators",
            "document_pk": _DOCUMENT,
        },
    ),
    "body_tasks": (
        "单位任务表 · one row a task of a body",
        {
            "body": "单位 · full name of the body",
            "function": "职能 · what the body does, in the standard word",
            "region": "地区 · region of the body",
            "role": "角色 · lead, support or responsible",
            "task": "任务 · number and title",
            "due": _DUE,
            "document": _FILE,
            "place": _PLACE,
            "printed": "原文名称 · body as printed",
            "body_pk": "机构键 · row of bodies",
            "task_pk": "任务键 · row of tasks",
            "document_pk": _DOCUMENT,
        },
    ),
    "evidence": (
        "出处表 · every place of every fact",
        {
            "fact": "事实表 · table of the fact",
            "fact_pk": "事实键 · row of that table",
            "document_pk": _DOCUMENT,
            "evidence_start": "起点 · first character in the text",
            "evidence_end": "终点 · character after the last",
            "evidence_text": "原文 · words at that place",
            "page": "页码 · page, from 1",
            "cell_table": "表 · table, from 0",
            "cell_row": "行 · table row, from 0",
            "cell_col": "列 · table column, from 0",
            "rule": "规则 · rule that found the fact",
            "confidence": "可信度 · chance that the fact is right, from 0 to 1",
        },
    ),
}
_SELECTS = {
    "ledger": ledger,
    "indicator_list": indicator_list,
    "document_list": document_list,
    "body_tasks": body_tasks,
    "evidence": evidence,
}


def drop_views(connection: Connection) -> None:
    """Drop all views: tables that they look at cannot be changed under them."""
    for old in inspect(connection).get_view_names():
        connection.execute(text(f"DROP VIEW {connection.dialect.identifier_preparer.quote(old)}"))


def create_views(connection: Connection) -> None:
    """Make all views, each with its Chinese twin."""
    quote = connection.dialect.identifier_preparer.quote
    for name, (comment, columns) in VIEWS.items():
        body = _SELECTS[name]().compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
        connection.exec_driver_sql(f"CREATE VIEW {quote(name)} AS {body}")
        twin = ", ".join(f"{quote(column)} AS {quote(names(said)[0])}" for column, said in columns.items())
        connection.exec_driver_sql(f"CREATE VIEW {quote(names(comment)[0])} AS SELECT {twin} FROM {quote(name)}")
