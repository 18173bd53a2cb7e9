"""Which clauses two tasks share, in their own words."""

from collections.abc import Sequence

from pipeline.compare.tasks.clauses import Shared

MOST = 3
LONGEST = 40
EQUAL = ("原文相同",)
UNLIKE = "条款用词各异"  # of one work by its title, that either plan does in its own way


def reasons(shared: Sequence[Shared], subject: Sequence[str]) -> tuple[str, ...]:
    """The clauses that two tasks have in common, at most three, the weightiest first; without any, the things that both titles name."""
    told: list[Shared] = []
    for one in sorted(shared, key=lambda one: (-one.likeness * min(len(one.a.text), len(one.b.text)), one.a.text, one.b.text)):
        if len(told) < MOST and all(one.a.at != other.a.at and one.b.at != other.b.at for other in told):
            told.append(one)
    named = sorted({thing.lstrip("≈") for thing in subject}, key=lambda thing: (-len(thing), thing))[:1]
    return tuple(worded(one.a.text, one.b.text) for one in told) or tuple(f"题目都讲“{thing}”" for thing in named)


def worded(one: str, other: str) -> str:
    """Two clauses as a reason, cut to a short quote."""
    left, right = (quote if len(quote) <= LONGEST else f"{quote[: LONGEST - 1]}…" for quote in (one, other))
    return f"都有“{left}”" if one == other else f"“{left}”与“{right}”相近"
