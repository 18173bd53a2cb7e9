"""Stages and deadlines that cannot be kept as they are dated: they overlap, or lie before the plan itself or before its own data."""

from collections.abc import Iterator
from itertools import pairwise

from extractors.engine import Patterns
from extractors.timeline import TimeHit, find_times
from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import CLAUSE_MARKS, Scene
from pipeline.dates import last_day
from schemas import Phase, TimeRef
from schemas.finding import Place, Severity

MONTH = len("2025-01")
SOME_YEAR = "1904"  # a leap year that no plan names
DATES = Patterns("dates", __file__)
THIRDS = {"上": 0, "初": 0, "中": 1, "下": 2, "底": 2, "末": 2}
AS_OF = ("截至", "截止")


def first_day(date: str) -> str:
    """The first day of an ISO date at any precision: 2025 → 2025-01-01, 2025-06 → 2025-06-01."""
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def span(phase: Phase) -> str:
    """When a stage is, for people."""
    return "—".join(dict.fromkeys(shown(end) for end in (phase.start, phase.end) if end))


def shown(date: str) -> str:
    """An ISO date; of one whose year is not told the month and day alone: 6月15日."""
    if not date.startswith(SOME_YEAR):
        return date
    month, _, day = date.removeprefix(f"{SOME_YEAR}-").partition("-")
    return f"{int(month)}月" + (f"{int(day)}日" if day else "")


def overlapping_phases(scene: Scene) -> Iterator[Doubt]:
    """Stages that end before they begin; neighbours that share time, also the one month in which one ends and the next begins."""
    for phase in scene.plan.phases:
        if phase.start and phase.end and last(phase.end) < first_day(phase.start):
            yield Doubt("phase-overlap", (scene.of(phase.evidence),), {"phase": phase.name, "span": span(phase)}, says="phase-reversed")
    for a, b in pairwise(dated(scene)):
        if a.start and a.end and b.start and b.end and overlap(a.end, b.start) and not in_turn(a, b):
            places = scene.of(a.evidence), scene.of(b.evidence)
            values = {"a": a.name, "b": b.name, "a_span": span(a), "b_span": span(b)}
            if max(b.start, b.end) < min(a.start, a.end):
                first = min(phase.start for phase in scene.plan.phases if phase.start)
                if b.start > first:  # else another timetable begins
                    yield Doubt("phase-overlap", places, values, says="phase-order")
            elif a.start <= a.end and b.start <= b.end:
                severity = seriousness((a.start, a.end), (b.start, b.end))
                if severity != "note" or DATES.actor.findall(a.name) == DATES.actor.findall(b.name):
                    yield Doubt("phase-overlap", places, values, severity=severity)


def dated(scene: Scene) -> list[Phase]:
    """The stages; where none has a year, with the days and months that they name, in one year that does not matter here."""
    phases = list(scene.plan.phases)
    if any(phase.start or phase.end for phase in phases):
        return phases
    found = []
    for phase in phases:
        hits = find_times(scene.text, phase.evidence.start, phase.evidence.end, year=SOME_YEAR)
        one = hits[0].as_span() if len(hits) == 1 else None
        found.append(phase.model_copy(update={"start": one.start, "end": one.end}) if one and one.start and one.end else phase)
    ends = [phase.end for phase in found if phase.end]
    return found if ends == sorted(ends) else phases  # else they run into the next year


def overlap(end: str, start: str) -> bool:
    """The later stage starts before the earlier one ends. Dates of unlike precision are set against each other where that is sure."""
    return start <= end if len(end) == len(start) else first_day(start) < first_day(end)


def in_turn(a: Phase, b: Phase) -> bool:
    """One ends in an earlier part of the month in which the next begins: 3月中旬, 3月下旬."""
    ends, starts = DATES.third.findall(a.evidence.text), DATES.third.findall(b.evidence.text)
    return bool(a.end == b.start and ends and starts) and THIRDS[ends[-1]] < THIRDS[starts[0]]


def seriousness(a: tuple[str, str], b: tuple[str, str]) -> Severity:
    """A shared day or year, and a stage that runs beside the whole of another one, may be meant so."""
    beside = b[0] <= a[0] or b[1] < a[1]
    touching = b[0] == a[1] and len(a[1]) != MONTH
    return "note" if beside or touching else "warning"


def phases_before_issue(scene: Scene) -> Iterator[Doubt]:
    """Stages that are over when the plan is issued."""
    issued = scene.issued_on
    for phase in scene.plan.phases if issued else ():
        if phase.end and issued and last(phase.end) < first_day(issued):
            places = (scene.of(phase.evidence), *filter(None, (scene.issued,)))
            yield Doubt("phase-before-issue", places, {"phase": phase.name, "span": span(phase), "issued": issued})


