"""`metadata`, `phases`, `citations`, `citation_numbers` and `leading_groups`: what is compared by its words alone."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.evaluate.gold import Gold, GoldCitation, GoldGroup, GoldPeriod, GoldPhase
from pipeline.evaluate.likeness import folded, same_date
from pipeline.evaluate.places import Places
from pipeline.evaluate.tally import Tallies, pair_up
from schemas import Citation, LeadingGroup, Metadata, Period, Phase, Plan, Region


def judge_metadata(gold: Gold, plan: Plan | None, _places: Places, tallies: Tallies) -> None:
    """Each key of the card that the gold annotates and that gold or plan fill."""
    card = plan.document if plan else None
    for key in gold.document.model_fields_set:
        mine, theirs = getattr(gold.document, key), found_value(card, key)
        if filled(mine) or filled(theirs):
            tallies["metadata"].check(same_value(key, mine, theirs), f"{key}: gold {mine!r}, found {theirs!r}")


def found_value(card: Metadata | None, key: str) -> object:
    """The plan's value of a key; a region's is its name."""
    value: object = getattr(card, key) if card else None
    return value.name if isinstance(value, Region) else value


def filled(value: object) -> bool:
    """Whether a value says anything."""
    return any((value.start, value.end)) if isinstance(value, Period | GoldPeriod) else bool(value)


def same_value(key: str, mine: object, theirs: object) -> bool:
    """Whether two values of a key are equal."""
    if key == "period":
        return all(same_date(getattr(mine, end, None), getattr(theirs, end, None)) for end in ("start", "end"))
    if key == "issuers":
        return names(mine) == names(theirs)
    one, other = as_text(mine), as_text(theirs)
    return same_date(one, other) if key == "issued_on" else folded(one) == folded(other)


def names(value: object) -> set[str]:
    """The folded names of a tuple of issuers."""
    return {folded(as_text(name)) for name in value} if isinstance(value, tuple) else set()


def as_text(value: object) -> str | None:
    """A value as text; None stays."""
    return None if value is None else str(value)


def judge_phases(gold: Gold, plan: Plan | None, _places: Places, tallies: Tallies) -> None:
    """Stages with the same name, start and end."""
    found = plan.phases if plan else ()
    named = [[f"{p.name} {p.start}..{p.end}" for p in phases] for phases in (gold.phases, found)]
    tallies["phases"].pairs(pair_phases(gold.phases, found), *named)


def pair_phases(mine: Sequence[GoldPhase], found: Sequence[Phase]) -> dict[int, int]:
    """Pairs of equal stages, gold to found."""
    return pair_up(
        {
            (i, j): 1.0
            for i, a in enumerate(mine)
            for j, b in enumerate(found)
            if folded(a.name) == folded(b.name) and same_date(a.start, b.start) and same_date(a.end, b.end)
        }
    )


def judge_citations(gold: Gold, plan: Plan | None, _places: Places, tallies: Tallies) -> None:
    """Titles, and the numbers of those found; optional titles count neither way."""
    free = {folded(title) for title in gold.optional_citations}
    found = [c for c in plan.document.citations if folded(c.title) not in free] if plan else []
    mine = gold.citations
    pairs = pair_citations(mine, found)
    tallies["citations"].pairs(pairs, [c.title for c in mine], [c.title for c in found])
    for i, j in pairs.items():
        number, other = mine[i].doc_number, found[j].doc_number
        if number or other:
            same = folded(number) == folded(other)
            tallies["citation_numbers"].check(same, f"{mine[i].title[:30]}: gold {number!r}, found {other!r}")


def pair_citations(mine: Sequence[GoldCitation], found: Sequence[Citation]) -> dict[int, int]:
    """Pairs of the same title, gold to found."""
    return pair_up({(i, j): 1.0 for i, a in enumerate(mine) for j, b in enumerate(found) if folded(a.title) == folded(b.title)})


def judge_groups(gold: Gold, plan: Plan | None, _places: Places, tallies: Tallies) -> None:
    """The people and bodies of all leading groups, each with its role."""
    tallies["leading_groups"].bags(group_rows(gold.leading_groups), group_rows(plan.leading_groups if plan else ()))


def group_rows(groups: Iterable[GoldGroup | LeadingGroup]) -> Iterator[tuple[str, str]]:
    """(role, name) of everybody in the groups."""
    for group in groups:
        yield from ((role, folded(who)) for role, who in (("head", group.head), ("office", group.office)) if who)
        yield from (("deputies", folded(who)) for who in group.deputies)
        yield from (("members", folded(who)) for who in group.members)
