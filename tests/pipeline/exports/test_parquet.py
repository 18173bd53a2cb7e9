"""The Parquet files read back: tables, types, and only the plans that are asked for."""

import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.app import invoke
from pipeline.exports import export_named
from pipeline.store import Filter, Store, open_store, put_plan
from pipeline.store.models import Base
from schemas import WriteError
from tests.plans.one import bare_plan, made_plan

parquet = pytest.importorskip("pyarrow.parquet")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path / "s.sqlite", create=True)
    with made.writing() as connection:
        for number, plan in enumerate((made_plan("临江县"), bare_plan(), made_plan("云溪市"))):
            put_plan(connection, plan, f"{number}.txt")
    return made


def read(folder: Path, table: str) -> list[dict[str, Any]]:
    return list(parquet.read_table(folder / f"{table}.parquet").to_pylist())


def test_every_table_of_facts_is_there_with_its_rows(store: Store, tmp_path: Path) -> None:
    export_named("parquet").write(store, tmp_path / "out")
    with store.reading() as connection:
        for table in Base.metadata.sorted_tables:
            if table.name in {"runs", "files", "outcomes", "problems"}:
                assert not (tmp_path / "out" / f"{table.name}.parquet").exists()
            else:
                rows = connection.execute(table.select().order_by(*table.primary_key.columns)).mappings()
                assert read(tmp_path / "out", table.name) == [dict(row) for row in rows]


def test_columns_have_types_and_say_what_they_are(store: Store, tmp_path: Path) -> None:
    export_named("parquet").write(store, tmp_path / "out")
    schema = parquet.read_schema(tmp_path / "out" / "documents.parquet")
    assert [str(schema.field(name).type) for name in ("pk", "title", "issuers", "pages")] == [
        "int64",
        "string",
        "list<element: string>",
        "int64",
    ]
    assert schema.field("title").metadata[b"comment"].decode() == "标题 · title"


def test_a_filter_chooses_plans(store: Store, tmp_path: Path) -> None:
    export_named("parquet").write(store, tmp_path / "out", Filter(doc="云溪市"))
    (document,) = read(tmp_path / "out", "documents")
    for table in ("tasks", "indicators", "responsibilities", "sections", "document_texts"):
        assert {row["document_pk"] for row in read(tmp_path / "out", table)} == {document["pk"]}
    assert {row["task_pk"] // 1_000_000 for row in read(tmp_path / "out", "task_indicators")} == {document["pk"]}


def test_equal_stores_give_equal_bytes(store: Store, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export_named("parquet").write(store, tmp_path / name)
    assert [(tmp_path / name / "tasks.parquet").read_bytes() for name in "ab"].count((tmp_path / "a" / "tasks.parquet").read_bytes()) == 2


def test_without_pyarrow_it_says_what_to_install(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(WriteError, match="are written with pyarrow – pip install"):
        export_named("parquet").write(store, tmp_path / "out")
    assert invoke(["export", "parquet", "--store", str(tmp_path / "s.sqlite"), "--lang", "zh"]) == 1
    assert capsys.readouterr().err == 'planledger：parquet：缺少组件（Parquet 文件要用 pyarrow 写）——pip install "planledger[parquet]"\n'
