"""From drafts to tasks: each body once, in its strongest role, and the bodies that a plan says to add to all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.agencies import Roster, split_list
from extractors.attribution import Entry
from extractors.engine import Hit
from extractors.tasks.draft import Body, Draft
from extractors.tasks.scene import Scene
from extractors.tasks.tables import stem
from schemas import Responsibility, Task
from schemas.base import maker

made_task, made_responsibility = maker(Task), maker(Responsibility)

STRENGTH = {"lead": 0, "responsible": 1, "support": 2}


def add_included(scene: Scene, drafts: Sequence[Draft]) -> None:
    """以下责任单位均包括X，不再列出: X answers for every task from there on, in the role of a task's unmarked bodies."""
    for hit in scene.conventions:
        if hit.rule.id.startswith("convention.always"):
            first = holds_from(scene.text, hit, [draft.at for draft in drafts])
            for draft in drafts:
                if draft.at >= first:
                    draft.bodies += included(scene, hit, draft)


def holds_from(text: str, hit: Hit, places: Sequence[int]) -> int:
    """From where on such a sentence holds: behind itself, or from the task in which it stands and ends in 下同."""
    line_end = text.find("\n", hit.end)
    above = [at for at in places if at < hit.start]
    same = above and text.find("下同", hit.end, line_end if line_end >= 0 else len(text)) >= 0
    return above[-1] if same else hit.start + 1


def included(scene: Scene, hit: Hit, draft: Draft) -> list[Body]:
    """The bodies of such a sentence, as a task takes them in."""
    role = "support" if any(body.role == "lead" for body in draft.bodies) else "responsible"
    names = split_list(scene.text, *hit.match.span("bodies"))
    return [Body(Entry(name, "rest", hit.rule.id), role, "line") for name in names]  # type: ignore[arg-type]


def finish(scene: Scene, key: str, draft: Draft, roster: Roster) -> Task:
    """The frozen task."""
    answering = [responsibility(scene, name, body, roster) for name, body in settled(scene.text, draft.bodies).items()]
    return made_task(
        {
            "rule": draft.rule,
            "confidence": None,
            "id": key,
            "kind": draft.kind,
            "number": draft.number,
            "title": draft.title,
            "section": draft.section.id if draft.section else None,
            "parent": draft.section.parent if draft.section else None,
            "responsibilities": tuple(answering),
            "due": draft.due or draft.implied,
            "indicators": (),
            "evidence": tuple(draft.evidence),
        }
    )


def responsibility(scene: Scene, name: str, body: Body, roster: Roster) -> Responsibility:
    """The frozen responsibility."""
    entry = body.entry
    return made_responsibility(
        {
            "rule": entry.rule,
            "confidence": None,
            "agency": name,
            "agency_id": roster.id_of(name),
            "role": body.role,
            "evidence": scene.ruler.evidence(entry.name.start, entry.name.end),
        }
    )


def settled(text: str, bodies: Sequence[Body]) -> Mapping[str, Body]:
    """Each body once, by its name without blanks: in its strongest role, at its first mention in that role.

    One named in a list in another form stays in that form.
    """
    named = [(name_of(text, body), body) for body in bodies]
    if len(named) < 2:
        return dict(named)
    if any(body.how == "prose" for body in bodies):
        named = without_other_forms(named)
    led = any(body.role == "lead" and body.how in ("bracket", "line") for body in bodies)
    best: dict[str, Body] = {}
    for name, body in named:
        if led and body.role == "responsible" and body.how != "prose":
            body = replace(body, role="support")
        if name not in best or STRENGTH[body.role] < STRENGTH[best[name].role]:
            best[name] = body
    return best


def name_of(text: str, body: Body) -> str:
    """The body's name without blanks."""
    printed = body.entry.name
    return "".join(text[printed.start : printed.end].split())


def without_other_forms(named: Sequence[tuple[str, Body]]) -> list[tuple[str, Body]]:
    """The bodies without those that a sentence names in another form than a list does."""
    listed = {name for name, body in named if body.how != "prose"}
    stems = {stem(name) for name in listed}
    return [(name, body) for name, body in named if body.how != "prose" or name in listed or stem(name) not in stems]
