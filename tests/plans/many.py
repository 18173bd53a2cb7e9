"""Plans by the thousand, of words drawn at random, for large stores.

Every fact stands at its place in the plan's text, bodies are of the plan's own region, and the same names of indicators come back in
many plans. The records are made unchecked: checking them would take most of the time.
"""

import os
import random
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from extractors.regions import Division, divisions, path_of
from pipeline.store import Store, open_store, put_plan
from schemas import Indicator, Plan, PlanSection, Task
from tests.plans.builder import Builder, card, region

# The size that the bars are set for; benchmarks run on a part of it unless the environment asks for all.
FULL = 3_000
PLANS = FULL if os.environ.get("PLANLEDGER_FULL_BENCHMARKS") else 300
TASKS, LINKS, SECTIONS, INDICATORS = 50, 3, 15, 20


def words(text: str) -> list[str]:
    """Words with blanks between them."""
    return text.split(" ")


THINGS = words(
    "乡镇卫生院 社区养老设施 公办幼儿园 污水处理厂 绿色工厂 高标准农田 公共充电桩 农村公路 便民服务站 数字车间 "
    "停车泊位 口袋公园 普惠托育机构 家庭医生团队 文化礼堂 专精特新企业 老旧小区 供水管网 河湖岸线 应急避难场所 "
    "快递网点 农产品冷库 健身步道 图书馆分馆 保障性住房 示范合作社 规上企业 技能人才 科技中介机构 垃圾分类小区"
)
MEASURES = (
    ("覆盖率", "%"),
    ("数量", "个"),
    ("达标率", "%"),
    ("改造数", "处"),
    ("建设数", "家"),
    ("年均增长率", "%"),
    ("占比", "%"),
    ("合格率", "%"),
)
VERBS = words("推进 完善 加快 建设 改造 提升 培育 优化 规范 推广")
BODIES = words(
    "发展改革局 教育局 科技局 工业和信息化局 公安局 民政局 司法局 财政局 人力资源社会保障局 自然资源局 生态环境局 住房城乡建设局 "
    "交通运输局 水利局 农业农村局 商务局 文化旅游局 卫生健康局 退役军人局 应急管理局 审计局 市场监管局 体育局 统计局 医保局 税务局 "
    "城市管理局 林业局 气象局 总工会 残联 妇联"
)
PLACES = max(1, PLANS // 5)  # so that a body stands in several plans, in a part of the store as in all of it
WEIGHTS = [1 / (rank + 4) for rank in range(len(BODIES))]
WORDS = {"county": "县", "prefecture": "市"}


def plans(count: int = PLANS, *, seed: int = 7) -> Iterator[Plan]:
    """So many plans, the same for the same seed: SECTIONS sections, TASKS tasks with LINKS owners each, INDICATORS indicators."""
    chance = random.Random(seed)
    for number in range(count):
        yield _Drawing(number, chance).plan()


def filled(path: Path, count: int = PLANS) -> Store:
    """A store with so many plans."""
    store = open_store(path, create=True)
    with store.writing() as connection:
        for number, plan in enumerate(plans(count)):
            put_plan(connection, plan, f"{number:05}.txt")
    return store


@lru_cache
def places() -> list[Division]:
    """The prefectures and counties that plans are of."""
    return [one for one in divisions().values() if not one.gone and one.level in WORDS and one.name not in ("市辖区", "县")][:PLACES]


class _Drawing:
    """One plan in the making: its text grows with its facts."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.number, self.chance, self.made = number, chance, Builder(checked=False)
        self.place = places()[number * 7919 % len(places())]

    def plan(self) -> Plan:
        """The whole plan."""
        title = f"{self.place.name}公共服务行动方案（第{self.number}号）"
        self.made.say(title)
        sections, tasks, indicators = [], [], []
        for at in range(SECTIONS):
            sections.append(self._section(at))
            tasks += [self._task(sections[-1], n) for n in range(at, TASKS, SECTIONS)]
            indicators += [self._indicator(sections[-1], n) for n in range(at, INDICATORS, SECTIONS)]
        home = card(
            f"{self.number:05}.txt",
            id_=f"{self.number:016x}",
            sha256=f"{self.number:064}",
            size=self.made.size,
            title=title,
            level=self.place.level,
            region=region(self.place.name, self.place.code, path_of(self.place)),
            issued_on="2024-03-01",
        )
        return self.made.plan(home, sections=sections, tasks=tasks, indicators=indicators)

    def _section(self, at: int) -> PlanSection:
        self.made.say("\n")
        title = f"{self.chance.choice(VERBS)}{self.chance.choice(THINGS)}"
        place = self.made.say(f"（{at + 1}）{title}")
        return self.made.section(f"s{at + 1}", f"（{at + 1}）", title, evidence=place, part="tasks")

    def _task(self, section: PlanSection, number: int) -> Task:
        chance, made = self.chance, self.made
        made.say("\n")
        title = f"{chance.choice(VERBS)}{chance.choice(THINGS)}，{chance.choice(VERBS)}{chance.choice(THINGS)}"
        place = made.say(f"{number + 1}.{title}")
        year = f"{chance.randint(2024, 2027)}"
        due = made.due(f"{year}年底前", year) if chance.random() < 0.8 else None
        made.say("。（责任单位：")
        owners = []
        for at, name in enumerate(self._names()):
            owners.append(made.owner(name, "support" if at else "lead", evidence=made.say(name)))
            made.say("、")
        return made.task(f"t{number + 1}", title, number=f"{number + 1}.", section=section.id, owners=owners, due=due, evidence=(place,))

    def _names(self) -> list[str]:
        names: dict[str, None] = {}
        while len(names) < LINKS:
            names[WORDS.get(self.place.level, "市") + self.chance.choices(BODIES, WEIGHTS)[0]] = None
        return list(names)

    def _indicator(self, section: PlanSection, number: int) -> Indicator:
        chance, made = self.chance, self.made
        measure, unit = chance.choice(MEASURES)
        name, value = f"{chance.choice(THINGS)}{measure}", chance.randint(5, 99)
        made.say(f"\n到2025年，{name}达到")
        place = made.say(f"{value}{unit}以上")
        due = made.due("到2025年", "2025")
        return made.indicator(f"i{number + 1}", name, float(value), unit, due=due, section=section.id, evidence=place)
