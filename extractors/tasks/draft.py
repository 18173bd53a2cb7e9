"""A task while its facts come together."""

from dataclasses import dataclass, field

from extractors.attribution import Entry
from schemas import Evidence, Section, TimeRef
from schemas.plan import Role, TaskKind


@dataclass(slots=True)
class Body:
    """One body of a task: the entry that names it, its final role, and how it was said (bracket, line, prose, cell)."""

    entry: Entry
    role: Role
    how: str


@dataclass(slots=True)
class Draft:
    """A task to be: `at` is where it stands, `rule` what found it.

    `due` is the date that an attribution or a table states, `implied` one that the task's own words imply.
    """

    section: Section | None
    kind: TaskKind
    number: str | None
    title: str
    evidence: list[Evidence]
    rule: str
    at: int
    bodies: list[Body] = field(default_factory=list)
    due: TimeRef | None = None
    implied: TimeRef | None = None
