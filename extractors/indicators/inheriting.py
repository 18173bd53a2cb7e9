"""What a name leaves to the words before it: population, subject, and the thing that a bare measure measures.

Each takes the gap between the amount and what was said before, and gives the name completed, or nothing.
"""

import re

from extractors.engine import Patterns
from extractors.indicators.amounts import find_amounts
from extractors.indicators.belonging import BELONGING, SHARES
from extractors.indicators.context import CONTEXT, Gap, object_before, previous_clause, verb_led
from extractors.indicators.grading import GRADING
from extractors.indicators.judging import measure_before_bracket
from extractors.indicators.wording import (
    WORDING,
    WORDS,
    closing_verb,
    ends_in_measure,
    opening_verb,
    strip_opening,
    strip_setting,
)
from extractors.parts import is_action

INHERITING = Patterns("indicators/inheriting")


def compared(gap: Gap) -> str:
    """比2011年的26.1/10万下降38%: the figure that is compared with names nothing."""
    words = gap.name.removeprefix("的")
    figures = find_amounts(words, 0, len(words)) if words[:1].isdecimal() else ()
    if gap.mention.last.unit == "倍" and gap.name.endswith("的"):  # 是“十五”的1.9倍
        return gap.near
    alone = figures and figures[-1].after == len(words) and (len(figures) == 1 or INHERITING.figures.fullmatch(words))
    return gap.near if alone else ""


def nameless(gap: Gap) -> str:
    """No name of its own: that of the amount before, without its 每千人 in brackets, or the clause before."""
    if gap.name in PER_ONE and any(gap.name in name for name in gap.context.names):
        return next(name for name in reversed(gap.context.names) if gap.name in name)  # 人均面积2平方米，力争达到人均3平方米
    if gap.name and not (INHERITING.done_alone.fullmatch(gap.name) and object_before(gap)):
        return ""
    if measure := measure_before_bracket(gap.sentence.text, gap.mention):
        return measure
    near = INHERITING.per_person.sub("", gap.near) if gap.bracketed else gap.near
    if (gap.mention.last.unit or "").endswith("元"):
        near = near.partition("占")[0]
    return (near or object_before(gap)) + gap.name


PER_ONE = ("人均", "户均", "亩均")


def bare_measure(gap: Gap) -> str:
    """占比, 年产值, 增速: a measure of what was just named."""
    if not WORDING.bare.match(gap.name):
        return ""
    base = gap.near or governed(gap) or INHERITING.betters.sub("", object_before(gap))
    base = base.rpartition("的")[2] if GRADING.of_size.match(base) else INHERITING.built.sub("", base)
    base = strip_setting(base) if gap.name.startswith("总") else base
    if INHERITING.period.fullmatch(gap.name) and (begun := INHERITING.period.match(base)):
        return gap.name + base[begun.end() :]
    if INHERITING.period.fullmatch(gap.name) and (ended := INHERITING.last_period.search(base)):
        return base[: ended.start()] + gap.name
    share = gap.name.startswith("占") or gap.name.endswith(("占比", "比例", "比重"))
    if share:
        return base + (share_of_whole(gap) or gap.name)
    if (ends_in_measure(base) or base.endswith("税")) and gap.name.startswith(("带动", "辐射")):
        return ""
    if gap.name.endswith(("收入", "值", "税")):
        base = BELONGING.size_tail.sub("", INHERITING.output.sub("", base))
        base = INHERITING.turnover.sub("", base.partition("占")[0]) or base
    noun = INHERITING.described.split(base)[-1] if len(base) > 16 else ""
    thing = INHERITING.amount_tail.sub("", noun if len(noun) > 1 else base)
    return thing.removesuffix(gap.name[:2]) + gap.name


def share_of_whole(gap: Gap) -> str:
    """居民10万人。其中：老年人2万人，占20%: of what the part just counted is a share, counted in the same unit before 其中."""
    text, mention = gap.sentence.text, gap.mention
    place = text.find("其中", gap.sentence.start, mention.first.at) if text[mention.lead[1] - 1] == "占" and gap.near else -1
    size = (gap.context.unit or "").lstrip(MAGNITUDES)
    first = 0 if place > gap.sentence.start else -1  # what the sentence before counts has its parts only in one that opens with 其中
    wholes = (n for n, unit, at in reversed(gap.context.counted) if first <= at < place and (unit or "").lstrip(MAGNITUDES) == size)
    whole = next(wholes, "") if place >= 0 else ""
    return "占" + WORDING.our_region.sub("", whole) if whole else ""


