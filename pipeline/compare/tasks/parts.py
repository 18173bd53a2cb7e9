"""Which parts of two outlines correspond, and what became of a task between them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.compare.tasks.work import Work
from schemas.diff import Extent, TaskVerdict

Part = str | None


def counterparts(a: Sequence[Work], b: Sequence[Work], scores: Mapping[tuple[int, int], float]) -> set[tuple[Part, Part]]:
    """The pairs of top parts of one title; of others, those of which one holds at least half of what the other has a counterpart for."""
    shared: Counter[tuple[Part, Part]] = Counter()
    for (i, j), score in scores.items():
        shared[a[i].part, b[j].part] += score  # type: ignore[assignment]  # a weighted count
    all_a: dict[Part, float] = {}
    all_b: dict[Part, float] = {}
    for (one, other), weight in shared.items():
        all_a[one], all_b[other] = all_a.get(one, 0) + weight, all_b.get(other, 0) + weight
    named = _named(a, b)
    mine, theirs = {one for one, _ in named}, {other for _, other in named}
    much = {(one, other) for (one, other), weight in shared.items() if 2 * weight >= min(all_a[one], all_b[other])}
    return named | {(one, other) for one, other in much if one not in mine and other not in theirs}


def _named(a: Sequence[Work], b: Sequence[Work]) -> set[tuple[Part, Part]]:
    """The parts of one title, which each plan gives to one part alone."""
    titled: tuple[dict[str, set[Part]], ...] = {}, {}
    for titles, works in zip(titled, (a, b), strict=True):
        for work in works:
            titles.setdefault(work.heading, set()).add(work.part)
    one, other = ({title: min(parts, key=str) for title, parts in titles.items() if title and len(parts) == 1} for titles in titled)
    return {(one[title], other[title]) for title in one.keys() & other.keys()}


def verdict(a: Work, b: Work, parts: set[tuple[Part, Part]], extent: Extent) -> TaskVerdict:
    """Moved where one work stands in another part, or as work and the other as a safeguard; otherwise by their texts."""
    if extent != "whole":  # what is not one work has not moved
        return "reworded"
    if a.safeguards != b.safeguards or (a.part, b.part) not in parts:
        return "moved"
    return "same" if a.plain == b.plain else "reworded"
