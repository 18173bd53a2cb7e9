"""Judges which amounts are quantities that a plan sets or reports, and which only belong to names, dates, ages or conditions."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.engine import Rule, pattern, rules
from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.comparing import Amount
from extractors.indicators.wording import closing_verb, ends_in_measure, is_predicate, opening_verb, strip_closing, strip_opening, verbs

QUOTED = re.compile(r"“[^“”\n]{0,40}”|‘[^‘’\n]{0,40}’|《[^《》\n]{0,120}》|〔[^〔〕\n]*〕|「[^「」\n]*」|\[[^\[\]\n]{0,12}\]")
# “平均费率降至1%以下”: a requirement that is quoted, not a name
REQUIREMENT = re.compile(r"[“‘].{4,}?(?:[降升增提][到至]|达到|[提升]高到|控制在|不低于|不少于|不高于|不超过)\d")
AGE_UNITS = ("岁", "周岁", "月龄", "个月")


def in_quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of text[start:end] that are names in quotation marks or titles: numbers inside them are no quantities."""
    return [m.span() for m in QUOTED.finditer(text, start, end) if not REQUIREMENT.match(m[0])]


def standing(text: str, amounts: Sequence[Amount], barred: Sequence[tuple[int, int]]) -> list[Amount]:
    """The amounts that are not refused by what stands right around them; `barred` are spans of dates and names."""
    return [a for a in amounts if not within(a, barred) and refusal(text, a) is None]


# 在每个乡镇新建一所: one in each is a number set
ONE_EACH = re.compile(
    r"每个?(?:区县|县区|县市区|[区县市]|乡镇|镇街|镇|街道|社区|行政村|村)(?:新建|改?扩?建设|建成|建立|设立|至少建[成设])$"
)
PLAIN_ENDS = frozenset("，。；、（(）)！：:\n\t和或及与至")


def possible(text: str, amount: Amount) -> bool:
    """Whether an amount could count at all: a number without a unit ends its clause or goes on a list, 一 alone says nothing."""
    if amount.shape == "plain":
        return amount.end >= len(text) or text[amount.end] in PLAIN_ENDS
    return not (
        amount.written and amount.value < 2 and amount.compare == "=" and not ONE_EACH.search(text, max(0, amount.start - 12), amount.start)
    )


