"""Tasks without what the plan gives its other tasks: owners, a lead, a date."""

from collections.abc import Iterator, Sequence

from extractors.agencies import kind_of
from extractors.engine import Patterns
from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import Scene
from pipeline.checks.titles import bare, means_itself
from pipeline.wording import headed, shortened
from schemas import Responsibility, Task

MOST, NEARLY_ALL, LEAST = 0.7, 0.85, 4  # shares of the tasks that make a convention; tasks that it needs at the least
FOR_ALL = "convention.always"  # the rules of such sentences
LONGEST_NAME = 30  # characters of a task in a message
MOST_TOLD = 5  # findings of one kind: more are told in one
OWNERS = Patterns("owners", __file__)


def without_owner(scene: Scene) -> Iterator[Doubt]:
    """Tasks without any body where most of the plan's tasks name theirs; what the boxes hold (projects) has a custom of its own."""
    for kind in ("task", "project"):
        tasks = scene.tasks_of(kind)
        owned = [task for task in tasks if own(task)]
        if len(owned) >= max(LEAST, MOST * len(tasks)):
            lacking = [task for task in tasks if not (own(task) or is_goal(scene, task) or OWNERS.to_all.match(task.title))]
            yield from told(scene, "task-without-owner", lacking, len(owned), len(tasks))


def is_goal(scene: Scene, task: Task) -> bool:
    """The item stands in a part that says what is aimed at, where nobody is named: 一、目标任务."""
    section = scene.sections.get(task.section or "")
    above = scene.sections.get(section.parent or "") if section else None
    return any(part and OWNERS.goals.fullmatch(part.title) for part in (section, above))


def own(task: Task) -> list[Responsibility]:
    """Who is named for the task itself, without those whom one sentence makes answer for every task (各区政府均为责任单位，不再列出)."""
    return [one for one in task.responsibilities if not one.rule.startswith(FOR_ALL)]


def promised_owners(scene: Scene) -> Iterator[Doubt]:
    """The plan says that it settles who does what, and no task names a body."""
    tasks = scene.tasks_of("task", "project")
    if not tasks or any(task.responsibilities for task in scene.plan.tasks if task.kind != "safeguard"):
        return
    title = scene.plan.document.title or ""
    match = next((m for m in OWNERS.promised.finditer(scene.text) if not m["book"] or is_title(m["book"], title)), None)
    if match:
        place = scene.place(*match.span("said"))
        yield Doubt("task-without-owner", (place, scene.of(tasks[0].evidence[0])), {"count": len(tasks)}, says="owners-promised")


def is_title(name: str, title: str) -> bool:
    """The name in 《》 is the plan's own, be it in slightly other words."""
    return bare(name) in bare(title) or bare(title) in bare(name) or means_itself(name, title)


def without_lead(scene: Scene) -> Iterator[Doubt]:
    """Tasks whose bodies are all named alike where the plan otherwise says which one leads; as a note where all share a task."""
    owned = [task for task in scene.tasks_of("task", "project") if own(task)]
    led = [task for task in owned if leads(task)]
    if not nearly_all(len(led), len(owned)):
        return
    counts = {"led": str(len(led)), "all": str(len(owned))}
    alike = [task for task in owned if not leads(task)]
    for task in alike:
        if not shared(scene, task):
            one = own(task)[0].evidence
            yield Doubt("task-without-lead", (scene.of(task.evidence[0]), scene.clause(one.start, one.end)), {"task": named(task)} | counts)
    if nobody := [task for task in alike if shared(scene, task)]:
        places = tuple(scene.of(task.evidence[0]) for task in nobody)
        values: dict[str, str | int] = {"count": len(nobody), **counts}
        yield Doubt("task-without-lead", places, values, says="task-without-lead-shared", severity="note")


def nearly_all(having: int, total: int) -> bool:
    """So many have it that the others stand out: all but one, or a share; of a few tasks nothing is said."""
    return having >= LEAST and having >= min(total - 1, NEARLY_ALL * total)


def leads(task: Task) -> bool:
    """A body leads the task."""
    return any(one.role == "lead" for one in task.responsibilities)


def shared(scene: Scene, task: Task) -> bool:
    """All who answer for the task are collectives (各县区人民政府), or each does so within its own duties: nobody among them can lead."""
    first, last = own(task)[0].evidence, own(task)[-1].evidence
    collective = all(kind_of(one.agency) == "collective" or one.agency.startswith("各") for one in own(task))
    return collective or OWNERS.shared.search(scene.clause(first.start, max(first.end, last.end)).text) is not None


def named(task: Task) -> str:
    """The task by number and title, cut short for a message."""
    return shortened(headed(task.number, task.title), LONGEST_NAME)


def without_date(scene: Scene) -> Iterator[Doubt]:
    """Tasks without a deadline where nearly all others have one."""
    tasks = scene.tasks_of("task")
    dated = [task for task in tasks if task.due]
    if nearly_all(len(dated), len(tasks)):
        yield from told(scene, "task-without-date", [task for task in tasks if not task.due], len(dated), len(tasks))


def told(scene: Scene, code: str, lacking: Sequence[Task], having: int, total: int) -> Iterator[Doubt]:
    """A finding for each task, or one for all where there are many."""
    counts = {"having": str(having), "all": str(total)}
    if len(lacking) > MOST_TOLD:
        yield Doubt(code, tuple(scene.of(task.evidence[0]) for task in lacking), {"count": len(lacking), **counts}, says=f"{code}-many")
        return
    for task in lacking:
        yield Doubt(code, (scene.of(task.evidence[0]),), {"task": named(task)} | counts)
