"""The headings of two plans: which go together, and which stand elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pipeline.compare.alike import bare, home_names, likenesses, matched, woven
from pipeline.compare.pairs import TaskPair
from schemas import Plan, PlanSection
from schemas.diff import SectionChange, SectionVerdict

LEAST = 0.5  # headings with half of their character pairs in common speak of one thing
FEW = 2  # headings that go together, at least, for those above them to do so
OF_TASKS = 0.9  # the headings of tasks that are one work go together, unless another is nearly literally the same
NEARLY = 0.8  # and those of tasks that have nothing to do with each other, only if they are

DEEPEST = 4  # levels of headings
ROLE_NAME = 8  # characters of a title that names a role and no matter of its own
ROLES = ("principles", "goals", "tasks", "timetable", "safeguards")

Pair = tuple[int, int]  # the places of two headings


def outline_changes(a: Plan, b: Plan, pairs: Iterable[TaskPair]) -> tuple[SectionChange, ...]:
    """Pairs of headings and those without a counterpart, in A's order; another number is no change.

    The heading of a task has moved if the task has.
    """
    mine, theirs = _titles(a), _titles(b)
    known = dict(_of_tasks(a, b, pairs))
    works = {place: pair for place, pair in known.items() if pair.extent == "whole"}
    heads = {i for i, _ in _places(a)}, {j for j, _ in _places(b)}
    alone = heads[0] - {i for i, _ in known}, heads[1] - {j for _, j in known}  # of tasks that are told as added or dropped
    scores = {
        (i, j): score
        for (i, j), score in likenesses(mine, theirs).items()
        if score >= NEARLY or (i, j) in known or not ((i in heads[0] and j in heads[1]) or i in alone[0] or j in alone[1])
    }
    for place, pair in works.items():
        scores[place] = max(scores.get(place, 0.0), OF_TASKS * pair.score)
    scores |= {place: max(scores.get(place, 0.0), OF_TASKS) for place in _of_parts(a, b)}
    for _ in range(DEEPEST):  # what goes together below tells of what stands above, level by level
        found = matched(scores, LEAST)
        scores |= {place: max(scores.get(place, 0.0), OF_TASKS) for place in _of_children(a, b, found)}
    together = [(i, j) for i, j, _ in matched(scores, LEAST)]
    joined = dict(_joined(a, b, together))
    partner = {a.sections[i].id: b.sections[j].id for i, j in together}
    rows = []
    for x, y in woven(len(mine), len(theirs), [*together, *joined]):
        one, other = None if x is None else a.sections[x], None if y is None else b.sections[y]
        verdict: SectionVerdict
        if x is None or y is None:
            verdict = "added" if x is None else "dropped"
        elif (x, y) in joined:
            verdict = joined[x, y]
        else:
            verdict = _verdict(a.sections[x], b.sections[y], partner, works.get((x, y)), equal=mine[x] == theirs[y])
        rows.append(SectionChange(change=verdict, a=one, b=other))
    return tuple(rows)


def _of_tasks(a: Plan, b: Plan, pairs: Iterable[TaskPair]) -> Iterator[tuple[Pair, TaskPair]]:
    """The headings of tasks that go together."""
    heads = [{task: place for place, task in _places(plan)} for plan in (a, b)]
    for pair in pairs:
        if pair.a.id in heads[0] and pair.b.id in heads[1]:
            yield (heads[0][pair.a.id], heads[1][pair.b.id]), pair


def _places(plan: Plan) -> Iterator[tuple[int, str]]:
    """The places of the headings that are the titles of tasks, with the tasks."""
    places = {(section.id, section.evidence.start): place for place, section in enumerate(plan.sections)}
    for task in plan.tasks:
        if (known := (task.section or "", task.evidence[0].start)) in places:
            yield places[known], task.id


def _of_parts(a: Plan, b: Plan) -> Iterator[Pair]:
    """Places of the parts that alone play their role in either plan: 一、行动目标 and 一、总体目标."""
    playing: tuple[dict[str, list[int]], ...] = defaultdict(list), defaultdict(list)
    for roles, plan in zip(playing, (a, b), strict=True):
        for place, section in enumerate(plan.sections):
            if section.parent is None and section.part in ROLES and len(section.title) <= ROLE_NAME:
                roles[section.part].append(place)
    yield from ((playing[0][role][0], playing[1][role][0]) for role in ROLES if len(playing[0][role]) == 1 == len(playing[1][role]))


def _of_children(a: Plan, b: Plan, found: Iterable[tuple[int, int, float]]) -> Iterator[Pair]:
    """Places of the headings above whose own headings go together, half of them on either side: the part has another name."""
    shared, sizes, places = _shared(a, b, ((i, j) for i, j, _ in found))
    for (mine, theirs), count in shared.items():
        if count >= FEW and 2 * count >= max(sizes[0][mine], sizes[1][theirs]) and _most(shared, mine, theirs):
            yield places[0][mine], places[1][theirs]


def _joined(a: Plan, b: Plan, together: list[Pair]) -> Iterator[tuple[Pair, SectionVerdict]]:
    """Places of a heading above that goes with none, and of the one under which most of its own headings stand now."""
    shared, sizes, places = _shared(a, b, together)
    taken = {a.sections[i].id for i, _ in together}, {b.sections[j].id for _, j in together}
    for (mine, theirs), count in shared.items():
        spot = places[0][mine], places[1][theirs]
        if count >= FEW and 2 * count > sizes[0][mine] and mine not in taken[0] and theirs in taken[1]:
            yield spot, "merged"
        elif count >= FEW and 2 * count > sizes[1][theirs] and theirs not in taken[1] and mine in taken[0]:
            yield spot, "split"


Above = tuple[Counter[tuple[str, str]], tuple[Counter[str | None], ...], tuple[dict[str, int], ...]]


def _shared(a: Plan, b: Plan, found: Iterable[Pair]) -> Above:
    """How many headings below them any two have in common, how many each has, and where each stands."""
    places = tuple({section.id: place for place, section in enumerate(plan.sections)} for plan in (a, b))
    sizes = tuple(Counter(section.parent for section in plan.sections) for plan in (a, b))
    above = ((a.sections[i].parent, b.sections[j].parent) for i, j in found)
    return Counter((mine, theirs) for mine, theirs in above if mine and theirs), sizes, places


def _most(shared: Mapping[tuple[str, str], int], mine: str, theirs: str) -> bool:
    """Neither has as many in common with another."""
    count = shared[mine, theirs]
    return all(other < count for (one, two), other in shared.items() if (one == mine) != (two == theirs))


def _titles(plan: Plan) -> list[str]:
    homes = home_names(plan.document)
    return [bare(section.title, homes) for section in plan.sections]


def _verdict(one: PlanSection, other: PlanSection, partner: Mapping[str, str], work: TaskPair | None, *, equal: bool) -> SectionVerdict:
    if work.change == "moved" if work else _elsewhere(one.parent, other.parent, partner):
        return "moved"
    return "same" if equal else "reworded"


def _elsewhere(mine: str | None, theirs: str | None, partner: Mapping[str, str]) -> bool:
    """The heading above is another: its counterpart is known, and it is not this one."""
    if mine is None or theirs is None:
        return False
    known = partner.get(mine)
    return known != theirs and (known is not None or theirs in partner.values())
