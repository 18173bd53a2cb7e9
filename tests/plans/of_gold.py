"""Plans made of gold annotations: perfect ones, and ones spoilt at random."""

import random
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.evaluate.gold import Gold, GoldDue
from pipeline.evaluate.places import Places
from schemas import Baseline, Citation, Evidence, Indicator, LeadingGroup, Metadata, Period, Phase, Plan, PlanSection, Region, Task, TimeRef
from tests.plans.builder import Builder, card

T = TypeVar("T")


@dataclass
class Maker:
    """Makes the plan of a gold file over its text; `spoil` is the share of fields and places that it gets wrong."""

    gold: Gold
    text: str
    spoil: float = 0.0
    chance: random.Random = field(default_factory=lambda: random.Random(0))

    def __post_init__(self) -> None:
        self.places, self.made = Places(self.text), Builder(self.text)

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
        return self.made.span(start, end, self.text[start:end])

    def due(self, due: GoldDue | None) -> TimeRef | None:
        if due is None:
            return self.pick(None, self.made.due("x", "2025-12"))
        right = self.made.due("x", due.end, start=due.start, kind=due.kind)
        return self.pick(right, None, self.made.due("x", "2024"), self.made.due("x", None, kind="ongoing"))

    def keep(self, items: tuple[T, ...]) -> list[T]:
        kept = [item for item in items if not self.wrong()]
        if self.wrong():
            self.chance.shuffle(kept)
        return kept

    def plan(self) -> Plan:
        return self.made.plan(
            self.metadata(),
            sections=self.sections(),
            tasks=self.tasks(),
            indicators=self.indicators(),
            targets=[self.made.target(t.anchor, t.anchor, evidence=self.at(t.anchor)) for t in self.keep(self.gold.targets)],
            phases=[
                Phase(id=p.name, name=self.pick(p.name, "另一阶段"), start=self.pick(p.start, None), end=p.end, evidence=self.at(p.name))
                for p in self.keep(self.gold.phases)
            ],
            leading_groups=[
                LeadingGroup(
                    name=g.name or "",
                    head=self.pick(g.head, None, "别人"),
                    deputies=tuple(self.keep(g.deputies)),
                    members=tuple(self.keep(g.members)),
                    office=self.pick(g.office, None),
                    evidence=self.at(g.name or ""),
                )
                for g in self.gold.leading_groups
            ],
        )

    def metadata(self) -> Metadata:
        gold = self.gold.document
        period = gold.period
        return card(
            "x.txt",
            id_="x",
            sha256="",
            size=0,
            title=self.pick(gold.title, None, "别的方案"),
            issuers=tuple(self.keep(gold.issuers)),
            doc_number=self.pick(gold.doc_number, None, "某政〔2020〕1号"),
            doc_type=self.pick(gold.doc_type, None, "规划"),
            status="draft" if gold.status == "draft" else self.pick("final", "draft"),
            level=self.pick(gold.level, None, "national"),
            region=self.pick(Region(name=gold.region) if gold.region else None, None, Region(name="别处")),
            issued_on=self.pick(gold.issued_on, None, "2020-01-01"),
            period=Period(start=period and self.pick(period.start, None), end=period and self.pick(period.end, "2030")),
            citations=tuple(
                Citation(title=c.title, doc_number=self.pick(c.doc_number, None, "x〔2020〕1号"), evidence=self.at(c.title))
                for c in self.keep(self.gold.citations)
            ),
        )

    def sections(self) -> list[PlanSection]:
        return [
            self.made.section(
                id_=str(n),
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
            self.made.task(
                id_=str(n),
                kind=self.pick(t.kind, "project", "duty"),
                number=self.pick(t.number, None, "3."),
                title=self.pick(t.title, t.title[: len(t.title) // 2 + 1], "别的任务"),
                due=self.due(t.due),
                owners=[
                    self.made.owner(name=self.pick(r.agency, "别的局"), role=self.pick(r.role, "support"), evidence=self.at(r.agency))
                    for r in self.keep(t.responsibilities)
                ],
                evidence=(self.at(t.anchor),),
            )
            for n, t in enumerate(self.keep(self.gold.tasks))
        ]

    def indicators(self) -> list[Indicator]:
        return [
            self.made.indicator(
                id_=str(n),
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
