"""A plan in the making: every fact stands at its place in the text, and what a test is not about is filled in."""

from collections.abc import Iterable
from typing import Any, TypeVar

from schemas import Agency, Cell, Evidence, Indicator, Metadata, Plan, PlanSection, Region, Responsibility, Source, Target, Task, TimeRef
from schemas.base import Record

R = TypeVar("R", bound=Record)


def card(name: str, *, id_: str | None = None, sha256: str = "0" * 64, size: int = 1, **more: Any) -> Metadata:
    """The card of a document; `more` are its fields."""
    source = Source(name=name, media_type="text/plain", sha256=sha256, bytes=size, pages=more.pop("pages", None))
    return Metadata(id=id_ or name, source=source, **more)


def region(name: str, code: str | None = None, path: tuple[str, ...] = ()) -> Region:
    """A region."""
    return Region(name=name, code=code, path=path)


class Builder:
    """Facts over a text that is given, or grows as its words are said.

    Without `checked` the records are made as they are: checking those of thousands of plans would take most of the time.
    """

    def __init__(self, text: str = "", *, checked: bool = True) -> None:
        self._parts, self.size = [text] if text else [], len(text)
        self.checked = checked
        self.agencies: dict[str, Agency] = {}

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def say(self, words: str) -> Evidence:
        """Words at the end of the text, and where they stand."""
        start = self.size
        self._parts.append(words)
        self.size += len(words)
        return self.span(start, self.size, words)

    def at(self, words: str, *, nth: int = 0, page: int | None = None, cell: Cell | None = None) -> Evidence:
        """Where words stand, for the first time or the nth time after it."""
        text, start = self.text, -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return self.span(start, start + len(words), words, page=page, cell=cell)

    def span(self, start: int, end: int, words: str, *, page: int | None = None, cell: Cell | None = None) -> Evidence:
        """The words at a place."""
        return self.made(Evidence, start=start, end=end, text=words, page=page, cell=cell)

    def made(self, record: type[R], /, **fields: Any) -> R:
        """A record, with its defaults."""
        return record(**fields) if self.checked else record.model_construct(**fields)

    def due(self, text: str, end: str | None, *, kind: str = "deadline", start: str | None = None) -> TimeRef:
        """A time expression."""
        return self.made(TimeRef, text=text, start=start, end=end, kind=kind)

    def agency(self, name: str, canonical: str | None = None) -> Agency:
        """The body of a name, listed once."""
        if name not in self.agencies:
            number = len(self.agencies) + 1
            self.agencies[name] = self.made(Agency, id=f"a{number}", name=name, canonical=canonical or name, kind="government")
        return self.agencies[name]

    def owner(self, name: str, role: str, *, evidence: Evidence | None = None, **more: Any) -> Responsibility:
        """A body of a task, at the first place of its name unless another is given."""
        agency_id = self.agency(name).id
        return self.made(Responsibility, agency=name, agency_id=agency_id, role=role, evidence=evidence or self.at(name), **more)

    def section(self, id_: str, number: str | None, title: str, *, evidence: Evidence, end: int | None = None, **more: Any) -> PlanSection:
        """A section from its heading to `end`, or its heading alone."""
        fields = {"level": 1, "start": evidence.start, "end": evidence.end if end is None else end, **more}
        return self.made(PlanSection, id=id_, number=number, title=title, evidence=evidence, **fields)

    def task(
        self, id_: str, title: str, *, owners: Iterable[Responsibility] = (), evidence: tuple[Evidence, ...] | None = None, **more: Any
    ) -> Task:
        """A task, at the first place of its title unless others are given."""
        places = evidence if evidence is not None else (self.at(title),)
        return self.made(Task, id=id_, title=title, responsibilities=tuple(owners), evidence=places, **{"kind": "task", **more})

    def indicator(self, id_: str, name: str, value: float, unit: str | None, *, evidence: Evidence, **more: Any) -> Indicator:
        """A quantity to be reached at least."""
        fields = {"role": "target", "comparator": ">=", **more}
        return self.made(Indicator, id=id_, name=name, value=value, unit=unit, evidence=evidence, **fields)

    def target(self, id_: str, text: str, *, evidence: Evidence | None = None, **more: Any) -> Target:
        """A goal in words, at the first place of them unless another is given."""
        return self.made(Target, id=id_, text=text, evidence=evidence or self.at(text), **more)

    def plan(self, document: Metadata, **facts: Any) -> Plan:
        """The plan with its card, its facts, and the bodies that were named."""
        found = {name: tuple(some) for name, some in facts.items()}
        return self.made(Plan, document=document, agencies=tuple(self.agencies.values()), text=self.text, **found)
