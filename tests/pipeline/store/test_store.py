"""The store keeps everything of a plan, replaces whole, and says clearly what it cannot use."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline.store import find_tasks, open_store, plan_ids, put_plan, read_plan, remove_plan
from pipeline.store.models import Base
from pipeline.store.store import Store
from pipeline.store.upgrade import revisions
from schemas import Plan, StoreError
from tests.plans.one import bare_plan, made_plan

EMPTY_AFTER_REMOVAL = [t for t in Base.metadata.tables if t not in ("data_dictionary", "agency_names", "bodies")]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "a" / "store.sqlite", create=True)


def put(store: Store, *plans: Plan) -> None:
    with store.writing() as connection:
        for plan in plans:
            put_plan(connection, plan, plan.document.source.name)


def rows(store: Store, table: str) -> int:
    with store.reading() as connection:
        return int(connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one())


@pytest.mark.parametrize("plan", [made_plan(), bare_plan()], ids=["full", "bare"])
def test_a_plan_comes_out_as_it_went_in(store: Store, plan: Plan) -> None:
    put(store, plan)
    with store.reading() as connection:
        assert plan_ids(connection) == [plan.document.id]
        assert read_plan(connection, plan.document.id) == plan


def test_every_field_of_every_fact_has_a_column() -> None:
    """A field added to the schemas must not be lost in the store: the full plan has none at its default."""
    plan = made_plan()
    facts = [plan.document, *plan.sections[2:4], plan.tasks[0], plan.tasks[0].responsibilities[0], plan.indicators[0], plan.targets[0]]
    facts += [plan.phases[0], plan.leading_groups[0], plan.agencies[0], plan.warnings[0], plan.document.citations[0], plan.document.region]
    # What the two variants of each fact leave at its default, on purpose.
    silent = {"value_high", "task", "basis", "parent", "part"}
    for fact in facts:
        unset = {
            name for name, field in type(fact).model_fields.items() if not field.is_required() and getattr(fact, name) == field.default
        }
        assert unset <= silent | {"rule"}, fact


def test_putting_a_plan_again_replaces_it_whole(store: Store) -> None:
    put(store, made_plan(), made_plan("临江县"))
    before = {table: rows(store, table) for table in Base.metadata.tables}
    put(store, made_plan())
    assert {table: rows(store, table) for table in Base.metadata.tables} == before
    with store.reading() as connection:
        assert len(list(find_tasks(connection))) == 4


def test_removing_a_plan_leaves_nothing_of_it(store: Store) -> None:
    put(store, made_plan())
    with store.writing() as connection:
        assert remove_plan(connection, made_plan().document.id)
        assert not remove_plan(connection, made_plan().document.id)
    assert {table: rows(store, table) for table in EMPTY_AFTER_REMOVAL} == dict.fromkeys(EMPTY_AFTER_REMOVAL, 0)
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM tasks_search WHERE tasks_search MATCH '\"改造\"'")).scalar_one() == 0


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    put(store, made_plan())

    def fail_late() -> None:
        with store.writing() as connection:
            put_plan(connection, made_plan("临江县"), "b.txt")
            remove_plan(connection, made_plan().document.id)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_late()
    with store.reading() as connection:
        assert plan_ids(connection) == [made_plan().document.id]
        assert len(list(find_tasks(connection))) == 2


def test_opening_again_changes_nothing(store: Store) -> None:
    put(store, made_plan())
    content = store.path.read_bytes()
    assert read_back(open_store(store.path)) == [made_plan()]
    assert store.path.read_bytes() == content


def read_back(store: Store) -> list[Plan]:
    with store.reading() as connection:
        return [read_plan(connection, plan_id) for plan_id in plan_ids(connection)]


def test_there_is_no_store_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store") as caught:
        open_store(tmp_path / "none.sqlite")
    assert (caught.value.code, caught.value.name) == ("absent", str(tmp_path / "none.sqlite"))
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_a_newer_program_is_refused(store: Store) -> None:
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=f"schema 9999, this one knows {revisions()[-1]}") as caught:
        open_store(store.path)
    assert caught.value.code == "newer"


def test_a_store_that_another_program_writes_to_is_busy(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.store.sqlite.BUSY_SECONDS", 0.1)
    other = open_store(store.path)
    with store.writing(), pytest.raises(StoreError, match="another program is writing to it") as caught:
        put(other, made_plan())
    assert caught.value.code == "busy"
    put(other, made_plan())


@pytest.mark.parametrize("content", [b"not a database at all" * 100, None], ids=["junk", "another database"])
def test_what_is_no_store_is_refused_and_left_alone(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.sqlite"
    if content is None:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE theirs (a)")
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(StoreError, match="not a planledger store") as caught:
            open_store(path, create=create)
        assert caught.value.code == "foreign"
    assert path.read_bytes() == before
