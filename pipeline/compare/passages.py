"""The whole passage of a task, and where a fact stands, in words."""

from collections.abc import Iterator

from extractors.engine import Patterns
from pipeline.wording import STEP, headed, place_words
from schemas import Evidence, Plan, Task

LONGEST_STEP = 24  # characters of a heading that names a place; some run on for a whole sentence
PASSAGES = Patterns("passages", __file__)
OPENING, CLOSING = "（(【[〔", "）)】]〕"


def passage(plan: Plan, task: Task, *, attributed: bool = True) -> str:
    """Everything that the text says under a task's number, or its row or sentence where it has no section of its own.

    Without `attributed` the brackets and lines that name the bodies are left out.
    """
    start, end = extent(plan, task)
    left_out = [] if attributed else sorted(set(_attributions(plan.text, start, end, task)))
    pieces, at = [], start
    for a, b in left_out:
        pieces.append(plan.text[at:a])
        at = max(at, b)
    return "".join([*pieces, plan.text[at:end]]).strip()


def extent(plan: Plan, task: Task) -> tuple[int, int]:
    """The range of a task's passage in the plan's text."""
    first = task.evidence[0]
    for section in plan.sections:
        if section.id == task.section and section.evidence.start == first.start:
            listed = PASSAGES.ending.search(plan.text, section.start, section.end)  # behind the last item, of the whole document
            return section.start, listed.start() if listed else section.end
    end = plan.text.find("\n", first.end)
    return first.start, len(plan.text) if end < 0 else end


def _attributions(text: str, start: int, end: int, task: Task) -> Iterator[tuple[int, int]]:
    """The brackets around the bodies of a task, and the lines that begin with 责任单位 and such, with what ends them."""
    for one in task.responsibilities:
        a, b = one.evidence.start, one.evidence.end
        if not start <= a < b <= end:
            continue
        opened, line = max(text.rfind(mark, start, a) for mark in OPENING), text.rfind("\n", start, a) + 1
        closed = [place for mark in CLOSING if (place := text.find(mark, b, end)) >= 0]
        ends = text.find("\n", b, end)
        if opened >= line and closed and not any(mark in text[opened:a] for mark in CLOSING) and "。" not in text[opened : min(closed)]:
            yield opened, min(closed) + 1
        elif PASSAGES.cue.match(text[max(line, start) : a].lstrip(OPENING)):
            yield max(line, start), ends if ends >= 0 else end


def place(plan: Plan, evidence: Evidence, section: str | None = None) -> str:
    """Where a fact stands: the headings above it, then its page, or its paragraph where the format has no pages."""
    return place_words(headings(plan, section), evidence.page, plan.text.count("\n", 0, evidence.start) + 1)


def headings(plan: Plan, section: str | None) -> str:
    """A section with those above it: 三、重点任务 › （一）…; empty for none."""
    known = {one.id: one for one in plan.sections}
    steps: list[str] = []
    while section in known:
        step = headed(known[section].number, known[section].title)
        steps.insert(0, step if len(step) <= LONGEST_STEP else f"{step[:LONGEST_STEP]}…")
        section = known[section].parent
    return STEP.join(steps)
