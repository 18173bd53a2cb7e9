"""Dates at the precision of a text, compared by the last day that they allow."""

from calendar import monthrange
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas import TimeRef


def last_day(date: str) -> str:
    """The last day of an ISO date at any precision: 2025 → 2025-12-31, 2025-06 → 2025-06-30. ValueError for anything else."""
    parts = [int(part) for part in date.split("-")]
    if not 1 <= len(parts) <= 3 or len(date) != (4, 7, 10)[len(parts) - 1]:
        raise ValueError(f"not a date: {date!r}; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (*parts, 0, 0)[:3]
    month = month if len(parts) > 1 else 12
    if not (1 <= month <= 12 and year > 0):
        raise ValueError(f"not a date: {date!r}; there is no such month")
    days = monthrange(year, month)[1]
    day = day if len(parts) > 2 else days
    if not 1 <= day <= days:
        raise ValueError(f"not a date: {date!r}; there is no such day")
    return f"{year:04}-{month:02}-{day:02}"


def first_day(date: str) -> str:
    """The first day of an ISO date at any precision: 2025 → 2025-01-01, 2025-06 → 2025-06-01. ValueError as for `last_day`."""
    last_day(date)
    return date + "-01-01"[len(date) - 4 :]


def due_by(due: "TimeRef | None") -> str | None:
    """The last day that a time expression allows; None where it names none (长期坚持, from a date on)."""
    if not due or not due.end:
        return None
    try:
        return last_day(due.end)
    except ValueError:  # such as 2025-02-30 misprinted in the plan: kept as printed, but it bounds nothing
        return None
