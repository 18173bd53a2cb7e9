"""Plans made of gold annotations: perfect ones, and ones spoilt at random."""

import random
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.evaluate.gold import Gold, GoldDue
from pipeline.evaluate.places import Places
from schemas import (
    Baseline,
    Citation,
    Evidence,
    Indicator,
    LeadingGroup,
    Metadata,
    Period,
    Phase,
    Plan,
    PlanSection,
    Region,
    Responsibility,
    Source,
    Target,
    Task,
    TimeRef,
)

T = TypeVar("T")


@dataclass
class Maker:
    """Makes the plan of a gold file over its text; `spoil` is the share of fields and places that it gets wrong."""

    gold: Gold
    text: str
    spoil: float = 0.0
    chance: random.Random = field(default_factory=lambda: random.Random(0))

    def __post_init__(self) -> None:
        self.places = Places(self.text)

    def wrong(self) -> bool:
        return self.chance.random() < self.spoil

    def pick(self, right: T, *others: T) -> T:
        return self.chance.choice(others) if self.wrong() else right

    def at(self, anchor: str) -> Evidence:
        spans = self.places.of(anchor)
        start, end = (spans[0].start, spans[0].end) if spans else (0, 1)
        if self.wrong():
            shift = self.chance.choice((-90, -40, 3, 50))
            start, end = max(0, start + shift), max(1, min(len(self.text), end + shift))
        start = min(start, end - 1)
        return Evidence(start=start, end=end, text=self.text[start:end])

    def due(self, due: GoldDue | None) -> TimeRef | None:
        if due is None:
            return self.pick(None, TimeRef(text="x", end="2025-12", kind="deadline"))
        right = TimeRef(text="x", start=due.start, end=due.end, kind=due.kind)
        return self.pick(right, None, TimeRef(text="x", end="2024", kind="deadline"), TimeRef(text="x", kind="ongoing"))

    def keep(self, items: tuple[T, ...]) -> list[T]:
        kept = [item for item in items if not self.wrong()]
        if self.wrong():
            self.chance.shuffle(kept)
        return kept

    def plan(self) -> Plan:
        return Plan(
            document=self.metadata(),
            sections=tuple(self.sections()),
            tasks=tuple(self.tasks()),
            indicators=tuple(self.indicators()),
            targets=tuple(Target(id=t.anchor, text=t.anchor, evidence=self.at(t.anchor)) for t in self.keep(self.gold.targets)),
            phases=tuple(
                Phase(id=p.name, name=self.pick(p.name, "另一阶段"), start=self.pick(p.start, None), end=p.end, evidence=self.at(p.name))
                for p in self.keep(self.gold.phases)
            ),
            leading_groups=tuple(
                LeadingGroup(
                    name=g.name or "",
                    head=self.pick(g.head, None, "别人"),
                    deputies=tuple(self.keep(g.deputies)),
                    members=tuple(self.keep(g.members)),
                    office=self.pick(g.office, None),
                    evidence=self.at(g.name or ""),
                )
                for g in self.gold.leading_groups
            ),
            text=self.text,
        )

    def metadata(self) -> Metadata:
        card = self.gold.document
        period = card.period
        return Metadata(
            id="x",
            source=Source(name="x.txt", media_type="text/plain", sha256="", bytes=0),
            title=self.pick(card.title, None, "别的方案"),
            issuers=tuple(self.keep(card.issuers)),
            doc_number=self.pick(card.doc_number, None, "某政〔2020〕1号"),
            doc_type=self.pick(card.doc_type, None, "规划"),
            status="draft" if card.status == "draft" else self.pick("final", "draft"),
            level=self.pick(card.level, None, "national"),
            region=self.pick(Region(name=card.region) if card.region else None, None, Region(name="别处")),
            issued_on=self.pick(card.issued_on, None, "2020-01-01"),
            period=Period(start=period and self.pick(period.start, None), end=period and self.pick(period.end, "2030")),
            citations=tuple(
                Citation(title=c.title, doc_number=self.pick(c.doc_number, None, "x〔2020〕1号"), evidence=self.at(c.title))
                for c in self.keep(self.gold.citations)
            ),
        )

    def sections(self) -> list[PlanSection]:
        return [
            PlanSection(
                id=str(n),
                number=self.pick(s.number, None, "九、"),
                title=self.pick(s.title, s.title[:-1] or "x", s.title + "的"),
                level=self.pick(s.level, s.level + 1),
                start=0,
                end=1,
                evidence=self.at(s.title),
            )
            for n, s in enumerate(self.keep(self.gold.sections))
        ]

    def tasks(self) -> list[Task]:
        return [
            Task(
                id=str(n),
                kind=self.pick(t.kind, "project", "duty"),
                number=self.pick(t.number, None, "3."),
                title=self.pick(t.title, t.title[: len(t.title) // 2 + 1], "别的任务"),
                due=self.due(t.due),
                responsibilities=tuple(
                    Responsibility(
                        agency=self.pick(r.agency, "别的局"), agency_id="a", role=self.pick(r.role, "support"), evidence=self.at(r.agency)
                    )
                    for r in self.keep(t.responsibilities)
                ),
                evidence=(self.at(t.anchor),),
            )
            for n, t in enumerate(self.keep(self.gold.tasks))
        ]

    def indicators(self) -> list[Indicator]:
        return [
            Indicator(
                id=str(n),
                name=self.pick(i.name, i.name[:3], "全市" + i.name),
                role=self.pick("status" if i.role == "status" else "target", "status"),
                basis=self.pick("delta" if i.basis == "delta" else "level", "delta"),
                comparator=self.pick(i.comparator, "~"),
                value=self.pick(i.value, i.value + 1),
                value_high=i.value_high,
                unit=self.pick(i.unit, None, "个"),
                due=self.due(i.due),
                baseline=Baseline(value=i.baseline.value, as_of=self.pick(i.baseline.as_of, None, "2021")) if i.baseline else None,
                evidence=self.at(i.anchor),
            )
            for n, i in enumerate(self.keep(self.gold.indicators))
        ]
