"""Everything that two plans require differently, from card to stages."""

from collections.abc import Iterable, Sequence

from extractors.agencies.identity import Registry
from pipeline.compare.alike import woven
from pipeline.compare.card import card_changes
from pipeline.compare.goals import phase_changes, target_changes
from pipeline.compare.indicators import align_indicators
from pipeline.compare.locating import Places, hinted
from pipeline.compare.numbers import Numbers
from pipeline.compare.outline import outline_changes
from pipeline.compare.owners import Owners, due_change
from pipeline.compare.pairs import IndicatorPair, TaskPair
from pipeline.compare.relation import relation_of
from pipeline.compare.requirements import requirements
from pipeline.compare.tasks import Fate, alignment
from schemas import Indicator, Plan
from schemas.diff import Diff, IndicatorChange, PlanName, Relation, SharedClause, TaskChange


def diff(a: Plan, b: Plan, relation: Relation | None = None, *, registry: Registry | None = None) -> Diff:
    """What B requires otherwise than A, in the order of A's text; `relation` overrules what cards and citations tell,
    `registry` is what a user knows of the names of bodies (`pipeline.agencies.read_registry`).

    Every task and indicator of either plan stands in at least one row. With `superior`, `requirements` says what B makes of A's.
    """
    relation = relation or relation_of(a, b)
    aligned, places = alignment(a, b), (Places(a), Places(b))
    fates = aligned.fates(), aligned.fates(1)
    indicators = _indicators(a, b, align_indicators(a, b))
    owners = Owners.of(a, b, relation, registry)
    unmet = Numbers(places, (aligned.ours, aligned.theirs), _told(indicators), fates, aligned.partners)
    tasks = tuple(unmet.added(row) for row in _tasks(places, aligned.pairs, fates, owners))
    return Diff(
        a=_name(a),
        b=_name(b),
        relation=relation,
        metadata=card_changes(a, b),
        outline=outline_changes(a, b, aligned.pairs),
        tasks=tasks,
        indicators=indicators,
        targets=target_changes(a, b, [(row.a.id, row.b.id) for row in indicators if row.a and row.b]),
        phases=phase_changes(a, b),
        requirements=tuple(requirements(places, tasks, indicators, fates[0], unmet.of)) if relation == "superior" else (),
    )


def _name(plan: Plan) -> PlanName:
    return PlanName(name=plan.document.source.name, title=plan.document.title)


def _tasks(
    spots: tuple[Places, Places], pairs: Iterable[TaskPair], fates: tuple[Sequence[Fate], Sequence[Fate]], owners: Owners
) -> tuple[TaskChange, ...]:
    a, b = (one.plan for one in spots)
    places = {task.id: place for place, task in enumerate(a.tasks)}, {task.id: place for place, task in enumerate(b.tasks)}
    found = {(places[0][pair.a.id], places[1][pair.b.id]): pair for pair in pairs}
    rows = []
    for x, y in woven(len(a.tasks), len(b.tasks), sorted(found)):
        if x is not None and y is not None:
            rows.append(_paired(found[x, y], owners, spots))
        elif x is not None:
            rows.append(_alone(TaskChange(change="dropped", a=a.tasks[x]), hinted(spots, 0, a.tasks[x], fates[0][x])))
        elif y is not None:
            rows.append(_alone(TaskChange(change="added", b=b.tasks[y]), hinted(spots, 1, b.tasks[y], fates[1][y])))
    return tuple(rows)


def _alone(row: TaskChange, hints: tuple[SharedClause, ...]) -> TaskChange:
    return row.model_copy(update={"extent": "unclear", "clauses": hints}) if hints else row


def _paired(pair: TaskPair, owners: Owners, spots: tuple[Places, Places]) -> TaskChange:
    a, b = spots
    return TaskChange(
        change=pair.change,
        score=pair.score,
        a=pair.a,
        b=pair.b,
        owners=owners.changes(pair.a, pair.b),
        due=due_change(pair.a.due, pair.b.due),
        reasons=pair.reasons,
        extent=pair.extent,
        clauses=tuple(SharedClause(a=a.of(pair.a, mine), b=b.of(pair.b, theirs)) for mine, theirs in pair.clauses),
        rest_a=tuple(a.of(pair.a, clause) for clause in pair.rest[0]),
        rest_b=tuple(b.of(pair.b, clause) for clause in pair.rest[1]),
    )


def _indicators(a: Plan, b: Plan, pairs: Iterable[IndicatorPair]) -> tuple[IndicatorChange, ...]:
    places = {x.id: place for place, x in enumerate(a.indicators)}, {x.id: place for place, x in enumerate(b.indicators)}
    found = {(places[0][pair.a.id], places[1][pair.b.id]): pair for pair in pairs}
    rows = []
    for x, y in woven(len(a.indicators), len(b.indicators), sorted(found)):
        if x is None or y is None:
            one, other = None if x is None else a.indicators[x], None if y is None else b.indicators[y]
            rows.append(IndicatorChange(change="added" if one is None else "dropped", a=one, b=other))
        else:
            pair = found[x, y]
            rows.append(IndicatorChange(change=pair.change, score=pair.score, a=pair.a, b=pair.b, reasons=pair.reasons))
    return tuple(rows)


def _told(rows: Iterable[IndicatorChange]) -> tuple[list[Indicator], list[Indicator]]:
    """The indicators of either side that are told: those with a counterpart, and whatever else is to be reached."""
    told = [row for row in rows if (row.a and row.b) or any(one and one.role == "target" for one in (row.a, row.b))]
    return [row.a for row in told if row.a], [row.b for row in told if row.b]
