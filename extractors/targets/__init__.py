"""Targets: the lowest items of the goals parts, and in their plain paragraphs the sentences about what is to be reached."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from extractors.engine import Ruler
from extractors.indicators.dating import dates_of
from extractors.indicators.passages import Places, sets_nothing, years_of
from extractors.targets.goals import GoalReader
from extractors.targets.prose import Goal
from schemas import Evidence, Indicator, Outline, Section, Target, TimeRef
from schemas.base import maker

__all__ = ["extract_targets"]

made_target = maker(Target)


def extract_targets(outline: Outline, parts: Mapping[str, str], ruler: Ruler, indicators: Sequence[Indicator]) -> tuple[Target, ...]:
    """The targets of a document in the order of the text, ids g1, g2 …, each with the indicators that stand in it.

    A numbered or dashed item of a goals part is one target; of a plain paragraph each sentence that says what is to be reached.
    """
    if sets_nothing(outline):
        return ()
    year = years_of(outline).spoken
    goals = sorted(GoalReader(outline, parts, year).read(), key=lambda g: g.start)
    if not goals:
        return ()
    places, starts, text = Places(outline), [i.evidence.start for i in indicators], outline.document.text
    made = []
    for n, goal in enumerate(goals, 1):
        evidence, section = ruler.evidence(goal.start, goal.end), places.at(goal.start)
        inside = indicators[bisect_left(starts, evidence.start) : bisect_left(starts, evidence.end)]
        due = due_of(text, evidence.start, evidence.end, year) or (goal.lead.as_deadline() if goal.lead else None)
        made.append(target(goal, f"g{n}", evidence, section, due, inside))
    return tuple(made)


def target(goal: Goal, name: str, evidence: Evidence, section: Section | None, due: TimeRef | None, inside: Sequence[Indicator]) -> Target:
    """The finished record of a goal."""
    return made_target(
        {
            "rule": goal.rule,
            "confidence": None,
            "id": name,
            "text": evidence.text,
            "due": due,
            "section": section.id if section else None,
            "indicators": tuple(i.id for i in inside),
            "evidence": evidence,
        }
    )


def due_of(text: str, start: int, end: int, year: str | None) -> TimeRef | None:
    """The first date of a target's words by which it is to be reached."""
    hits = dates_of(text, start, end, year).governing
    return hits[0].as_deadline() if hits and hits[0].ref.end else None
