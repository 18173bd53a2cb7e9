"""Completes names with what the words before them gave: population, subject, and the thing that a bare measure measures."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from extractors.indicators.context import LISTED, TOPIC, Gap, object_before, previous_clause, verb_led
from extractors.indicators.grants import granted, permitted_to
from extractors.indicators.measuring import measured_of
from extractors.indicators.owning import owned, spent_on
from extractors.indicators.wording import (
    BARE,
    OUR_REGION,
    PART,
    REGION,
    closing_verb,
    ends_in_measure,
    opening_verb,
    strip_opening,
    strip_setting,
)
from extractors.parts import is_action

# 国家级5家、省级20家: the grade stands for the whole name
GRADE = re.compile(r"^(?:其中)?(?:国家|省|市|县|区|自治区|地市|部|厅|校|院|世界|国际)(?:部?级)?(?:及其?以上|以上)?")
PERIOD = re.compile(r"(?:平均)?每(?:天|日|周|月|次|年|学期|季度)")
LAST_PERIOD = re.compile(r"(?:单[次日]|(?:平均)?每(?:天|日|周|月|次|年|学期|季度))$")
PER_PERSON = re.compile(r"^(?:全[市区县省国])?每?(?:千|万|百|十万)人(?:口)?(?=.{4})")
# 行政村覆盖率: the share of a population that something just named reaches
RELATIVE_RATE = re.compile(r"[^，。]{0,4}(?:覆盖率|普及率|入住率|使用率|利用率|完好率)")
CAPACITY = re.compile(r"(?:可)?(?:同时)?(?:安置|容纳|惠及|服务|覆盖|带动|吸纳|接待|辐射|供应)")
DONE_TO = re.compile(r"(?:进行|开展|实施|推进|组织|落实|完成)([^，。；]{2,16})$")
MAKING = re.compile(r"开发|提供|开展|引进|培养|生产|完成|配备|发表|研制|出版")
AMOUNT_TAIL = re.compile(r"(?:总量|总数|余额|总额|数量|规模|(?:播种|种植|养殖)?面积|产量)$")
ACTING = re.compile(r"系统学习|学习|明确|指定|配备|设置|落实|开展|接受|参加|完成|建立|成立|负责|要(?![素点])|应(?![急用])|须|安排|组织")


def completed(gap: Gap) -> str:
    """The name with what it leaves to the words before it: the first of COMPLETIONS that has something to add."""
    name = gap.name
    for complete in fitting(gap.mention.joint, min(len(name), LONG_NAME), name[:1], name[-1:]):
        if full := complete(gap):
            return full
    return name


# 落地实施15条: verbs alone, of what the clause before is about, and kept behind it
DONE_ALONE = re.compile(r"(?:落地|实施|推进|完成|见效|开工|投产|建成|达产|竣工|转化|签约){2,3}")


def nameless(gap: Gap) -> str:
    """No name of its own: that of the amount before, without its 每千人 in brackets, or the clause before."""
    if gap.name and not (DONE_ALONE.fullmatch(gap.name) and object_before(gap)):
        return ""
    near = PER_PERSON.sub("", gap.near) if gap.bracketed else gap.near
    if (gap.mention.last.unit or "").endswith("元"):
        near = near.partition("占")[0]
    return (near or object_before(gap)) + gap.name


def graded(gap: Gap) -> str:
    """培育国家级企业3家、省级20家: only a grade, in place of the last one's."""
    last = gap.context.last
    return gap.name + GRADE.sub("", last.removeprefix("新增")) if last and GRADE.fullmatch(gap.name) else ""


def bare_measure(gap: Gap) -> str:
    """占比, 年产值, 增速: a measure of what was just named."""
    if not BARE.match(gap.name):
        return ""
    base = gap.near or BETTERS.sub("", object_before(gap))
    if PERIOD.fullmatch(gap.name) and (begun := PERIOD.match(base)):
        return gap.name + base[begun.end() :]
    if PERIOD.fullmatch(gap.name) and (ended := LAST_PERIOD.search(base)):
        return base[: ended.start()] + gap.name
    share = gap.name.startswith("占") or gap.name.endswith(("占比", "比例", "比重"))
    if share:
        return base + gap.name
    noun = DESCRIBED.split(base)[-1] if len(base) > 16 else ""
    thing = AMOUNT_TAIL.sub("", noun if len(noun) > 1 else base)
    return thing.removesuffix(gap.name[:2]) + gap.name


# 完善医保制度，参保率……: what is done to it
BETTERS = re.compile(r"^(?:(?:进一步|不断|持续|全面)?(?:完善|优化|加强|强化|深化|规范|健全|提升|推进))+(?=.{4})")
DESCRIBED = re.compile("(?<!目)的")


