"""A leading group while it is put together from sentences and rosters."""

from dataclasses import dataclass

from extractors.engine import Patterns, Ruler
from schemas import LeadingGroup

GROUPS = Patterns("groups")


def bare_name(words: str) -> str:
    """A group's name without what sets it up, its 以下简称, and a quote that does not close."""
    name = GROUPS.before_name.sub("", words).strip()
    return name.lstrip('“”"') if name.count("“") != name.count("”") else name


@dataclass
class Draft:
    """What is known of a group so far; text[start:end] is where it stands."""

    name: str
    start: int
    end: int
    rule: str
    head: str | None = None
    deputies: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    office: str | None = None

    def is_bare(self) -> bool:
        """Whether no more than the name is known."""
        return not (self.head or self.deputies or self.members or self.office)

    def has(self, role: str) -> bool:
        """Whether the role is filled."""
        return bool(getattr(self, role))

    def finish(self, ruler: Ruler) -> LeadingGroup:
        """The finished record with its evidence."""
        return LeadingGroup(
            name=self.name,
            head=self.head,
            deputies=self.deputies,
            members=self.members,
            office=self.office,
            evidence=ruler.evidence(self.start, self.end),
            rule=self.rule,
        )
