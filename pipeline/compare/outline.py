"""The headings of two plans: which go together, and which stand elsewhere."""

from collections.abc import Iterable

from pipeline.compare.alike import bare, dice, home_names, matched, pairs_of, woven
from pipeline.compare.pairs import TaskPair
from schemas import Plan, PlanSection
from schemas.diff import SectionChange, TaskVerdict

LEAST = 0.5  # headings with half of their character pairs in common speak of one thing
OF_TASKS = 0.9  # the headings of aligned tasks go together, unless another is nearly literally the same


def outline_changes(a: Plan, b: Plan, pairs: Iterable[TaskPair]) -> tuple[SectionChange, ...]:
    """Pairs of headings and those without a counterpart, in A's order; another number is no change."""
    mine, theirs = _titles(a), _titles(b)
    aligned: dict[tuple[str | None, str | None], float] = {}
    heads = [{section.id: section.evidence.start for section in plan.sections} for plan in (a, b)]
    for pair in pairs:
        sides = pair.a.section, pair.b.section
        if all(head.get(task.section or "") == task.evidence[0].start for head, task in zip(heads, (pair.a, pair.b), strict=True)):
            aligned[sides] = max(aligned.get(sides, 0.0), OF_TASKS * pair.score)
    profiles = [pairs_of(title) for title in mine], [pairs_of(title) for title in theirs]

    def score(i: int, j: int) -> float:
        alike = 1.0 if mine[i] == theirs[j] else dice(profiles[0][i], profiles[1][j])
        return max(alike, aligned.get((a.sections[i].id, b.sections[j].id), 0.0))

    found = matched(a.sections, b.sections, score, LEAST)
    partner = {a.sections[i].id: b.sections[j].id for i, j, _ in found}
    rows = []
    for x, y in woven(len(mine), len(theirs), ((i, j) for i, j, _ in found)):
        one, other = None if x is None else a.sections[x], None if y is None else b.sections[y]
        equal = x is not None and y is not None and mine[x] == theirs[y]
        rows.append(SectionChange(change=_verdict(one, other, partner, equal), a=one, b=other))
    return tuple(rows)


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
