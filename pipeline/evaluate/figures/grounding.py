"""`grounding`: the share of facts whose every evidence is what stands at its place."""

from collections.abc import Iterator

from pipeline.evaluate.tally import Tally
from schemas import Evidence, Plan


def judge_grounding(plan: Plan, tally: Tally) -> None:
    """Every fact has evidence, and each evidence quotes the text at its place."""
    for kind, evidence in facts(plan):
        good = bool(evidence) and all(plan.text[e.start : e.end] == e.text for e in evidence)
        tally.check(good, f"{kind} {evidence[0].text[:30] if evidence else ''}: {'evidence off' if evidence else 'no evidence'}")


def facts(plan: Plan) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """The kind and evidence of every judged fact."""
    for kind in ("sections", "targets", "indicators", "phases", "leading_groups"):
        for fact in getattr(plan, kind):
            yield kind, (fact.evidence,)
    for citation in plan.document.citations:
        yield "citations", (citation.evidence,)
    for task in plan.tasks:
        yield "tasks", task.evidence
        for responsibility in task.responsibilities:
            yield "responsibilities", (responsibility.evidence,)
