"""Which items of the outline are tasks, and of what kind: the lowest numbered ones of the parts that set work."""

import re
from collections.abc import Iterator, Sequence

from extractors.parts import heading_role, is_action
from extractors.tasks.draft import Body, Draft
from extractors.tasks.dues import implied_due, stated_due
from extractors.tasks.scene import Scene
from schemas import Section
from schemas.plan import TaskKind

# 有下列情形之一的：what follows says when, not what is to be done.
CONDITIONS = re.compile(
    r"(?:下列|以下|如下)[^。]{0,14}(?:情形|情况|条件|行为|材料|资料|要件|标准|表现)[^。]{0,10}[:：。；]?\s*$|(?:情形|条件|行为|材料|表现)之一的?[^。]{0,24}[:：。]?\s*$"
)
PROJECTS = re.compile(r"工程|项目|行动|计划|任务|举措|试点|建设|提升|培育|重点")
ROSTER = re.compile(r"组\s?长\s?[:：]|成员(?:单位)?\s?[:：]|(?:成立|设立|组建)[^。]{0,30}(?:领导小组|专班|指挥部|委员会|工作组)")


def item_drafts(scene: Scene) -> Iterator[Draft]:
    """The items that are tasks, in the order of the text."""
    for section in scene.outline.sections:
        if kind := kind_of(scene, section):
            evidence = scene.ruler.evidence(section.head.start, section.head.end)
            draft = Draft(section, kind, section.number, section.title, [evidence], f"tasks.{kind}", section.head.start)
            draft.bodies = [*inherited(scene, section), *scene.bodies_of(section)]
            draft.due = stated_due(scene, section)
            draft.implied = None if draft.due else implied_due(scene, section)
            yield draft


def kind_of(scene: Scene, section: Section) -> TaskKind | None:
    """The kind of task that a section is, or None."""
    if section.kind == "annex" or section.number is None or not is_leaf(scene, section) or is_condition(scene, section):
        return None
    role, stated = scene.role_of(section), is_stated(scene, section)
    if role == "duties":
        return None
    if role == "safeguards":
        return "safeguard" if not is_top(scene, section) or stated or not ROSTER.search(scene.own_text(section)) else None
    if section.kind == "box":
        return "project" if role == "tasks" and is_project(scene, section) else None
    if stated and role != "groups":
        return "project" if in_box(scene, section) else "task"
    if role != "tasks" or (is_top(scene, section) and not is_measure(section)):
        return None
    return "project" if in_box(scene, section) else "task"


def is_leaf(scene: Scene, section: Section) -> bool:
    """No numbered item stands below it; a box beside its text, and a list of conditions, are none."""
    below = [child for child in scene.children.get(section.id, ()) if child.kind != "box"]
    return not below or lists_conditions(scene, section)


def lists_conditions(scene: Scene, section: Section) -> bool:
    """The section's own words end by announcing conditions, not work (有下列情形之一的：)."""
    words = scene.own_text(section).rstrip() or section.title
    return CONDITIONS.search(words[-60:]) is not None


def is_condition(scene: Scene, section: Section) -> bool:
    """The section stands in such a list."""
    parent = scene.parent_of(section)
    return parent is not None and parent.kind == "item" and lists_conditions(scene, parent)


def is_stated(scene: Scene, section: Section) -> bool:
    """A bracket or line names who answers for the section."""
    return any(a.kind != "prose" and a.entries for a in scene.direct.get(section.id, ()))


def is_top(scene: Scene, section: Section) -> bool:
    """The section is a part itself: nothing stands above it but an annex or a 篇."""
    parent = scene.parent_of(section)
    return parent is None or parent.kind == "annex"


def is_measure(section: Section) -> bool:
    """A part without items is a measure itself where its heading says what to do and is not the name of a part."""
    return is_action(section.title) and heading_role(section.title) is None


def is_project(scene: Scene, box: Section) -> bool:
    """A box without items of its own is a project where its title says so and no table fills it."""
    tables = (
        block for block in scene.outline.document.blocks if block.kind == "table" and box.extent.start <= block.start < box.extent.end
    )
    return next(tables, None) is None and PROJECTS.search(f"{box.number}{box.title}") is not None


def in_box(scene: Scene, section: Section) -> bool:
    """The section stands in a 专栏 box."""
    above = scene.parent_of(section)
    while above is not None and above.kind != "box":
        above = scene.parent_of(above)
    return above is not None


def inherited(scene: Scene, section: Section) -> Sequence[Body]:
    """The bodies that headings above attribute everything below them to, and those of a group's closing bracket."""
    found: list[Body] = []
    above = scene.parent_of(section)
    while above is not None:
        found = [body for body in scene.bodies_of(above) if body.how != "prose"] + found
        above = scene.parent_of(above)
    return found + shared_by_last(scene, section)


def shared_by_last(scene: Scene, section: Section) -> list[Body]:
    """The last sibling's closing attribution, where the plan attributes whole groups in this way."""
    siblings = scene.children[section.parent]
    parent = scene.parent_of(section)
    if parent is None or section is siblings[-1] or not closes_group(scene, parent.id):
        return []
    groups = sum(closes_group(scene, other.id) for other in scene.children[parent.parent])
    return scene.bodies_of(siblings[-1]) if groups >= 2 else []


def closes_group(scene: Scene, parent: str) -> bool:
    """Of at least two childless siblings only the last has an attribution, and it stands at the end."""
    siblings = scene.children.get(parent, ())
    if len(siblings) < 2 or not all(is_leaf(scene, section) for section in siblings):
        return False
    return [section for section in siblings if is_stated(scene, section)] == [siblings[-1]]
