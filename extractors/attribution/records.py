"""What is read of an attribution: its bodies with the roles as spoken, and its dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.agencies import Name

# `rest` is a body that no word gives a role: support beside a lead, else responsible.
Spoken = Literal["lead", "support", "responsible", "rest"]
Kind = Literal["bracket", "line", "prose", "cell"]


@dataclass(slots=True)
class Entry:
    """One body of an attribution: its name's span, the role as spoken, and the rule that read it."""

    name: Name
    role: Spoken
    rule: str


@dataclass(slots=True)
class Reading:
    """What a stretch of attribution yields: bodies, spans of dates, and spans of pieces that were taken for no name."""

    entries: tuple[Entry, ...] = ()
    dates: tuple[tuple[int, int], ...] = ()
    dropped: tuple[tuple[int, int], ...] = ()

    def moved(self, by: int) -> "Reading":
        """The reading with its offsets `by` further on."""
        entries = [Entry(one.name.moved(by), one.role, one.rule) for one in self.entries]
        return Reading(tuple(entries), shifted(self.dates, by), shifted(self.dropped, by))

    def __bool__(self) -> bool:
        return bool(self.entries or self.dates)


def shifted(spans: Sequence[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    """The spans `by` further on."""
    return tuple([(a + by, b + by) for a, b in spans]) if spans else ()


def joined(readings: Sequence[Reading]) -> Reading:
    """Several readings as one."""
    return Reading(
        tuple(e for r in readings for e in r.entries),
        tuple(d for r in readings for d in r.dates),
        tuple(d for r in readings for d in r.dropped),
    )


@dataclass(slots=True)
class Attribution:
    """One bracket, run of lines or sentence: its span and what it says."""

    start: int
    end: int
    kind: Kind
    entries: tuple[Entry, ...] = ()
    dates: tuple[tuple[int, int], ...] = ()
    dropped: tuple[tuple[int, int], ...] = ()
