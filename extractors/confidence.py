"""How far each fact can be trusted: a function of what can be seen of it, fitted on gold.

A fact has *classes*: the rule that found it, and what is plain to see of it (in a table, a long name, a date of its own …).
`lexicon/confidence.toml` holds, for each kind of fact, how many were right of how many found on documents with gold, over all
and for each class. The confidence starts from the share of the kind on documents that no rule was made for; every class moves
it, in log odds, towards what its own share differs from the kind's: by half of that, for classes overlap and an error counts in
several. Shares of few facts are drawn to what is known above them (Laplace's rule), a class never met moves nothing, and
nothing is surer than the `ceiling`, nor, in a paragraph that was hard to read (a scan), than facts of such paragraphs are.
`planledger eval --calibrate` counts anew.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple, cast

from extractors.engine import lexicon
from schemas import Citation, Evidence, Indicator, LeadingGroup, Phase, Plan, PlanSection, Responsibility, Target, Task, TimeRef, Warning_
from schemas.plan import Fact

Classes = tuple[str, ...]

LABELS = {
    "section": "章节",
    "task": "任务",
    "responsibility": "责任单位",
    "indicator": "指标",
    "target": "目标",
    "phase": "阶段",
    "citation": "引用文件",
    "group": "领导小组",
}
DOUBTFUL_LINE = "ocr-low-confidence"
POORLY_READ = "poorly read"
BEFORE, BEHIND = 80, 40  # so near to a number its name and date are called printed there
BRACKETS = frozenset("（(〔")
SHORT_NAME, LONG_NAME = 2, 18
LONG_TITLE, LONG_GOAL = 40, 120


class Count(NamedTuple):
    """Facts that were right, of those that were found."""

    right: int
    found: int

    def share(self, prior: float, weight: float) -> float:
        """The share that is right, as if `weight` more facts had been met of which `prior` was right."""
        return (self.right + weight * prior) / (self.found + weight)


class View:
    """What is looked up in a plan to class its facts: the kinds of its bodies, and where paragraphs begin that were hard to read."""

    def __init__(self, plan: Plan) -> None:
        self.text = plan.text
        self.bodies = {agency.id: agency.kind for agency in plan.agencies}
        self.poor = {self.paragraph(w.evidence.start) for w in plan.warnings if w.code == DOUBTFUL_LINE and w.evidence}

    def paragraph(self, offset: int) -> int:
        """Where the paragraph of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def common(self, fact: Fact, evidence: Evidence, *more: str) -> Classes:
        """The classes of any fact with those of its kind between them."""
        if self.poor and self.paragraph(evidence.start) in self.poor:
            more = (*more, POORLY_READ)
        return (rule_class(fact.rule), "table" if evidence.cell else "prose", *more)

    def date(self, due: TimeRef | None, start: int, end: int) -> str:
        """Whether a date stands beside a number, or was taken from elsewhere."""
        if due is None:
            return "no date"
        return "date beside it" if self.text.find(due.text, max(0, start - BEFORE), end + BEHIND) >= 0 else "date from elsewhere"


@lru_cache(maxsize=1024)
def rule_class(rule: str) -> str:
    """The class of a rule's facts."""
    return f"rule {rule}"


def of_section(view: View, fact: PlanSection) -> Classes:
    """Length of the title."""
    return view.common(fact, fact.evidence, "long title" if len(fact.title) > LONG_TITLE else "title")


def of_task(view: View, fact: Task) -> Classes:
    """Whether it has owners, a number and a date."""
    owners, number = "owners" if fact.responsibilities else "no owner", "number" if fact.number else "no number"
    return view.common(fact, fact.evidence[0], owners, number, "date" if fact.due else "no date")


def of_responsibility(view: View, fact: Responsibility) -> Classes:
    """The kind of the body, and the length and shape of its name."""
    name = fact.agency
    shape = length(name) if BRACKETS.isdisjoint(name) else "bracket in name"
    return view.common(fact, fact.evidence, view.bodies.get(fact.agency_id, "body unknown"), shape)


def of_indicator(view: View, fact: Indicator) -> Classes:
    """The name's length and whether it is printed in one piece, the date's place, level or change, set or reported."""
    evidence = fact.evidence
    start, end = evidence.start, evidence.end
    printed = view.text.find(fact.name, max(0, start - BEFORE), end + BEHIND) >= 0
    pieces = "name in one piece" if printed else "name put together"
    return view.common(fact, evidence, pieces, length(fact.name), view.date(fact.due, start, end), fact.basis, fact.role)


def of_target(view: View, fact: Target) -> Classes:
    """Length, and whether it has a date."""
    return view.common(fact, fact.evidence, "long goal" if len(fact.text) > LONG_GOAL else "goal", "date" if fact.due else "no date")


def of_phase(view: View, fact: Phase) -> Classes:
    """Whether both ends are dated."""
    return view.common(fact, fact.evidence, "both dates" if fact.start and fact.end else "one date")


def of_citation(view: View, fact: Citation) -> Classes:
    """Whether it has a 文号, and the length of its title."""
    title = "long title" if len(fact.title) > LONG_TITLE else "title"
    return view.common(fact, fact.evidence, "number" if fact.doc_number else "no number", title)


