"""Judges one requirement against another of the same quantity: stricter, looser, same, or not to be compared."""

from pipeline.compare.indicators.quantity import Quantity
from pipeline.compare.indicators.units import comparable
from schemas import TimeRef
from schemas.diff import IndicatorVerdict

CLOSE = 1e-6
FLOORS, CAPS = (">=", ">"), ("<=", "<")


def judge(a: Quantity, b: Quantity, due_a: TimeRef | None, due_b: TimeRef | None) -> tuple[IndicatorVerdict, str]:
    """What B requires against A, and why: the value decides, then the date, then whether it is required or encouraged."""
    if why := other_base(a, b):
        return "changed", why
    better = better_way(a, b)
    one, two = (a.high, b.high) if better == "less" else (a.low, b.low)
    if abs(one - two) > CLOSE * max(abs(one), abs(two)):
        return ("stricter" if (two < one) == (better == "less") else "looser"), "value"
    earlier = order_of_dates(due_a, due_b)
    if earlier:
        return ("stricter" if earlier > 0 else "looser"), "date"
    if a.encouraged != b.encouraged:
        return ("stricter" if a.encouraged else "looser"), "demand"
    return "same", "value"


def other_base(a: Quantity, b: Quantity) -> str:
    """Why the two values cannot be set side by side; empty where they can."""
    if a.basis != b.basis:
        return "basis"
    if a.falling != b.falling:
        return "direction"
    if not comparable(a.dimension, b.dimension) or (a.per and b.per and a.per != b.per):
        return "unit"
    if (a.comparator in FLOORS and b.comparator in CAPS) or (a.comparator in CAPS and b.comparator in FLOORS):
        return "direction"
    return ""


def better_way(a: Quantity, b: Quantity) -> str:
    """Which way is better for both: what a floor or cap says goes before what words say; more where nothing does, or they differ."""
    said = [one.better for one in (a, b) if one.better and one.comparator in FLOORS + CAPS]
    said = said or [one.better for one in (a, b) if one.better]
    return "less" if said and set(said) == {"less"} else "more"


def order_of_dates(a: TimeRef | None, b: TimeRef | None) -> int:
    """1 where B's date is earlier, -1 where it is later, 0 where they agree or one is missing."""
    if a is None or b is None or not a.end or not b.end:
        return 0
    length = min(len(a.end), len(b.end))  # 2025 and 2025-12 agree
    one, two = a.end[:length], b.end[:length]
    return (one > two) - (one < two)
