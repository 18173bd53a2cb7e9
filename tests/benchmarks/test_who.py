"""How quickly a store says what one body owes, against a scan of every attribution in the same run."""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from sqlalchemy import select

from extractors.agencies.identity import identify
from pipeline.store import Store
from pipeline.store.models import AgencyRow, DocumentRow, ResponsibilityRow, TaskRow
from pipeline.who import who_in
from tests.plans.many import FULL, PLANS, filled, plans

ROUNDS = 7
# What a query takes does not grow with the store; a scan does.
RATIO = 0.02 * max(1, FULL / PLANS / 2)
BODY = "卫生健康局"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return filled(Path(tmp_path_factory.mktemp("bench")) / "store.sqlite")


def seconds(work: Callable[[], object]) -> float:
    """The median time of a piece of work."""
    taken = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)


def test_what_a_body_owes_comes_from_an_index(store: Store) -> None:
    with store.reading() as connection:
        home = next(plan.document for plan in plans() if plan.document.title and "县公共" in plan.document.title)
        assert home.region is not None
        name, key = f"{home.region.name}{BODY}", identify(BODY, home).key
        scan = (
            select(DocumentRow.title, TaskRow, ResponsibilityRow.role, ResponsibilityRow.agency)
            .join(TaskRow, TaskRow.document_pk == DocumentRow.pk)
            .join(ResponsibilityRow, ResponsibilityRow.task_pk == TaskRow.pk)
            .join(AgencyRow, AgencyRow.pk == ResponsibilityRow.agency_pk)
        )
        asked = seconds(lambda: who_in(connection, name))
        scanned = seconds(lambda: [row for row in connection.execute(scan) if row.agency == BODY])
        assert [body.key for body in who_in(connection, name).bodies] == [key]
    print(f"who {asked * 1e3:.2f} ms, scan {scanned * 1e3:.1f} ms, ratio {asked / scanned:.4f}")
    assert asked / scanned <= RATIO, f"{asked * 1e3:.1f} ms for {scanned * 1e3:.0f} ms"