MAGNITUDES = "十百千万亿"


def same_rate(gap: Gap) -> str:
    """2025年县城绿地率40%，新建公园3个；2026年绿地率45%: the rate that an earlier clause names whole."""
    return next((name for name in reversed(gap.context.names) if name.endswith(gap.name)), "")


def governed(gap: Gap) -> str:
    """补贴品目实行总量控制，总数不超过10个: what the clause before is about, where it only says how that is run."""
    found = INHERITING.governed.match(strip_opening(previous_clause(gap.sentence, gap.mention).strip()))
    return found["thing"] if found else ""


def divided(gap: Gap) -> str:
    """目录分为12大类30个小类: the classes right behind a count of classes are those of the same thing."""
    names, last = gap.context.names, gap.context.last
    if gap.mention.lead[0] != gap.mention.lead[1] or gap.sentence.text[gap.mention.first.start - 1] == "、" or not last:
        return ""
    if (gap.context.unit or "").endswith("类"):
        return last + gap.name
    within = last.endswith("类") and len(names) > 1 and last.startswith(names[-2])
    return names[-2] + gap.name if within else ""


def among_last(gap: Gap) -> str:
    """其中: a part of what was just counted: 其中山区县不低于85% of a rate, 其中骨干占20% of a number."""
    lead = gap.sentence.text[gap.mention.lead[0] : gap.mention.lead[1]].strip()
    if put := INHERITING.put_to.match(gap.name):
        return part_put_to(gap, lead, put)
    if gap.near and gap.mention.last.shape != "share" and "其中" in gap.sentence.text[gap.sentence.start : gap.mention.first.at]:
        return (kind_of_part(gap) or yearly_part(gap)) if lead.startswith("其中") or gap.listed else kind_of_part(gap)
    if not gap.near or not lead.startswith("其中"):
        return ""
    if lead.endswith(("占", "占比")):
        whole = gap.near.partition("占")[0]
        return "" if ends_in_measure(whole) else whole + "中" + gap.name.removesuffix("占比").removesuffix("占") + "占比"
    return gap.name + WORDING.our_region.sub("", gap.near) if ends_in_measure(gap.near) and not ends_in_measure(gap.name) else ""


def part_put_to(gap: Gap, lead: str, put: re.Match[str]) -> str:
    """其中60%用于农村, 其中14.5%为公交车: what a part of the whole is for, or is; a later part is of the same whole."""
    told = INHERITING.put_to_before.search(gap.context.last)
    whole = gap.context.last[: told.start()] if told else gap.context.last
    if not whole or not (lead.endswith("其中") or (told and not lead)):
        return ""
    return whole + gap.name if put["for"] else whole + "中" + gap.name[put.end() :] + ("占比" if gap.mention.last.shape == "share" else "")


def kind_of_part(gap: Gap) -> str:
    """增加学位500个，其中小学200个; 学校建设项目9个，其中中学4个: what the parts are parts of, in the same unit."""
    whole = INHERITING.whole.search(gap.context.last)
    same = whole and gap.context.unit == gap.mention.last.unit and gap.mention.last.shape == "count" and not verb_led(gap)
    return gap.name + whole[0] if whole and same and len(gap.name) <= 6 and not INHERITING.whole.search(gap.name) else ""


def yearly_part(gap: Gap) -> str:
    """全市每年新增人才2万人，其中青年5000人: a part of what comes every year."""
    frame = INHERITING.yearly.match(gap.near)
    if frame is None or frame[0] == gap.near or gap.name.startswith(frame[0]):
        return ""
    work = INHERITING.work.search(gap.near) if frame[0].endswith(("开展", "完成")) else None
    return frame[0].removesuffix("开展").removesuffix("完成") + gap.name + (work[0] if work and not gap.name.endswith(work[0]) else "")


def of_task(gap: Gap) -> str:
    """新建户厕10万户，完成年度任务100.8%: the share of its task that what was just counted makes up."""
    task = gap.near and gap.mention.last.shape == "share" and INHERITING.task_share.fullmatch(gap.name)
    return gap.near + "完成" + gap.name.removeprefix("完成") if task else ""


