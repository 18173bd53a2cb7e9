"""Bodies that one task names twice: as its lead and among those who support it, or twice in one list."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from extractors.agencies import Name, kind_of, split_list
from pipeline.checks.doubt import Doubt
from pipeline.checks.owners import named
from pipeline.checks.scene import Scene
from schemas import Responsibility, Task

LABEL = "(?:配合|协办|协助|参与|责任)(?:单位|部门)"
# 配合单位：甲、乙 / ，甲、乙配合 / ，甲、乙按职责分工负责
SUPPORT = re.compile(
    rf"{LABEL}[:：](?P<list>(?:[^。；;\n（(）)\]]|[（(][^（()）\n]{{0,30}}[）)]){{2,200}})"
    r"|[，,；;](?P<before>[^，,；;。：:\n（）()]{2,120}?)(?:积极|共同)?(?:配合|协助|参与|按(?:照)?(?:各自)?(?:职责|职能|责任))"
)
# What is left of the list of leads, with its verb: 、市教育局牵头
LED = re.compile(r"(?:[、和与及][^。；;，,：:（）()\n]{0,120}?)?等?(?:共同|联合)?牵头")
ELSEWHERE = re.compile(r"牵头|[\t。\n]")  # another attribution begins before it; the mark right before a label is none
REACH = 300  # characters behind a lead in which its supporters stand
LABEL_MARKS = "：:。；;\t\n"  # around a list behind a label, which commas do not end, nor 各县（市）区
WITHIN = re.compile(r"(?:[^（()）\]］〕】]|[（(][^（()）\n]*[）)])*")  # up to the bracket in which the list itself stands
LIST_MARKS = LABEL_MARKS + "，,（）()〔〕[]［］【】"  # around one list of bodies


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
    led = LED.match(scene.text, start, stop)
    start = led.end() if led else start
    match = SUPPORT.search(scene.text, start, stop)
    if match and not ELSEWHERE.search(scene.text[start : match.start()].rstrip("。；;\n 　[［（(")):
        yield from split_list(scene.text, *match.span("list" if match["list"] else "before"))


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
    """The list in which a body stands."""
    begin, stop = scene.around(start, end, LABEL_MARKS)
    within = WITHIN.match(scene.text, begin, stop)
    return within.span() if within and scene.text[begin - 1 : begin] in (":", "：") else scene.around(start, end, LIST_MARKS)


def second(scene: Scene, start: int, end: int) -> Name | None:
    """The first name of a list that stood in it before."""
    before: set[str] = set()
    for name in split_list(scene.text, start, end):
        if (printed := scene.text[name.start : name.end]) in before:
            return name
        before.add(printed)
    return None
