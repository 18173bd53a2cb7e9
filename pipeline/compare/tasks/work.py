"""A task as work to be compared: its whole text without number and attribution, cut into measures."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extractors.agencies.identity import identify
from extractors.engine import Patterns
from pipeline.compare.alike import bare, home_names
from pipeline.compare.passages import PASSAGES
from pipeline.compare.tasks.terms import TERMS
from schemas import Plan, PlanSection, Task

WORK = Patterns("work", __file__)
# The brackets that may hold an attribution: （责任单位：市教育局）, 〔市发展改革委牵头〕.
BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】"}
CLAUSE_END = re.compile(r"[，,：:]")
WHOLE = 5  # characters of a clause that can say what is done to what
LETTERS = re.compile(r"[^\W\d_]")
# Lines without a sentence below the last task of a document: issuer, date.
SIGNED = re.compile(r"(?:\n[^\n\t。；;！!？?，,：:]{2,30})+\s*$")
CLOSED_BY_ATTRIBUTION = 60  # characters: a longer paragraph that ends with its attribution is a whole task, not a heading with its bodies


@dataclass(frozen=True)
class Work:
    """One task of a plan: `text` in its own words, `part` the id of the top of the outline that it stands in, `heading` that part's title.

    `plain` is the text's letters and digits alone, with every date, without the names of the plan's own region: equal for tasks that are
    the same. `functions` are the fields of its bodies (卫生健康, 财政, and 人民政府 for those of places), as far as they are known.
    """

    task: Task
    text: str
    plain: str
    part: str | None
    functions: frozenset[str] = frozenset()
    heading: str = ""

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences and items as printed; never empty for a task with any word."""
        pieces = (piece.strip() for piece in WORK.sentence_end.split(self.text))
        return tuple(piece for piece in pieces if LETTERS.search(piece))

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """The clauses of the sentences; one too short to say what is done goes with its neighbour."""
        found: list[str] = []
        for sentence in self.sentences:
            start, fresh = 0, True
            for end in [*(match.start() for match in CLAUSE_END.finditer(sentence)), len(sentence)]:
                if fresh or min(weight(sentence[start:end]), weight(found[-1])) >= WHOLE:
                    found.append(sentence[start:end])
                else:
                    found[-1] += sentence[start - 1 : end]
                start, fresh = end + 1, False
        return tuple(found)

    def foreign(self, other: "Work") -> bool:
        """Both name bodies, and none of one works in a field of the other's."""
        return bool(self.functions) and bool(other.functions) and self.functions.isdisjoint(other.functions)

    @property
    def safeguards(self) -> bool:
        """It stands among the safeguards, or gives one body its duty."""
        return self.task.kind in ("safeguard", "duty")


def weight(clause: str) -> int:
    """How many characters of a clause can say what is done: all but its dates."""
    return len(TERMS.date.sub("", clause).strip())


def works_of(plan: Plan) -> list[Work]:
    """The tasks of a plan as work, in the order of the plan."""
    sections = {section.id: section for section in plan.sections}
    starts = sorted(task.evidence[0].start for task in plan.tasks)
    homes = home_names(plan.document)
    texts = [own_words(plan, task, extent(plan, task, sections, starts)) for task in plan.tasks]
    known = fields(plan)
    functions = [frozenset(one for body in task.responsibilities for one in known[body.agency_id]) for task in plan.tasks]
    parts = [top(task, sections) for task in plan.tasks]
    headings = [bare(sections[part].title, homes) if part else "" for part in parts]
    return [
        Work(task, text, bare(text, homes), part, of, heading)
        for task, text, part, of, heading in zip(plan.tasks, texts, parts, functions, headings, strict=True)
    ]


def fields(plan: Plan) -> defaultdict[str, frozenset[str]]:
    """What each body of a plan works on, by its id; nothing for one that is not known."""
    known: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for agency in plan.agencies:
        body = identify(agency.name, plan.document)
        known[agency.id] = frozenset(body.parts or ([body.function] if body.function else []))
    return known