def sort_of_last(gap: Gap) -> str:
    """油料5万亩; 服装产业超40亿元; 县（市）达到92%; 其他园区不低于5亿元: only which sort, for the measure that stands once before them."""
    amount, last = gap.mention.last, gap.context.last
    if amount.shape == "share" and INHERITING.place.fullmatch(gap.name):
        behind = INHERITING.place_behind.search(last)
        if behind and ends_in_measure(last[: behind.start()]):  # 管理率城市达到90%，农村达到83%
            return last[: behind.start()] + gap.name
        there = INHERITING.place.match(last) or INHERITING.place_last.search(last)
        measure = last[: there.start()] + last[there.end() :] if there else WORDING.our_region.sub("", last)
        return gap.name + measure if ends_in_measure(measure) else ""
    if ends_in_measure(gap.name) or gap.context.unit != gap.mention.first.unit or verb_led(gap):
        return ""
    if amount.shape == "share" and gap.name[-2:] in last:  # 工业企业研发机构覆盖率达到60%，大中型企业达到90%
        share = last[last.rfind(gap.name[-2:]) + 2 :]
        return gap.name + share if len(share) > 2 and ends_in_measure(share) else ""
    if INHERITING.region.fullmatch(gap.name) and (there := INHERITING.region_last.search(last)):
        return gap.name + INHERITING.ranked.sub("", last[: there.start()] + last[there.end() :])
    measured = (
        (INHERITING.crops.search(last) if gap.near and len(gap.name) <= SHORT_SORT else None)
        or (INHERITING.turnover.search(last) if gap.near and INHERITING.branch.search(gap.name) else None)
        or (INHERITING.measured.search(last) if amount.shape == "extent" and sets_apart(gap) else None)
    )
    return gap.name + measured[0] if measured else ""


SHORT_SORT = 5  # characters of the name of a crop


def sets_apart(gap: Gap) -> bool:
    """其他园区不低于5亿元: the name says of which of them, and a comparison stands before the number."""
    return gap.mention.first.start < gap.mention.first.at and INHERITING.other_sort.match(gap.name) is not None


def same_share(gap: Gap) -> str:
    """乡镇100%通硬化路、100%通客车; 占全省47%、全国10%: the subject stands once before a list of shares."""
    text, shares = gap.sentence.text, gap.mention.last.shape == "share" and gap.context.unit in SHARES
    if shares and "占" in gap.near and INHERITING.of_whole.fullmatch(gap.name):
        return gap.near[: gap.near.rindex("占") + 1] + gap.name.removesuffix("的")
    if not shares or gap.mention.lead[0] < gap.mention.first.start - 1 or not gap.near:
        return ""
    verb = text[gap.mention.last.end : gap.mention.last.end + 1]
    at = gap.near.rfind(verb, 2)
    return gap.near[:at] + gap.name if verb and at > 0 and gap.name.startswith(verb) else ""


def other_end(gap: Gap) -> str:
    """期初储备量达到100%，期末不低于50%: what the last name measures at the other end of the time."""
    end = INHERITING.time_end.fullmatch(gap.name)
    other = end and end["time"] + ("末" if end["end"] == "初" else "初")
    place = gap.near.find(other) if end and other else -1
    return gap.near[: place + 1] + end["end"] + gap.near[place + 2 :] if end and place >= 0 else ""


def set_up_in_each(gap: Gap) -> str:
    """扶持镇街建设养老驿站，到2025年，每个镇至少建设1处: what is set up in each, named where the words before set it up."""
    each = INHERITING.each_sets.match(gap.name)
    if each is None:
        return ""
    said = gap.sentence.text[gap.sentence.start : max(gap.sentence.start, gap.mention.opens - 1)]
    found = next(filter(None, (INHERITING.set_up.search(clause) for clause in reversed(re.split("[，；;]", said)))), None)
    thing = (found["thing"].rpartition("的")[2] or found["thing"]) if found else ""
    return each["each"] + thing if len(thing) > 2 else ""


