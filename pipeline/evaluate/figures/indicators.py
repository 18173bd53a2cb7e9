"""`indicators`, `indicator_tuples` and `indicator_names`."""

from collections.abc import Sequence

from pipeline.evaluate.gold import Gold, GoldBaseline, GoldIndicator
from pipeline.evaluate.likeness import likeness, same_date, same_number, same_time, same_unit
from pipeline.evaluate.places import Places, holds
from pipeline.evaluate.tally import Tallies, pair_up
from schemas import Baseline, Indicator, Plan

NAMED = 0.7


def judge_indicators(gold: Gold, plan: Plan | None, places: Places, tallies: Tallies) -> None:
    """Numbers with their units at their places; of those, whole tuples and names."""
    mine, found = gold.indicators, plan.indicators if plan else ()
    pairs = pair_indicators(mine, found, places)
    tallies["indicators"].pairs(
        pairs,
        [f"{i.name} {i.value:g}{i.unit or ''} @ {i.anchor[:30]}" for i in mine],
        [f"{i.name} {i.value:g}{i.unit or ''} @ {i.evidence.text[:30]}" for i in found],
    )
    whole = 0
    for i, j in pairs.items():
        errors = tuple_errors(mine[i], found[j])
        whole += not errors
        tallies["indicator_tuples"].errors += errors
        named = same_name(mine[i], found[j])
        tallies["indicator_names"].check(named, f"gold {mine[i].name!r}, found {found[j].name!r}")
    tallies["indicator_tuples"].count(whole, len(found) - whole, len(mine) - whole)


def pair_indicators(mine: Sequence[GoldIndicator], found: Sequence[Indicator], places: Places) -> dict[int, int]:
    """Pairs of the same quantity at the same place, gold to found; the likest names go together."""
    return pair_up(
        {
            (i, j): 1 + likeness(a.name, b.name)
            for i, a in enumerate(mine)
            for j, b in enumerate(found)
            if same_quantity(a, b) and holds(places.of(a.anchor), b.evidence)
        }
    )


def same_name(mine: GoldIndicator, theirs: Indicator) -> bool:
    """Whether the names are alike."""
    return likeness(mine.name, theirs.name) >= NAMED


def same_quantity(mine: GoldIndicator, theirs: Indicator) -> bool:
    """Whether value, upper value and unit are equal."""
    return same_number(mine.value, theirs.value) and same_number(mine.value_high, theirs.value_high) and same_unit(mine.unit, theirs.unit)


def tuple_errors(mine: GoldIndicator, theirs: Indicator) -> list[str]:
    """A line for each of role, basis, comparator, due and baseline that differs."""
    checks = {
        "role": mine.role == theirs.role,
        "basis": mine.basis == theirs.basis,
        "comparator": mine.comparator == theirs.comparator,
        "due": same_time(mine.due, theirs.due),
        "baseline": same_baseline(mine.baseline, theirs.baseline),
    }
    label = f"{mine.name} {mine.value:g}{mine.unit or ''}"
    return [f"{label} {key}: gold {getattr(mine, key)!r}, found {getattr(theirs, key)!r}" for key, ok in checks.items() if not ok]


def same_baseline(mine: GoldBaseline | None, theirs: Baseline | None) -> bool:
    """Whether starting value and its date are equal."""
    value, day = (mine.value, mine.as_of) if mine else (None, None)
    return same_number(value, theirs.value if theirs else None) and same_date(day, theirs.as_of if theirs else None)
