"""The plans of whatever a user names: a document, a plan's JSON, a folder of either, or a store."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from schemas import Plan, PlanledgerError, ReadError

SQLITE_MAGIC = b"SQLite format 3\0"
STORE_SUFFIXES = (".sqlite", ".sqlite3", ".db")


def is_store(path: str | Path) -> bool:
    """The file is a SQLite database; one that is not there counts as one by its name."""
    path = Path(path)
    if not path.exists():
        return path.suffix.lower() in STORE_SUFFIXES
    if not path.is_file():
        return False
    with path.open("rb") as opened:
        return opened.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC


def gather(path: str | Path, *, failed: list[PlanledgerError] | None = None, region: str | None = None) -> Iterator[Plan]:
    """Every plan below a path, in the order of the files' paths; with `region` those of that region or of one below it.

    What cannot be read is appended to `failed` and the rest goes on; without that list its error is raised: ReadError (beside those of
    the readers no-file, unreadable, no-files for a folder without any, not-a-plan for other JSON), StoreError as for `open_store`.
    """
    for source in _sources(Path(path), failed):
        yield from _guarded(source, failed, region)


def gather_all(paths: Iterable[str | Path], *, failed: list[PlanledgerError] | None = None, region: str | None = None) -> list[Plan]:
    """The plans of several paths, as `gather` gives them; one that stands in several of them once."""
    plans = (plan for path in paths for plan in gather(path, failed=failed, region=region))
    return list({plan.document.id: plan for plan in plans}.values())


def _sources(path: Path, failed: list[PlanledgerError] | None) -> list[Path]:
    if not path.is_dir():
        return [path]
    from pipeline.batch.files import find_files

    found = [one.file for one in find_files(path)]
    if not found:
        _tell(ReadError(str(path), "no-files", "there are no files below it", hint="name the folder that holds the plans"), failed)
    return found


def _guarded(path: Path, failed: list[PlanledgerError] | None, region: str | None) -> Iterator[Plan]:
    try:
        yield from _of_store(path, region) if is_store(path) else _within(plans_of(path), region)
    except PlanledgerError as error:
        _tell(error, failed)
    except OSError as error:
        _tell(unopened(path, error), failed)


def _tell(error: PlanledgerError, failed: list[PlanledgerError] | None) -> None:
    if failed is None:
        raise error
    failed.append(error)


def unopened(path: Path, error: OSError) -> ReadError:
    """The error for a file that the system does not open."""
    if isinstance(error, FileNotFoundError):
        return ReadError(str(path), "no-file", "there is no such file", hint="check the path")
    return ReadError(str(path), "unreadable", str(error.strerror or error), hint="check the path and its permissions")


def _within(plans: list[Plan], region: str | None) -> list[Plan]:
    from pipeline.regions import is_within

    return plans if region is None else [plan for plan in plans if is_within(plan.document.region, region)]


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
        raise unopened(file, error) from error
    except ValidationError as error:
        raise ReadError(str(file), "not-a-plan", "the JSON is not a plan", hint="write it with `planledger extract FILE`") from error
    return content if isinstance(content, list) else [content]


def _of_store(path: Path, region: str | None) -> Iterator[Plan]:
    from pipeline.store import Filter, open_store, plan_ids, read_plan

    with open_store(path).reading() as connection:
        for plan_id in plan_ids(connection, Filter(region=region)):
            yield read_plan(connection, plan_id)