def of_group(view: View, fact: LeadingGroup) -> Classes:
    """Whether it has a head and members."""
    return view.common(fact, fact.evidence, "head" if fact.head else "no head", "members" if fact.members else "no members")


def length(name: str) -> str:
    """A name's length, roughly."""
    return "short name" if len(name) <= SHORT_NAME else "long name" if len(name) > LONG_NAME else "name"


KINDS: dict[type[Fact], tuple[str, Callable[[View, Any], Classes]]] = {
    PlanSection: ("section", of_section),
    Task: ("task", of_task),
    Responsibility: ("responsibility", of_responsibility),
    Indicator: ("indicator", of_indicator),
    Target: ("target", of_target),
    Phase: ("phase", of_phase),
    Citation: ("citation", of_citation),
    LeadingGroup: ("group", of_group),
}


class Table:
    """The counts of `confidence.toml`: of each kind over all documents (`seen`) and over those unseen, and of each of its classes."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.threshold, self.most = float(data["threshold"]), int(data["most"])
        self.weight, self.overlap, self.ceiling = float(data["weight"]), float(data["overlap"]), float(data["ceiling"])
        self._poor = Count(*data["poorly_read"]).share(0.5, 2)
        self._kinds: dict[str, dict[str, Any]] = data["kind"]
        self._known: dict[str, Chances] = {}

    def chances(self, kind: str) -> "Chances":
        """The confidences of the facts of a kind, by their classes."""
        if kind not in self._known:
            self._known[kind] = Chances(lambda classes: self.confidence(kind, classes))
        return self._known[kind]

    def confidence(self, kind: str, classes: Classes) -> float:
        """0 to `ceiling`, rounded to three digits."""
        return round(self._reckon(kind, classes), 3)

    def _reckon(self, kind: str, classes: Classes) -> float:
        counts = self._kinds.get(kind, {"all": (0, 0), "unseen": (0, 0), "class": {}})
        overall = Count(*counts["all"]).share(0.5, 2)
        odds = logit(Count(*counts["unseen"]).share(overall, self.weight))
        # Drawn to `overall` like the classes, so that a class of all facts moves nothing.
        level = logit(Count(*counts["all"]).share(overall, self.weight))
        for name in classes:
            if name in counts["class"]:
                odds += self.overlap * (logit(Count(*counts["class"][name]).share(overall, self.weight)) - level)
        chance = min(self.ceiling, 1 / (1 + math.exp(-odds)))
        return min(chance, self._poor) if POORLY_READ in classes else chance


class Chances(dict[Classes, float]):
    """Confidences by classes, each reckoned when it is first asked for."""

    def __init__(self, reckon: Callable[[Classes], float]) -> None:
        self._reckon = reckon

    def __missing__(self, classes: Classes) -> float:
        chance = self[classes] = self._reckon(classes)
        return chance


def logit(share: float) -> float:
    """The log odds of a share."""
    return math.log(share / (1 - share))


@lru_cache
def table() -> Table:
    """The table that the project comes with."""
    return Table(cast(dict[str, Any], lexicon("confidence")))


def classed(plan: Plan) -> Iterator[tuple[Fact, str, Classes]]:
    """Every fact of a plan with its kind and classes."""
    view = View(plan)
    for fact in facts(plan):
        kind, classes = KINDS[type(fact)]
        yield fact, kind, classes(view, fact)


def facts(plan: Plan) -> list[Fact]:
    """Every fact of a plan; the responsibilities follow their task."""
    found: list[Fact] = [*plan.document.citations, *plan.sections]
    for task in plan.tasks:
        found.append(task)
        found += task.responsibilities
    return [*found, *plan.indicators, *plan.targets, *plan.phases, *plan.leading_groups]


def rate(plan: Plan) -> Plan:
    """Fills the confidence of each fact of a plan; the plan that comes back also warns of the few facts that are least sure.

    The facts are filled in place, frozen as they are: they have just been made and nobody else holds them yet, and copies would
    cost twice the reckoning.
    """
    known, view, found = table(), View(plan), facts(plan)
    of_kind = {kind: (classes, known.chances(name)) for kind, (name, classes) in KINDS.items()}
    for fact in found:
        classes, chances = of_kind[type(fact)]
        fact.__dict__["confidence"] = chances[classes(view, fact)]
    doubted = [fact for fact in found if fact.__dict__["confidence"] < known.threshold]
    warnings = tuple(doubtful(doubted, known.most))
    return plan.model_copy(update={"warnings": (*plan.warnings, *warnings)}) if warnings else plan


def doubtful(found: Sequence[Fact], most: int) -> Iterator[Warning_]:
    """A warning for each fact in doubt; of more than `most`, the least sure, and the last says how many more there are."""
    shown = sorted(found, key=attrgetter("confidence"))[:most]
    more = f"（另有{len(found) - len(shown)}项）" if len(found) > len(shown) else ""
    for place, fact in enumerate(shown, 1):
        evidence = fact.evidence[0] if isinstance(fact, Task) else cast(Any, fact).evidence
        label = LABELS[KINDS[type(fact)][0]]
        message = f"{label}的可信度较低：{fact.confidence:.2f}{more if place == len(shown) else ''}"
        yield Warning_(code="low-confidence", message=message, evidence=evidence, rule="confidence")
