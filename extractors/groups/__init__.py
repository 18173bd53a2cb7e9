"""Leading groups: bodies that the plan sets up to steer it, with head, deputies, members and office as printed."""

from collections.abc import Iterable, Mapping

from extractors.engine import Ruler, rules
from extractors.groups.draft import Draft
from extractors.groups.people import holder
from extractors.groups.prose import find_in_prose, found_by
from extractors.groups.roster import find_rosters
from schemas import LeadingGroup, Outline

__all__ = ["extract_groups"]


def extract_groups(outline: Outline, parts: Mapping[str, str], ruler: Ruler) -> tuple[LeadingGroup, ...]:
    """The leading groups of a document in its order. One that is only mentioned, or has neither members, deputies nor office, is none."""
    drafts: list[Draft] = []
    for draft in [*find_rosters(outline, ruler), *find_in_prose(outline, parts, ruler)]:
        known = next((one for one in drafts if same_group(one, draft)), None)
        if known is None:
            drafts.append(draft)
        else:
            complete(known, draft)
    for draft in drafts:
        if not draft.office:
            draft.office = office_of(draft, drafts, ruler.text)
    kept = [draft for draft in drafts if draft.members or draft.office or (draft.head and draft.deputies)]
    return tuple(draft.finish(ruler) for draft in sorted(kept, key=lambda one: one.start))


def same_group(one: Draft, other: Draft) -> bool:
    """Whether two drafts are of one group: the shorter name ends the longer."""
    short, long = sorted((squeezed(one.name), squeezed(other.name)), key=len)
    return long.endswith(short)


def squeezed(name: str) -> str:
    """The name without blanks and without the words for its owner."""
    return "".join(name.split()).removeprefix("市").removeprefix("区").removeprefix("县").removeprefix("我市")


def complete(known: Draft, other: Draft) -> None:
    """Fill what the first draft leaves open from the other one."""
    known.head = known.head or other.head
    known.deputies = known.deputies or other.deputies
    known.members = known.members or other.members
    known.office = known.office or other.office


def office_of(draft: Draft, drafts: Iterable[Draft], text: str) -> str | None:
    """The host of the group's office named elsewhere in the text, where there is only one group it can be of."""
    if len(list(drafts)) > 1:
        return None
    for rule in rules("groups"):
        if rule.data["role"] == "office" and (match := next(found_by(rule, text, 0, len(text)), None)):
            return holder(match["who"])
    return None