def among_last(gap: Gap) -> str:
    """其中: a part of what was just counted: 其中山区县不低于85% of a rate, 其中骨干占20% of a number."""
    lead = gap.sentence.text[gap.mention.lead[0] : gap.mention.lead[1]].strip()
    if gap.near and gap.mention.last.shape != "share" and "其中" in gap.sentence.text[gap.sentence.start : gap.mention.first.at]:
        return yearly_part(gap) if lead.startswith("其中") or gap.listed else ""
    if not gap.near or not lead.startswith("其中"):
        return ""
    if lead.endswith(("占", "占比")):
        return gap.near.partition("占")[0] + "中" + gap.name.removesuffix("占比").removesuffix("占") + "占比"
    return gap.name + OUR_REGION.sub("", gap.near) if ends_in_measure(gap.near) and not ends_in_measure(gap.name) else ""


def yearly_part(gap: Gap) -> str:
    """全市每年新增人才2万人，其中青年5000人: a part of what comes every year."""
    frame = YEARLY.match(gap.near)
    if frame is None or frame[0] == gap.near or gap.name.startswith(frame[0]):
        return ""
    work = WORK.search(gap.near) if frame[0].endswith(("开展", "完成")) else None
    return frame[0].removesuffix("开展").removesuffix("完成") + gap.name + (work[0] if work and not gap.name.endswith(work[0]) else "")


WORK = re.compile("(?:培训|服务|检查|活动|演练|宣讲|检测|体检)$")
# 全市每年新增
YEARLY = re.compile(
    r"^(?:(?:全|本|我)[省市县区州盟旗国镇]|[^，。的每各]{1,4}[省市县区州盟旗])?(?:每年|年均|平均每年)(?:累计)?(?:新增|净增|培训|培养|培育|引进|建设|发展|新建|完成|开展|改造)?"
    r"|^(?:(?:全|本|我)[省市县区州盟旗国镇]|[^，。的每各]{1,4}[省市县区州盟旗])?(?:新增|净增)加?"
)


def relative_rate(gap: Gap) -> str:
    """建设互助点5000个，行政村覆盖率70%: the rate at which what was just counted reaches a population."""
    near = gap.near
    return near + gap.name if near and RELATIVE_RATE.fullmatch(gap.name) and not ends_in_measure(near) else ""


def rate_of_site(gap: Gap) -> str:
    """打造种植示范园8个，提升设施水平，机械化水平达到80%: how far the sites just counted are what they are to be."""
    last = gap.context.last
    return last + gap.name if SITES.search(last) and SITE_RATE.fullmatch(gap.name) and gap.joint == "，" else ""


SITES = re.compile(r"(?:示范园|园区|产业园|基地|示范区|农场|牧场|车间|工厂)$")
SITE_RATE = re.compile(r"(?!城[镇市]化|工业化|证券化|市场化)[一-鿿]{1,4}化(?:率|水平|程度)")


def owned_rate(gap: Gap) -> str:
    """进行公平竞争审查，审查率……: the rate of what the clause before does."""
    done = DONE_TO.search(previous_clause(gap.sentence, gap.mention))
    return done[1] + gap.name[2:] if done and done[1].endswith(gap.name[:2]) and len(done[1]) > 2 else ""


def capacity(gap: Gap) -> str:
    """安置场所120处，可同时安置2.5万人: what was just counted holds so many."""
    return gap.near + gap.name if gap.near and CAPACITY.fullmatch(gap.name) else ""


def verb_alone(gap: Gap) -> str:
    """新开工项目20个、竣工12个: another verb for what was just counted."""
    last = gap.context.last
    return gap.name + strip_setting(last) if last and opening_verb().fullmatch(gap.name) else ""


def part_in_brackets(gap: Gap) -> str:
    """管网300公里（其中农村120公里）."""
    last = gap.context.last
    return gap.name + last if last and not ends_in_measure(gap.name) else ""


def same_population(gap: Gap) -> str:
    """门诊人次 after 全区医疗机构的诊疗人次: a short measure with no population of its own."""
    population = gap.context.population
    return population + gap.name if population and ends_in_measure(gap.name) and not TOPIC.match(gap.name) else ""


def parallel(gap: Gap) -> str:
    """中药专家带中药师传承人, 中医师传承人: the second put into the place of the first's like-built end."""
    name, last = gap.name, gap.context.last
    if len(last) <= len(name) + 3 or len(name) < 3:
        return ""
    head, tail = last[: -len(name)], last[-len(name) :]
    same = sum(a == b for a, b in zip(tail, name, strict=True))
    return head + name if tail[0] == name[0] and tail[-1] == name[-1] and same * 3 >= len(name) * 2 and tail != name else ""


