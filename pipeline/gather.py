"""The plans of whatever a user names: a document, a plan's JSON, a folder of either, or a store."""

from collections.abc import Iterator
from pathlib import Path

from schemas import Plan, PlanledgerError, ReadError

SQLITE_MAGIC = b"SQLite format 3\0"


def is_store(path: str | Path) -> bool:
    """The file is a SQLite database."""
    path = Path(path)
    if not path.is_file():
        return False
    with path.open("rb") as opened:
        return opened.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC


def gather(path: str | Path, *, failed: list[PlanledgerError] | None = None) -> Iterator[Plan]:
    """Every plan below a path, in the order of the files' paths.

    A file that cannot be read is appended to `failed` and the rest goes on; without that list its error is raised. StoreError as for
    `open_store`.
    """
    path = Path(path)
    if is_store(path):
        yield from _of_store(path)
    elif path.is_dir():
        from pipeline.batch.files import find_files

        for found in find_files(path):
            yield from _guarded(found.file, failed)
    else:
        yield from _guarded(path, failed)


def _guarded(path: Path, failed: list[PlanledgerError] | None) -> Iterator[Plan]:
    try:
        yield from plans_of(path)
    except PlanledgerError as error:
        if failed is None:
            raise
        failed.append(error)


def plans_of(file: Path) -> list[Plan]:
    """The plans of one file: of a document, or of JSON that `extract` or `export` wrote. ReadError if it is neither."""
    if file.suffix.lower() == ".json":
        return _of_json(file)
    from pipeline.extract import extract_document
    from pipeline.readers import read_all

    return [extract_document(document) for document in read_all(file)]


def _of_json(file: Path) -> list[Plan]:
    from pydantic import TypeAdapter, ValidationError

    try:
        content = TypeAdapter(Plan | list[Plan]).validate_json(file.read_bytes())
    except OSError as error:
        raise ReadError(str(file), "unreadable", str(error.strerror or error), hint="check the path and its permissions") from error
    except ValidationError as error:
        raise ReadError(str(file), "not-a-plan", "the JSON is not a plan", hint="write it with `planledger extract FILE`") from error
    return content if isinstance(content, list) else [content]


def _of_store(path: Path) -> Iterator[Plan]:
    from pipeline.store import open_store, plan_ids, read_plan

    with open_store(path).reading() as connection:
        for plan_id in plan_ids(connection):
            yield read_plan(connection, plan_id)
