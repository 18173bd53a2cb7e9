"""Tells amounts that only say whom or what a measure is meant for (年收入10万元以上的家庭) from those that are set."""

import re
from collections.abc import Sequence

from extractors.engine import Patterns
from extractors.indicators.basis import adds
from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.comparing import Amount
from extractors.indicators.judging import JUDGING, around_clock, lead_of, linked, measured, unbracketed
from extractors.indicators.wording import WORDS, closing_verb, is_predicate, opening_verb, strip_closing, strip_opening

SELECTING = Patterns("indicators/selecting")


def conditions(sentence: Sentence, found: Sequence[Mention]) -> set[int]:
    """Indexes of the mentions whose amounts only say whom or what a measure is meant for (年收入10万元以上的家庭)."""
    barred: set[int] = set()
    for i in range(len(found) - 1, -1, -1):
        after = found[i + 1] if i + 1 < len(found) else None
        if is_condition(sentence, found, i) or (
            after is not None and i + 1 in barred and after.joint in "、且和或，," and joined_condition(sentence, found[i], after)
        ):
            barred.add(i)
    return barred


def joined_condition(sentence: Sentence, mention: Mention, after: Mention) -> bool:
    """Two conditions of one relative clause (注册资本100万元以上、员工超过20人的企业)."""
    rest = sentence.text[mention.rest[0] : mention.rest[1]].strip("，,、且 ")
    if rest:
        return False
    begin = max(sentence.start, sentence.text.rfind("；", sentence.start, mention.opens) + 1)
    threshold = SELECTING.selects.match(sentence.text, begin, mention.opens) if mention.last.compare in THRESHOLDS else None
    return (
        after.joint not in "，,"
        or SELECTING.condition_opens.search(sentence.text, sentence.start, mention.opens + 6) is not None
        or (threshold is not None and SELECTING.gives.search(sentence.text, threshold.end(), mention.first.start) is None)
    )


MAY_APPLY = frozenset(("即可", "可申", "方可", "均可"))
SIZED = ("项目", "工程", "工业项目", "产业项目", "重点项目", "重大项目", "企业")
THRESHOLDS = (">=", ">", "<=", "<")


def is_condition(sentence: Sentence, found: Sequence[Mention], index: int) -> bool:
    """The amount stands in a relative clause that selects, instead of describing a result."""
    mention, after = found[index], found[index + 1] if index + 1 < len(found) else None
    amount, text, lead = mention.last, sentence.text, lead_of(sentence, found, index)
    rest = unbracketed(text[mention.rest[0] : mention.rest[1]])
    if text.startswith(("）", ")"), amount.end) and amount.compare in THRESHOLDS and is_aside(sentence, mention):
        return True
    if rest[:2] in MAY_APPLY or rest[1:3] in MAY_APPLY:
        return True  # 累计达到200人次的即可申报奖励
    if part_of_ratio(sentence, mention, after) or is_step(lead, after) or comes_before_grant(sentence, mention, lead, rest):
        return True
    ties = rest.startswith("的")
    if ties and amount.shape == "extent" and index and mention.joint == "shared" and found[index - 1].last.shape == "count":
        return False  # 8个年销售超40亿元的茶叶园区
    if amount.shape == "count" and SELECTING.had.match(rest):
        least = amount.compare in (">=", ">") and lead.endswith("有")
        if (least and SELECTING.having.search(lead)) or SELECTING.with_many.match(lead):
            return True
    if amount.shape == "span" and not selects_by_time(amount, lead, rest):
        return False
    if not ties and amount.shape == "extent" and "予" in lead and SELECTING.gives_here.search(lead):
        return False
    thing = rest[1:] if ties else rest
    if ties and not thing:
        return True
    if lead.endswith("有") and SELECTING.each_has.search(lead):
        return False
    if (ties and SELECTING.aim.match(thing)) or sets_work(amount, lead, thing):
        return False
    if ties and amount.shape == "share" and SELECTING.fulfils.search(lead):
        return True
    selects = SELECTING.selects.match(lead) is not None
    if not rest and selects and surpasses(sentence, mention, lead):
        return True
    if not rest and selects and amount.compare in THRESHOLDS and SELECTING.goes_on.match(text, mention.rest[1]):
        return True
    if amount.shape == "share" and selects and STAFF_SHARE.match(rest) and SELECTING.gives.search(lead) is None:
        return True
    grades = amount.shape in ("extent", "rating", "span")
    if not rest or not (ties or grades) or granted(lead, amount, thing) or thing.startswith(WORDS.rate):
        return False
    if selects and not is_predicate(rest):
        return True
    if not ties and (is_predicate(rest) or spends(amount, rest)):
        return False
    counted = after is not None and after.joint == "shared" and after.first.shape == "count"
    if counted and amount.compare == ">=" and thing in SIZED and not measured(lead):
        return True  # 5000万元以上项目158个
    if counted and amount.shape == "extent" and not SELECTING.condition_opens.search(text, sentence.start, mention.opens + 4):
        return False
    before = strip_opening(strip_closing(lead))
    opens_with_verb = opening_verb().match(before) is not None
    if opens_with_verb and amount.shape == "extent" and not ties and amount.compare in ("=", "~", "range"):
        return False
    if not before and amount.shape == "extent" and not ties and adds(strip_opening(lead)):
        return False
    verb_at_number = not before or (closing_verb().search(strip_closing(lead)) is not None and (not measured(lead) or len(before) <= 3))
    if verb_at_number:
        return (bool(before) is False and grades) or amount.shape == "rating"
    if amount.shape == "share" and not measured(lead) and not linked(lead):
        return False
    if (
        amount.shape != "rating"
        and ((counted and opens_with_verb) or SELECTING.creating.match(before))
        and not SELECTING.condition_opens.search(text, sentence.start, mention.opens + 4)
    ):
        return False
    return not (ties and amount.shape == "count" and not measured(lead) and not linked(lead) and amount.compare in ("=", "range", "~"))


