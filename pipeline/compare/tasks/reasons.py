"""Which clauses two tasks share, in their own words."""

from collections.abc import Sequence

from pipeline.compare.tasks.clauses import Shared
from pipeline.compare.tasks.terms import kin

MOST = 3
LONGEST = 40
EQUAL = ("原文相同",)
UNLIKE = "未找到用词相近的条款"  # of one work by its title, that either plan does in its own way


def reasons(shared: Sequence[Shared], subject: Sequence[str], heads: tuple[str, str]) -> tuple[str, ...]:
    """The clauses that two tasks have in common, at most three, the weightiest first; without any, a thing that both heads name."""
    told = weightiest(shared)
    named = sorted(subject, key=lambda thing: (-len(thing.lstrip("≈")), thing))[:1]
    return tuple(worded(one.a.text, one.b.text) for one in told) or tuple(titled(thing, heads) for thing in named)


def weightiest(shared: Sequence[Shared]) -> list[Shared]:
    """At most three, the weightiest first, each clause once."""
    told: list[Shared] = []
    for one in sorted(shared, key=lambda one: (-one.likeness * min(len(one.a.text), len(one.b.text)), one.a.text, one.b.text)):
        if len(told) < MOST and all(one.a.at != other.a.at and one.b.at != other.b.at for other in told):
            told.append(one)
    return told


def titled(thing: str, heads: tuple[str, str]) -> str:
    """A thing that two heads name, or the word that either has of a group of kindred ones."""
    pattern, groups = kin()
    left, right = (next((word for word in pattern.findall(head) if groups[word] == thing), thing.lstrip("≈")) for head in heads)
    return f"题目都讲“{left}”" if left == right else f"题目分别讲“{left}”和“{right}”"


def worded(one: str, other: str) -> str:
    """Two clauses as a reason, cut to a short quote."""
    left, right = (quote if len(quote) <= LONGEST else f"{quote[: LONGEST - 1]}…" for quote in (one, other))
    return f"都有“{left}”" if one == other else f"“{left}”与“{right}”相近"