def extent(plan: Plan, task: Task, sections: dict[str, PlanSection], starts: list[int]) -> tuple[int, int]:
    """Where a task stands: its own section with all below it, or, for one inside a section (a duty, a row), its line."""
    start = task.evidence[0].start
    section = sections.get(task.section or "")
    if section is not None and section.start == start:
        return start, max(section.end, task.evidence[0].end)
    line = plan.text.find("\n", task.evidence[0].end)
    later = next((other for other in starts if other > start), len(plan.text))
    end = min(line if line >= 0 else len(plan.text), later)
    return start, max(end, task.evidence[0].end)


def outside(plan: Plan) -> list[str]:
    """The sentences of a plan that stand in none of its tasks: preamble, goals, headings of parts."""
    sections = {section.id: section for section in plan.sections}
    starts = sorted(task.evidence[0].start for task in plan.tasks)
    found, at = [], 0
    for start, end in [*sorted(extent(plan, task, sections, starts) for task in plan.tasks), (len(plan.text),) * 2]:
        found += WORK.sentence_end.split(plan.text[at:start]) if start > at else []
        at = max(at, end)
    return [piece for piece in found if LETTERS.search(piece)]


def top(task: Task, sections: dict[str, PlanSection]) -> str | None:
    """The id of the outermost section above a task; its own where nothing stands above it."""
    section = sections.get(task.section or "") or sections.get(task.parent or "")
    while section is not None and section.parent in sections:
        section = sections[section.parent]
    return section.id if section else None


def own_words(plan: Plan, task: Task, place: tuple[int, int]) -> str:
    """The text of an extent without the item's number and without what says who answers for it."""
    start, end = place
    cuts = sorted(attributions(plan, task, place))
    end = closed(plan.text, cuts, place) or end
    kept, at = "", start
    for left, right in cuts:
        if at <= left < end:
            kept += plan.text[at:left]
        at = max(at, right)
    kept += plan.text[at:end] if at < end else ""
    bare_text = WORK.labelled.sub("", kept.lstrip())
    number = WORK.number.match(bare_text)
    return unsigned(bare_text[number.end() :] if number else bare_text)


def unsigned(text: str) -> str:
    """A text without the list of annexes, the issuer and the date that close a document."""
    text = PASSAGES.ending.split(text, maxsplit=1)[0].strip()
    signed = SIGNED.search(text)
    return text[: signed.start()] if signed and WORK.sentence_end.search(text[: signed.start()]) else text


def attributions(plan: Plan, task: Task, place: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The ranges that name the bodies of a task: the bracket around a body, or the subject of a duty."""
    start, end = place
    for one in task.responsibilities:
        left, right = one.evidence.start, one.evidence.end
        if not start <= left < end:
            continue
        if (around := bracket(plan.text, left, place)) is not None:
            yield around
        elif left == start:
            yield left, right


def bracket(text: str, at: int, place: tuple[int, int]) -> tuple[int, int] | None:
    """The outermost bracket of one line that holds a place, or none."""
    start, end = place
    line_start = max(start, text.rfind("\n", start, at) + 1)
    found, depth = None, 0
    for left in range(line_start, at):
        if text[left] in BRACKETS:
            depth += 1
            found = left if depth == 1 else found
        elif text[left] in BRACKETS.values():
            depth = max(0, depth - 1)
    if not depth or found is None:
        return None
    for right in range(found, end):
        depth = 0 if right == found else depth
        depth += (text[right] in BRACKETS) - (text[right] in BRACKETS.values())
        if depth == 0 and right > at:
            return found, right + 1
        if text[right] == "\n":
            break
    return None


def closed(text: str, cuts: list[tuple[int, int]], place: tuple[int, int]) -> int | None:
    """Where a task ends because a long paragraph of it closes with the attribution: what follows closes the document."""
    start, end = place
    if not cuts:
        return None
    left, right = cuts[-1]
    line = text.find("\n", right)
    line_start = max(start, text.rfind("\n", start, left) + 1)
    if line < 0 or line >= end or text[right:line].strip(" 。.") or left - line_start < CLOSED_BY_ATTRIBUTION:
        return None
    return line
