"""A store of many figures whose names recur and vary as those of real plans do: other words, narrowings, regions before them."""

import random
from pathlib import Path

from sqlalchemy import insert

from pipeline.store import Store, open_store
from pipeline.store.models import DocumentRow, IndicatorRow
from pipeline.store.rows import document_row
from tests.plans.one import made_plan

# What is counted, in several ways of saying it, with its unit and a usual value.
HEADS: tuple[tuple[tuple[str, ...], str, int], ...] = (
    (("中医类别执业（助理）医师占比", "中医类别医师占医师总数的比例", "中医医师占比"), "%", 25),
    (("中医馆覆盖率", "中医馆设置率"), "%", 90),
    (("每千人口床位数", "千人床位数", "每千常住人口拥有床位数"), "张", 6),
    (("每万人口全科医生数", "每万名居民全科医生"), "人", 4),
    (("标准化建设达标率", "标准化达标率"), "%", 85),
    (("网上办理率", "网办率"), "%", 80),
    (("平均办理时限", "平均审批时限"), "个工作日", 5),
    (("专任教师", "专任教师人数"), "名", 400),
    (("新增学位", "新增学位数"), "个", 1800),
    (("设施改造", "改造设施"), "个", 30),
    (("人员培训", "培训人员"), "人次", 2000),
    (("服务满意度", "群众满意度"), "%", 92),
    (("财政投入", "投入财政资金"), "万元", 800),
    (("安全隐患整改率", "隐患整改率"), "%", 98),
    (("垃圾分类覆盖率", "生活垃圾分类覆盖率"), "%", 88),
    (("示范点", "创建示范点"), "个", 12),
)
WHOSE = (
    "社区卫生服务中心 乡镇卫生院 基层医疗机构 社区卫生服务站 二级以上公立医院 幼儿园 中小学校 职业院校 养老机构 农村饮水工程 "
    "工业园区 高新技术企业 农民合作社 老旧小区 农贸市场 公共图书馆 体育场馆 客运站 政务服务中心 乡镇街道 河道 水库 高标准农田 "
    "标准厂房 科技企业孵化器 冷链仓库 社区食堂 托育机构 残疾人服务机构 文化站 景区 民宿 物流园 充电站 停车场 公园 加油站 供水厂 "
    "污水处理厂 垃圾中转站"
)
NARROWED = ("", "", "", "省级", "市级", "重点", "新建", "城区", "农村", "规模以上")
PLACES = [first + second + kind for first in "云青临石白金玉凤" for second in "溪岚江坪河沙湖山" for kind in "市区县"]


def filled(path: Path, plans: int, each: int = 15) -> Store:
    """A store with so many plans, each with so many figures; the same numbers give the same rows."""
    chance = random.Random(11)
    whose = WHOSE.split(" ")
    card = document_row(made_plan(), "")
    store = open_store(path, create=True)
    with store.writing() as connection:
        cards = [{**card, "pk": n, "id": f"d{n}", "path": f"{n}.txt", "region_name": PLACES[n % len(PLACES)]} for n in range(1, plans + 1)]
        connection.execute(insert(DocumentRow), cards)
        rows = [row(n, at, PLACES[n % len(PLACES)], whose, chance) for n in range(1, plans + 1) for at in range(each)]
        connection.execute(insert(IndicatorRow), rows)
    return store


def row(plan: int, at: int, place: str, whose: list[str], chance: random.Random) -> dict[str, object]:
    """The row of one figure."""
    ways, unit, usual = chance.choice(HEADS)
    name = chance.choice(NARROWED) + chance.choice(whose) + chance.choice(ways)
    if chance.random() < 0.1:
        name = place + name
    value = float(round(usual * (0.8 + 0.4 * chance.random())))
    words = f"{name}达到{value:g}{unit}"
    return {
        "pk": plan * 1_000_000 + at + 1,
        "document_pk": plan,
        "position": at,
        "id": f"i{at}",
        "name": name,
        "role": "target",
        "basis": "delta" if "新增" in name else "level",
        "comparator": chance.choice(("=", ">=", ">=", "<=")),
        "value": value,
        "unit": unit,
        "due_end": "2025" if chance.random() < 0.7 else None,
        "rule": "",
        "evidence_start": 0,
        "evidence_end": len(words),
        "evidence_text": words,
        "paragraph": 1,
    }
