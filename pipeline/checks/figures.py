"""One quantity with two values in a plan: two targets that differ, a target below or at what is already reached."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from pipeline.checks.circumstances import agree, circumstances, flows, of_one_thing
from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import Scene
from pipeline.compare.alike import pairs_of
from pipeline.compare.indicators.quantity import Quantity, better_of, quantity_of, take_apart
from pipeline.wording import amount, number
from schemas import Indicator

# Words of a name that do not tell what is counted: the kind of thing it is counted as, and how it comes about.
IDLE = re.compile(r"立项|课题|项目|专家|推广|培训|累计|总|年(?=产值|收入)|类(?=医院|机构|诊所)|[以及]+(?=中医)")
SCOPE = re.compile(r"^(?:基层|本地|域内|全域)")
# Amounts that a plan grants by cases: the same words with several values are its scale, no contradiction.
SCALE = re.compile(r"奖励|补助|补贴|资助|贴息|利率|费率|贷款|额度|罚款|时限|期限|时间|工作日|以内|列支|拨付|筹措")
KEPT = re.compile(r"保持|稳定|维持|巩固|不变|继续")
# 社区卫生服务站188个，均具有提供中医药服务的能力: something is true of all.
ALL = re.compile(
    r"(?:全[国省市区县州旗镇]|[我本][省市区县州旗镇])?(?:现有|共有)?(?P<things>[^，,。；;：:、\n\t\d]{3,20}?)(?:共有?|已?达到?|现有)?\d+[个家所名支座处]，?(?:目前|现|已)*(?:均|全部)已?(?P<what>[^，,。；;\n\t]{4,40})"
)
ALIKE = 0.5  # of the pairs of characters of what is true of all and of what is wanted of all
LEVEL_UP = re.compile(r"级(及?以[上下])")
# Characters: shorter names (企业, 示范基地) do not tell what is meant, unless all of them are (全市…总数), or so many a head (每千人口…).
LEAST_NAME, LEAST_TOTAL, LEAST_PER_HEAD = 5, 3, 2
TOTAL = re.compile(r"总(?:[数量额值产]|规模|收入|面积|人[数次])|^全[国省市区县州旗]")
# More of it is better, though no word says so: what people have, reach and know; not what befalls them.
GOOD = re.compile(r"床位|医师|护士|寿命|拥有|覆盖|普及|达标|满意|素养|绿化|绿地|入学|签约|参保|参与|场地|图书|健康管理")
BAD = re.compile(r"死亡|病|伤|事故|火灾|起数|案件|投诉|失业|辍学|吸烟|肥胖|近视|能耗|排放|负担|自付|时[间限]")
RISES, FALLS = re.compile(r"提高|增加|增长|上升|提升|扩大|放宽"), re.compile(r"降低|下降|减少|压减|压缩|缩短|控制")
STOP = "。；;！？!?\n"


class Named(NamedTuple):
    """An indicator with its normal form and the words that it is known by here."""

    indicator: Indicator
    quantity: Quantity
    key: str


def named(scene: Scene) -> list[Named]:
    """The indicators whose names say enough to be found again, in the order of the text."""
    own = own_places(scene)
    made = []
    for one in scene.plan.indicators:
        bare = one.name
        for place in own:
            bare = bare.replace(place, "")
        key = key_of(bare)
        if len(key) >= least_key(bare) and not SCALE.search(one.name):
            made.append(Named(one, normal(scene, one), key))
    return made


def least_key(name: str) -> int:
    """How many telling characters a name needs."""
    if take_apart(name).per_head:
        return LEAST_PER_HEAD
    return LEAST_TOTAL if TOTAL.search(name) else LEAST_NAME


def own_places(scene: Scene) -> tuple[str, ...]:
    """The names of the plan's own region: they add nothing to what it counts."""
    region = scene.plan.document.region
    names = {*(region.path if region else ()), *((region.name,) if region else ())}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """The telling words of a name in one run."""
    parts = take_apart(name)
    return IDLE.sub("", "".join(parts.words))


def normal(scene: Scene, one: Indicator) -> Quantity:
    """The normal form of an indicator in its sentence."""
    words = scene.text[slice(*scene.around(one.evidence.start, one.evidence.end, STOP))][:200]
    return quantity_of(one.name, one.unit, one.value, high=one.value_high, comparator=one.comparator, basis=one.basis, words=words)


def same(a: Named, b: Named) -> bool:
    """Both count the same things over the same population at the same level, in units that can be compared."""
    x, y = a.quantity, b.quantity
    fits = (x.dimension, x.per, x.basis) == (y.dimension, y.per, y.basis)
    reach = LEVEL_UP.findall(a.indicator.name) == LEVEL_UP.findall(b.indicator.name)
    over = (x.name.populations, x.name.levels, x.name.per_head) == (y.name.populations, y.name.levels, y.name.per_head)
    return fits and reach and over and a.key == b.key


def nearly_same(a: Named, b: Named, scene: Scene) -> bool:
    """As `same`, but of one in the body and one in a table the body's name may have a word of scope more (基层…)."""
    if scene.in_table(a.indicator.evidence.start) == scene.in_table(b.indicator.evidence.start):
        return same(a, b)
    return same(a._replace(key=SCOPE.sub("", a.key)), b._replace(key=SCOPE.sub("", b.key)))


