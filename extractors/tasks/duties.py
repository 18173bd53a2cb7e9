"""The duty statements of the parts that share work out, as tasks."""

from collections.abc import Iterator, Sequence

from extractors.agencies import kind_of
from extractors.attribution import Entry
from extractors.duties import Duty, announced_duties, each_apart, find_duties, read_duty, stated_inline
from extractors.parts import heading_role
from extractors.tasks.draft import Body, Draft
from extractors.tasks.items import bodies_over, is_leaf, is_shared_out
from extractors.tasks.scene import Scene
from schemas import Section


def duty_drafts(scene: Scene) -> Iterator[Draft]:
    """Every duty statement: an item of the outline, or a paragraph."""
    for section in scene.outline.sections:
        if scene.role_of(section) != "duties":
            continue
        if is_shared_out(scene, section):
            continue
        if is_leaf(scene, section) and (drafts := list(numbered_duties(scene, section))):
            yield from drafts
        else:
            yield from (duty_draft(scene, section, duty) for duty in plain_duties(scene, section))
    yield from announced(scene)


def announced(scene: Scene) -> Iterator[Draft]:
    """The statements that a paragraph announces, where no heading has made a part of them."""
    document = scene.outline.document
    for duties in (*announced_duties(document, scene.heads), *stated_inline(document)):
        section = scene.section_at(duties[0].start)
        own = [duty for duty in duties if any(kind_of(scene.text[name.start : name.end]) != "collective" for name in duty.names)]
        if len(own) * 2 > len(duties) and (section is None or scene.role_of(section) != "duties"):
            yield from (duty_draft(scene, section, duty) for duty in duties)


def plain_duties(scene: Scene, section: Section) -> Iterator[Duty]:
    """The statements among the paragraphs of a section's own text."""
    own = heading_role(section.title) == "duties"
    return find_duties(scene.outline.document, section.body.start, section.body.end, scene.heads, run_in=own)


def numbered_duties(scene: Scene, section: Section) -> Iterator[Draft]:
    """1.区教育局：负责…… – an item that is a duty, or several; its body is named in it, by the heading above or the line over the list."""
    start = section.head.end - len(section.title)
    if duty := read_duty(scene.text, start, section.extent.end):
        first, *others = each_apart(scene.text, duty)
        yield duty_draft(scene, section, first, section.number)
        yield from (duty_draft(scene, section, other) for other in others)
    elif names := bodies_over(scene, section):
        evidence = scene.ruler.evidence(section.head.start, section.head.end)
        bodies = [Body(Entry(name, "responsible", "duty.heading"), "responsible", "line") for name in names]
        yield Draft(section, "duty", section.number, section.title[:40], [evidence], "tasks.duty", section.head.start, bodies)


def duty_draft(scene: Scene, section: Section | None, duty: Duty, number: str | None = None) -> Draft:
    """The task of one statement."""
    first, last = duty.title
    start = section.head.start if section and number else duty.start
    bodies: Sequence[Body] = [Body(Entry(name, "responsible", "duty.statement"), duty.role, "line") for name in duty.names]
    evidence = scene.ruler.evidence(start, max(last, section.head.end) if section and number else min(duty.end, last))
    return Draft(section, "duty", number, scene.text[first:last].replace("\n", ""), [evidence], "tasks.duty", start, list(bodies))