def same_verb(gap: Gap) -> str:
    """下辖6个街道、9个镇: a word too short to stand alone under the verb of the one before."""
    frame = gap.context.frame
    return frame + gap.name if gap.context.last and closing_verb().search(frame) else ""


def same_subject(gap: Gap) -> str:
    """全区学员发表论文40篇、参编教材12部: who does it stands once."""
    subject = gap.context.subject
    return subject + gap.name if subject and verb_led(gap) else ""


def same_part(gap: Gap) -> str:
    """主导或参与制定国家标准2项、行业标准5项: whose part in the work is counted stands once."""
    part = PART_IN.match(gap.context.last)
    fits = part and gap.context.unit == gap.mention.first.unit and not verb_led(gap) and not PART_IN.match(gap.name)
    return part[0] + gap.name if part and fits else ""


PART_IN = re.compile(f"(?:{PART})(?=.{{2}})")


def same_frame(gap: Gap) -> str:
    """药品企业开发保健食品不少于10种，健康产品不少于20种: a short noun counted in the same unit stands under the same verb."""
    if gap.context.unit != gap.mention.first.unit or ends_in_measure(gap.name) or verb_led(gap):
        return ""
    last = gap.context.last
    verbs = list(MAKING.finditer(last, 3, len(last) - 1))
    return last[: verbs[-1].end()] + gap.name if verbs else ""


def population_before(gap: Gap) -> str:
    """各部门明确专人，指定1名联络员: a short noun is counted over the subject of the clause before, where that clause has one."""
    if ends_in_measure(gap.name) or gap.context.last or not verb_led(gap):
        return ""
    clause = strip_opening(previous_clause(gap.sentence, gap.mention)).removeprefix("组织")
    if not clause or is_action(clause) or closing_verb().match(clause):
        return ""
    verb = ACTING.search(clause, 3)
    subject = clause[: verb.start()] if verb else ""
    return subject + gap.name if 3 <= len(subject) <= 40 and not REGION.match(subject) else ""


COMPLETIONS: tuple[Callable[[Gap], str], ...] = (
    nameless,
    granted,
    graded,
    owned_rate,
    rate_of_site,
    measured_of,
    bare_measure,
    among_last,
    relative_rate,
    capacity,
    permitted_to,
    verb_alone,
    part_in_brackets,
    same_population,
    parallel,
    same_verb,
    same_subject,
    same_part,
    same_frame,
    population_before,
    owned,
)
# What can complete a name of more than 14 characters.
LONG = (granted, bare_measure, among_last, permitted_to, parallel, same_subject, spent_on)
# What can complete the first name of a sentence, which has no name before it.
ALONE = (nameless, granted, owned_rate, measured_of, bare_measure, permitted_to, population_before, owned)
LONG_NAME = 15  # characters from which on it does not matter how long a name is
# How long a name at most these add to, what it begins and ends with, and behind which joints they do.
LONGEST: Mapping[Callable[[Gap], str], int] = {
    nameless: 6,
    graded: 11,
    measured_of: 14,
    relative_rate: 7,
    owned_rate: 6,
    capacity: 5,
    part_in_brackets: 4,
    same_population: 14,
    same_verb: 2,
    same_frame: 6,
    population_before: 4,
}
BEHIND: Mapping[Callable[[Gap], str], str] = {
    relative_rate: "，",
    part_in_brackets: "（(",
    same_population: "，,、和及与；",
    parallel: LISTED,
    same_verb: LISTED,
    same_subject: "、，,；",
    same_part: LISTED,
    same_frame: "、，,",
}
OPENS: Mapping[Callable[[Gap], str], frozenset[str]] = {
    graded: frozenset("其国省市县区自地部厅校院世"),
    bare_measure: frozenset(
        "上下交产人余使保全其利单占参合品增完实市带幅平年总成户所投担授收数普标每比满率的知签累经综融覆规该贷费辐达通里金销长面鼓"
    ),
    capacity: frozenset("可同安容惠服覆带吸接辐供"),
}
ENDS: Mapping[Callable[[Gap], str], frozenset[str]] = {
    measured_of: frozenset("作例值务场复平应度数料日时本案次比毕率用积结节重量长间限项额"),
    relative_rate: frozenset("率"),
    owned_rate: frozenset("率"),
}


@lru_cache(maxsize=8192)
def fitting(joint: str, size: int, first: str, last: str) -> tuple[Callable[[Gap], str], ...]:
    """The completions that may add to a name of `size` characters between `first` and `last`, behind `joint`, in their order."""
    some = ALONE if not joint else LONG if size == LONG_NAME else COMPLETIONS
    return tuple(
        complete
        for complete in some
        if size <= LONGEST.get(complete, LONG_NAME)
        and joint in BEHIND.get(complete, joint)
        and (complete not in OPENS or first in OPENS[complete])
        and (complete not in ENDS or last in ENDS[complete])
    )
