"""What the faces quote: passages, places and facts in words."""

from collections.abc import Iterable, Sequence

from pipeline.compare.faces import Compared
from pipeline.compare.passages import passage, place
from pipeline.wording import headed, phrase
from schemas import Evidence, Indicator, Phase, PlanSection, Target, Task
from schemas.diff import OwnerChange, Requirement, TaskChange
from schemas.plan import Role

ENDS = "。；！？\n"
LONGEST = 240  # characters of a clause that is quoted for its numbers, wherever in it they stand
AROUND = 60  # characters of a sentence on either side of a quote
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
        """The whole passages of two aligned tasks, without numbers and attributions."""
        return self.passage("A", a), self.passage("B", b)

    def passage(self, side: str, task: Task) -> str:
        """The passage of a task without its number, and without the brackets and lines that attribute it: those are told apart."""
        return passage(self.plans[side], task, attributed=False).removeprefix(task.number or "").strip()

    def place(self, side: str, fact: Quoted) -> str:
        """Where a fact stands."""
        evidence = fact.evidence[0] if isinstance(fact, Task) else fact.evidence
        section = fact.id if isinstance(fact, PlanSection) else None if isinstance(fact, Phase) else fact.section
        return place(self.plans[side], evidence, section)

    def sentence(self, side: str, evidence: Evidence) -> tuple[str, str, str]:
        """The sentence or table row around a quote: what stands before it, the quote, what stands after it."""
        return sentence_around(self.plans[side].text, evidence)

    def near(self, row: TaskChange | Requirement) -> list[str]:
        """Where the other plan comes near to what a task without a sure counterpart says: both clauses."""
        side = "A" if isinstance(row, TaskChange) and row.a is None else "B"
        told = []
        for one in row.clauses:
            homes = {side: self.of(side, one.task)} if one.task else {}
            told.append(f"{self.clause('A', one.a, homes.get('A', ''))} ≈ {self.clause('B', one.b, homes.get('B', ''))}")
        return told

    def notes(self, row: TaskChange) -> list[tuple[str, list[str]]]:
        """Why two tasks go together or may do so, and where only in part, what goes with nothing; each under the key of its label."""
        if row.a is None or row.b is None:
            return [("label.near", self.near(row))] if row.clauses else []
        if row.extent == "unclear":
            return [("label.unclear", list(row.reasons))]
        if row.extent != "part":
            return []
        return [("label.in_common", self.near(row))]

    def rest(self, row: TaskChange, side: str) -> list[tuple[str, list[str]]]:
        """What a task of one side says that the other plan does not, each under the key of its label.

        Its numbers and dates, and of a task that goes with another only in part its other clauses.
        """
        numbers, alike, clauses = (row.numbers_a, row.alike_a, row.rest_a) if side == "A" else (row.numbers_b, row.alike_b, row.rest_b)
        return self._untold(side, (numbers, alike, clauses if row.extent == "part" else ()))

    def left(self, row: Requirement) -> list[tuple[str, list[str]]]:
        """The same of a requirement of A."""
        return self._untold("A", (row.numbers, row.alike, row.left))

    def _untold(self, side: str, untold: tuple[Sequence[Evidence], ...]) -> list[tuple[str, list[str]]]:
        """Clauses with numbers, those of them said in like words without these, and clauses that are not found; each is told once."""
        numbers, alike, clauses = untold
        labels = (f"label.numbers_alike_{side.lower()}", f"label.numbers_{side.lower()}", f"label.not_in_{'b' if side == 'A' else 'a'}")
        other, rest = ([one for one in some if one not in known] for some, known in ((numbers, alike), (clauses, numbers)))
        told = ((alike, LONGEST), (other, LONGEST), (rest, AROUND))
        return [
            (label, [self.clause(side, one, most=most) for one in some]) for label, (some, most) in zip(labels, told, strict=True) if some
        ]

    def clause(self, side: str, evidence: Evidence, where: str = "", most: int = AROUND) -> str:
        """A clause, of so many characters at most, with where it stands."""
        spot = place(self.plans[side], evidence)
        return f"“{_cut(evidence.text, most)}”（{where}{'，' if where else ''}{spot}）"

    def of(self, side: str, fact_id: str) -> str:
        """A task or an indicator by its id, in words."""
        return words(self._facts[side, fact_id])


def sentence_around(text: str, evidence: Evidence) -> tuple[str, str, str]:
    """The sentence or table row around a quote: what stands before it, the quote, what stands after it; far ends are cut."""
    start, end = evidence.start, evidence.end
    begins = max(text.rfind(mark, 0, start) for mark in ENDS) + 1
    stops = min((place + (mark != "\n") for mark in ENDS if (place := text.find(mark, end - 1)) >= 0), default=len(text))
    before, after = _one_line(text[begins:start]), _one_line(text[end : max(stops, end)])
    before = before if len(before) <= AROUND else f"…{before[-AROUND:]}"
    return before, _one_line(text[start:end]), after if len(after) <= AROUND else f"{after[:AROUND]}…"


def _cut(text: str, most: int = AROUND) -> str:
    """A clause or sentence in one line, its far end cut."""
    line = _one_line(text)
    return line if len(line) <= most else f"{line[:most]}…"


def _one_line(text: str) -> str:
    """A text of cells and lines in one line."""
    return text.replace("\t", " | ").replace("\n", " ")


def words(fact: Quoted) -> str:
    """A fact in words."""
    if isinstance(fact, Indicator):
        return phrase(fact)
    if isinstance(fact, Target):
        return " ".join(fact.text.split())
    if isinstance(fact, Phase):
        span = "—".join(dict.fromkeys(end for end in (fact.start, fact.end) if end))
        return f"{fact.name}（{span}）" if span else fact.name
    return headed(fact.number, fact.title)


def bare_words(fact: Quoted) -> str:
    """A fact in words without its number, for marking what changed: another number is no change."""
    return fact.title if isinstance(fact, PlanSection) else words(fact)


def bodies_by_role(task: Task) -> dict[Role, str]:
    """The bodies of a task by their role, leads first; only roles that somebody has."""
    roles: tuple[Role, ...] = ("lead", "responsible", "support")
    named = {role: "、".join(one.agency for one in task.responsibilities if one.role == role) for role in roles}
    return {role: names for role, names in named.items() if names}


def grouped_owners(owners: Iterable[OwnerChange]) -> dict[tuple[Role | None, Role | None], list[str]]:
    """The bodies whose roles change alike, under their roles in A and in B; those that stay come first, then who leaves, then who joins."""
    groups: dict[tuple[Role | None, Role | None], list[str]] = {}
    for one in sorted((one for one in owners if one.a != one.b), key=lambda one: (one.a is None or one.b is None, one.a is None)):
        groups.setdefault((one.a, one.b), []).append(one.agency)
    return groups


def renamed_owners(owners: Iterable[OwnerChange]) -> list[tuple[str, str, str]]:
    """The bodies that the two versions print under different names: both names and the key of the word for it."""
    return [(one.a_name or "", one.b_name or "", f"owner.{one.change}") for one in owners if one.change in ("renamed", "restyled")]
