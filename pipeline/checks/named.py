"""The figures of a plan by the words they are known by, so that two of them can be told to be of one quantity."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.checks.scene import CLAUSE_MARKS, Scene
from pipeline.compare.indicators.quantity import Quantity, quantity_of, take_apart
from schemas import Indicator

# Words of a name that do not tell what is counted: the kind of thing it is counted as, and how it comes about.
IDLE = re.compile(r"立项|课题|项目|专家|推广|培训|累计|总|年(?=产值|收入)|类(?=医院|机构|诊所)|[以及]+(?=中医)")
SCOPE = re.compile(r"^(?:基层|本地|域内|全域)")
# One word spelt in two ways: 规上企业, 示范性社区, 护理人员, 街道级.
SPELT = re.compile(r"(?P<above>规上)|(?<=[合范域创业])性|(?P<person>人员)(?=$|持|培|配)|(?<=街道|乡镇)级")
# What is done to things may stand in their name: 老旧小区改造180个, 改造老旧小区180个.
DONE = re.compile(r"(?<=..)(?:改造|建设|治理|创建|培育)$")
DEED = re.compile(r"新建|改建|扩建|改造|建设|建成|治理|创建|培育|培训|新增|引进|设立|打造|认定|更新|购置|招聘|搬迁")
# Amounts that a plan grants by cases: the same words with several values are its scale, no contradiction.
SCALE = re.compile(r"奖励|补助|补贴|资助|贴息|利率|费率|贷款|额度|罚款|时限|期限|时间|工作日|以内|列支|拨付|筹措")
LEVEL_UP = re.compile(r"级(及?以[上下])")
# Characters: shorter names do not tell what is meant, unless all of them are (全市…总数), or so many a head (每千人口…).
LEAST_NAME, LEAST_TOTAL, LEAST_PER_HEAD, LEAST_OF_SOME, SHORT = 5, 3, 2, 4, 4
TOTAL = re.compile(r"总(?:[数量额值产]|规模|收入|面积|人[数次])|^全[国省市区县州旗]")
# Of four characters these do not say which ones are meant: 示范基地, 龙头企业, 养老机构.
VAGUE = re.compile(
    r"(?:示范|重点|龙头|骨干|试点|特色|优质|新型|各类|相关|公共|国家|服务|创新|专业|基层|优秀|高端|标准|典型|主要|[省市区县镇村]级).."
    r"|..(?:企业|基地|项目|中心|平台|园区|机构|工程|人才|品牌|站点|产品|活动|场所|设施|点位|标准|案例|单位|人员|资金|投资|市场|主体|学校|医院|面积|数量)"
)


class Named(NamedTuple):
    """An indicator with its normal form, the words that it is known by here, and what is done to the things where only that tells more."""

    indicator: Indicator
    quantity: Quantity
    key: str
    deeds: frozenset[str] | None = None


def named(scene: Scene) -> list[Named]:
    """The indicators whose names say enough to be found again, in the order of the text."""
    own = own_places(scene)
    made = []
    for one in scene.plan.indicators:
        bare = one.name
        for place in own:
            bare = bare.replace(place, "")
        key = key_of(bare)
        plain, short = DONE.sub("", key), len(key) < least_key(bare)
        if SCALE.search(one.name) or (short and (len(plain) != SHORT or VAGUE.fullmatch(plain))):
            continue
        deeds = frozenset(DEED.findall(one.evidence.text)) if short or plain != key else None
        made.append(Named(one, normal(scene, one), plain if deeds else key, deeds))
    return made


def least_key(name: str) -> int:
    """How many telling characters a name needs beside what is said of whom it is (每千人口…, …村卫生室占比)."""
    parts = take_apart(name)
    if parts.per_head:
        return LEAST_PER_HEAD
    if parts.populations:
        return LEAST_OF_SOME
    return LEAST_TOTAL if TOTAL.search(name) else LEAST_NAME


def own_places(scene: Scene) -> tuple[str, ...]:
    """The names of the plan's own region: they add nothing to what it counts."""
    region = scene.plan.document.region
    names = {*(region.path if region else ()), *((region.name,) if region else ())}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """The telling words of a name in one run and one spelling."""
    spelt = SPELT.sub(lambda match: "规模以上" if match["above"] else "员" if match["person"] else "", name)
    return IDLE.sub("", "".join(take_apart(spelt).words))


def normal(scene: Scene, one: Indicator) -> Quantity:
    """The normal form of an indicator in its clause."""
    words = scene.text[slice(*scene.around(one.evidence.start, one.evidence.end, CLAUSE_MARKS))]
    return quantity_of(one.name, one.unit, one.value, high=one.value_high, comparator=one.comparator, basis=one.basis, words=words)


def same(a: Named, b: Named) -> bool:
    """Both count the same things over the same population at the same level, in units that can be compared."""
    x, y = a.quantity, b.quantity
    fits = (counted(x), x.per, x.basis) == (counted(y), y.per, y.basis)
    reach = LEVEL_UP.findall(a.indicator.name) == LEVEL_UP.findall(b.indicator.name)
    over = (x.name.populations, x.name.levels, x.name.per_head) == (y.name.populations, y.name.levels, y.name.per_head)
    return fits and reach and over and a.key == b.key and same_deeds(a, b)


def counted(quantity: Quantity) -> str:
    """The dimension; 50个 and 50家 count alike."""
    return "thing" if quantity.dimension == "body" else quantity.dimension


def same_deeds(a: Named, b: Named) -> bool:
    """The same is done to the things, where their names alone do not tell."""
    if a.deeds is None and b.deeds is None:
        return True
    deeds = [one.deeds if one.deeds is not None else frozenset(DEED.findall(one.indicator.evidence.text)) for one in (a, b)]
    return bool(deeds[0]) and deeds[0] == deeds[1]


def nearly_same(a: Named, b: Named, scene: Scene) -> bool:
    """As `same`, but of one in the body and one in a table the body's name may have a word of scope more (基层…)."""
    if scene.in_table(a.indicator.evidence.start) == scene.in_table(b.indicator.evidence.start):
        return same(a, b)
    return same(a._replace(key=SCOPE.sub("", a.key)), b._replace(key=SCOPE.sub("", b.key)))
