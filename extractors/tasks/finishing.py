"""From drafts to tasks: each body once, in its strongest role, and the bodies that a plan says to add to all."""

from collections.abc import Sequence

from extractors.agencies import Roster, split_list
from extractors.attribution import Entry
from extractors.engine import Hit
from extractors.tasks.draft import Body, Draft
from extractors.tasks.scene import Scene
from extractors.tasks.tables import stem
from schemas import Responsibility, Task

STRENGTH = {"lead": 0, "responsible": 1, "support": 2}


def add_included(scene: Scene, drafts: Sequence[Draft]) -> None:
    """以下责任单位均包括X，不再列出: X answers for every task from there on, in the role of a task's unmarked bodies."""
    for hit in scene.conventions:
        if hit.rule.id.startswith("convention.always"):
            for draft in drafts:
                if draft.at > hit.start:
                    draft.bodies += included(scene, hit, draft)


def included(scene: Scene, hit: Hit, draft: Draft) -> list[Body]:
    """The bodies of such a sentence, as a task takes them in."""
    role = "support" if any(body.role == "lead" for body in draft.bodies) else "responsible"
    names = split_list(scene.text, *hit.match.span("bodies"))
    return [Body(Entry(name, "rest", hit.rule.id), role, "line") for name in names]  # type: ignore[arg-type]


def finish(scene: Scene, key: str, draft: Draft, roster: Roster) -> Task:
    """The frozen task."""
    return Task(
        id=key,
        kind=draft.kind,
        number=draft.number,
        title=draft.title,
        section=draft.section.id if draft.section else None,
        parent=draft.section.parent if draft.section else None,
        responsibilities=tuple(responsibility(scene, body, roster) for body in settled(scene.text, draft.bodies)),
        due=draft.due or draft.implied,
        evidence=tuple(draft.evidence),
        rule=draft.rule,
    )


def responsibility(scene: Scene, body: Body, roster: Roster) -> Responsibility:
    """The frozen responsibility."""
    span = body.entry.name
    name = name_of(scene.text, body)
    evidence = scene.ruler.evidence(span.start, span.end)
    return Responsibility(agency=name, agency_id=roster.id_of(name), role=body.role, rule=body.entry.rule, evidence=evidence)


def name_of(text: str, body: Body) -> str:
    """The body's name as printed, without blanks."""
    return "".join(text[body.entry.name.start : body.entry.name.end].split())


def settled(text: str, bodies: Sequence[Body]) -> list[Body]:
    """Each body once, in its strongest role, at its first mention in that role; one named in a list in another form stays in that form."""
    named = [(name_of(text, body), body) for body in bodies]
    led = any(body.role == "lead" and body.how in ("bracket", "line") for body in bodies)
    listed = {name for name, body in named if body.how != "prose"}
    stems = {stem(name) for name in listed} if len(listed) < len(named) else set()
    best: dict[str, Body] = {}
    for name, body in named:
        if body.how == "prose" and name not in listed and stem(name) in stems:
            continue
        if body.role == "responsible" and led and body.how != "prose":
            body = Body(body.entry, "support", body.how)
        if name not in best or STRENGTH[body.role] < STRENGTH[best[name].role]:
            best[name] = body
    return list(best.values())
