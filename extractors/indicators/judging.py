"""Judges which amounts are quantities that a plan sets or reports, and which only belong to names, dates, ages or conditions."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.engine import Patterns, Rule, rules
from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.comparing import Amount
from extractors.indicators.units import UNITS
from extractors.indicators.wording import WORDS, closing_verb, ends_in_measure, is_predicate, opening_verb, strip_closing, strip_opening

JUDGING = Patterns("indicators/judging")

QUOTED = re.compile(r"“[^“”\n]{0,40}”|‘[^‘’\n]{0,40}’|《[^《》\n]{0,120}》|〔[^〔〕\n]*〕|「[^「」\n]*」|\[[^\[\]\n]{0,12}\]")


def in_quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of text[start:end] that are names in quotation marks or titles: numbers inside them are no quantities."""
    return [m.span() for m in QUOTED.finditer(text, start, end) if not JUDGING.requirement.match(m[0])]


def standing(text: str, amounts: Sequence[Amount], barred: Sequence[tuple[int, int]]) -> list[Amount]:
    """The amounts that are not refused by what stands right around them; `barred` are spans of dates and names."""
    return [a for a in amounts if not within(a, barred) and refusal(text, a) is None]


PLAIN_ENDS = frozenset("，。；、（(）)！：:\n\t和或及与至")


def possible(text: str, amount: Amount) -> bool:
    """Whether an amount could count at all: a number without a unit ends its clause or goes on a list, 一 alone says nothing."""
    if amount.shape == "plain":
        return amount.end >= len(text) or text[amount.end] in PLAIN_ENDS
    return not (
        amount.written
        and amount.value < 2
        and amount.compare == "="
        and not JUDGING.one_each.search(text, max(0, amount.start - 12), amount.start)
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
    return amount.shape, amount.written and amount.compare == "=", amount.unit in UNITS.age, year


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
    if amount.value < 2:
        return (
            amount.unit in CONCRETE
            and JUDGING.one_each.search(lead) is not None
            and len(re.split("[，。；、：]", rest, maxsplit=1)[0]) >= 4
        )
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
    return not rest and (
        after.joint != "，" or JUDGING.condition_opens.search(sentence.text, sentence.start, mention.opens + 6) is not None
    )


def is_condition(sentence: Sentence, found: Sequence[Mention], index: int) -> bool:
    """The amount stands in a relative clause that selects, instead of describing a result."""
    mention, after = found[index], found[index + 1] if index + 1 < len(found) else None
    amount, text, lead = mention.last, sentence.text, lead_of(sentence, found, index)
    rest = unbracketed(text[mention.rest[0] : mention.rest[1]])
    if part_of_ratio(sentence, mention, after):
        return True
    ties = rest.startswith("的")
    if amount.shape == "count" and amount.compare in (">=", ">") and JUDGING.having.search(lead) and JUDGING.had.match(rest):
        return True
    if amount.shape == "span" and not selects_by_time(amount, lead, rest):
        return False
    thing = rest[1:] if ties else rest
    if ties and not thing:
        return True
    if not rest and JUDGING.selects.match(lead) and surpasses(sentence, mention, lead):
        return True
    if amount.shape == "share" and JUDGING.selects.match(lead) and STAFF_SHARE.match(rest) and JUDGING.gives.search(lead) is None:
        return True
    grades = amount.shape in ("extent", "rating", "span")
    if not rest or not (ties or grades) or granted(lead, amount, thing) or thing.startswith(WORDS.rate):
        return False
    if JUDGING.selects.match(lead) and not is_predicate(rest):
        return True
    if not ties and is_predicate(rest):
        return False
    counted = after is not None and after.joint == "shared" and after.first.shape == "count"
    if counted and amount.shape == "extent" and not JUDGING.condition_opens.search(text, sentence.start, mention.opens + 4):
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
        and ((counted and opens_with_verb) or JUDGING.creating.match(before))
        and not JUDGING.condition_opens.search(text, sentence.start, mention.opens + 4)
    ):
        return False
    return not (ties and amount.shape == "count" and not measured(lead) and not linked(lead) and amount.compare in ("=", "range", "~"))


# 对招用新增员工30%以上残疾人的企业: a share of its staff that selects the enterprise
STAFF_SHARE = re.compile(r"[^，。；的]{1,16}的[^，。；]{2,14}$")


def selects_by_time(amount: Amount, lead: str, rest: str) -> bool:
    """Whether a length of time may select (3年以上的企业): not one that recurs, is a limit, or says when something is done."""
    if JUDGING.period.search(lead) or around_clock(amount, lead, rest) or JUDGING.done.fullmatch(rest):
        return False
    return amount.rule != "compare.within-time" or rest.startswith("的")


def surpasses(sentence: Sentence, mention: Mention, lead: str) -> bool:
    """对产值首次超过10亿元，且……的企业: the first of several conditions, which a comma parts from the rest."""
    amount = mention.last
    more = amount.start < amount.at and amount.compare in (">", ">=") and sentence.text.startswith(("，", "、"), mention.rest[1])
    return more and JUDGING.gives.search(lead) is None


def part_of_ratio(sentence: Sentence, mention: Mention, after: Mention | None) -> bool:
    """至少配备1名医师的机构占比达100%: the first amount belongs to the name of the second."""
    if after is None or after.joint != "shared" or after.first.shape != "share" or mention.last.shape == "share":
        return False
    between = sentence.text[mention.last.end : after.first.start]
    return "的" in between and (linked(between) or measured(between))


def granted(lead: str, amount: Amount, thing: str) -> bool:
    """The noun behind the amount is money given, or a standard (给予10万元奖励, 每人1000元的标准)."""
    if not JUDGING.given.search(lead) and (amount.rule not in ("compare.at-most", "compare.at-least") or measured(lead)):
        return False
    noun = JUDGING.near_noun.match(thing)
    return noun is not None and any(word in noun[0] for word in WORDS.grant)
