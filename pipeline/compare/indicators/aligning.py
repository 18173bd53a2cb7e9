"""Pairs the indicators of two plans: each with its closest counterparts, if they are close enough."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from pipeline.compare.indicators.judging import judge
from pipeline.compare.indicators.likeness import Likeness, liken, weigher
from pipeline.compare.indicators.printed import populations_in, printed
from pipeline.compare.indicators.statement import Statement, statements
from pipeline.compare.pairs import IndicatorPair
from schemas import Plan

ENOUGH = 0.6  # likeness from which on two statements are taken for one quantity
CLOSEST = 0.8  # a counterpart counts only if it is nearly as close as the closest


SAME = Likeness(1.0, 1.0, 1.0, ())  # of two statements in the same words


class Found(NamedTuple):
    """Two statements and how alike they are."""

    a: Statement
    b: Statement
    likeness: Likeness

    @property
    def sides(self) -> tuple[str, str]:
        """The two as keys."""
        return f"a {self.a.indicator.id}", f"b {self.b.indicator.id}"


def align_indicators(a: Plan, b: Plan) -> list[IndicatorPair]:
    """The pairs of indicators of the same quantity, in the order of A's text; an indicator may stand in several."""
    found = apart_from_twins(alike(statements(a), statements(b), a.text, b.text))
    found = nearest(found, lambda one: one.likeness.score, CLOSEST)
    found = nearest(nearest(found, in_step, 1.0), in_role, 1.0)
    return [pair_of(one) for one in found]


def alike(ours: list[Statement], theirs: list[Statement], *texts: str) -> list[Found]:
    """Every pair that is alike enough; plain facts of the background only where both plans state them in the same words."""
    weigh = weigher(*texts)
    found = []
    for a in ours:
        for b in theirs:
            likeness = SAME if a.words == b.words else liken(a, b, weigh)
            if likeness and likeness.score >= ENOUGH:
                found.append(Found(a, b, likeness))
    return found


def apart_from_twins(found: list[Found]) -> list[Found]:
    """Without the pairs of two statements that each stand in the other plan word by word."""
    twins = [one for one in found if one.a.words == one.b.words]
    sides = {side for one in twins for side in one.sides}
    kept = {one.sides for one in twins}
    return [one for one in found if one.sides in kept or not sides.issuperset(one.sides)]


def nearest(found: Iterable[Found], measure: Callable[[Found], float], share: float) -> list[Found]:
    """The pairs that reach, for both of their sides, the share of the best that this side has."""
    found = list(found)
    best: dict[str, float] = defaultdict(float)
    for one in found:
        for side in one.sides:
            best[side] = max(best[side], measure(one))
    return [one for one in found if measure(one) >= share * max(best[side] for side in one.sides)]


def in_step(one: Found) -> float:
    """Whether the two are of one date: a series of years pairs year by year; no date may go with any."""
    a, b = one.a.indicator.due, one.b.indicator.due
    if a is None or b is None or not a.end or not b.end:
        return 1.0
    return 1.0 if a.end[:4] == b.end[:4] else 0.5


def in_role(one: Found) -> float:
    """Whether both are reported or both to be reached: what is reported goes with a target only where that has no better partner."""
    return 1.0 if one.a.indicator.role == one.b.indicator.role else 0.5


def pair_of(found: Found) -> IndicatorPair:
    """The judged pair with its reasons."""
    a, b = found.a, found.b
    verdict, why = judge(a.quantity, b.quantity, a.indicator.due, b.indicator.due)
    return IndicatorPair(a.indicator, b.indicator, verdict, round(found.likeness.score, 3), reasons(found, why))


def reasons(found: Found, why: str) -> tuple[str, ...]:
    """What the two share, and what decides the verdict."""
    texts = found.a.words, found.b.words  # each begins with the name as printed and ends with the sentence, its place apart
    pairs = [tuple(printed(text[0], word) for text in texts) for word in found.likeness.shared]
    peoples = [tuple(populations_in(text[0], text[3], one) for text in texts) for one in sorted(found.a.nearby & found.b.nearby)]
    said = [f"名称相似度{found.likeness.name:.2f}"]
    said += [f"同为：{'、'.join(same)}" for same in [[one for one, other in pairs if one == other]] if same]
    said += [f"同义：{'、'.join(alike)}" for alike in [[f"“{one}”≈“{other}”" for one, other in pairs if one != other]] if alike]
    said += [f"统计对象可比：{'、'.join('／'.join(dict.fromkeys(people)) for people in peoples)}"] if peoples else []
    return (*said, DECIDES[why])


DECIDES = {
    "value": "按数值判断",
    "date": "数值相同，按时限判断",
    "demand": "数值和时限相同，一方为鼓励性要求",
    "basis": "一方为总量、一方为变化量，数值不可比",
    "direction": "方向相反，数值不可比",
    "unit": "计量口径不同，数值不可比",
}
