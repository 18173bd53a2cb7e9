"""Which of a plan's facts are right by the gold: one verdict a fact, by the judge's own comparisons."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.evaluate.figures.card import group_rows, pair_citations, pair_phases
from pipeline.evaluate.figures.indicators import pair_indicators, same_name, tuple_errors
from pipeline.evaluate.figures.outline import pair_sections, pair_targets
from pipeline.evaluate.figures.tasks import pair_tasks, same_fields
from pipeline.evaluate.gold import Gold
from pipeline.evaluate.likeness import folded
from pipeline.evaluate.places import Places
from schemas import Plan
from schemas.plan import Fact


class Verdict(NamedTuple):
    """A fact of a plan, and whether it is right in all that the gold says of it."""

    fact: Fact
    right: bool


Verdicts = Iterator[Verdict]


def verdicts(gold: Gold, plan: Plan) -> Verdicts:
    """A verdict on each fact whose kind the gold annotates; what is optional there is left out.

    A task is right with its kind, number, title and due; an indicator with its whole tuple and its name; a citation with its 文号;
    a leading group with everybody in it.
    """
    places = Places(plan.text)
    for field, check in CHECKS.items():
        if gold.judges(field):
            yield from check(gold, plan, places)


def of_pairs(found: Sequence[Fact], pairs: Mapping[int, int], good: Callable[[int, int], bool] = lambda i, j: True) -> Verdicts:
    """Facts that have a partner in the gold, and are like it, are right."""
    back = {j: i for i, j in pairs.items()}
    for j, fact in enumerate(found):
        yield Verdict(fact, j in back and good(back[j], j))


def of_sections(gold: Gold, plan: Plan, _places: Places) -> Verdicts:
    """Sections: number, level and title."""
    return of_pairs(plan.sections, pair_sections(gold.sections, plan.sections))


def of_tasks(gold: Gold, plan: Plan, places: Places) -> Verdicts:
    """Tasks, and each of their agencies in its role."""
    mine, found = gold.tasks, plan.tasks
    pairs = pair_tasks(mine, found, places)
    yield from of_pairs(found, pairs, lambda i, j: all(same_fields(mine[i], found[j]).values()))
    back = {j: i for i, j in pairs.items()}
    for j, task in enumerate(found):
        left = Counter((folded(r.agency), r.role) for r in mine[back[j]].responsibilities) if j in back else Counter()
        for given in task.responsibilities:
            key = (folded(given.agency), given.role)
            yield Verdict(given, left[key] > 0)
            left[key] -= 1


def of_targets(gold: Gold, plan: Plan, places: Places) -> Verdicts:
    """Targets by their place."""
    return of_pairs(plan.targets, pair_targets(gold.targets, plan.targets, places))


def of_indicators(gold: Gold, plan: Plan, places: Places) -> Verdicts:
    """Indicators: quantity, place, tuple and name."""
    mine, found = gold.indicators, plan.indicators
    pairs = pair_indicators(mine, found, places)
    return of_pairs(found, pairs, lambda i, j: not tuple_errors(mine[i], found[j]) and same_name(mine[i], found[j]))


def of_phases(gold: Gold, plan: Plan, _places: Places) -> Verdicts:
    """Phases: name and dates."""
    return of_pairs(plan.phases, pair_phases(gold.phases, plan.phases))


def of_citations(gold: Gold, plan: Plan, _places: Places) -> Verdicts:
    """Citations: title and 文号."""
    free = {folded(title) for title in gold.optional_citations}
    mine, found = gold.citations, [c for c in plan.document.citations if folded(c.title) not in free]
    return of_pairs(found, pair_citations(mine, found), lambda i, j: folded(mine[i].doc_number) == folded(found[j].doc_number))


def of_groups(gold: Gold, plan: Plan, _places: Places) -> Verdicts:
    """Leading groups: nobody in them whom the gold does not know in that role."""
    known = set(group_rows(gold.leading_groups))
    for group in plan.leading_groups:
        rows = set(group_rows([group]))
        yield Verdict(group, bool(rows) and rows <= known)


CHECKS: dict[str, Callable[[Gold, Plan, Places], Verdicts]] = {
    "sections": of_sections,
    "tasks": of_tasks,
    "targets": of_targets,
    "indicators": of_indicators,
    "phases": of_phases,
    "citations": of_citations,
    "leading_groups": of_groups,
}
