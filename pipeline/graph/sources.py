"""The rows of whatever a user has: plans, a store, files and folders of either."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.graph.of_plans import OfPlans
from pipeline.graph.rows import Rows
from schemas import Plan, PlanledgerError

if TYPE_CHECKING:
    from extractors.agencies.identity import Registry
    from pipeline.store import Store

    Source = Store | Iterable[Plan]


@contextmanager
def rows_of(source: "Source", *, registry: "Registry | None" = None) -> Iterator[Rows]:
    """The rows of plans or of an open store, to be read while the block lasts.

    The store's bodies are those that its run resolved; with a `registry` its plans are read, and resolved anew.
    """
    from pipeline.store.store import Store

    if isinstance(source, Store) and registry is None:
        from pipeline.graph.of_store import OfStore

        with source.reading() as connection:
            yield OfStore(connection)
    else:
        yield OfPlans(plans_of(source), registry=registry)


def source_of(paths: Iterable[Path], *, region: str | None = None, failed: list[PlanledgerError] | None = None) -> "Source":
    """A store as it is where it is the only path, otherwise the plans of all paths, or those of a region.

    Errors as for `pipeline.gather.gather`.
    """
    from pipeline.gather import gather_all, is_store

    paths = list(paths)
    if len(paths) == 1 and is_store(paths[0]) and region is None:
        from pipeline.store import open_store

        return open_store(paths[0])
    return gather_all(paths, failed=failed, region=region)


def plans_of(source: "Source") -> list[Plan]:
    """The plans themselves."""
    from pipeline.store.store import Store

    if isinstance(source, Store):
        from pipeline.gather import gather

        return list(gather(source.path))
    return list(source)