def within(amount: Amount, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an amount begins or ends within one of some spans."""
    at, after = amount.at, amount.after
    return bool(spans) and any(start <= at < end or start < after <= end for start, end in spans)


def refusal(text: str, amount: Amount) -> str | None:
    """The id of the rule that refuses the amount by its neighbours, or None."""
    before, behind = watchers(*traits(amount))
    start, end = amount.start, amount.end
    line = text.find("\n", end, end + 24)
    stop = line if line >= 0 else min(len(text), end + 24)
    if behind.any.match(text, end, stop):
        return next(rule.id for rule in behind.rules if rule.pattern.match(text, end, stop))
    left = max(0, start - 12)
    for right in (start,) if start == amount.at else (start, amount.at):
        if text[right - 1 : right] in before.ends and before.any.search(text, left, right):
            hits = (rule for rule in before.rules if rule.pattern.search(text, left, right))
            told = next((rule.id for rule in hits if re.match(rule.data.get("then", ""), text[end:stop])), None)
            if told is not None:
                return told
    return None


class Watch(NamedTuple):
    """Rules that look at one side of an amount, and one pattern for all of them: what it does not match, none does.

    `ends` are the last characters of what those before an amount match.
    """

    rules: tuple[Rule, ...]
    any: re.Pattern[str]
    ends: frozenset[str]


def traits(amount: Amount) -> tuple[str, bool, bool, bool]:
    """What decides which refusals look at an amount: its shape, a bare Chinese numeral, an age's unit, a year's value."""
    year = 1900 <= amount.value <= 2100 and amount.unit in ("届", "级", "期", "年")
    return amount.shape, amount.written and amount.compare == "=", amount.unit in AGE_UNITS, year


@lru_cache(maxsize=128)
def watchers(shape: str, written: bool, age: bool, year: bool) -> tuple[Watch, Watch]:
    """The refusals that look before and behind an amount of these traits."""
    wanted = {"", shape} | {name for name, held in (("written", written), ("age", age), ("year", year)) if held}
    some = [rule for rule in rules("quantities") if rule.data["side"].startswith("refuse") and rule.data.get("shape", "") in wanted]
    before, behind = (tuple(r for r in some if r.data["side"] == side) for side in ("refuse-before", "refuse-after"))
    ends = frozenset().union(*(rule.data["ends"] for rule in before))
    return Watch(before, either(before), ends), Watch(behind, either(behind), frozenset())


def either(some: Sequence[Rule]) -> re.Pattern[str]:
    """One pattern that matches where any of some rules does."""
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in some))


FIRST_BRACKET = re.compile(r"^[（(][^（）()]*[）)]")


def unbracketed(rest: str) -> str:
    """The words behind a number without a bracket right behind it."""
    rest = rest.strip()
    return FIRST_BRACKET.sub("", rest).strip() if rest.startswith(("（", "(")) else rest


def lead_of(sentence: Sentence, found: Sequence[Mention], index: int) -> str:
    """The words before a mention; those before the list where it stands in one with none of its own (新建100个公园和20公里绿道)."""
    while found[index].lead[0] == found[index].lead[1] and index and found[index].joint in "、和及与":
        index -= 1
    return sentence.text[found[index].lead[0] : found[index].lead[1]]


def stated(sentence: Sentence, found: Sequence[Mention], index: int) -> bool:
    """Whether a mention's amount is set or reported rather than part of a classification, a length of time told in passing or a slogan."""
    mention = found[index]
    amount = mention.last
    if amount.shape in ADDING_UP and amount.unit != "分" and not mention.first.written:
        return True
    lead = lead_of(sentence, found, index)
    rest = unbracketed(sentence.text[mention.rest[0] : mention.rest[1]])
    if amount.shape == "span":
        return span_stated(amount, lead, rest)
    if amount.unit == "分":
        return measured(lead)
    if amount.shape == "plain":
        return plain_stated(sentence.text, amount, lead)
    if amount.shape == "rating":
        compared = amount.start < amount.at and bool(lead.strip())
        return (compared or linked(lead) or measured(lead)) and (not rest or rest[0] in "，。；、（(")
    if mention.first.written and mention.first.compare != "=":
        return not (amount.unit in ("类", "批") and rest and rest[0] not in "，。；、（(")
    return not mention.first.written or written_stated(mention.first, lead, rest)


ADDING_UP = ("count", "extent", "share")


LINKED = re.compile(r"(?:达到?|(?:^|[^成作认因行])为|是|至|到|在|于)[了约近]?$")


def linked(lead: str) -> bool:
    """The words before the number end in a link (达到, 为, 提高到)."""
    return LINKED.search(lead, max(0, len(lead) - 4)) is not None


def measured(lead: str) -> bool:
    """The words before the number end in the name of a measure (床位数, 时限, 人均寿命)."""
    return ends_in_measure(strip_closing(lead).removesuffix("的"))


PERIOD = re.compile(r"每(?:天|日|周|月|年|次|学期|学年|个?季度|人|名[^，。]{0,6})[^，。；]{0,14}$")
TIME_HEAD = re.compile(
    r"(?:时间|时长|时限|期限|周期|住院日|寿命|时效|工期|天数|用时|耗时|日数|小时数|时数|时间为|龄|限|公示期|期)(?:的|[（(][^（）()]*[）)])?$"
)


@lru_cache
def changing() -> re.Pattern[str]:
    """Matches a verb of change right before a length of time (压缩至)."""
    return re.compile(pattern("indicators", "change").pattern + r"(?:到|至|为|了)?(?:承诺时限)?$")


def span_stated(amount: Amount, lead: str, rest: str) -> bool:
    """A length of time counts as a limit, or as the value of a time that is measured; 年 only as the latter."""
    head = TIME_HEAD.search(strip_closing(lead)) is not None and not lead.rstrip("为至到达约长").endswith("有效期限")
    changed = changing().search(lead) is not None
    noun_follows = bool(rest) and rest[0] not in "，。；、（(：:" and not is_predicate(rest)
    if amount.unit in ("年", "学年", "个月", "个季度", "学期"):
        if amount.rule == "compare.within-time" and closes(amount, lead, rest):
            return True
        if amount.rule == "compare.within-time" and OBLIGED.search(lead) and rest and not rest.startswith("的"):
            return True
        if amount.compare == "<=" and lead.endswith(("给予", "享受", "提供")) and rest.startswith("的"):
            return True
        return (head or changed or amount.rule in ("compare.at-least", "compare.at-most")) and not noun_follows
    if amount.compare in ("<=", "<") or head or changed:
        return True
    if PERIOD.search(lead) or DONE.match(rest):
        return True
    if around_clock(amount, lead, rest):
        return True
    return amount.compare in (">=", ">") and not noun_follows


def closes(amount: Amount, lead: str, rest: str) -> bool:
    """18个月内审结, 受理之日起1个月内送达: a limit of months for what is handled; 3年内完成 is a plan's own horizon."""
    if amount.unit not in ("个月", "个季度"):
        return False
    counted_from = FROM_DAY.search(lead) is not None and bool(rest) and not rest.startswith("的")
    return DONE.match(rest) is not None or counted_from


FROM_DAY = re.compile(r"[^，。；]日起(?:的)?$")


def around_clock(amount: Amount, lead: str, rest: str) -> bool:
    """提供全天候24小时服务: how long a service is there for, not the name of a thing (24小时自助服务区)."""
    return amount.value == 24 and AROUND_CLOCK.search(lead) is not None and SERVES.match(rest) is not None


AROUND_CLOCK = re.compile(r"(?:提供|实行|实现|落实|推行|开展)(?:全天候?)?$|全天候?$")
SERVES = re.compile(r"(?:[^，。；区厅机点号]{0,12})(?:服务|值守|值班|营业|响应|开放)(?!不打烊|[区厅机点站热平体网中台])")
# 各单位应在1个月内公布: a limit set
OBLIGED = re.compile(r"(?:应当?|要|须|必须|原则上)(?:在|于)$")
DONE = re.compile(
    r"(?:即可|可|须|必须|要|应)?(?:办结|办完|完成|办理完|响应|到达|到场|反馈|答复|回复|回访|拿地|拿证|领证|开办|审结|执结|结案|出证|办好|送达|接通|通电|受理)"
)


def plain_stated(text: str, amount: Amount, lead: str) -> bool:
    """A number without a unit counts where the words before it measure something and it ends its clause."""
    after = text[amount.end : amount.end + 1]
    if (after and after not in "，。；、（(）)！：:\n\t") or (1900 <= amount.value <= 2100 and amount.value == int(amount.value)):
        return False
    if re.search(r"[A-Za-z]$|第$|版本?(?:为|至|到)?$|[“《]", lead[-8:]):
        return False
    return measured(lead)


CONCRETE = frozenset("所家名位座条场次批件篇部套台处门支间人")


def written_stated(amount: Amount, lead: str, rest: str) -> bool:
    """A Chinese numeral counts where something is set up in that number: a verb before it and a real thing behind it."""
    if amount.value < 2:
        return amount.unit in CONCRETE and ONE_EACH.search(lead) is not None and len(re.split("[，。；、：]", rest, maxsplit=1)[0]) >= 4
    verb = closing_verb().search(strip_closing(lead)) is not None or closing_verb().search(lead) is not None
    noun = re.match(r"[^，。；、：]{0,30}", rest)
    thing = noun[0] if noun else ""
    if amount.unit in CONCRETE:
        return (verb and len(thing) >= 2 and not thing.startswith(("措施", "政策", "线", "路"))) or (not rest and measured(lead))
    return verb and len(thing) >= 4


def conditions(sentence: Sentence, found: Sequence[Mention]) -> set[int]:
    """Indexes of the mentions whose amounts only say whom or what a measure is meant for (年收入10万元以上的家庭)."""
    barred: set[int] = set()
    for i in range(len(found) - 1, -1, -1):
        after = found[i + 1] if i + 1 < len(found) else None
        if is_condition(sentence, found, i) or (
            after is not None and i + 1 in barred and after.joint in "、且和或，" and joined_condition(sentence, found[i], after)
        ):
            barred.add(i)
    return barred


def joined_condition(sentence: Sentence, mention: Mention, after: Mention) -> bool:
    """Two conditions of one relative clause (注册资本100万元以上、员工超过20人的企业)."""
    rest = sentence.text[mention.rest[0] : mention.rest[1]].strip("，,、且 ")
    return not rest and (after.joint != "，" or CONDITION_OPENS.search(sentence.text, sentence.start, mention.opens + 6) is not None)


# 达到职工总数15%并签订1年以上合同的: one condition and another
AND_THE = re.compile(r"(?:以上)?(?:并且|并|且)[^，。；]{0,8}\d[^，。；的]{0,16}的(?=[，,])")
AND_OPENS = frozenset("以并且")
CONDITION_OPENS = re.compile(r"(?:^|[，。；：])\s*(?:对于?|凡|针对|向|面向|符合|满足)|对[^，。；]{0,30}$")


def is_condition(sentence: Sentence, found: Sequence[Mention], index: int) -> bool:
    """The amount stands in a relative clause that selects, instead of describing a result."""
    mention, after = found[index], found[index + 1] if index + 1 < len(found) else None
    amount, text, lead = mention.last, sentence.text, lead_of(sentence, found, index)
    rest = unbracketed(text[mention.rest[0] : mention.rest[1]])
    if part_of_ratio(sentence, mention, after) or (text[amount.end : amount.end + 1] in AND_OPENS and AND_THE.match(text, amount.end)):
        return True
    ties = rest.startswith("的")
    if amount.shape == "span" and not selects_by_time(amount, lead, rest):
        return False
    thing = rest[1:] if ties else rest
    if ties and not thing:
        return True
    if not rest and SELECTS.match(lead) and surpasses(sentence, mention, lead):
        return True
    if amount.shape == "share" and SELECTS.match(lead) and STAFF_SHARE.match(rest) and GIVES.search(lead) is None:
        return True
    grades = amount.shape in ("extent", "rating", "span")
    if not rest or not (ties or grades) or granted(lead, amount, thing) or thing.startswith(RATE_WORDS):
        return False
    if SELECTS.match(lead) and not is_predicate(rest):
        return True
    if not ties and is_predicate(rest):
        return False
    counted = after is not None and after.joint == "shared" and after.first.shape == "count"
    if counted and amount.shape == "extent" and not CONDITION_OPENS.search(text, sentence.start, mention.opens + 4):
        return False
    before = strip_opening(strip_closing(lead))
    opens_with_verb = opening_verb().match(before) is not None
    verb_at_number = not before or (closing_verb().search(strip_closing(lead)) is not None and (not measured(lead) or len(before) <= 3))
    if verb_at_number:
        return (bool(before) is False and grades) or amount.shape == "rating"
    if amount.shape == "share" and not measured(lead) and not linked(lead):
        return False
    if (
        amount.shape != "rating"
        and ((counted and opens_with_verb) or CREATING.match(before))
        and not CONDITION_OPENS.search(text, sentence.start, mention.opens + 4)
    ):
        return False
    return not (ties and amount.shape == "count" and not measured(lead) and not linked(lead) and amount.compare in ("=", "range", "~"))


# 对招用新增员工30%以上残疾人的企业: a share of its staff that selects the enterprise
STAFF_SHARE = re.compile(r"[^，。；的]{1,16}的[^，。；]{2,14}$")


def selects_by_time(amount: Amount, lead: str, rest: str) -> bool:
    """Whether a length of time may select (3年以上的企业): not one that recurs, is a limit, or says when something is done."""
    if PERIOD.search(lead) or around_clock(amount, lead, rest) or DONE.fullmatch(rest):
        return False
    return amount.rule != "compare.within-time" or rest.startswith("的")


def surpasses(sentence: Sentence, mention: Mention, lead: str) -> bool:
    """对产值首次超过10亿元，且……的企业: the first of several conditions, which a comma parts from the rest."""
    amount = mention.last
    more = amount.start < amount.at and amount.compare in (">", ">=") and sentence.text.startswith(("，", "、"), mention.rest[1])
    return more and GIVES.search(lead) is None


GIVES = re.compile(r"给予|予以|奖|补|资助|支持|按|投入|安排|要|力争|确保")


def part_of_ratio(sentence: Sentence, mention: Mention, after: Mention | None) -> bool:
    """至少配备1名医师的机构占比达100%: the first amount belongs to the name of the second."""
    if after is None or after.joint != "shared" or after.first.shape != "share" or mention.last.shape == "share":
        return False
    between = sentence.text[mention.last.end : after.first.start]
    return "的" in between and (linked(between) or measured(between))


GIVEN = re.compile(
    r"(?:给予|予以|按照?|每[人户家亩次项个辆台]|最高|不超过|补助|奖励|补贴|安排|设立|投入|发放|统筹|筹集|提供|落实|争取|获得|新增|撬动|共|各)[^，。；]{0,6}$"
)


# 按每年3%的速度增长, 按20%的比例配套
RATE_WORDS = ("速度", "增速", "幅度", "比例", "标准", "价格", "水平")
SELECTS = re.compile(r"\s*(?:对于?(?![外口接标])|凡|针对)")
CREATING = re.compile(r"(?:新|再)?(?:培育|打造|建设|建成|创建|形成|引进|招引|新增|新建|培养|引育|孵化|壮大|发展)")


def granted(lead: str, amount: Amount, thing: str) -> bool:
    """The noun behind the amount is money given, or a standard (给予10万元奖励, 每人1000元的标准)."""
    if not GIVEN.search(lead) and (amount.rule not in ("compare.at-most", "compare.at-least") or measured(lead)):
        return False
    noun = re.match(r"[^，。；、：（给予实对]{0,14}", thing)
    return noun is not None and any(word in noun[0] for word in verbs("grant"))
