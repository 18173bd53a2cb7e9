"""Everything that one body owes in every plan: `who(source, name)`."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from extractors.agencies.identity import Registry
from pipeline.gather import gather_all, is_store
from pipeline.store import open_store, put_plan
from pipeline.store.bodies import refill
from pipeline.who.duties import duties_of
from pipeline.who.meaning import bodies_meant, near_names
from pipeline.who.records import Answer, BodyDuties, Owed, PlanDuties, Seat
from schemas import PlanledgerError

__all__ = ["Answer", "BodyDuties", "Owed", "PlanDuties", "Seat", "who", "who_in"]


def who(
    source: str | Path | Sequence[str | Path],
    name: str,
    *,
    region: str | None = None,
    counterparts: bool = False,
    due_from: str | None = None,
    due_before: str | None = None,
    registry: Registry | None = None,
    failed: list[PlanledgerError] | None = None,
) -> Answer:
    """Everything that the bodies of a name owe in the plans of a store, a file, a folder, or several of them.

    `region` keeps the bodies of a region and of those below it (name or GB/T 2260 code); `counterparts` adds the bodies that do the
    same work elsewhere; `due_from` and `due_before` (YYYY-MM-DD) keep tasks due between these days, both included; `registry` is
    what a user knows of names (`pipeline.agencies.read_registry`). Errors as for `pipeline.gather.gather`.
    """
    sources = [Path(source)] if isinstance(source, str | Path) else [Path(one) for one in source]
    with _opened(sources, registry, failed) as connection:
        return who_in(
            connection,
            name,
            region=region,
            counterparts=counterparts,
            due_from=due_from,
            due_before=due_before,
            registry=registry,
        )


def who_in(
    connection: Connection,
    name: str,
    *,
    region: str | None = None,
    counterparts: bool = False,
    due_from: str | None = None,
    due_before: str | None = None,
    registry: Registry | None = None,
) -> Answer:
    """As `who`, over the connection of an open store, whose bodies stay as it was filled."""
    meant = bodies_meant(connection, name, region=region, counterparts=counterparts, registry=registry)
    bodies = tuple(one for one in duties_of(connection, meant, first=due_from, last=due_before) if one.plans)
    return Answer(asked=name, bodies=bodies, near=() if meant else near_names(connection, name))


@contextmanager
def _opened(sources: list[Path], registry: Registry | None, failed: list[PlanledgerError] | None) -> Iterator[Connection]:
    """A connection to the bodies and tasks of the sources; all but a single store as it is are put in one for the moment."""
    store = sources[0] if len(sources) == 1 and is_store(sources[0]) else None
    if store and registry is None:
        with open_store(store).reading() as connection:
            yield connection
        return
    with TemporaryDirectory(prefix="planledger-") as folder:
        path = Path(folder) / "plans.sqlite"
        if store:
            open_store(store)  # which tells what is wrong with it
            shutil.copyfile(store, path)
            with open_store(path).writing() as connection:
                refill(connection, registry=registry)
        else:
            with open_store(path, create=True).writing() as connection:
                for plan in gather_all(sources, failed=failed):
                    put_plan(connection, plan, plan.document.source.name, registry=registry)
        with open_store(path).reading() as connection:
            yield connection
