"""The store's tables as Parquet files, one a table, for DuckDB, pandas, Spark and whatever else reads columns."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, Table, select

from pipeline.exports.safe import replacing
from pipeline.store import Filter, Store, plan_ids
from pipeline.store.models import KEYS_PER_DOCUMENT, Base, DocumentRow
from schemas import WriteError

if TYPE_CHECKING:
    import pyarrow

EXTRA = 'pip install "planledger[parquet]"'
OF_RUNS = {"runs", "files", "outcomes", "problems"}  # how the store came about, not what plans say
BATCH = 10_000


def write(store: Store, file: Path, wanted: Filter) -> None:
    """A folder of <table>.parquet with the tables and columns of the store; a filter chooses plans with a task that it asks for.

    Lists (issuers, region_path, parts) are lists of strings; the Chinese and English name of a column is its metadata `comment`.
    Equal stores give equal bytes with one version of pyarrow. WriteError missing-extra without pyarrow, else as for `replacing`.
    """
    try:
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise WriteError(str(file), "missing-extra", "Parquet files are written with pyarrow", hint=EXTRA) from error
    with store.reading() as connection:
        documents = _documents(connection, wanted)
        for table in Base.metadata.sorted_tables:
            if table.name in OF_RUNS:
                continue
            schema = schema_of(table)
            with replacing(file / f"{table.name}.parquet") as draft, ParquetWriter(draft, schema) as out:
                for rows in _batches(connection, table, documents):
                    out.write_batch(_record_batch(rows, schema))


def schema_of(table: Table) -> "pyarrow.Schema":
    """The columns of a table with their types and comments."""
    import pyarrow

    types = {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_(), str: pyarrow.string()}
    listed = pyarrow.list_(pyarrow.string())  # JSON: in the tables written here always a list of texts
    fields = [
        pyarrow.field(
            column.name,
            types.get(column.type.python_type, listed),
            nullable=bool(column.nullable),
            metadata={"comment": column.comment or ""},
        )
        for column in table.columns
    ]
    return pyarrow.schema(fields, metadata={"comment": table.comment or ""})


def _documents(connection: Connection, wanted: Filter) -> list[int] | None:
    """The keys of the chosen plans in order; None for all."""
    if wanted == Filter():
        return None
    ids = list(plan_ids(connection, wanted))
    return list(connection.execute(select(DocumentRow.pk).where(DocumentRow.id.in_(ids)).order_by(DocumentRow.pk)).scalars())


def _batches(connection: Connection, table: Table, documents: list[int] | None) -> Iterator[Any]:
    """The rows of a table that belong to the plans; those that belong to none (names, bodies, the dictionary) whole."""
    selects = [select(table)] if documents is None else _of_documents(table, documents)
    chosen = (found.order_by(*table.primary_key.columns) for found in selects)
    return chain.from_iterable(connection.execute(found).mappings().partitions(BATCH) for found in chosen)


def _of_documents(table: Table, documents: list[int]) -> list[Select[Any]]:
    """A query a plan: facts know their document or carry its number in the key of what they belong to."""
    home = table.columns.get("document_pk", table.columns["pk"] if table.name == "documents" else None)
    if home is not None:
        return [select(table).where(home == document) for document in documents]
    whole = next((column for column in table.primary_key.columns if column.foreign_keys), None)
    if whole is None:
        return [select(table)]
    spans = ((document * KEYS_PER_DOCUMENT, (document + 1) * KEYS_PER_DOCUMENT - 1) for document in documents)
    return [select(table).where(whole.between(*span)) for span in spans]


def _record_batch(rows: Any, schema: "pyarrow.Schema") -> "pyarrow.RecordBatch":
    import pyarrow

    return pyarrow.RecordBatch.from_pylist([dict(row) for row in rows], schema=schema)
