"""The rows of plans in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from extractors.agencies.identity import Registry, identify, identify_all, identify_member
from pipeline.dates import due_by
from pipeline.graph import rows as r
from schemas import Evidence, Identity, LeadingGroup, Metadata, Plan

Row = TypeVar("Row")


class OfPlans:
    """Rows of plans, in their order; a plan given twice counts once. `registry`: what a user adds to the lexicon of bodies."""

    def __init__(self, plans: Iterable[Plan], *, registry: Registry | None = None) -> None:
        self.registry = registry
        self.plans = list({plan.document.id: plan for plan in plans}.values())

    @cached_property
    def _identities(self) -> dict[str, Mapping[str, Identity]]:
        return {plan.document.id: identify_all(plan, registry=self.registry) for plan in self.plans}

    def documents(self) -> Iterator[r.DocumentRow]:
        """The plans."""
        for plan in self.plans:
            meta = plan.document
            yield r.DocumentRow(
                meta.id,
                meta.id,
                meta.title or meta.source.name,
                meta.title is not None,
                meta.level,
                meta.region,
                meta.doc_number,
                meta.doc_type,
                meta.status,
                meta.issued_on,
            )

    def sections(self) -> Iterator[r.SectionRow]:
        """Their outlines."""
        return self._each(
            lambda plan: (
                r.SectionRow(plan.document.id, s.id, s.number, s.title, s.level, s.parent, *place(s.evidence)) for s in plan.sections
            )
        )

    def bodies(self) -> Iterator[r.BodyRow]:
        """The bodies of their attributions."""
        for plan in self.plans:
            home, identities = plan.document.id, self._identities[plan.document.id]
            for agency in plan.agencies:
                identity = identities[agency.id]
                yield r.BodyRow(home, f"{home}/{agency.id}", agency.name, identity, identity.doubt)

    def tasks(self) -> Iterator[r.TaskRow]:
        """Their tasks."""
        for plan in self.plans:
            home = plan.document.id
            for t in plan.tasks:
                key = f"{home}/{t.id}"
                yield home, key, t.id, t.kind, t.number, t.title, t.section, due_by(t.due), *place(t.evidence[0])

    def owners(self) -> Iterator[r.OwnerRow]:
        """Who answers for the tasks."""
        for plan in self.plans:
            home = plan.document.id
            for t in plan.tasks:
                for o in t.responsibilities:
                    yield home, f"{home}/{t.id}", f"{home}/{o.agency_id}", o.role, *place(o.evidence)

    def indicators(self) -> Iterator[r.IndicatorRow]:
        """Their quantities."""
        for plan in self.plans:
            for x in plan.indicators:
                amount = (x.comparator, x.value, x.value_high, x.unit, due_by(x.due))
                yield r.IndicatorRow(plan.document.id, x.id, x.name, x.role, *amount, x.section, x.task, *place(x.evidence))

    def targets(self) -> Iterator[r.TargetRow]:
        """Their goals."""
        return self._each(
            lambda plan: (r.TargetRow(plan.document.id, t.id, t.text, t.section, due_by(t.due), *place(t.evidence)) for t in plan.targets)
        )

    def quantities(self) -> Iterator[r.QuantityRow]:
        """Which indicators belong to which goals."""
        return self._each(lambda plan: (r.QuantityRow(plan.document.id, t.id, x) for t in plan.targets for x in t.indicators))

    def phases(self) -> Iterator[r.PhaseRow]:
        """Their stages."""
        return self._each(
            lambda plan: (r.PhaseRow(plan.document.id, p.id, p.name, p.start, p.end, *place(p.evidence)) for p in plan.phases)
        )

    def groups(self) -> Iterator[r.GroupRow]:
        """Their leading groups."""
        return self._each(
            lambda plan: (r.GroupRow(plan.document.id, n, g.name, *place(g.evidence)) for n, g in enumerate(plan.leading_groups))
        )

    def members(self) -> Iterator[r.MemberRow]:
        """The bodies in those groups."""
        for plan in self.plans:
            known = [agency.name for agency in plan.agencies]
            for number, group in enumerate(plan.leading_groups):
                for post, printed in posts(group):
                    identity = identify_member(printed, plan.document, known, registry=self.registry)
                    if identity is not None:
                        yield r.MemberRow(plan.document.id, number, post, identity, *words_at(plan.text, printed, group.evidence))

    def citations(self) -> Iterator[r.CitationRow]:
        """The documents that they name."""
        return self._each(
            lambda plan: (r.CitationRow(plan.document.id, c.title, c.doc_number, *place(c.evidence)) for c in plan.document.citations)
        )

    def issuers(self) -> Iterator[r.IssuerRow]:
        """The bodies that issued them."""
        for plan in self.plans:
            for name in plan.document.issuers:
                at = plan.text.find(name)
                yield r.IssuerRow(plan.document.id, name, identify(name, plan.document, registry=self.registry), at if at >= 0 else None)

    def named(self) -> Iterator[r.NamedRow]:
        """The bodies of known function that the texts name anywhere."""
        return self._each(lambda plan: named_in(plan.document.id, plan.text, plan.document, self.registry))

    def _each(self, rows: Callable[[Plan], Iterable[Row]]) -> Iterator[Row]:
        for plan in self.plans:
            yield from rows(plan)


def named_in(key: r.Key, text: str, home: Metadata, registry: Registry | None = None) -> Iterator[r.NamedRow]:
    """The bodies of known function that a text names, each once; what names many is none."""
    from extractors.ner import find_by_rules

    told: set[str] = set()
    for start, end in find_by_rules(text):
        identity = identify(text[start:end], home, registry=registry)
        if identity.function and identity.kind != "collective" and identity.key not in told:
            told.add(identity.key)
            yield r.NamedRow(key, identity, start, end, text[start:end])


def place(evidence: Evidence) -> tuple[int, int, str, int | None]:
    """An evidence as the last columns of a row."""
    return evidence.start, evidence.end, evidence.text, evidence.page


def posts(group: LeadingGroup) -> Iterator[tuple[str, str]]:
    """The posts of a group with the words that name who holds them."""
    named: list[tuple[str, Any]] = [("head", group.head), *(("deputy", d) for d in group.deputies)]
    named += [*(("member", m) for m in group.members), ("office", group.office)]
    return ((post, words) for post, words in named if words)


def words_at(text: str, words: str, group: Evidence) -> tuple[int, int, str, int | None]:
    """The first place of a member's words behind the start of the group's; the group's own where they stand apart in the text."""
    at = text.find(words, group.start)
    return (at, at + len(words), words, group.page) if at >= 0 else place(group)
