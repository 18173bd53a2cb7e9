"""A made-up plan with a fact of every kind, and variations of it."""

import hashlib

from schemas import (
    Agency,
    Baseline,
    Cell,
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
    Warning_,
)

TEXT = """\
{city}人民政府办公室文件
{city}中医药惠民行动方案（2024—2026年）
按照《青岚省中医药条例》（青岚发〔2023〕7号）制定本方案。
一、行动目标
到2026年，中医馆覆盖率不低于85%，比2023年的60%明显提高。
二、重点任务
（一）建设中医馆
1.改造中医馆12个。2025年6月底前完成。（市卫健委牵头，市财政局、市医保局配合）
2.=培训骨干医师（责任单位：市教育局）
任务\t牵头单位
改造中医馆12个\t市卫健委
三、进度安排
启动阶段（2024年3月—5月）
四、组织保障
成立{city}中医药工作专班，陈某任组长，李某任副组长，市卫健委为成员单位，办公室设在市卫健委。
"""


class Places:
    """Evidence in a text, by its words."""

    def __init__(self, text: str) -> None:
        self.text = text

    def at(self, words: str, *, nth: int = 0, page: int | None = None, cell: Cell | None = None) -> Evidence:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Evidence(start=start, end=start + len(words), text=words, page=page, cell=cell)


def made_plan(city: str = "云溪市", *, extra: str = "", name: str = "yunxi.docx") -> Plan:
    """The plan of one city; `extra` stands at the end of its text."""
    text = TEXT.format(city=city) + extra
    at = Places(text).at
    digest = hashlib.sha256(text.encode()).hexdigest()
    due = TimeRef(text="2025年6月底前", end="2025-06", kind="deadline")
    by_2026 = TimeRef(text="到2026年", end="2026", kind="deadline")
    end = len(text)

    def section(
        number: str, words: str, level: int, until: str | None, *, parent: str | None = None, part: str | None = None
    ) -> PlanSection:
        head = at(f"{number}{words}", page=1)
        stop = text.index(until) if until else end
        return PlanSection(
            id=f"s-{number}",
            number=number,
            title=words,
            level=level,
            parent=parent,
            part=part,
            start=head.start,
            end=stop,
            evidence=head,
            rule="outline.item",
            confidence=0.9,
        )

    def owner(agency: str, role: str, agency_id: str, nth: int = 0) -> Responsibility:
        return Responsibility(
            agency=agency, agency_id=agency_id, role=role, evidence=at(agency, nth=nth, page=1), rule="attribution.bracket", confidence=0.9
        )

    return Plan(
        document=Metadata(
            id=f"doc-{digest[:12]}",
            source=Source(name=name, media_type="text/plain", sha256=digest, bytes=len(text.encode()), pages=2),
            title=f"{city}中医药惠民行动方案（2024—2026年）",
            issuers=(f"{city}人民政府办公室", "青岚省、云溪市联席会议"),
            doc_number="云政办发〔2024〕3号",
            doc_type="行动方案",
            status="draft",
            level="prefecture",
            region=Region(name=city, code="990100", path=("青岚省", city)),
            issued_on="2024-02-28",
            period=Period(start="2024", end="2026"),
            citations=(
                Citation(
                    title="青岚省中医药条例",
                    doc_number="青岚发〔2023〕7号",
                    evidence=at("青岚省中医药条例"),
                    rule="citations.book",
                    confidence=0.9,
                ),
            ),
        ),
        sections=(
            section("一、", "行动目标", 1, "二、", part="goals"),
            section("二、", "重点任务", 1, "三、", part="tasks"),
            section("（一）", "建设中医馆", 2, "三、", parent="s-二、"),
            section("1.", "改造中医馆12个", 3, "2.=", parent="s-（一）"),
            section("三、", "进度安排", 1, "四、"),
            section("四、", "组织保障", 1, None, part="safeguards"),
        ),
        tasks=(
            Task(
                id="t1",
                kind="task",
                number="1.",
                title="改造中医馆12个",
                section="s-1.",
                parent="s-（一）",
                responsibilities=(owner("市卫健委", "lead", "a1"), owner("市财政局", "support", "a2"), owner("市医保局", "support", "a3")),
                due=due,
                indicators=("i2",),
                evidence=(at("1.改造中医馆12个", page=1), at("改造中医馆12个", nth=1, page=2, cell=Cell(table=0, row=1, col=0))),
                rule="tasks.item",
                confidence=0.9,
            ),
            Task(
                id="t2",
                kind="project",
                number="2.",
                title="=培训骨干医师",
                section="s-（一）",
                responsibilities=(owner("市教育局", "responsible", "a4"),),
                evidence=(at("2.=培训骨干医师", page=1),),
            ),
        ),
        indicators=(
            Indicator(
                id="i1",
                name="中医馆覆盖率",
                role="target",
                comparator=">=",
                value=85.0,
                unit="%",
                due=by_2026,
                baseline=Baseline(value=60.5, as_of="2023"),
                binding="expected",
                section="s-一、",
                evidence=at("不低于85%"),
                rule="indicators.prose",
                confidence=0.9,
            ),
            Indicator(
                id="i2",
                name="中医馆",
                role="target",
                basis="delta",
                comparator="range",
                value=12.0,
                value_high=15.5,
                unit="个",
                due=due,
                section="s-1.",
                task="t1",
                evidence=at("12个", page=1),
            ),
        ),
        targets=(
            Target(
                id="g1",
                text="中医馆覆盖率不低于85%",
                due=by_2026,
                section="s-一、",
                indicators=("i1",),
                evidence=at("中医馆覆盖率不低于85%"),
                confidence=0.8,
            ),
        ),
        phases=(
            Phase(id="p1", name="启动阶段", start="2024-03", end="2024-05", evidence=at("启动阶段（2024年3月—5月）"), confidence=0.75),
        ),
        leading_groups=(
            LeadingGroup(
                name=f"{city}中医药工作专班",
                head="陈某",
                deputies=("李某",),
                members=("市卫健委",),
                office="市卫健委",
                evidence=at(f"{city}中医药工作专班"),
                rule="groups.set_up",
                confidence=0.9,
            ),
        ),
        agencies=tuple(
            Agency(id=f"a{number}", name=name, canonical=full, kind="government")
            for number, (name, full) in enumerate(
                [
                    ("市卫健委", f"{city}卫生健康委员会"),
                    ("市财政局", f"{city}财政局"),
                    ("市医保局", f"{city}医疗保障局"),
                    ("市教育局", f"{city}教育局"),
                ],
                1,
            )
        ),
        warnings=(
            Warning_(
                code="attribution-unsettled",
                message="a bracket that looks like an attribution",
                evidence=at("（2024—2026年）"),
                confidence=0.5,
            ),
            Warning_(code="no-date", message="no date of issue in the text", rule="metadata.date", confidence=0.9),
        ),
        text=text,
    )


def bare_plan() -> Plan:
    """A plan with nothing in it but a text."""
    text = "只有一句话。"
    source = Source(name="bare.txt", media_type="text/plain", sha256="0" * 64, bytes=18)
    return Plan(document=Metadata(id="doc-bare", source=source), text=text)