def last(date: str) -> str:
    """The last day of a date; one that is in no calendar (2025-02-30) counts as after everything."""
    try:
        return last_day(date)
    except ValueError:
        return "9999"


def past_deadlines(scene: Scene) -> Iterator[Doubt]:
    """Deadlines of tasks, and of figures to be reached, that are over when the plan is issued."""
    issued = scene.issued_on
    if not issued:
        return
    told: set[tuple[int, str]] = set()
    dated = [(task.evidence[0], task.due, task.title) for task in scene.plan.tasks]
    dated += [(one.evidence, one.due, one.name) for one in scene.plan.indicators if one.role == "target"]
    for evidence, due, name in dated:
        if due is None or due.kind not in ("deadline", "range") or not due.end or last(due.end) >= first_day(issued):
            continue
        place = scene.of(evidence)
        if (key := (place.start, due.text)) not in told:
            told.add(key)
            places = (place, *of_time(scene, due, place.start, place.end), *filter(None, (scene.issued,)))
            told.update((one.start, due.text) for one in places)
            yield Doubt("deadline-past", places, {"what": name, "due": due.text, "issued": issued})
    for hit in deadlines(scene):
        place = scene.clause(hit.start, hit.end)
        if hit.ref.end and last(hit.ref.end) < first_day(issued) and (place.start, hit.ref.text) not in told:
            values = {"what": scene.text[hit.end : place.end], "due": hit.ref.text, "issued": issued}
            yield Doubt("deadline-past", (place, *filter(None, (scene.issued,))), values)


def before_effect(scene: Scene) -> Iterator[Doubt]:
    """Deadlines that are over on the day from which the plan applies, though not when it is issued."""
    match = DATES.effect.search(scene.text)
    day = next((hit.ref.start for hit in scene.times if match and match.start() <= hit.start < match.end()), None)
    issued = scene.issued_on
    if not match or not day or not issued or day <= issued:
        return
    for hit in deadlines(scene):
        if hit.ref.end and first_day(issued) <= last(hit.ref.end) < first_day(day):
            place = scene.clause(hit.start, hit.end)
            values = {"what": scene.text[hit.end : place.end], "due": hit.ref.text, "day": day}
            yield Doubt("deadline-past", (place, scene.clause(*match.span())), values, says="deadline-before-effect", severity="note")


def deadlines(scene: Scene) -> Iterator[TimeHit]:
    """The times in the text of the tasks by which something is to be done: 2024年6月底前完成整改."""
    begin = min((task.evidence[0].start for task in scene.plan.tasks), default=len(scene.text))
    for hit in scene.times:
        rest = scene.text[hit.end : scene.around(hit.end, hit.end, CLAUSE_MARKS)[1]]
        if (
            hit.start >= begin
            and DATES.before.search(hit.ref.text)
            and rest
            and not scene.in_book(hit.start)
            and not DATES.no_deadline.search(rest)
        ):
            yield hit


def of_time(scene: Scene, due: TimeRef, start: int, end: int) -> Iterator[Place]:
    """The clause of a deadline where it does not stand in the place itself."""
    if due.text in scene.text[start:end]:
        return
    before, behind = scene.text.rfind(due.text, max(0, start - 400), start), scene.text.find(due.text, end, end + 600)
    at = before if before >= 0 else behind
    if at >= 0:
        yield scene.clause(at, at + len(due.text))


def data_after_phases(scene: Scene) -> Iterator[Doubt]:
    """Stages that were over when the plan was written, to judge by the latest data in it; only where the plan has no date of issue."""
    if scene.plan.document.issued_on or not scene.plan.phases:
        return
    dated = [(first_day(hit.ref.end), -hit.start, hit) for hit in scene.times if hit.ref.end and is_data(scene, hit.start)]
    if not dated:
        return
    day, _, latest = max(dated, key=lambda one: one[:2])
    for phase in scene.plan.phases:
        if phase.end and last(phase.end) < day:
            places = (scene.of(phase.evidence), scene.clause(latest.start, latest.end))
            yield Doubt("text-later-than-phase", places, {"phase": phase.name, "span": span(phase), "data": latest.ref.text})


def is_data(scene: Scene, at: int) -> bool:
    """The time at an offset is one as of which something is reported: 截至2024年末."""
    return any(word in scene.text[max(0, at - 3) : at + 3] for word in AS_OF)
