"""The whole passage of a task, and where a fact stands, in words."""

from pipeline.wording import STEP, place_words
from schemas import Evidence, Plan, Task


def passage(plan: Plan, task: Task) -> str:
    """Everything that the text says under a task's number, or its row or sentence where it has no section of its own."""
    first = task.evidence[0]
    for section in plan.sections:
        if section.id == task.section and section.evidence.start == first.start:
            return plan.text[section.start : section.end].strip()
    end = plan.text.find("\n", first.end)
    return plan.text[first.start : len(plan.text) if end < 0 else end].strip()


def place(plan: Plan, evidence: Evidence, section: str | None = None) -> str:
    """Where a fact stands: the headings above it, then its page, or its paragraph where the format has no pages."""
    return place_words(headings(plan, section), evidence.page, plan.text.count("\n", 0, evidence.start) + 1)


def headings(plan: Plan, section: str | None) -> str:
    """A section with those above it: 三、重点任务 › （一）…; empty for none."""
    known = {one.id: one for one in plan.sections}
    steps: list[str] = []
    while section in known:
        steps.insert(0, f"{known[section].number or ''}{known[section].title}")
        section = known[section].parent
    return STEP.join(steps)
