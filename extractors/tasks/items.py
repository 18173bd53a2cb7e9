"""Which items of the outline are tasks, and of what kind: the lowest numbered ones of the parts that set work."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extractors.agencies import Name
from extractors.duties import agencies_of, find_duties, read_duty, standing_body
from extractors.engine import Patterns
from extractors.parts import heading_role, is_action
from extractors.tasks.draft import Body, Draft
from extractors.tasks.dues import due_above, implied_due, stated_due
from extractors.tasks.scene import Scene
from schemas import Section
from schemas.plan import TaskKind

ITEMS = Patterns("tasks")

SHORTEST_SENTENCE = 24
LONGEST_HEADING = 16  # characters of a heading of a part; a longer one that ends in 任务 says what to do
LONGEST_PART = 6  # characters of a heading that may be nothing but the name of a part that sets work
FEWEST_MEASURES = 4  # parts of a list that are decided together


def item_drafts(scene: Scene) -> Iterator[Draft]:
    """The items that are tasks, in the order of the text."""
    closers = group_closers(scene)
    for section in scene.outline.sections:
        if kind := kind_of(scene, section):
            evidence = scene.ruler.of_head(section)
            draft = Draft(section, kind, section.number, section.title, [evidence], f"tasks.{kind}", section.head.start)
            draft.bodies = [*inherited(scene, section, closers), *scene.bodies_of(section)]
            draft.due = stated_due(scene, section) or due_above(scene, section)
            draft.implied = None if draft.due else implied_due(scene, section)
            yield draft


def kind_of(scene: Scene, section: Section) -> TaskKind | None:
    """The kind of task that a section is, or None."""
    if section.kind == "annex" or section.number is None or not is_leaf(scene, section) or is_condition(scene, section):
        return None
    if ITEMS.holds_from.match(section.title) or scene.text.startswith(("？", "?"), section.head.end):
        return None
    role, stated = scene.role_of(section), is_stated(scene, section)
    if role == "duties":
        return "task" if is_shared_out(scene, section) else None
    if role == "safeguards":
        return "safeguard" if not is_top(scene, section) or stated or not ITEMS.roster.search(scene.own_text(section)) else None
    if section.kind == "box":
        return "project" if role == "tasks" and is_project(scene, section) else None
    if ITEMS.sets_up.match(section.title) and is_top(scene, section) and ITEMS.roster.search(scene.own_text(section)):
        return None
    if stated and role != "groups":
        return "project" if in_box(scene, section) else "task"
    if role != "tasks" or (is_top(scene, section) and not is_measure(section) and not is_among_measures(scene, section)):
        return None
    return "project" if in_box(scene, section) else "task"


def is_leaf(scene: Scene, section: Section) -> bool:
    """No numbered item stands below it; a box beside its text, and a list of conditions, are none."""
    below = scene.children.get(section.id)
    return not below or section.id in scene.listing_conditions or all(child.kind == "box" for child in below)


def is_condition(scene: Scene, section: Section) -> bool:
    """The section stands in such a list."""
    parent = scene.parent_of(section)
    return parent is not None and parent.kind == "item" and parent.id in scene.listing_conditions


def is_stated(scene: Scene, section: Section) -> bool:
    """A bracket or line names who answers for the section."""
    return section.id in scene.stated


def is_shared_out(scene: Scene, section: Section) -> bool:
    """In a part that shares work out: the item is a piece of work with bodies of its own, not one body with its work."""
    if section.number is None or is_top(scene, section) or not is_leaf(scene, section):
        return False
    if is_stated(scene, section):
        return True
    return not states_duties(scene, section) and (bool(scene.bodies_of(section)) or shares_tasks(scene, section))


def states_duties(scene: Scene, section: Section) -> bool:
    """The item is a body with its work, the body named at its beginning or by the heading above, or it opens paragraphs that are."""
    duty = read_duty(scene.text, section.head.end - len(section.title), section.extent.end)
    if duty:
        return not scene.text.startswith("由", duty.title[0])
    own = heading_role(section.title) == "duties"
    if next(find_duties(scene.outline.document, section.body.start, section.body.end, scene.heads, run_in=own), None):
        return True
    return bool(bodies_over(scene, section))


def bodies_over(scene: Scene, section: Section) -> tuple[Name, ...]:
    """The bodies that the heading above names, or the line over the list."""
    above = scene.parent_of(section)
    if above is None:
        return ()
    named = agencies_of(scene.text, above.head.end - len(above.title), above.head.end)
    return named or standing_body(scene.outline.document, above.head.end, section.head.start, scene.heads)


def shares_tasks(scene: Scene, section: Section) -> bool:
    """A heading above speaks of tasks that are shared out (重点任务分工), not of the duties of bodies."""
    above = scene.parent_of(section)
    while above is not None and not ITEMS.tasks.search(above.title):
        above = scene.parent_of(above)
    return above is not None


def is_top(scene: Scene, section: Section) -> bool:
    """The section is a part itself: nothing stands above it but an annex or a 篇."""
    parent = scene.parent_of(section)
    return parent is None or parent.kind == "annex"


def is_measure(section: Section) -> bool:
    """A part without items is a measure itself where its heading, or the sentence it opens with, says what to do and names no part."""
    says = is_action(section.title) or obliges(section.title) or ITEMS.binds.match(section.title)
    return bool(says) and (heading_role(section.title) is None or (len(section.title) > LONGEST_HEADING and not names_part(section)))


def is_among_measures(scene: Scene, section: Section) -> bool:
    """The part is an item of a list of measures: of the parts that name none most say what to do, and most have no items."""
    text = scene.text[section.head.start : section.extent.end]
    if "。" not in text or names_part(section) or ITEMS.closes.search(section.title):
        return False
    items = (other for other in scene.children[section.parent] if other.kind == "item")
    beside = [other for other in items if not names_part(other) and not ITEMS.closes.search(other.title)]
    half, measures, leaves = len(beside) / 2, sum(map(is_measure, beside)), sum(is_leaf(scene, other) for other in beside)
    return len(beside) >= FEWEST_MEASURES and measures > half and leaves > half


def names_part(section: Section) -> bool:
    """The heading names a part of a plan, and no piece of work (改革工作 in 配合做好改革工作)."""
    role = heading_role(section.title)
    return role is not None and (role != "tasks" or len(section.title) <= LONGEST_PART)


def obliges(title: str) -> bool:
    """The title is a whole sentence that asks for something or grants it: 对……的项目，应专项论证……; 对……的，每家奖励……."""
    return len(title) >= SHORTEST_SENTENCE and ITEMS.obliges.search(title) is not None and ITEMS.closes.search(title) is None


def is_project(scene: Scene, box: Section) -> bool:
    """A box without items of its own is a project where its title says so and no table fills it."""
    tables = (
        block for block in scene.outline.document.blocks if block.kind == "table" and box.extent.start <= block.start < box.extent.end
    )
    return next(tables, None) is None and ITEMS.projects.search(f"{box.number}{box.title}") is not None


def in_box(scene: Scene, section: Section) -> bool:
    """The section stands in a 专栏 box."""
    above = scene.parent_of(section) if scene.has_boxes else None
    while above is not None and above.kind != "box":
        above = scene.parent_of(above)
    return above is not None


def inherited(scene: Scene, section: Section, closers: Mapping[str, Section]) -> Sequence[Body]:
    """The bodies that headings above attribute everything below them to, and those of a group's closing bracket."""
    found = scene.handed_down(section.parent)
    closer = closers.get(section.parent or "")
    return found if closer is None or closer is section else [*found, *scene.bodies_of(closer)]


def group_closers(scene: Scene) -> Mapping[str, Section]:
    """By parent the last item of a group, whose attribution is that of them all: where two groups beside each other are attributed so."""
    found = {parent: group[-1] for parent, group in scene.children.items() if parent and closes_group(scene, group)}
    groups = Counter(scene.by_id[parent].parent for parent in found)
    return {parent: closer for parent, closer in found.items() if groups[scene.by_id[parent].parent] >= 2}


def closes_group(scene: Scene, siblings: Sequence[Section]) -> bool:
    """Of at least two childless siblings only the last has an attribution, and it stands at the end."""
    if len(siblings) < 2 or not is_stated(scene, siblings[-1]) or any(is_stated(scene, section) for section in siblings[:-1]):
        return False
    return all(is_leaf(scene, section) for section in siblings)
