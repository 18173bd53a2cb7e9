"""Which measures two tasks share, in their own words."""

from collections.abc import Iterator
from functools import lru_cache

from pipeline.compare.tasks.terms import content
from pipeline.compare.tasks.work import Work

MOST = 3
LEAST = 0.4  # share of common terms (Jaccard) from which two clauses are said to be alike
LONGEST = 40
EQUAL = "原文相同"


def reasons(a: Work, b: Work) -> tuple[str, ...]:
    """The clauses that the two have in common, at most three, the longest first; without one, the two that are most alike."""
    if a.plain == b.plain:
        return (EQUAL,)
    rated = sorted(alike(a, b), key=lambda row: (-telling(*row), row[1], row[2]))
    told: list[tuple[str, str]] = []
    for likeness, one, other in rated:
        if (likeness >= LEAST or not told) and all(one != left and other != right for left, right in told):
            told.append((one, other))
        if len(told) == MOST:
            break
    return tuple(worded(one, other) for one, other in told)


def telling(likeness: float, one: str, other: str) -> float:
    """What a pair of clauses is worth as a reason: of those that are alike the longer, of the others the more alike."""
    return 1 + likeness * min(len(one), len(other)) if likeness >= LEAST else likeness


def alike(a: Work, b: Work) -> Iterator[tuple[float, str, str]]:
    """Pairs of clauses with any term of content in common, and their share of common terms."""
    ours, theirs = ([(text, meaning(text)) for text in work.measures] for work in (a, b))
    for one, left in ours:
        for other, right in theirs:
            if common := len(left & right):
                yield common / len(left | right), one, other


@lru_cache(maxsize=10_000)
def meaning(clause: str) -> frozenset[str]:
    """The terms of content of a clause."""
    return frozenset(content(clause))


def worded(one: str, other: str) -> str:
    """Two clauses as a reason, cut to a short quote."""
    left, right = (quote if len(quote) <= LONGEST else f"{quote[: LONGEST - 1]}…" for quote in (one, other))
    return f"都有“{left}”" if one == other else f"“{left}”与“{right}”相近"