def is_aside(sentence: Sentence, mention: Mention) -> bool:
    """运营满1年的（面积500平方米以上）, 规模养殖场（存栏500头以上）的粪污: a threshold in brackets that says which ones are meant."""
    text, at, amount = sentence.text, mention.opens, mention.last
    if SELECTING.aside.search(text, sentence.start, at):
        return True
    return amount.shape in ("extent", "count") and text[at - 1 : at] in ("（", "(") and text.startswith("的", amount.end + 1)


def is_step(lead: str, after: Mention | None) -> bool:
    """每增加1亿元，奖励10万元: the amount behind 每 says by what steps the other is given."""
    return after is not None and "每" in lead and SELECTING.step.search(lead) is not None


def comes_before_grant(sentence: Sentence, mention: Mention, lead: str, rest: str) -> bool:
    """投资到位5000万元，给予……, 年出栏1000头以上的养殖场，每场奖励……: what has to be reached before something is given."""
    amount, end = mention.last, mention.rest[1]
    if SELECTING.then_gives.match(sentence.text, end) is None:
        return False
    sized = rest and SELECTING.of_that_size.fullmatch(rest) and not SELECTING.creating.fullmatch(strip_opening(lead))
    if (rest and not sized) or amount.shape not in ("extent", "share", "count"):
        return False
    reached = amount.compare in (">", ">=", "range") or SELECTING.reached.search(lead) is not None
    return reached and SELECTING.sets.search(lead) is None


def sets_work(amount: Amount, lead: str, thing: str) -> bool:
    """完成2000亩的治沙造林任务, 完成沙口3000亩治理规划, 完成5亿吨产能改造: how much of a piece of work is to be done."""
    unit = amount.unit or ""
    if amount.shape != "extent" or amount.compare not in ("=", "~") or unit.endswith("元") or SELECTING.carries.search(lead) is None:
        return False
    if unit.endswith("吨"):  # 完成5万吨污水处理厂建设: the size of a plant
        return "产能" in thing and SELECTING.done_work.match(thing) is not None
    return (SELECTING.work.match(thing) or SELECTING.done_work.match(thing)) is not None


def spends(amount: Amount, rest: str) -> bool:
    """168万元更新设备: the words behind an amount of money say what it does."""
    does = strip_opening(rest)
    verb = opening_verb().match(does) if (amount.unit or "").endswith("元") and not does.startswith(WORDS.grant) else None
    return verb is not None and verb.end() < len(does)


# 对招用新增员工30%以上残疾人的企业: a share of its staff that selects the enterprise
STAFF_SHARE = re.compile(r"[^，。；的]{1,16}的[^，。；]{2,14}$")


def selects_by_time(amount: Amount, lead: str, rest: str) -> bool:
    """Whether a length of time may select (3年以上的企业): not one that recurs, is a limit, or says when something is done."""
    if JUDGING.period.search(lead) or around_clock(amount, lead, rest) or JUDGING.done.fullmatch(rest) or JUDGING.reaches.match(rest):
        return False
    return amount.rule != "compare.within-time" or rest.startswith("的")


def surpasses(sentence: Sentence, mention: Mention, lead: str) -> bool:
    """对产值首次超过10亿元，且……的企业: the first of several conditions, which a comma parts from the rest."""
    amount = mention.last
    more = amount.start < amount.at and amount.compare in (">", ">=") and sentence.text.startswith(("，", "、"), mention.rest[1])
    return more and SELECTING.gives.search(lead) is None and SELECTING.acts.search(lead) is None


def part_of_ratio(sentence: Sentence, mention: Mention, after: Mention | None) -> bool:
    """至少配备1名医师的机构占比达100%: the first amount belongs to the name of the second."""
    if after is None or after.joint != "shared" or after.first.shape != "share" or mention.last.shape == "share":
        return False
    between = sentence.text[mention.last.end : after.first.start]
    return "的" in between and (linked(between) or measured(between))


def granted(lead: str, amount: Amount, thing: str) -> bool:
    """The noun behind the amount is money given, or a standard (给予10万元奖励, 每人1000元的标准)."""
    if not SELECTING.given.search(lead) and (amount.rule not in ("compare.at-most", "compare.at-least") or measured(lead)):
        return False
    noun = SELECTING.near_noun.match(thing)
    return noun is not None and any(word in noun[0] for word in WORDS.grant)
