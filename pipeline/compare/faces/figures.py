"""Quantities that a plan states in several places, told once."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.compare.alike import bare
from schemas import Indicator
from schemas.diff import IndicatorChange, IndicatorVerdict


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity with every place where A and B state it; the first place of either side speaks for it."""

    change: IndicatorVerdict
    a: tuple[Indicator, ...]
    b: tuple[Indicator, ...]
    reasons: tuple[str, ...]

    @property
    def news(self) -> bool:
        """A pair, or a requirement that only one side has; what one side merely reports (人口, 面积) requires nothing."""
        return bool(self.a and self.b) or any(one.role == "target" for one in (*self.a, *self.b))


def figures(rows: Iterable[IndicatorChange]) -> list[Figure]:
    """The rows in their order, those joined that have the same verdict on the same amounts and share a place or a name."""
    found: list[Figure] = []
    for row in rows:
        a, b = ((one,) if one is not None else () for one in (row.a, row.b))
        for place, group in enumerate(found):
            if group.change == row.change and _one(group.a, a) and _one(group.b, b) and _touch(group, row):
                found[place] = Figure(group.change, _more(group.a, a), _more(group.b, b), group.reasons)
                break
        else:
            found.append(Figure(row.change, a, b, row.reasons))
    return found


def _one(mine: tuple[Indicator, ...], more: tuple[Indicator, ...]) -> bool:
    """Both sides say nothing, or the same amount."""
    return [_amount(one) for one in mine[:1]] == [_amount(one) for one in more[:1]]


def _amount(indicator: Indicator) -> tuple[object, ...]:
    return indicator.comparator, indicator.value, indicator.value_high, indicator.unit, indicator.basis


def _touch(group: Figure, row: IndicatorChange) -> bool:
    """They share an indicator, or the names that both sides give."""
    if row.a in group.a or row.b in group.b:
        return True
    sides = [(one, some) for one, some in ((row.a, group.a), (row.b, group.b)) if one is not None]
    return all(bare(one.name) in {bare(other.name) for other in some} for one, some in sides)


def _more(mine: tuple[Indicator, ...], more: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    return (*mine, *(one for one in more if one not in mine))
