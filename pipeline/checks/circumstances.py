"""What a figure is of beside its name: its year, its place, whether it is a yearly amount, a part of another one, or a grant by cases."""

import re
from typing import NamedTuple

from extractors.regions import find_places
from pipeline.checks.scene import FULL_STOPS, Scene
from pipeline.compare.alike import home_names
from schemas import Indicator

# 每年 holds for what follows in its sentence, 年均增长 for its own clause alone.
YEARLY, ON_AVERAGE = re.compile(r"每(?:个?自然)?年|每(?:半年|季度?|个?月|周|学年)"), re.compile(r"年均|逐年")
PART = re.compile(r"其中")
# 环湖地区, 中心城区: the sentence is about a part of the place; 全市 behind it is about all of it again.
AREA = re.compile(r"(?:^|[，,；;：:])[^，,；;：:\d]{1,12}?(?:地区|城区|片区|流域|沿线|试点[市县区镇乡村])")
# 青岚区粮食播种面积80万亩，粮食总产量32万吨；…: a place that no table need know, at the head of its part of the sentence.
# Characters that stand in no such name, but in the words before 区 and 县 elsewhere: 社区, 确保县级.
NO_NAME = (
    "全我本各该每其社城地园小片灾林牧景库郊校厂辖乡村集确保推动加快力争建设到在的和与及对将以把达为年新增完成实现培育支持打造"
    "创促提升强化优示范试点工业开发产"
)
OWNER = re.compile(
    rf"(?:^|[；;：:，,、）)])(?:其中)?(?P<place>[^\W\da-zA-Z{NO_NAME}]{{1,3}}(?:区|县|旗|镇|乡|街道|市)|(?:高新|经开|保税|开发)区)(?![级域场政民内里外属委直以及和的、村镇])(?=[\u4e00-\u9fff])"
)
# 在产业园区建成5G基站200座: so many of all are there.
THERE = re.compile(r"在(?P<where>[\u4e00-\u9fff]{2,12}?)(?:新建|建成|建设|布设|布局|设立|改造|开展|培育|推广|创建|配备)")
WHOLE = re.compile(r"全[国省市区县州旗域]")
GRANT = re.compile(
    r"给予|最高(?:不超过)?\d|(?:予以|享受)[^，,。；;]{0,12}(?:奖|补|支持)|(?:奖励|补助|补贴|资助|奖补|贴息)(?:标准|金额|资金|比例)"
)
# 比2014年底增加, 较上年: what is compared with, not when.
COMPARED = re.compile(r"(?:比|较|与|自|从|同)$")
SEASON = re.compile(r"前?[一二三四]个?季度|[上下]半年|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份")
THIS_YEAR = re.compile(r"今年|年内|当年|本年度|全年")
BARE_YEAR = re.compile(r"(?:19|20)\d\d年度?")
DUE_KINDS = frozenset({"deadline", "range"})


class Circumstances(NamedTuple):
    """What must agree before two figures of one name can contradict one another; None or empty where it is not said."""

    year: str | None
    season: str | None
    yearly: bool
    part: bool
    places: frozenset[str]
    grant: bool


def circumstances(scene: Scene, one: Indicator) -> Circumstances:
    """The circumstances of a figure, as its own words, its sentence and its paragraph tell them."""
    begin, stop = scene.around(one.evidence.start, one.evidence.end, FULL_STOPS)
    before, sentence = scene.text[begin : one.evidence.end], scene.text[begin:stop]
    return Circumstances(
        year=year_of(scene, one),
        season=season[0] if (season := SEASON.search(re.split("[，,；;]", before)[-1])) else None,
        yearly=bool(YEARLY.search(before) or ON_AVERAGE.search(re.split("[，,；;]", before)[-1])),
        part=PART.search(before) is not None,
        places=places(scene, before, scene.text[begin : one.evidence.start]),
        grant=GRANT.search(sentence) is not None,
    )


def agree(a: Circumstances, b: Circumstances) -> bool:
    """The two can be set against each other: of one year, place and kind of amount, and neither is granted by cases."""
    return (not (a.year and b.year) or a.year == b.year) and of_one_thing(a, b)


def of_one_thing(a: Circumstances, b: Circumstances) -> bool:
    """As `agree`, at whatever time: what is reached and what is to be reached."""
    return (a.season, a.yearly, a.part, a.places) == (b.season, b.yearly, b.part, b.places) and not (a.grant or b.grant)


def flows(a: Indicator, b: Indicator) -> bool:
    """Each is what one year brings, and not the same one: 2023年…出列30个, 2024年…出列20个."""
    years = [BARE_YEAR.fullmatch(one.due.text) if one.due else None for one in (a, b)]
    return None not in years and a.due != b.due and (a.unit or "") not in ("%", "％", "‰")


def year_of(scene: Scene, one: Indicator) -> str | None:
    """The year that a figure is due in; where it has none of its own, that of the last deadline before it in its paragraph."""
    if one.due and one.due.end:
        return one.due.end[:4]
    if THIS_YEAR.search(scene.clause(one.evidence.start, one.evidence.end).text):
        return (scene.plan.document.issued_on or "")[:4] or "this"
    if scene.in_table(one.evidence.start):
        return None
    begin = scene.around(one.evidence.start, one.evidence.end, "\n")[0]
    ends = [
        hit.ref.end
        for hit in scene.times
        if begin <= hit.start < one.evidence.start
        and hit.ref.end
        and hit.ref.kind in DUE_KINDS
        and not COMPARED.search(scene.text[max(0, hit.start - 1) : hit.start])
    ]
    return ends[-1][:4] if ends else None


def places(scene: Scene, words: str, ahead: str) -> frozenset[str]:
    """The places that a sentence is about up to its figure, without the plan's own, and parts of a place named ahead of the figure."""
    home = home_names(scene.plan.document)
    named = {place.name for place in find_places(WHOLE.split(words)[-1])} - set(home)
    parts = {match[0].strip("，,；;：:") for match in AREA.finditer(WHOLE.split(ahead)[-1])}
    there = {match["where"] for match in THERE.finditer(re.split("[，,；;]", words)[-1])}
    owners = [match["place"] for match in OWNER.finditer(re.split("[；;]", words)[-1]) if match["place"] not in home]
    return frozenset(named | parts | there | set(owners[-1:]))
