"""What each figure counts: one module a kind of fact, each filling the tallies of its figures."""

from collections.abc import Callable

from pipeline.evaluate.figures.card import judge_citations, judge_groups, judge_metadata, judge_phases
from pipeline.evaluate.figures.grounding import judge_grounding
from pipeline.evaluate.figures.indicators import judge_indicators
from pipeline.evaluate.figures.outline import judge_sections, judge_targets
from pipeline.evaluate.figures.tasks import judge_tasks
from pipeline.evaluate.gold import Gold
from pipeline.evaluate.places import Places
from pipeline.evaluate.tally import FIGURES, Tallies, Tally
from schemas import Plan

Judge = Callable[[Gold, Plan | None, Places, Tallies], None]

JUDGES: dict[str, Judge] = {
    "document": judge_metadata,
    "sections": judge_sections,
    "tasks": judge_tasks,
    "targets": judge_targets,
    "indicators": judge_indicators,
    "phases": judge_phases,
    "citations": judge_citations,
    "leading_groups": judge_groups,
}


def judge(gold: Gold, plan: Plan | None) -> Tallies:
    """All tallies of one document; a missing plan counts as empty, and what the gold does not annotate stays at nothing."""
    tallies: Tallies = {name: Tally() for name in FIGURES}
    places = Places(plan.text if plan else "")
    for field, judge_field in JUDGES.items():
        if gold.judges(field):
            judge_field(gold, plan, places, tallies)
    if plan:
        judge_grounding(plan, tallies["grounding"])
    return tallies


__all__ = ["JUDGES", "judge"]