def verb_alone(gap: Gap) -> str:
    """新开工20个、竣工12个; 推进改造工程，每年实施10所: another verb for what was just counted or the clause before is about."""
    verb = INHERITING.how_often.sub("", gap.name)
    if not opening_verb().fullmatch(verb) or verb in WORDS.giving:
        return ""
    of = gap.near or object_before(gap) or gap.context.last or counted_before(gap)
    if of.endswith(verb) or verb in of:
        return of
    last = INHERITING.done_last.search(of)
    return of[: last.start()] + verb if last else verb + strip_setting(of) if of else ""


def counted_before(gap: Gap) -> str:
    """规划改建学校20所。已开工5所: what the sentence before counts in the same unit."""
    told = (name for name, unit, at in reversed(gap.context.counted) if at < 0 and unit == gap.mention.last.unit)
    return WORDING.our_region.sub("", next(told, "")) if gap.mention.last.shape in ("count", "extent") and not gap.joint else ""


def part_in_brackets(gap: Gap) -> str:
    """管网300公里（其中农村120公里）; 中学学生3万人（其中民办中学2000人）: in the place of the like word within the last name."""
    last = gap.context.last
    if not last or ends_in_measure(gap.name) or last.endswith(("总人口", "总人数")):
        return ""
    if gap.name.startswith("含") and len(gap.name) > 2:  # 小学30所（含12个教学点）
        return last + gap.name[1:]
    region = WORDING.our_region.match(last)
    where = region[0] if region and region.end() < len(last) else ""
    return gap.name + last[last.rfind(gap.name[-2:]) + 2 :] if gap.name[-2:] in last else where + gap.name + last[len(where) :]


def same_population(gap: Gap) -> str:
    """门诊人次 after 全区医疗机构的诊疗人次: a short measure with no population of its own."""
    population = gap.context.population
    return population + gap.name if population and ends_in_measure(gap.name) and not CONTEXT.topic.match(gap.name) else ""


def parallel(gap: Gap) -> str:
    """中药专家带中药师传承人, 中医师传承人: the second put into the place of the first's like-built end."""
    name, last = gap.name, gap.context.last
    if len(last) <= len(name) + 3 or len(name) < 3:
        return ""
    head, tail = last[: -len(name)], last[-len(name) :]
    same = sum(a == b for a, b in zip(tail, name, strict=True))
    return head + name if tail[0] == name[0] and tail[-1] == name[-1] and same * 3 >= len(name) * 2 and tail != name else ""


def under_same(gap: Gap) -> str:
    """全区学员发表论文40篇、参编教材12部; 开发食品10种，药品20种; 下辖6个街道、9个镇: the subject, verb or part that stands once."""
    context, joint = gap.context, gap.joint
    last = context.last
    if last and len(gap.name) <= SHORT_NOUN and gap.listed and closing_verb().search(context.frame):
        return context.frame + gap.name
    does = context.subject + gap.name if context.subject and joint in "、，,；" else ""
    apart = len(gap.name) > SHORT_OBJECT or context.unit != gap.mention.first.unit
    if apart and not does:
        return ""
    if verb_led(gap):
        return does
    if apart or gap.sentence.text.startswith("其中", gap.mention.opens):
        return ""
    if part := INHERITING.part_in.match(last) if gap.listed else None:
        return "" if INHERITING.part_in.match(gap.name) else part[0] + gap.name
    verbs = list(INHERITING.making.finditer(last, 3, len(last) - 1)) if joint in "、，," and not ends_in_measure(gap.name) else []
    return last[: verbs[-1].end()] + gap.name if verbs else ""


# Characters of a noun that says nothing without its verb, and of an object that may leave its verb out.
SHORT_NOUN, SHORT_OBJECT = 2, 6


def population_before(gap: Gap) -> str:
    """各部门明确专人，指定1名联络员: a short noun is counted over the subject of the clause before, where that clause has one."""
    if ends_in_measure(gap.name) or gap.context.last or not verb_led(gap):
        return ""
    clause = strip_opening(previous_clause(gap.sentence, gap.mention)).removeprefix("组织")
    if not clause or is_action(clause) or closing_verb().match(clause):
        return ""
    verb = INHERITING.acting.search(clause, 3)
    subject = clause[: verb.start()] if verb else ""
    return subject + gap.name if 3 <= len(subject) <= 40 and not WORDING.region.match(subject) else ""
