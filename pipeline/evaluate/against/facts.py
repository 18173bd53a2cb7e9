"""A plan, of whatever revision, as rows of comparable facts."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Json = Mapping[str, Any]
KINDS = ("metadata", "section", "task", "responsibility", "indicator", "target", "phase", "group", "citation")
# Of each kind: the fields that are compared. Identifiers, rules and confidence say how a fact was found, not what it is.
FIELDS = {
    "section": ("number", "title", "level", "part"),
    "task": ("kind", "number", "title", "due"),
    "responsibility": ("agency", "role"),
    "indicator": ("name", "role", "basis", "comparator", "value", "value_high", "unit", "due", "baseline", "binding"),
    "target": ("text", "due"),
    "phase": ("name", "start", "end"),
    "group": ("name", "head", "deputies", "members", "office"),
    "citation": ("title", "doc_number"),
}
CARD = ("title", "issuers", "doc_number", "doc_type", "status", "level", "region", "issued_on", "period")


class Row(NamedTuple):
    """A fact: its kind, what it says (field to value as printed), and where it stands: offset, page, and the words there."""

    kind: str
    values: tuple[tuple[str, str], ...]
    start: int | None = None
    page: int | None = None
    quote: str = ""

    @property
    def about(self) -> str:
        """What stays when a fact changes: a key of the card, otherwise the words at its place."""
        return self.values[0][0] if self.kind == "metadata" else self.quote


def rows(plan: Json | None) -> Iterator[Row]:
    """Every fact of a plan; nothing of no plan."""
    if plan is None:
        return
    card = plan["document"]
    yield from (Row("metadata", ((key, shown(card[key])),)) for key in CARD if shown(card.get(key)))
    for task in plan["tasks"]:
        yield of("task", task, task["evidence"][0] if task["evidence"] else {})
        owner = ("task", f"{task['number'] or ''}{task['title']}")
        yield from (of("responsibility", given, given["evidence"], owner) for given in task["responsibilities"])
    lists = {
        "section": plan["sections"],
        "indicator": plan["indicators"],
        "target": plan["targets"],
        "phase": plan["phases"],
        "group": plan["leading_groups"],
        "citation": card["citations"],
    }
    for kind, found in lists.items():
        yield from (of(kind, fact, fact["evidence"]) for fact in found)


def of(kind: str, fact: Json, evidence: Json, *more: tuple[str, str]) -> Row:
    """One fact with its place."""
    values = tuple((name, shown(fact.get(name))) for name in FIELDS[kind])
    return Row(kind, (*values, *more), evidence.get("start"), evidence.get("page"), evidence.get("text", ""))


def shown(value: Any) -> str:
    """A value in one line: dates and other records by what they say, nothing as an empty text."""
    if isinstance(value, Mapping):
        if "kind" in value and "text" in value:  # a time: its words are no part of what it says
            return " ".join(filter(None, (f"{value['start'] or ''}..{value['end'] or ''}".strip("."), value["kind"])))
        return " ".join(filter(None, map(shown, value.values())))
    if isinstance(value, list):
        return "、".join(map(shown, value))
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