def same_time(a: Indicator, b: Indicator) -> bool:
    """The two are due in one year, or one of them has no date."""
    return not (a.due and a.due.end and b.due and b.due.end) or a.due.end[:4] == b.due.end[:4]


def differing(scene: Scene) -> Iterator[Doubt]:
    """Two targets of one quantity for one year with two values; as a note: a range, and one of its numbers alone."""
    targets = [one for one in named(scene) if one.indicator.role == "target"]
    for a, b in combinations(targets, 2):
        x, y = a.indicator, b.indicator
        if (
            SCOPE.sub("", a.key) == SCOPE.sub("", b.key)
            and nearly_same(a, b, scene)
            and same_time(x, y)
            and not together(scene, x, y)
            and ((grave := contradict(a.quantity, b.quantity)) or (x.value_high, x.value) != (y.value_high, y.value))
            and agree(circumstances(scene, x), circumstances(scene, y))
        ):
            values = {"a": x.name, "a_value": amount(x), "b": y.name, "b_value": amount(y)}
            yield Doubt("figures-differ", (scene.of(x.evidence), scene.of(y.evidence)), values, severity=None if grave else "note")


def together(scene: Scene, a: Indicator, b: Indicator) -> bool:
    """Both stand in one sentence, where the same words may hold of several things in turn."""
    return not set(scene.text[min(a.evidence.end, b.evidence.end) : max(a.evidence.start, b.evidence.start)]) & set("。！？\n")


def contradict(x: Quantity, y: Quantity) -> bool:
    """The values differ: neither is a range that holds the other."""
    return not (x.low <= y.low <= x.high or y.low <= x.low <= y.high)


def below_status(scene: Scene) -> Iterator[Doubt]:
    """Targets that ask for less than is reported as reached, or for just that."""
    known = named(scene)
    for target in known:
        if target.indicator.role != "target" or target.indicator.basis == "delta":
            continue
        for status in known:
            if status.indicator.role == "status" and same(target, status) and not reported(scene, target.indicator, status.indicator):
                yield from filter(None, (set_against(scene, target, status),))


def reported(scene: Scene, target: Indicator, status: Indicator) -> bool:
    """The paragraph gives the target first and then what came of it: 年度目标为30%，截至目前为36%."""
    start, end = target.evidence.end, status.evidence.start
    return start <= end and "\n" not in scene.text[start:end]


def below_baseline(scene: Scene) -> Iterator[Doubt]:
    """Targets that are worse than the value that the plan starts from, where the words say which way is better."""
    for one in scene.plan.indicators:
        better = normal(scene, one).better or ("more" if GOOD.search(one.name) and not BAD.search(one.name) else None)
        if one.baseline is None or one.role != "target" or one.basis == "delta" or better is None:
            continue
        start, end = one.baseline.value, one.value if one.value_high is None else one.value_high
        if meant(one.evidence.text, start, end):
            continue
        if (end < start) if better == "more" else (one.value > start):
            values = {"target": one.name, "target_value": amount(one), "status": one.name}
            values |= {"status_value": number(one.baseline.value) + (one.unit or "")}
            yield Doubt("target-below-status", (scene.of(one.evidence),), values, severity="note")


def meant(words: str, start: float, end: float) -> bool:
    """The verb goes the way that the value goes: 由9600元以下提高到15600元以下."""
    return ((RISES if end > start else FALLS).search(words)) is not None


def set_against(scene: Scene, target: Named, status: Named) -> Doubt | None:
    """The finding for a target and what is reached of it; None where it asks for more, or they are of other places or of a year each."""
    x, y = target.indicator, status.indicator
    better = target.quantity.better or better_of(x.name, x.comparator) or "more"
    wanted, reached = target.quantity.high, status.quantity.low
    places = scene.of(y.evidence), scene.of(x.evidence)
    values = {"target": x.name, "target_value": amount(x), "status": y.name, "status_value": amount(y)}
    if flows(x, y) or not of_one_thing(circumstances(scene, x), circumstances(scene, y)):
        return None
    if (reached > wanted) if better == "more" else (reached < wanted):
        return Doubt("target-below-status", places, values)
    kept = KEPT.search(scene.clause(x.evidence.start, x.evidence.end).text)
    return Doubt("target-met", places, values, severity="note") if reached == wanted and not kept else None


def met_by_all(scene: Scene) -> Iterator[Doubt]:
    """Shares of 100 % that are wanted where the plan says that all have it already."""
    wanted = [one for one in scene.plan.indicators if one.role == "target" and one.value == 100 and (one.unit or "") in ("%", "％")]
    for match in ALL.finditer(scene.text) if wanted else ():
        place = scene.place(*match.span())
        for one in wanted:
            rest = one.name.replace(match["things"], "")
            if rest != one.name and inside(match["what"], rest) >= ALIKE:
                values = {"target": one.name, "target_value": amount(one), "status": match["things"], "status_value": match["what"]}
                yield Doubt("target-met", (place, scene.of(one.evidence)), values, severity="note")


def inside(what: str, name: str) -> float:
    """The share of the pairs of characters of one text that the other holds."""
    pairs = pairs_of(what)
    return (pairs & pairs_of(name)).total() / max(1, pairs.total())
