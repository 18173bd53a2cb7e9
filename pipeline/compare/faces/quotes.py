"""What the faces quote: passages, places and facts in words."""

from pipeline.compare.faces import Compared
from pipeline.compare.passages import passage, place
from pipeline.wording import phrase
from schemas import Indicator, Phase, PlanSection, Target, Task
from schemas.plan import Role

Quoted = Task | Indicator | Target | Phase | PlanSection


class Quotes:
    """The words of the two plans of a comparison; a side is A or B."""

    def __init__(self, compared: Compared) -> None:
        self.plans = {"A": compared.a, "B": compared.b}
        self._facts: dict[tuple[str, str], Quoted] = {}
        for side, plan in self.plans.items():
            self._facts |= {(side, task.id): task for task in plan.tasks}
            self._facts |= {(side, indicator.id): indicator for indicator in plan.indicators}

    def passages(self, a: Task, b: Task) -> tuple[str, str]:
        """The whole passages of two aligned tasks, without their numbers: another number is no change."""
        return self.passage("A", a), self.passage("B", b)

    def passage(self, side: str, task: Task) -> str:
        """The whole passage of a task without its number."""
        return passage(self.plans[side], task).removeprefix(task.number or "").strip()

    def place(self, side: str, fact: Quoted) -> str:
        """Where a fact stands."""
        evidence = fact.evidence[0] if isinstance(fact, Task) else fact.evidence
        section = fact.id if isinstance(fact, PlanSection) else None if isinstance(fact, Phase) else fact.section
        return place(self.plans[side], evidence, section)

    def of(self, side: str, fact_id: str) -> str:
        """A task or an indicator by its id, in words."""
        return words(self._facts[side, fact_id])


def words(fact: Quoted) -> str:
    """A fact in words."""
    if isinstance(fact, Indicator):
        return phrase(fact)
    if isinstance(fact, Target):
        return " ".join(fact.text.split())
    if isinstance(fact, Phase):
        span = "—".join(dict.fromkeys(end for end in (fact.start, fact.end) if end))
        return f"{fact.name}（{span}）" if span else fact.name
    return f"{fact.number or ''}{fact.title}"


def bodies_by_role(task: Task) -> dict[Role, str]:
    """The bodies of a task by their role, leads first; only roles that somebody has."""
    roles: tuple[Role, ...] = ("lead", "responsible", "support")
    named = {role: "、".join(one.agency for one in task.responsibilities if one.role == role) for role in roles}
    return {role: names for role, names in named.items() if names}
