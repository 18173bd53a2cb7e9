"""The headings of two plans: which go together, and which stand elsewhere."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.compare.alike import bare, home_names, likenesses, matched, woven
from pipeline.compare.pairs import TaskPair
from schemas import Plan, PlanSection
from schemas.diff import SectionChange, TaskVerdict

LEAST = 0.5  # headings with half of their character pairs in common speak of one thing
FEW = 2  # headings that go together, at least, for those above them to do so
OF_TASKS = 0.9  # the headings of tasks that are one work go together, unless another is nearly literally the same


def outline_changes(a: Plan, b: Plan, pairs: Iterable[TaskPair]) -> tuple[SectionChange, ...]:
    """Pairs of headings and those without a counterpart, in A's order; another number is no change."""
    mine, theirs = _titles(a), _titles(b)
    scores = likenesses(mine, theirs)
    heads = [{(s.id, s.evidence.start): place for place, s in enumerate(plan.sections)} for plan in (a, b)]
    for pair in (one for one in pairs if one.extent == "whole"):
        i, j = (head.get((task.section or "", task.evidence[0].start)) for head, task in zip(heads, (pair.a, pair.b), strict=True))
        if i is not None and j is not None:
            scores[i, j] = max(scores.get((i, j), 0.0), OF_TASKS * pair.score)
    found = matched(scores, LEAST)
    for i, j in _of_children(a, b, found):
        scores[i, j] = max(scores.get((i, j), 0.0), OF_TASKS)
    found = matched(scores, LEAST)
    partner = {a.sections[i].id: b.sections[j].id for i, j, _ in found}
    rows = []
    for x, y in woven(len(mine), len(theirs), ((i, j) for i, j, _ in found)):
        one, other = None if x is None else a.sections[x], None if y is None else b.sections[y]
        equal = x is not None and y is not None and mine[x] == theirs[y]
        rows.append(SectionChange(change=_verdict(one, other, partner, equal), a=one, b=other))
    return tuple(rows)


def _of_children(a: Plan, b: Plan, found: Iterable[tuple[int, int, float]]) -> Iterator[tuple[int, int]]:
    """Places of the headings above whose own headings mostly go together: the part has another name."""
    plans = (a, b)
    places = [{section.id: place for place, section in enumerate(plan.sections)} for plan in plans]
    sizes = [Counter(section.parent for section in plan.sections) for plan in plans]
    shared = Counter((a.sections[i].parent, b.sections[j].parent) for i, j, _ in found)
    for (mine, theirs), count in shared.items():
        if mine and theirs and count >= FEW and 2 * count > max(sizes[0][mine], sizes[1][theirs]):
            yield places[0][mine], places[1][theirs]


def _titles(plan: Plan) -> list[str]:
    homes = home_names(plan.document)
    return [bare(section.title, homes) for section in plan.sections]


def _verdict(one: PlanSection | None, other: PlanSection | None, partner: dict[str, str], equal: bool) -> TaskVerdict:
    if one is None or other is None:
        return "added" if one is None else "dropped"
    if _elsewhere(one.parent, other.parent, partner):
        return "moved"
    return "same" if equal else "reworded"


def _elsewhere(mine: str | None, theirs: str | None, partner: dict[str, str]) -> bool:
    """The heading above is another: its counterpart is known, and it is not this one."""
    if mine is None or theirs is None:
        return False
    known = partner.get(mine)
    return known != theirs and (known is not None or theirs in partner.values())
