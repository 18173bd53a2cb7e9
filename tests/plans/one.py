"""A made-up plan with a fact of every kind, and variations of it."""

import hashlib
from typing import Any

from schemas import Baseline, Cell, Citation, LeadingGroup, Metadata, Period, Phase, Plan, PlanSection, Responsibility, Warning_
from tests.plans.builder import Builder, card, region

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
SURE = {"confidence": 0.9}


def made_plan(city: str = "云溪市", *, extra: str = "", name: str = "yunxi.docx") -> Plan:
    """The plan of one city; `extra` stands at the end of its text."""
    text = TEXT.format(city=city) + extra
    made = Builder(text)
    at = made.at
    due, by_2026 = made.due("2025年6月底前", "2025-06"), made.due("到2026年", "2026")

    def section(number: str, title: str, level: int, until: str | None, **more: Any) -> PlanSection:
        end = text.index(until) if until else len(text)
        head = at(f"{number}{title}", page=1)
        return made.section(f"s-{number}", number, title, evidence=head, end=end, level=level, rule="outline.item", **SURE, **more)

    def owner(agency: str, full: str, role: str) -> Responsibility:
        made.agency(agency, f"{city}{full}")
        return made.owner(agency, role, evidence=at(agency, page=1), rule="attribution.bracket", **SURE)

    first = made.task(
        "t1",
        "改造中医馆12个",
        number="1.",
        section="s-1.",
        parent="s-（一）",
        owners=(
            owner("市卫健委", "卫生健康委员会", "lead"),
            owner("市财政局", "财政局", "support"),
            owner("市医保局", "医疗保障局", "support"),
        ),
        due=due,
        indicators=("i2",),
        evidence=(at("1.改造中医馆12个", page=1), at("改造中医馆12个", nth=1, page=2, cell=Cell(table=0, row=1, col=0))),
        rule="tasks.item",
        **SURE,
    )
    second = made.task(
        "t2",
        "=培训骨干医师",
        kind="project",
        number="2.",
        section="s-（一）",
        owners=(owner("市教育局", "教育局", "responsible"),),
        evidence=(at("2.=培训骨干医师", page=1),),
    )
    share = made.indicator(
        "i1",
        "中医馆覆盖率",
        85.0,
        "%",
        due=by_2026,
        baseline=Baseline(value=60.5, as_of="2023"),
        binding="expected",
        section="s-一、",
        evidence=at("不低于85%"),
        rule="indicators.prose",
        **SURE,
    )
    number = made.indicator(
        "i2",
        "中医馆",
        12.0,
        "个",
        basis="delta",
        comparator="range",
        value_high=15.5,
        due=due,
        section="s-1.",
        task="t1",
        evidence=at("12个", page=1),
    )
    group = f"{city}中医药工作专班"
    return made.plan(
        _card(city, name, text, made),
        sections=(
            section("一、", "行动目标", 1, "二、", part="goals"),
            section("二、", "重点任务", 1, "三、", part="tasks"),
            section("（一）", "建设中医馆", 2, "三、", parent="s-二、"),
            section("1.", "改造中医馆12个", 3, "2.=", parent="s-（一）"),
            section("三、", "进度安排", 1, "四、"),
            section("四、", "组织保障", 1, None, part="safeguards"),
        ),
        tasks=(first, second),
        indicators=(share, number),
        targets=(made.target("g1", "中医馆覆盖率不低于85%", due=by_2026, section="s-一、", indicators=("i1",), confidence=0.8),),
        phases=(
            Phase(id="p1", name="启动阶段", start="2024-03", end="2024-05", evidence=at("启动阶段（2024年3月—5月）"), confidence=0.75),
        ),
        leading_groups=(
            LeadingGroup(
                name=group,
                head="陈某",
                deputies=("李某",),
                members=("市卫健委",),
                office="市卫健委",
                evidence=at(group),
                rule="groups.set_up",
                confidence=0.9,
            ),
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
    )


def _card(city: str, name: str, text: str, made: Builder) -> Metadata:
    digest = hashlib.sha256(text.encode()).hexdigest()
    cited = "青岚省中医药条例"
    return card(
        name,
        id_=f"doc-{digest[:12]}",
        sha256=digest,
        size=len(text.encode()),
        pages=2,
        title=f"{city}中医药惠民行动方案（2024—2026年）",
        issuers=(f"{city}人民政府办公室", "青岚省、云溪市联席会议"),
        doc_number="云政办发〔2024〕3号",
        doc_type="行动方案",
        status="draft",
        level="prefecture",
        region=region(city, "990100", ("青岚省", city)),
        issued_on="2024-02-28",
        period=Period(start="2024", end="2026"),
        citations=(Citation(title=cited, doc_number="青岚发〔2023〕7号", evidence=made.at(cited), rule="citations.book", confidence=0.9),),
    )


def bare_plan() -> Plan:
    """A plan with nothing in it but a text."""
    return Builder("只有一句话。").plan(card("bare.txt", id_="doc-bare", size=18))
