"""Whether time grows with the input and not with its square: CPU time, the best of three, as a ratio within one run."""

from collections.abc import Callable
from time import process_time
from typing import TypeVar

T = TypeVar("T")

SLACK = 4  # times what linear growth would cost; a square over a tenfold input is ten times
FLOOR = 0.002  # CPU seconds below which a clock tells nothing


def cost(prepare: Callable[[int], T], work: Callable[[T], object], size: int) -> float:
    """CPU seconds of the work on what `prepare(size)` gives, the best of three."""
    given = prepare(size)
    best = float("inf")
    for _ in range(3):
        began = process_time()
        work(given)
        best = min(best, process_time() - began)
    return best


def assert_linear(prepare: Callable[[int], T], work: Callable[[T], object], *, few: int, many: int) -> None:
    """Fails where `many` costs more than SLACK times its share of what `few` costs."""
    small, large = cost(prepare, work, few), cost(prepare, work, many)
    assert large <= SLACK * (many / few) * max(small, FLOOR), f"{few}: {small:.4f} s, {many}: {large:.4f} s"
