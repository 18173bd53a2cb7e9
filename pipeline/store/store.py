"""A store: an open database, and the transactions on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from pipeline.store.sqlite import connect
from pipeline.store.upgrade import upgrade
from schemas import StoreError


class Store:
    """An open store. `reading` and `writing` give a connection for one transaction; nothing stays open between them."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self.engine, self.path = engine, path

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self._named(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it is kept, or on any exception nothing."""
        with self._named(), self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def _named(self) -> Iterator[None]:
        with naming(self.path):
            yield


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turn what a user can mend about a database file into a StoreError that names it."""
    try:
        yield
    except StoreError as error:
        raise StoreError(str(path), error.code, error.reason, hint=error.hint) from error
    except OperationalError as error:
        if "locked" in str(error.orig):
            raise StoreError(str(path), "busy", "another program is writing to it", hint="try again when it is done") from error
        raise StoreError(str(path), "broken", str(error.orig), hint="check the path and its permissions") from error
    except DatabaseError as error:
        if "not a database" in str(error.orig) or "malformed" in str(error.orig):
            raise StoreError(str(path), "foreign", "not a planledger store", hint="name another file with --store") from error
        raise


def open_store(path: str | Path, *, create: bool = False) -> Store:
    """The store at a path, brought to this program's schema.

    StoreError: absent (and not to be created), foreign, newer, broken.
    """
    path = Path(path)
    if not create and not path.is_file():
        raise StoreError(str(path), "absent", "there is no store", hint="make it with `planledger run DIR`")
    with naming(path):
        if create:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(
                    str(path), "broken", f"cannot make its folder ({error.strerror})", hint="name another with --store"
                ) from error
        engine = connect(path)
        upgrade(engine)
    return Store(engine, path)
