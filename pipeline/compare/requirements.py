"""What a local plan makes of each requirement of its superior's."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from extractors.engine import Patterns
from pipeline.compare.locating import Places, hinted
from pipeline.compare.tasks import Fate
from pipeline.dates import due_by
from schemas import Evidence, Indicator, Task
from schemas.diff import Adoption, IndicatorChange, Requirement, TaskChange

ADOPTED: dict[str, Adoption] = {"same": "adopted", "stricter": "tightened", "looser": "loosened", "changed": "changed"}
WEAKER: tuple[Adoption, ...] = ("adopted", "unclear", "partly", "changed")  # each gives way to what stands behind it
REQUIREMENTS = Patterns("requirements", __file__)
MOST = 0.75  # of a task's clauses: a plan that is not seen to say so many takes it up in part


def requirements(
    places: tuple[Places, Places],
    tasks: Sequence[TaskChange],
    indicators: Sequence[IndicatorChange],
    fates: Sequence[Fate],
    unmet: Callable[[int, Task], tuple[Evidence, ...]] = lambda side, task: (),
) -> Iterator[Requirement]:
    """What B makes of each task and each indicator to be reached of A, in A's order.

    `fates` tell what becomes of each task's clauses, `unmet(0, task)` the clauses of a task of A whose numbers B does not have.
    """
    plan = places[0].plan
    verdicts: dict[str, set[Adoption]] = {}
    for indicator in plan.indicators:
        rows = [row for row in indicators if row.a is not None and row.a.id == indicator.id and row.b is not None]
        verdicts[indicator.id] = {_of_figure(indicator, row) for row in rows}
    for task, fate in zip(plan.tasks, fates, strict=True):
        pairs = [row for row in tasks if row.a is not None and row.a.id == task.id and row.b is not None]
        of_figures = {verdict for one in task.indicators for verdict in verdicts.get(one, ()) if verdict != "changed"}
        numbers = unmet(0, task)
        alike = next((row.alike_a for row in tasks if row.a is not None and row.a.id == task.id), ())
        quoted = {places[0].of(task, clause) for clause in fate.quoted} | set(alike)
        left = [place for clause in fate.unsaid if (place := places[0].of(task, clause)) not in alike]
        found = {verdict for row in pairs for verdict in _by_date(row)} | of_figures | _by_clauses(pairs, fate, numbers, of_figures)
        yield Requirement(
            kind="task",
            a=task.id,
            b=tuple(row.b.id for row in pairs if row.b is not None),
            adoption=_sum(found) if pairs else "unclear" if fate.hints else "missing",
            clauses=hinted(places, 0, task, fate),
            said=max(fate.said - fate.named, min(fate.said, 1), min(len(quoted), fate.of)),
            of=fate.of,
            left=tuple(left) if pairs else (),
            numbers=numbers,
            alike=alike,
        )
    for indicator in plan.indicators:
        if indicator.role == "target":
            ids = tuple(row.b.id for row in indicators if row.a is not None and row.a.id == indicator.id and row.b is not None)
            yield Requirement(kind="indicator", a=indicator.id, b=ids, adoption=_sum(verdicts[indicator.id]) if ids else "missing")


def _by_clauses(pairs: Sequence[TaskChange], fate: Fate, numbers: Sequence[Evidence], figures: Collection[Adoption]) -> set[Adoption]:
    """What the counterparts make of the wording: nothing where they are one work with the task, say most of it and leave out no `numbers`.

    A counterpart that takes up no clause that is found, and no figure, is one by its title or its wording as a whole: a reader has to look.
    """
    whole = any(row.extent in ("whole", None) for row in pairs)
    if not pairs or (whole and not (fate.unsaid or numbers) and fate.said - fate.named >= MOST * fate.of):
        return set()
    return {"partly" if fate.said or figures else "unclear"}


def _of_figure(indicator: Indicator, row: IndicatorChange) -> Adoption:
    """A part that does less than the whole is to do takes its share of a total: that loosens nothing."""
    verdict = ADOPTED[row.change]
    return "changed" if verdict == "loosened" and is_total(indicator) else verdict


def is_total(indicator: Indicator) -> bool:
    """A number that the parts of a region add up to: 建成120个, 产值150亿元; no rate, no amount for each, no cap."""
    return (
        indicator.comparator not in ("<", "<=")
        and not REQUIREMENTS.of_each.search(indicator.name)
        and not REQUIREMENTS.rates.search(indicator.unit or "")
    )


def _by_date(row: TaskChange) -> Iterator[Adoption]:
    mine, theirs = due_by(row.a.due if row.a else None), due_by(row.b.due if row.b else None)
    if mine and theirs and mine != theirs:
        yield "tightened" if theirs < mine else "loosened"


def _sum(verdicts: Iterable[Adoption]) -> Adoption:
    """One verdict of several: what changes outweighs what stays or is left out, and both ways is a change."""
    told = set(verdicts)
    for verdict in WEAKER:
        if told <= {verdict}:
            return verdict
        told.discard(verdict)
    return "changed" if len(told) > 1 else told.pop()
