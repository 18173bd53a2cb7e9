"""Brings a database to the schema of this program, and makes what is derived from its tables afresh.

Views, search, dictionary and what the names of bodies mean are made anew with every revision; a change to them alone needs an
(empty) revision of its own.
"""

from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from pipeline.store.bodies import refill
from pipeline.store.dictionary import write_dictionary
from pipeline.store.sqlite import create_search
from pipeline.store.views import VIEWS, create_views, drop_views
from schemas import StoreError

MIGRATIONS = Path(__file__).with_name("migrations")


@lru_cache
def revisions() -> tuple[str, ...]:
    """The schema versions that this program knows, oldest first."""
    return tuple(sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py")))


def version(connection: Connection) -> str | None:
    """The schema version of a database; None for an empty one. StoreError for one that planledger did not make."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables or "data_dictionary" not in tables:
        raise StoreError("", "foreign", "not a planledger store", hint="name another file with --store")
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def upgrade(engine: Engine) -> None:
    """Bring a database to the newest schema; nothing happens to one that is there. StoreError for one from a newer program."""
    with engine.connect() as connection:
        found = version(connection)
    if found == revisions()[-1]:
        return
    if found is not None and found not in revisions():
        raise StoreError(
            "", "newer", f"made by a newer planledger (schema {found}, this one knows {revisions()[-1]})", hint="upgrade planledger"
        )
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if version(connection) != revisions()[-1]:
            drop_views(connection)
            migrate(connection)
            refill(connection)
            create_views(connection)
            create_search(connection)
            write_dictionary(connection, VIEWS)


def migrate(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to a revision, views aside."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
