"""Everything that only SQLite understands: how it is opened, and full-text search over character bigrams.

The trigram tokenizer finds nothing for two-character queries, and word segmentation over-matches. So each text is indexed
as the sequence of its overlapping character pairs, and a query is the phrase of its own pairs: a row is found exactly if it
contains the query, as LIKE would find it (ASCII letters alike in both cases), but from the index.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    NullPool,
    Table,
    TableClause,
    Text,
    column,
    create_engine,
    event,
    func,
    or_,
    select,
)

from pipeline.patterns import Pattern
from pipeline.store.search import SEARCHED, match_expression, tokens

BUSY_SECONDS = 30
PATTERNS = "patterns"  # where a connection keeps what it looks for
CACHE_KIB = 65_536  # at most; the default of 2 MB does not hold the index of a large store


def connect(path: Path) -> Engine:
    """An engine for a file. No connection outlives its transaction, so that worker processes can be forked at any time."""
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=NullPool,
        json_serializer=lambda value: json.dumps(value, ensure_ascii=False),
        connect_args={"timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, record: Any) -> None:
    # The driver must not open transactions by itself: it would leave schema changes outside of them.
    connection.isolation_level = None
    # No write-ahead log: a store is one file, which may lie on a network drive and be opened by other programs.
    for pragma in ("foreign_keys = ON", "synchronous = NORMAL", f"cache_size = -{CACHE_KIB}"):
        connection.execute(f"PRAGMA {pragma}")

    patterns: dict[str, Pattern] = record.info.setdefault(PATTERNS, {})
    connection.create_function("fits", 2, lambda source, text: _pattern(patterns, source).found(text))


def _pattern(patterns: dict[str, Pattern], source: str) -> Pattern:
    """The pattern of a source, of which each connection has its own."""
    if source not in patterns:
        patterns[source] = Pattern(source)
    return patterns[source]


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def create_search(connection: Connection) -> None:
    """Make the search tables afresh from the rows that are there."""
    for table in SEARCHED:
        index_afresh(connection, table)


def index_afresh(connection: Connection, table: Table) -> None:
    """Make the search table of one table from the rows that are there."""
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table.name}_search")
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {table.name}_search USING fts5("
        f"{', '.join(SEARCHED[table])}, content='', tokenize='unicode61 remove_diacritics 0', columnsize=0)"
    )
    _index(connection, table, connection.execute(table.select()).mappings())


def index(connection: Connection, table: Table, rows: Iterable[Any]) -> None:
    """Add rows (mappings of column to value) of a searched table to its index."""
    _index(connection, table, rows)


def _index(connection: Connection, table: Table, rows: Iterable[Any]) -> None:
    columns = SEARCHED[table]
    key = table.primary_key.columns[0].name
    made = [(row[key], *(tokens(row[c]) for c in columns)) for row in rows]
    if made:
        marks = ", ".join("?" * (len(columns) + 1))
        connection.exec_driver_sql(f"INSERT INTO {table.name}_search(rowid, {', '.join(columns)}) VALUES ({marks})", made)


def unindex(connection: Connection, document_pk: int) -> None:
    """Take a document's rows out of every index; they must still be in their tables, unchanged."""
    for table, columns in SEARCHED.items():
        key = table.primary_key.columns[0]
        rows = connection.execute(table.select().where(table.c.document_pk == document_pk)).mappings()
        gone = [("delete", row[key.name], *(tokens(row[c]) for c in columns)) for row in rows]
        if gone:
            name = f"{table.name}_search"
            marks = ", ".join("?" * (len(columns) + 2))
            connection.exec_driver_sql(f"INSERT INTO {name}({name}, rowid, {', '.join(columns)}) VALUES ({marks})", gone)


def containing(table: Table, query: str) -> ColumnElement[bool]:
    """The condition that a row of a searched table contains the query."""
    rows, matched = _search(table)
    return table.primary_key.columns[0].in_(select(rows.c.rowid).where(matched.match(match_expression(query))))


def fitting(table: Table, pattern: str) -> ColumnElement[bool]:
    """The condition that a user's pattern stands in a searched column of a row. Whoever reads the rows has to call `settle_patterns`."""
    return or_(*(func.fits(pattern, table.c[name], type_=Boolean) for name in SEARCHED[table]))


def settle_patterns(connection: Connection) -> None:
    """PatternError if a pattern took too long on a row that was read, so that rows are missing."""
    for pattern in connection.info.get(PATTERNS, {}).values():
        pattern.settle()


def count_containing(connection: Connection, table: Table, queries: Sequence[str]) -> int:
    """How many rows of a searched table contain every one of the queries, from the index alone."""
    rows, matched = _search(table)
    every = " AND ".join(map(match_expression, queries))
    return connection.execute(select(func.count()).select_from(rows).where(matched.match(every))).scalar_one()


def _search(table: Table) -> tuple[TableClause, ColumnElement[str]]:
    """The index of a table, and its column that stands for all of its columns."""
    name = f"{table.name}_search"
    rows = TableClause(name, column("rowid", Integer), column(name, Text))
    return rows, rows.c[name]
