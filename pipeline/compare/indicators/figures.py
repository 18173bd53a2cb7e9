"""Figures of many plans as compact rows, read straight from a store."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from schemas import Indicator, Plan


class Figure(NamedTuple):
    """An indicator as far as grouping needs it: `plan` is the key of its plan, `region` the plan's own."""

    plan: int
    key: int
    name: str
    unit: str | None
    value: float
    high: float | None
    comparator: str
    basis: str
    role: str
    due: str | None
    region: str | None


def read_figures(connection: Connection) -> list[Figure]:
    """Every indicator of a store, in the order of its plans and their texts; no plan is built."""
    # The driver's own cursor: what SQLAlchemy does for each row would take most of the time.
    driver: Any = connection.connection.driver_connection
    found: Iterator[Sequence[Any]] = driver.execute(
        "SELECT i.document_pk, i.pk, i.name, i.unit, i.value, i.value_high, i.comparator, i.basis, i.role, i.due_end, d.region_name "
        "FROM indicators i JOIN documents d ON d.pk = i.document_pk ORDER BY i.pk"
    )
    return list(map(Figure._make, found))


def figure_of(plan: Plan, indicator: Indicator, *, at: tuple[int, int] = (0, 0)) -> Figure:
    """An indicator of a plan as a figure; `at` are the keys that it gets."""
    region = plan.document.region
    return Figure(
        *at,
        indicator.name,
        indicator.unit,
        indicator.value,
        indicator.value_high,
        indicator.comparator,
        indicator.basis,
        indicator.role,
        indicator.due.end if indicator.due else None,
        region.name if region else None,
    )
