"""What a local plan asks for less than its superior's plan does."""

import re
from collections.abc import Iterable, Iterator

from extractors.engine import Patterns
from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import Scene
from pipeline.compare.alike import bare, dice
from pipeline.compare.indicators import align_indicators
from pipeline.compare.indicators.quantity import take_apart
from pipeline.compare.indicators.units import measure_of
from pipeline.compare.pairs import IndicatorPair
from pipeline.compare.relation import relation_of
from pipeline.dates import due_by
from pipeline.wording import amount, due_words, number
from schemas import Indicator

# What can be asked of every place alike. A count of things is not: a city builds fewer than its province.
RATIOS = frozenset({"share", "ratio", "days", "multiple"})
BETWEEN = Patterns("between", __file__)
LEAST_TITLE = 6  # characters: a shorter title stands in many others
ASIDE = re.compile(r"[（(〔][^（）()〔〕]*[）)〕]")
SAME_SUBJECT = 0.5  # of the pairs of characters of the titles without their regions


def below_superior(a: Scene, b: Scene) -> Iterator[Doubt]:
    """Requirements of a superior's plan that the local plan on the same subject sets lower."""
    for above, local in ((a, b), (b, a)):
        if on_one_subject(above, local) and relation_of(above.plan, local.plan) == "superior":
            yield from looser(above, local)


def on_one_subject(above: Scene, local: Scene) -> bool:
    """The local plan names the other, or is of a lower level with a title alike. Quick, as of many plans most pairs are neither."""
    title = bare(ASIDE.sub("", above.plan.document.title or ""))
    named = len(title) >= LEAST_TITLE and title in local.cited
    return named or (above.rank < local.rank and dice(above.subject, local.subject) >= SAME_SUBJECT)


def looser(above: Scene, local: Scene) -> Iterator[Doubt]:
    """The pairs in which the local plan asks for less, unless it meets the requirement at another place."""
    pairs = [pair for pair in align_indicators(above.plan, local.plan) if is_requirement(pair, above, local)]
    met = {pair.a.id for pair in pairs if pair.change in ("same", "stricter")}
    less = [pair for pair in pairs if pair.change == "looser" and pair.a.id not in met and not same_when_rounded(pair.a, pair.b)]
    for stated in one_by_one(less):
        first = stated[0]
        values = {"local": first.b.name, "local_value": asked(first.b), "superior": first.a.name, "superior_value": asked(first.a)}
        yield Doubt("local-below-superior", (*(local.of(pair.b.evidence) for pair in stated), above.of(first.a.evidence)), values)


def one_by_one(pairs: Iterable[IndicatorPair]) -> list[list[IndicatorPair]]:
    """The pairs by what they say: one figure that the local plan states twice, in the text and in a table, is one."""
    found: dict[tuple[str, str, str | None], list[IndicatorPair]] = {}
    for pair in pairs:
        found.setdefault((pair.a.id, amount(pair.b), due_by(pair.b.due)), []).append(pair)
    return list(found.values())


def asked(one: Indicator) -> str:
    """The figure with its date, which may be all that differs: ≤7.5‰，2022年."""
    return "，".join(filter(None, (amount(one), due_words(one.due))))


def same_when_rounded(above: Indicator, local: Indicator) -> bool:
    """The local figure is the superior's with more digits: 92.17 is the 92.2 that was asked."""
    if above.unit != local.unit or above.value == local.value:
        return False
    digits = len(number(above.value).partition(".")[2])
    return 0 < digits < len(number(local.value).partition(".")[2]) and round(local.value, digits) == above.value


def is_requirement(pair: IndicatorPair, above: Scene, local: Scene) -> bool:
    """Both are to be reached, and by every place alike."""
    return pair.a.role == pair.b.role == "target" and for_each(pair.a, above) and for_each(pair.b, local)


def for_each(one: Indicator, scene: Scene) -> bool:
    """The figure is a ratio, or a count in each of several things."""
    measure = measure_of(one.unit)
    words = scene.clause(one.evidence.start, one.evidence.end).text
    return bool(measure.dimension in RATIOS or measure.per or take_apart(one.name).per_head) or BETWEEN.each.search(words) is not None
