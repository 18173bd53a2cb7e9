"""Judges which amounts are quantities that a plan sets or reports, and which only belong to names, dates, ages or conditions."""

import re
from collections.abc import Sequence

from extractors.engine import Patterns
from extractors.indicators.clauses import FIRST_BRACKET, Mention, Sentence
from extractors.indicators.comparing import Amount
from extractors.indicators.units import UNITS
from extractors.indicators.wording import closing_verb, ends_in_measure, is_predicate, strip_closing

JUDGING = Patterns("indicators/judging")


def unbracketed(rest: str) -> str:
    """The words behind a number without a bracket right behind it."""
    rest = rest.strip().removeprefix("人民币")
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
        return span_stated(amount, lead, rest or shared_end(sentence, found, index)) or measured_before(sentence, found, index)
    if amount.unit == "分":
        return measured(lead) or JUDGING.scored.search(lead) is not None
    if amount.shape == "plain":
        return plain_stated(sentence.text, amount, lead)
    if amount.shape == "rating":
        compared = amount.start < amount.at and (bool(lead.strip()) or measure_before_bracket(sentence.text, mention) != "")
        return (compared or linked(lead) or measured(lead)) and (not rest or rest[0] in "，。；、（(")
    if mention.first.written and mention.first.compare != "=":
        return not (amount.unit in ("类", "批") and rest and rest[0] not in "，。；、（(")
    return not mention.first.written or written_stated(mention.first, lead, rest)


def measured_before(sentence: Sentence, found: Sequence[Mention], index: int) -> bool:
    """2025年受教育年限达到11年，2030年达到12年; 学生10小时、教师9小时: another value of a length of time that the sentence measures."""
    at, unit, words = index - 1, found[index].last.unit, sentence.text[slice(*found[index].lead)].strip()
    listed = found[index].joint == "、" and JUDGING.whose.fullmatch(words) and found[at].last.unit == unit
    if not listed and not JUDGING.next_value.fullmatch(words):
        return False
    while at >= 0 and (found[at].last.shape != "span" or found[at].last.unit != unit):
        at -= 1
    return at >= 0 and stated(sentence, found, at)


def shared_end(sentence: Sentence, found: Sequence[Mention], index: int) -> str:
    """省内24小时、省外48小时通达: what stands once behind the last length of time of a list, where that is reached by it."""
    after = found[index + 1] if index + 1 < len(found) else None
    if after is None or after.joint != "、" or after.last.unit != found[index].last.unit:
        return ""
    end = unbracketed(sentence.text[after.rest[0] : after.rest[1]]) or shared_end(sentence, found, index + 1)
    return end if JUDGING.done.match(end) else ""


def measure_before_bracket(text: str, mention: Mention) -> str:
    """割茬高度（不高于10厘米）: the measure right before the bracket that the mention opens, or nothing."""
    opened = mention.lead[0] - 1
    if text[opened : opened + 1] not in ("（", "(") or text[mention.lead[0] : mention.first.start].strip():
        return ""
    found = JUDGING.length_head.search(text, max(0, opened - 12), opened)
    return BEFORE_MEASURE.split(found[0])[-1] if found else ""


BEFORE_MEASURE = re.compile("时|落实|控制|执行|要求|确保|保持|的|和|及|与")
ADDING_UP = ("count", "extent", "share")


def linked(lead: str) -> bool:
    """The words before the number end in a link (达到, 为, 提高到)."""
    return JUDGING.linked.search(lead, max(0, len(lead) - 4)) is not None


def measured(lead: str) -> bool:
    """The words before the number end in the name of a measure (床位数, 时限, 人均寿命)."""
    return ends_in_measure(strip_closing(lead).removesuffix("的"))


def span_stated(amount: Amount, lead: str, rest: str) -> bool:
    """A length of time counts as a limit, or as the value of a time that is measured; 年 only as the latter."""
    head = JUDGING.time_head.search(strip_closing(lead)) is not None and not lead.rstrip("为至到达约长").endswith("有效期限")
    changed = JUDGING.changing.search(lead) is not None
    noun_follows = bool(rest) and rest[0] not in "，。；、（(：:" and not is_predicate(rest)
    if amount.unit in UNITS.long:
        if amount.rule == "compare.within-time" and closes(amount, lead, rest):
            return True
        if amount.rule == "compare.within-time" and JUDGING.obliged.search(lead) and rest and not rest.startswith("的"):
            return True
        if amount.compare == "<=" and lead.endswith(("给予", "享受", "提供")) and rest.startswith("的"):
            return True
        return (head or changed or amount.rule in ("compare.at-least", "compare.at-most")) and not noun_follows
    if amount.compare in ("<=", "<") or head or changed:
        return True
    if JUDGING.period.search(lead) or JUDGING.done.match(rest):
        return True
    if around_clock(amount, lead, rest):
        return True
    return amount.compare in (">=", ">") and not noun_follows


def closes(amount: Amount, lead: str, rest: str) -> bool:
    """18个月内审结, 受理之日起1个月内送达: a limit of months for what is handled; 3年内完成 is a plan's own horizon."""
    return amount.unit in ("个月", "个季度") and JUDGING.done.match(rest) is not None


def around_clock(amount: Amount, lead: str, rest: str) -> bool:
    """提供全天候24小时服务: how long a service is there for, not the name of a thing (24小时自助服务区)."""
    return amount.value == 24 and JUDGING.around_clock.search(lead) is not None and JUDGING.serves.match(rest) is not None


def plain_stated(text: str, amount: Amount, lead: str) -> bool:
    """A number without a unit counts where the words before it measure something and it ends its clause."""
    after = text[amount.end : amount.end + 1]
    if (after and after not in "，。；、（(）)！：:\n\t") or (1900 <= amount.value <= 2100 and amount.value == int(amount.value)):
        return False
    return measured(lead)


CONCRETE = frozenset("所家名位座条场次批件篇部套台处门支间人")


def written_stated(amount: Amount, lead: str, rest: str) -> bool:
    """A Chinese numeral counts where something is set up in that number: a verb before it and a real thing behind it."""
    if amount.value < 2 and amount.unit in UNITS.turns:
        period = JUDGING.recurs.search(lead)
        return period is not None and (bool(lead[: period.start()].strip()) or bool(rest and rest[0] not in "，。；、"))
    if amount.value < 2:
        return (
            amount.unit in CONCRETE
            and JUDGING.one_each.search(lead) is not None
            and len(re.split("[，。；、：]", rest, maxsplit=1)[0]) >= 4
        )
    verb = closing_verb().search(strip_closing(lead)) is not None or closing_verb().search(lead) is not None
    noun = re.match(r"[^，。；、：]{0,30}", rest)
    thing = noun[0] if noun else ""
    if (amount.unit or "").removeprefix("万") in CONCRETE:
        return (verb and len(thing) >= 2 and not thing.startswith(("措施", "政策", "线", "路"))) or (not rest and measured(lead))
    return verb and len(thing) >= 4
