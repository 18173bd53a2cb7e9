"""Bodies that one task names twice: as its lead and among those who support it, or twice in one list."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from extractors.agencies import Name, kind_of, split_list
from extractors.engine import Patterns
from pipeline.checks.doubt import Doubt
from pipeline.checks.owners import named
from pipeline.checks.scene import Scene
from schemas import Responsibility, Task

ROLES = Patterns("roles", __file__)
REACH = 300  # characters behind a lead in which its supporters stand
LABEL_MARKS = "：:。；;\t\n"  # around a list behind a label, which commas do not end, nor 各县（市）区
OPENS, CLOSES = "（(〔[［【", "）)〕]］】"
LIST_MARKS = LABEL_MARKS + "，,"  # around one list of bodies, within the brackets in which it stands


def twice(scene: Scene) -> Iterator[Doubt]:
    """A body that leads a task and stands in the list of those who support it."""
    starts = sorted(task.evidence[0].start for task in scene.plan.tasks)
    for task in scene.plan.tasks:
        for lead in (one for one in task.responsibilities if one.role == "lead"):
            i = bisect_right(starts, lead.evidence.start)
            stop = min([lead.evidence.end + REACH, *starts[i : i + 1]])
            names = [*supporting(scene, lead.evidence.end, stop), *beside(scene, task, lead)]
            again = next((name for name in names if is_one(scene, lead.agency, name)), None)
            if again:
                places = [scene.of(task.evidence[0])]
                places += [scene.clause(one.start, one.end) for one in (lead.evidence, again)]
                yield Doubt("agency-twice", tuple(dict.fromkeys(places)), {"agency": lead.agency, "task": named(task)})


def supporting(scene: Scene, start: int, stop: int) -> Iterator[Name]:
    """The bodies in the first list of supporters behind a lead: after a label, or before the verb."""
    led = ROLES.led.match(scene.text, start, stop)
    start = led.end() if led else start
    match = ROLES.support.search(scene.text, start, stop)
    if match and not ROLES.elsewhere.search(scene.text[start : match.start()].rstrip("。；;\n 　[［（(")):
        yield from split_list(scene.text, *match.span(match.lastgroup or 0))


def beside(scene: Scene, task: Task, lead: Responsibility) -> Iterator[Name]:
    """The bodies in the lists of a task's supporters that stand in one line with its lead: the cells of a row."""
    for one in task.responsibilities:
        if (
            one.role == "support"
            and "\n" not in scene.text[lead.evidence.end : one.evidence.start]
            and lead.evidence.end < one.evidence.start
        ):
            start, end = scene.around(one.evidence.start, one.evidence.end, "\t\n")
            if start >= lead.evidence.end:
                yield from split_list(scene.text, start, end)


def is_one(scene: Scene, agency: str, name: Name) -> bool:
    """The printed name is that of the body."""
    printed = scene.text[name.start : name.end]
    return printed == agency or (kind_of(agency) != "collective" and scene.identity(printed).key == scene.identity(agency).key)


def repeated(scene: Scene) -> Iterator[Doubt]:
    """A body that stands twice in one list of those who answer for a task."""
    told: set[int] = set()
    for task in scene.plan.tasks:
        for one in task.responsibilities:
            start, end = list_around(scene, one.evidence.start, one.evidence.end)
            again = None if start in told else second(scene, start, end)
            told.add(start)
            if again:
                places = scene.of(task.evidence[0]), scene.clause(start, end)
                values = {"agency": scene.text[again.start : again.end], "task": named(task)}
                yield Doubt("agency-twice", tuple(dict.fromkeys(places)), values, says="agency-repeated")


def list_around(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """The list in which a body stands: behind a label up to the end of its sentence, else between commas."""
    begin, stop = scene.around(start, end, LABEL_MARKS)
    whole = enclosed(scene.text, start, begin, backwards=True), enclosed(scene.text, end, stop)
    if scene.text[begin - 1 : begin] in (":", "：") or ROLES.all_alike.fullmatch(scene.text, *whole):
        return whole
    begin, stop = scene.around(start, end, LIST_MARKS)
    return enclosed(scene.text, start, begin, backwards=True), enclosed(scene.text, end, stop)


def enclosed(text: str, at: int, edge: int, *, backwards: bool = False) -> int:
    """From an offset to the edge of the bracket around it, at the farthest to `edge`: brackets that open and close between are passed."""
    step, leave, enter = (-1, OPENS, CLOSES) if backwards else (1, CLOSES, OPENS)
    depth = 0
    while at != edge:
        mark = text[at - 1 if backwards else at]
        if mark in leave and depth == 0:
            break
        depth += (mark in enter) - (mark in leave)
        at += step
    return at


def second(scene: Scene, start: int, end: int) -> Name | None:
    """The first name of a list that stood in it before."""
    before: set[str] = set()
    for name in split_list(scene.text, start, end):
        if (printed := ROLES.done.sub("", scene.text[name.start : name.end])) in before:
            return replace(name, end=name.start + len(printed))
        before.add(printed)
    return None
