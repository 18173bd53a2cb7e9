"""Brings units to one per dimension, so that values of different plans can be set side by side."""

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.engine import Patterns
from pipeline.compare.indicators.lexicon import loose, magnitudes, measures

UNITS = Patterns("units", __file__)
SCALES = {"百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "10万": 1e5, "百万": 1e6, "100万": 1e6}


class Measure(NamedTuple):
    """What a unit measures; a printed value times `factor` is in the dimension's own unit. `per` is what it is reckoned by (家, 亩)."""

    dimension: str
    factor: float
    per: str = ""


@lru_cache(4096)
def measure_of(unit: str | None) -> Measure:
    """The measure of a unit as printed; counts of things by whatever classifier are `thing`, no unit at all is `bare`."""
    unit = re.sub(r"\s|（[^）]*）", "", unit or "")
    if UNITS.rate.match(unit) and unit[0] in "/／":
        return Measure("ratio", 1e3 / SCALES[re.sub(r"[/／]|人口?", "", unit)])
    unit, _, per = re.sub("／", "/", unit).partition("/")
    scaled = re.match("|".join(sorted(magnitudes(), key=lambda word: -len(word))), unit)
    if unit in measures() or not scaled:
        dimension, factor = measures().get(unit, ("thing" if unit else "bare", 1.0))
        return Measure(dimension, factor, per)
    rest = unit[scaled.end() :]
    dimension, factor = measures().get(rest, ("thing" if rest else "bare", 1.0))
    return Measure(dimension, factor * magnitudes()[scaled[0]], per)


def comparable(one: str, other: str) -> bool:
    """Values of the two dimensions may be set side by side: a bare number may be of any, 个 goes with most things counted."""
    return one == other or "bare" in (one, other) or other in loose().get(one, ()) or one in loose().get(other, ())
