"""Aligns the facts of two plans of one document: the same, changed, gained, lost."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Literal

from pydantic import Field

from pipeline.evaluate.against.facts import KINDS, Row
from schemas.base import Record


class Change(Record):
    """One fact that differs; `was` and `now` hold only the fields that do, and all of them for what is gained or lost.

    The place is that in the new plan; for what is lost, in the old one.
    """

    change: Literal["gained", "lost", "changed"]
    kind: str
    was: dict[str, str] = Field(default_factory=dict)
    now: dict[str, str] = Field(default_factory=dict)
    start: int | None = None
    page: int | None = None
    quote: str = ""


class DocumentChanges(Record):
    """What differs in one document; `was` and `now` are the errors where a side has no plan."""

    path: str
    changes: tuple[Change, ...] = ()
    was_error: str | None = None
    now_error: str | None = None
    was_seconds: float = 0.0
    now_seconds: float = 0.0


def changes(old: Iterable[Row], new: Iterable[Row]) -> tuple[Change, ...]:
    """Every difference, by kind and then in the order of the text.

    Facts are the same where they say the same, wherever they stand. Of what is left, those that stand on the same words, or
    begin at the same place, have changed into one another; the rest is gained or lost.
    """
    before, after = list(old), list(new)
    for alike in (whole, said):
        before, after, _ = pair(before, after, alike)
    changed: list[tuple[Row, Row]] = []
    for alike in (about, opening):
        before, after, pairs = pair(before, after, alike)
        changed += pairs
    found = [*map(lost, before), *map(gained, after), *(between(was, now) for was, now in changed)]
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.start or 0)))


def whole(row: Row) -> Hashable:
    """What a fact says, and the words at its place."""
    return row.kind, row.values, row.quote


def said(row: Row) -> Hashable:
    """What a fact says."""
    return row.kind, row.values


def about(row: Row) -> Hashable:
    """What stays when a fact changes; a fact without any is like no other."""
    return (row.kind, row.about) if row.about else (row.kind, row.values)


def opening(row: Row) -> Hashable:
    """The first words at a fact's place; a fact without words is like no other."""
    return (row.kind, row.quote[:12]) if row.quote else (row.kind, row.values)


def pair(
    before: Sequence[Row], after: Sequence[Row], alike: Callable[[Row], Hashable]
) -> tuple[list[Row], list[Row], list[tuple[Row, Row]]]:
    """Take out of two lists, in order, the rows that are alike; what is left of both, and the pairs."""
    waiting: dict[Hashable, list[Row]] = defaultdict(list)
    for row in reversed(before):
        waiting[alike(row)].append(row)
    left, pairs = [], []
    for row in after:
        if waiting[alike(row)]:
            pairs.append((waiting[alike(row)].pop(), row))
        else:
            left.append(row)
    kept = {id(row) for rows in waiting.values() for row in rows}
    return [row for row in before if id(row) in kept], left, pairs


def lost(row: Row) -> Change:
    """A fact that is no longer there."""
    return Change(change="lost", kind=row.kind, was=filled(row.values), start=row.start, page=row.page, quote=row.quote)


def gained(row: Row) -> Change:
    """A fact that was not there."""
    return Change(change="gained", kind=row.kind, now=filled(row.values), start=row.start, page=row.page, quote=row.quote)


def between(old: Row, new: Row) -> Change:
    """A fact that says something else now."""
    differing = list(differences(old, new))
    was, now = ({name: values[side] for name, *values in differing} for side in (0, 1))
    return Change(change="changed", kind=new.kind, was=was, now=now, start=new.start, page=new.page, quote=new.quote)


def differences(old: Row, new: Row) -> Iterator[tuple[str, str, str]]:
    """Field, old value, new value, of the fields that differ."""
    was, now = dict(old.values), dict(new.values)
    for name in dict.fromkeys((*was, *now)):
        if was.get(name, "") != now.get(name, ""):
            yield name, was.get(name, ""), now.get(name, "")


def filled(values: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The fields that say something."""
    return {name: value for name, value in values if value}
