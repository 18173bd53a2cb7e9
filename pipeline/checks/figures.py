"""One quantity with two values in a plan: two targets that differ, a target below or at what is already reached."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from extractors.engine import Patterns
from pipeline.checks.circumstances import agree, circumstances, flows, of_one_thing
from pipeline.checks.doubt import Doubt
from pipeline.checks.named import NAMED, Named, named, nearly_same, normal, same
from pipeline.checks.scene import Scene
from pipeline.compare.alike import pairs_of
from pipeline.compare.indicators.quantity import Quantity, better_of
from pipeline.wording import amount, number
from schemas import Indicator

FIGURES = Patterns("figures", __file__)
ALIKE = 0.5  # of the pairs of characters of what is true of all and of what is wanted of all


def differing(scene: Scene) -> Iterator[Doubt]:
    """Two targets of one quantity for one year with two values; as a note: a range, and one of its numbers alone."""
    targets = [one for one in named(scene) if one.indicator.role == "target"]
    for a, b in of_one_name(targets):
        x, y = a.indicator, b.indicator
        if (
            nearly_same(a, b, scene)
            and not together(scene, x, y)
            and ((grave := contradict(a.quantity, b.quantity)) or (x.value_high, x.value) != (y.value_high, y.value))
            and agree(circumstances(scene, x), circumstances(scene, y))
            and not (of_another_year(a, b, targets) or of_another_year(b, a, targets))
        ):
            values = {"a": x.name, "a_value": amount(x), "b": y.name, "b_value": amount(y)}
            yield Doubt("figures-differ", (scene.of(x.evidence), scene.of(y.evidence)), values, severity=None if grave else "note")


def of_another_year(dated: Named, other: Named, targets: Sequence[Named]) -> bool:
    """The other one has no date, and is what is to be reached in another year than the dated one: 到2025年95%，到2035年98%; 95%以上."""
    due = dated.indicator.due
    if not due or other.indicator.due:
        return False
    alike = [one for one in targets if one.key == other.key and one.indicator.due and one.indicator.due != due]
    return any(same(one, other) and not contradict(one.quantity, other.quantity) for one in alike)


def of_one_name(known: Sequence[Named]) -> list[tuple[Named, Named]]:
    """The pairs of figures with one name, but for a word of scope, in the order of the text."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(known):
        found[NAMED.scope.sub("", one.key)].append(i)
    return [(known[i], known[j]) for i, j in sorted(pair for group in found.values() for pair in combinations(group, 2))]


def together(scene: Scene, a: Indicator, b: Indicator) -> bool:
    """Both stand in one sentence, where the same words may hold of several things in turn."""
    return not set(scene.text[min(a.evidence.end, b.evidence.end) : max(a.evidence.start, b.evidence.start)]) & set("。！？\n")


def contradict(x: Quantity, y: Quantity) -> bool:
    """The values differ: neither is a range that holds the other."""
    return not (x.low <= y.low <= x.high or y.low <= x.low <= y.high)


def below_status(scene: Scene) -> Iterator[Doubt]:
    """Targets that ask for less than is reported as reached, or for just that."""
    known = named(scene)
    reached: dict[str, list[Named]] = defaultdict(list)
    for one in known:
        if one.indicator.role == "status":
            reached[one.key].append(one)
    for target in known:
        if target.indicator.role != "target" or target.indicator.basis == "delta" or target.deeds is not None:
            continue  # what is done in one year says nothing of what was done in another
        for status in reached.get(target.key, ()):
            if same(target, status) and not reported(scene, target.indicator, status.indicator):
                yield from filter(None, (set_against(scene, target, status),))


def reported(scene: Scene, target: Indicator, status: Indicator) -> bool:
    """The paragraph gives the target first and then what came of it: 年度目标为30%，截至目前为36%."""
    start, end = target.evidence.end, status.evidence.start
    return start <= end and "\n" not in scene.text[start:end]


def below_baseline(scene: Scene) -> Iterator[Doubt]:
    """Targets that are worse than the value that the plan starts from, where the words say which way is better."""
    for one in scene.plan.indicators:
        better = normal(scene, one).better or ("more" if FIGURES.good.search(one.name) and not FIGURES.bad.search(one.name) else None)
        if one.baseline is None or one.role != "target" or one.basis == "delta" or better is None:
            continue
        start, end = one.baseline.value, one.value if one.value_high is None else one.value_high
        if meant(one.evidence.text, start, end) or is_bound(one.evidence.text, start):
            continue
        if (end < start) if better == "more" else (one.value > start):
            values = {"target": one.name, "target_value": amount(one), "status": one.name}
            values |= {"status_value": number(one.baseline.value) + (one.unit or "")}
            yield Doubt("target-below-status", (scene.of(one.evidence),), values, severity="note")


def meant(words: str, start: float, end: float) -> bool:
    """The verb goes the way that the value goes: 由9600元以下提高到15600元以下."""
    return ((FIGURES.rises if end > start else FIGURES.falls).search(words)) is not None


def is_bound(words: str, value: float) -> bool:
    """The value is printed as a bound (＜0.1), which says nothing of how far below it the figure is."""
    return re.search(rf"[<＜≤≦]\s*{re.escape(number(value))}(?![\d.])", words) is not None


def set_against(scene: Scene, target: Named, status: Named) -> Doubt | None:
    """The finding for a target and what is reached of it; None where it asks for more, or they are of other places or of a year each."""
    x, y = target.indicator, status.indicator
    better = target.quantity.better or better_of(x.name, x.comparator) or "more"
    wanted, reached = target.quantity.high, status.quantity.low
    places = scene.of(y.evidence), scene.of(x.evidence)
    values = {"target": x.name, "target_value": amount(x), "status": y.name, "status_value": amount(y)}
    if flows(x, y) or not of_one_thing(circumstances(scene, x), circumstances(scene, y)):
        return None
    if (reached > wanted) if better == "more" else (reached < wanted):
        return Doubt("target-below-status", places, values)
    kept = FIGURES.kept.search(scene.clause(x.evidence.start, x.evidence.end).text)
    return Doubt("target-met", places, values, severity="note") if reached == wanted and not kept else None


def met_by_all(scene: Scene) -> Iterator[Doubt]:
    """Shares of 100 % that are wanted where the plan says that all have it already."""
    wanted = [one for one in scene.plan.indicators if one.role == "target" and one.value == 100 and (one.unit or "") in ("%", "％")]
    for match in FIGURES.all.finditer(scene.text) if wanted else ():
        place = scene.place(*match.span())
        for one in wanted:
            rest = one.name.replace(match["things"], "")
            if rest != one.name and inside(match["what"], rest) >= ALIKE:
                values = {"target": one.name, "target_value": amount(one), "status": match["things"], "status_value": match["what"]}
                yield Doubt("target-met", (place, scene.of(one.evidence)), values, severity="note")


def inside(what: str, name: str) -> float:
    """The share of the pairs of characters of one text that the other holds."""
    pairs = pairs_of(what)
    return (pairs & pairs_of(name)).total() / max(1, pairs.total())
