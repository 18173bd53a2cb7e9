"""`sections` and `targets`: what is found by its place in the outline."""

from collections.abc import Sequence

from pipeline.evaluate.gold import Gold, GoldSection, GoldTarget
from pipeline.evaluate.likeness import folded, similar, squeezed
from pipeline.evaluate.places import Places, begins
from pipeline.evaluate.tally import Tallies, pair_up
from schemas import Plan, PlanSection, Target

LONG, CLEAR = 40, 20  # a title so long is compared by so many characters; one so long may differ a little
ALIKE = 0.95


def judge_sections(gold: Gold, plan: Plan | None, _places: Places, tallies: Tallies) -> None:
    """Number, level and title equal, the title standing in the evidence; of several, the one nearest in order."""
    mine, found = gold.sections, plan.sections if plan else ()
    named = [[f"{s.number} {s.title[:40]} (level {s.level})" for s in sections] for sections in (mine, found)]
    tallies["sections"].pairs(pair_sections(mine, found), *named)


def pair_sections(mine: Sequence[GoldSection], found: Sequence[PlanSection]) -> dict[int, int]:
    """Pairs of equal sections, gold to found."""
    shown = [section for section in enumerate(found) if folded(section[1].title)[:6] in folded(section[1].evidence.text)]
    return pair_up(
        {
            (i, j): 1 - abs(i - j) / (len(mine) + len(found))
            for j, theirs in shown
            for i, one in enumerate(mine)
            if same_section(one, theirs)
        }
    )


def same_section(mine: GoldSection, theirs: PlanSection) -> bool:
    """Whether two items of the outline are the same."""
    if squeezed(mine.number) != squeezed(theirs.number) or mine.level != theirs.level:
        return False
    one, other = folded(mine.title), folded(theirs.title)
    if one == other or (len(one) >= LONG and one[:LONG] == other[:LONG]):
        return True
    return len(one) >= CLEAR and similar(one, other) >= ALIKE


def judge_targets(gold: Gold, plan: Plan | None, places: Places, tallies: Tallies) -> None:
    """Goals whose evidence begins at the anchor."""
    mine, found = gold.targets, plan.targets if plan else ()
    tallies["targets"].pairs(pair_targets(mine, found, places), [t.anchor[:40] for t in mine], [t.text[:40] for t in found])


def pair_targets(mine: Sequence[GoldTarget], found: Sequence[Target], places: Places) -> dict[int, int]:
    """Pairs of goals that begin at the same place, gold to found."""
    return pair_up({(i, j): 1.0 for i, a in enumerate(mine) for j, b in enumerate(found) if begins(places.of(a.anchor), (b.evidence,))})
