"""The schema: migrations give what the models say, and every table, view and column is documented."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from pipeline.store import Filter, find_tasks, open_store, put_plan, read_plan
from pipeline.store.conditions import indicator_conditions, task_conditions
from pipeline.store.models import Base
from pipeline.store.sqlite import connect
from pipeline.store.store import Store
from pipeline.store.upgrade import migrate, revisions, version
from pipeline.store.views import VIEWS, body_tasks, document_list, evidence, indicator_list, ledger
from tests.plans.one import made_plan


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = open_store(tmp_path_factory.mktemp("schema") / "store.sqlite", create=True)
    with made.writing() as connection:
        for city, path in (("云溪市", "b.txt"), ("临江县", "a.txt")):
            put_plan(connection, made_plan(city), path)
    return made


def all_rows(store: Store, query: str) -> list[dict[str, object]]:
    with store.reading() as connection:
        return [dict(row) for row in connection.execute(text(query)).mappings()]


def test_migrations_give_what_the_models_say(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, parents: kind != "table" or name in Base.metadata.tables}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_every_table_view_and_column_is_in_the_dictionary_in_both_languages(store: Store) -> None:
    said = all_rows(store, "SELECT * FROM data_dictionary")
    assert [row for row in said if not row["chinese"] or not row["english"]] == []
    there = {(row["table_name"], row["column_name"]) for row in said}
    for table in Base.metadata.sorted_tables:
        assert {(table.name, ""), *((table.name, column.name) for column in table.columns)} <= there
    with store.reading() as connection:
        for view, (_, columns) in VIEWS.items():
            found = list(connection.execute(text(f"SELECT * FROM {view}")).keys())
            assert found == list(columns)
            assert {(view, ""), *((view, column) for column in found)} <= there


def test_the_ledger_view_is_the_ledger(store: Store) -> None:
    assert all_rows(store, "SELECT * FROM 任务分解表 WHERE 路径 = 'b.txt'") == [
        {
            "序号": 3,
            "文件": "云溪市中医药惠民行动方案（2024—2026年）",
            "任务": "1.改造中医馆12个",
            "牵头单位": "市卫健委",
            "责任或配合单位": "市财政局、市医保局",
            "完成时限": "2025年6月底前",
            "指标": "12个",
            "出处": "二、重点任务 › （一）建设中医馆，第1页",
            "路径": "b.txt",
            "任务键": 1000001,
            "文件键": 1,
        },
        {
            "序号": 4,
            "文件": "云溪市中医药惠民行动方案（2024—2026年）",
            "任务": "2.=培训骨干医师",
            "牵头单位": None,
            "责任或配合单位": "市教育局",
            "完成时限": None,
            "指标": None,
            "出处": "二、重点任务 › （一）建设中医馆，第1页",
            "路径": "b.txt",
            "任务键": 1000002,
            "文件键": 1,
        },
    ]


def test_every_evidence_is_in_the_evidence_view_and_stands_in_the_text(store: Store) -> None:
    wrong = """
        SELECT * FROM evidence JOIN document_texts USING (document_pk)
        WHERE substr(text, evidence_start + 1, evidence_end - evidence_start) <> evidence_text"""
    assert all_rows(store, wrong) == []
    assert all_rows(store, "SELECT count(*) AS n FROM evidence")[0]["n"] == 2 * len(made_plan().evidences())


def test_tables_views_and_queries_are_not_for_sqlite_alone() -> None:
    """What stands outside the module for SQLite compiles for PostgreSQL too."""
    dialect = postgresql.dialect()
    for table in Base.metadata.sorted_tables:
        assert f"CREATE TABLE {table.name}" in str(CreateTable(table).compile(dialect=dialect))
    for select in (ledger(), indicator_list(), document_list(), body_tasks(), evidence()):
        assert "SELECT" in str(select.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    wanted = Filter(role="lead", region="云溪", due_before="2025", doc="方案")
    for condition in (*task_conditions(wanted), *indicator_conditions(wanted)):
        assert str(condition.compile(dialect=dialect))


def test_a_store_of_the_first_schema_is_brought_up_to_date_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with connect(path).connect().execution_options(writing=True) as connection, connection.begin():
        migrate(connection, "0001")
    with sqlite3.connect(path) as old:
        old.execute(
            "INSERT INTO documents (pk, id, schema_version, path, source_name, media_type, sha256, bytes, issuers, status, region_path) "
            "VALUES (1, 'd', '1.0', 'a.txt', 'a.txt', 'text/plain', '0', 1, '[]', 'final', '[]')"
        )
        old.execute("INSERT INTO document_texts VALUES (1, '改造中医馆')")
        old.execute(
            "INSERT INTO tasks (pk, document_pk, position, id, kind, title, body, rule, evidence_start, evidence_end, evidence_text, "
            "paragraph) VALUES (1000001, 1, 0, 't', 'task', '改造中医馆', '改造中医馆', '', 0, 5, '改造中医馆', 1)"
        )
    store = open_store(path)
    with store.reading() as connection:
        assert version(connection) == revisions()[-1]
        assert [task.title for task in find_tasks(connection, Filter(text=("中医",)))] == ["改造中医馆"]
        assert read_plan(connection, "d").tasks[0].confidence is None
    assert all_rows(store, "SELECT 任务 FROM 任务分解表") == [{"任务": "改造中医馆"}]
