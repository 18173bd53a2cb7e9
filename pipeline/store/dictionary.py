"""The data dictionary: what every table, view and column means, made from the comments of the models."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, delete, insert

from pipeline.store.models import Base, DictionaryRow


def names(comment: str | None) -> tuple[str, str]:
    """Chinese and English of a comment "中文 · English"."""
    chinese, _, english = (comment or "").partition(" · ")
    return chinese, english


def entries(views: Mapping[str, tuple[str, Mapping[str, str]]]) -> Iterator[dict[str, str | int]]:
    """A row for each table and column, and for each view: name to (comment, column to comment)."""
    for table in Base.metadata.sorted_tables:
        yield _entry(table.name, "", 0, "table", table.comment)
        for position, column in enumerate(table.columns, 1):
            yield _entry(table.name, column.name, position, str(column.type).lower(), column.comment)
    for view, (comment, columns) in views.items():
        yield _entry(view, "", 0, "view", comment)
        for position, (name, said) in enumerate(columns.items(), 1):
            yield _entry(view, name, position, "", said)


def _entry(table: str, column: str, position: int, kind: str, comment: str | None) -> dict[str, str | int]:
    chinese, english = names(comment)
    return {"table_name": table, "column_name": column, "position": position, "type": kind, "chinese": chinese, "english": english}


def write_dictionary(connection: Connection, views: Mapping[str, tuple[str, Mapping[str, str]]]) -> None:
    """Write the dictionary afresh."""
    connection.execute(delete(DictionaryRow))
    connection.execute(insert(DictionaryRow), list(entries(views)))
