"""The picture of who owns what: bodies on the left, tasks on the right, a line for each attribution."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.graph.ownership import LEAD as LEADS
from pipeline.graph.ownership import RESPONSIBLE as RESPONDS
from pipeline.graph.ownership import SUPPORT as SUPPORTS
from pipeline.graph.ownership import Ownership, names_of
from pipeline.graph.picture.scene import FAINT, INK, LEAD, NONE, RESPONSIBLE, SUPPORT, Curve, Disc, Scene, Words, fitted, text_width

TASKS = 120  # at most
ROW = 22.0
LABEL, BODY_WIDE, TASK_WIDE, BETWEEN = 13.0, 210.0, 420.0, 360.0
HEAD, MARGIN, FOOT = 84.0, 36.0, 50.0
COLOURS = {LEADS: LEAD, RESPONDS: RESPONSIBLE, SUPPORTS: SUPPORT}
NAMES = {LEADS: "牵头", RESPONDS: "责任（未分主次）", SUPPORTS: "配合"}
WIDTHS = {LEADS: 2.4, RESPONDS: 1.6, SUPPORTS: 1.1}


def ownership_scene(ownership: Ownership, title: str) -> Scene:
    """The picture of an ownership: the first TASKS tasks, in the order of the text, and the bodies that own them."""
    tasks = range(min(TASKS, len(ownership.tasks)))
    links = [
        (task, body, role)
        for task, body, role in zip(ownership.task_of, ownership.body_of, ownership.role_of, strict=True)
        if task in tasks
    ]
    bodies = _ordered(links)
    rows = max(len(tasks), len(bodies), 1)
    left, right = MARGIN + BODY_WIDE, MARGIN + BODY_WIDE + BETWEEN
    scene = Scene(right + TASK_WIDE + MARGIN, HEAD + rows * ROW + FOOT, title)
    scene.width = max(scene.width, text_width(title, 19) + 2 * MARGIN)
    scene.items += [
        Words(MARGIN, 30, title, 19, anchor="start", bold=True),
        Words(MARGIN, 56, _note(ownership, bodies), 13, FAINT, "start"),
    ]
    body_at = {body: HEAD + (n + 0.5) * rows / len(bodies) * ROW for n, body in enumerate(bodies)}
    task_at = {task: HEAD + (n + 0.5) * rows / len(tasks) * ROW for n, task in enumerate(tasks)}
    for role in (SUPPORTS, RESPONDS, LEADS):
        for task, body, own in links:
            if own == role:
                scene.items.append(_line(left, body_at[body], right, task_at[task], role))
    scene.items += _bodies(ownership, body_at, left, links)
    scene.items += _tasks(ownership, task_at, right, {task for task, *_ in links})
    _legend(scene)
    return scene


def _ordered(links: Sequence[tuple[int, int, int]]) -> list[int]:
    """The bodies, each near the middle of its tasks, so that few lines cross."""
    tasks: dict[int, list[int]] = defaultdict(list)
    for task, body, _ in links:
        tasks[body].append(task)
    return sorted(tasks, key=lambda body: (sum(tasks[body]) / len(tasks[body]), body))


def _line(x0: float, y0: float, x1: float, y1: float, role: int) -> Curve:
    """A line from a body to a task."""
    return Curve(x0, y0, (x0 + x1) / 2, y0 + (y1 - y0) * 0.12, x1, y1, WIDTHS[role], COLOURS[role])


def _bodies(ownership: Ownership, at: Mapping[int, float], x: float, links: Sequence[tuple[int, int, int]]) -> list[Disc | Words]:
    one_plan = len({task.document for task in ownership.tasks}) == 1
    names = [body.printed for body in ownership.bodies] if one_plan else names_of(ownership.bodies)
    counts: dict[int, int] = defaultdict(int)
    for _, body, _ in links:
        counts[body] += 1
    items: list[Disc | Words] = []
    for body, y in at.items():
        label = f"{fitted(names[body], LABEL, BODY_WIDE - 50)} {counts[body]}"
        items += [Disc(x, y, 3.5, ((1.0, INK),)), Words(x - 10, y, label, LABEL, INK, "end", halo=True, tip=ownership.bodies[body].name)]
    return items


def _tasks(ownership: Ownership, at: Mapping[int, float], x: float, owned: set[int]) -> list[Disc | Words]:
    items: list[Disc | Words] = []
    for task, y in at.items():
        title = ownership.tasks[task].title
        colour = INK if task in owned else FAINT
        dot = Disc(x, y, 3.5, ((1.0, INK),)) if task in owned else Disc(x, y, 3, (), NONE)
        items += [dot, Words(x + 10, y, fitted(title, LABEL, TASK_WIDE - 10), LABEL, colour, "start", halo=True, tip=title)]
    return items


def _note(ownership: Ownership, bodies: Sequence[int]) -> str:
    note = f"{len(bodies)}个单位，{len(ownership.tasks)}项任务"
    if len(ownership.tasks) > TASKS:
        note += f"；图中为前{TASKS}项任务"
    missing = len(ownership.tasks) - len(set(ownership.task_of))
    return f"{note}；{missing}项没有责任单位（灰色）" if missing else note


def _legend(scene: Scene) -> None:
    x, y = MARGIN, scene.height - FOOT / 2
    roles = {item.colour for item in scene.items if isinstance(item, Curve)}
    for role, colour in COLOURS.items():
        if colour in roles:
            scene.items += [Curve(x, y, x + 15, y, x + 30, y, 2 * WIDTHS[role], colour), Words(x + 38, y, NAMES[role], 12, FAINT, "start")]
            x += 38 + text_width(NAMES[role], 12) + 20
    scene.items.append(Words(x, y, "单位名称后的数字为任务数", 12, FAINT, "start"))
