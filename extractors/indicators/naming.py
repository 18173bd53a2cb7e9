"""Names what a number counts: the noun phrase around it, made of the text's own words, and whose it is."""

import re
from collections.abc import Sequence

from extractors.engine import Patterns
from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.completing import completed
from extractors.indicators.condensing import chosen, head_of, used, without_slogans
from extractors.indicators.context import LISTED, Context, Gap
from extractors.indicators.grants import is_grant, rate_before_grant, rate_of, settled
from extractors.indicators.relating import related
from extractors.indicators.selecting import spends
from extractors.indicators.surroundings import SURROUNDINGS, Around, strip_whom, words_around
from extractors.indicators.wording import (
    WORDING,
    WORDS,
    closing_verb,
    ends_in_measure,
    is_predicate,
    opening_verb,
    split_verb,
    strip_closing,
    strip_opening,
    strip_particles,
    strip_setting,
    verb_at,
)

NAMING = Patterns("indicators/naming")


# 按照省里“平均贷款利率: the name of a quoted requirement begins in the quotation
OPENED = re.compile(r"^[^”]*“(?=[^”]{4,}$)")
# 担保机构将平均费率降至1%: what takes the measure up
TAKEN = re.compile(r"(?<=[构门位业市区县局会院])将(?=[^，。军来要]{2,12}[率费额量价本限数]$)|(?<=[省市区县])将(?=投资|投入|安排|每年)")


def trimmed(name: str) -> str:
    """The name without what only says how it is called, how it goes, or that there are more."""
    if "为" in name:
        name = NAMING.theme.sub("", name)
    name = name.replace("约占", "占")
    if "最" in name:
        name = NAMING.superlative.sub("", name)
    if "由" in name:
        name = NAMING.by_whom.sub(r"\g<whose>", name)
    if "（" in name or "(" in name:
        name = NAMING.answered.sub("", NAMING.some_of.sub("", NAMING.called.sub("", name)))
        name = SAYS_MORE.sub("", name) if len(name) > 30 else name
    if "每" in name or name.endswith("均"):
        name = NAMING.linked_each.sub("", name)
    if name.endswith("等") and "、" in name:
        name = name[:-1]
    return NAMING.lands.sub("", name) if "落" in name else name


SAYS_MORE = re.compile(r"[（(][含包][^（）()]{4,}[）)]")


def name_of(sentence: Sentence, mention: Mention, context: Context, followers: Sequence[Mention] = ()) -> str:
    """The name of what a mention's amounts count; `followers` are the mentions behind it that may carry its predicate."""
    around = words_around(sentence, mention, context, followers)
    name = put_together(around, mention, context)
    if around.share and "按" in around.lead:
        behind = sentence.text[mention.last.end : min(sentence.end, mention.last.end + 40)]
        name = rate_before_grant(around.lead, behind) or name
    name = without_slogans(trimmed(name))
    if mention.last.shape == "count":
        name = NAMING.made_into.sub("", name) if "作为" in name and ("将" in around.lead or "把" in around.lead) else name
        name = used(around.lead, name)
        name = head_of(chosen(around.lead, name) if around.rest else name)
    elif mention.last.shape == "extent" and not is_grant(name):
        name = head_of(name)
    name = name.strip("，,、；;：: 。")
    name = NAMING.held.sub(r"\1", name) if "有" in name else name
    name = without_doer(TAKEN.sub("", name)) if "将" in name else name
    name = OPENED.sub("", name) if "“" in name else name
    if mention.last.unit == "分" and name.endswith(("考核加", "考评加", "绩效加", "考核扣", "考评扣", "绩效扣")):
        name += "分"
    name = NAMING.within.sub("", name) if "范围内" in name else name
    if mention.last.shape == "span" and len(name) > 6:
        name = name.removeprefix("完成")
    if name.endswith("的") and ("占" in name or (around.share and mention.last.unit != "倍") or around.rest.endswith("的")):
        name = name[:-1]
    name = settled(completed(Gap(name, sentence, mention, context)))
    context.remember(name, around.before, mention)
    return name


def without_doer(name: str) -> str:
    """此次兴建的水利工程将解决人口饮水问题: what will be done, without who or what does it."""
    will = name.find("将", 2)
    verb = verb_at(name, will + 1) or closing_verb().match(name, will + 1, will + 3) if will > 0 and "每" not in name[:will] else None
    return name[will + 1 :] if verb and len(name) > verb.end() + 1 else name


def put_together(around: Around, mention: Mention, context: Context) -> str:
    """The name from the words before and behind the run, by how the number stands among them."""
    before, rest = around.before, around.rest
    if around.share and "务" in around.before + around.rest and (task := NAMING.of_task.search(around.before)):
        return "完成" + task["task"]
    if around.share and around.lead.endswith("的") and rest.startswith(SPENT_ON):
        return NAMING.taken_up.sub("", around.lead.removesuffix("的")) + rest
    if around.share and around.at_rate and (by := NAMING.by_rate.search(around.lead)):
        return strip_particles(rest) + "占" + by["of"]
    if around.share:
        bound = NAMING.of_whole if before.endswith("的") else NAMING.of_part if "不" in before else None
        at = bound.search(before) if bound else None
        if at:
            measured = mention.last.unit == "倍" or NAMING.share_measure.search(before, 0, at.start())
            before = before[: at.start()] + ("" if measured else "占" + at[1])
    if around.share and (share := rate_of(strip_whom(around.lead), rest)):
        return share
    if around.limit:
        context.actor = actor(before) or (context.actor if mention.joint in ("、", "和") else "")
        does = strip_opening(rest or around.following)
        return strip_setting(context.actor) + strip_particles(NAMING.by_means.sub("", does) if does[:2] in MEANS else does)
    if around.share and not rest and NAMING.part_of.search(around.lead):
        return strip_closing(before) + "占比"
    if around.share and NAMING.after_rate.fullmatch(rest) and "按" in around.lead:
        taken = NAMING.shared_out.search(rest)
        return NAMING.by_share.sub("" if taken else "占", strip_closing(before)) + (taken[0] + "比例" if taken else "")
    if not rest or rest in WORDS.idle or (around.share and around.linked and not rest.startswith("的")):
        return bare_noun(measured_alone(before.removeprefix("的")))
    if (
        mention.last.shape == "extent"
        and (work := NAMING.work_to_do.fullmatch(f"{around.lead}|{rest}"))
        and not ends_in_measure(work["where"])
    ):
        return work["where"] + work["work"]
    if rest.startswith("的"):
        return relative(around, NAMING.comes_about.sub("", rest[1:]), mention, context)
    if mention.last.shape == "extent" and around.shared and mention.last.compare in (">", ">=") and ends_in_measure(before):
        return rest + strip_setting(before)  # 产值超10亿元产业集群5个
    if mention.last.shape == "extent" and around.shared and not before and mention.last.compare == ">":
        rest = next((name for name in reversed(context.names) if name.startswith(rest) and ends_in_measure(name)), rest)
    if is_predicate(rest) or spends(mention.last, rest):
        return ("" if opening_verb().fullmatch(before) else strip_setting(before)) + strip_particles(rest)
    subject, verb = split_verb(before)
    if around.share and not verb:
        return before + strip_particles(rest)
    before = before.removeprefix("的")
    noun = NAMING.comes_about.sub("", rest) if rest[-1] in HANDED_DOWN else rest
    if mention.last.shape == "count" and around.shared and ends_in_measure(noun):
        noun = NAMING.their_measure.sub("", noun)  # 20个贫困县居民收入达到1万元
    context.frame = before or context.frame
    if mention.last.shape == "count" and (all_of := SURROUNDINGS.all_do.fullmatch(noun)):
        return INSTANCES.sub("", owner(subject, verb)) + all_of["noun"] + all_of["does"]
    listed = mention.last.shape == "count" and 1 < mention.last.value == subject.count("、") + 1  # 甲、乙2个园区: which ones they are
    if mention.last.shape == "count" and not around.shared and (clause := related(noun)):
        does, noun = clause
        return does + ("" if listed else INSTANCES.sub("", owner(subject, verb))) + noun
    if listed and len(noun) > SHORT_NOUN:
        return noun
    if len(noun) <= SHORT_NOUN and (carried := NAMING.carried.match(before)):
        return before[carried.end() :] + noun
    if len(noun) <= 2 and verb and not verb.endswith(WORDS.choosing):
        return NAMING.inner.sub("", before) + noun
    kept = verb if verb.endswith(WORDS.acts) and verb not in WORDS.plainly and not subject else ""
    return kept + (examples(subject) if subject.endswith("等") and len(noun) <= SHORT_NOUN else owner(subject, verb)) + noun


def examples(subject: str) -> str:
    """检测、监管、追溯等3个平台: the list that says which ones they are, as long as a name may be."""
    listed = strip_setting(strip_opening(subject[:-1]))
    return listed + "等" if "、" in listed and len(listed) <= LONGEST_LIST else ""


# Characters of a list of examples before a noun, and of a noun that says too little without them.
LONGEST_LIST, SHORT_NOUN = 36, 2


def bare_noun(before: str) -> str:
    """The words before a number without the verb that sets the thing up, kept where next to nothing is left without it (引进专家)."""
    name = strip_setting(before, to_act=True)
    return name if len(name) > 2 or len(before) > 8 else before


TO_WHOM = frozenset("向为给")
MEANS = ("通过", "采取", "采用")  # how a limit is kept
HANDED_DOWN = frozenset("发达实解利好稳序进施开")  # the last characters of 分解印发


def measured_alone(before: str) -> str:
    """The name of a measure without the verb that moves it (提高参保率至95%)."""
    moves = NAMING.moves.match(before)
    return before[moves.end() :] if moves and ends_in_measure(before) else before


def actor(before: str) -> str:
    """Who has to keep a limit: the words before 应于, 在 or 自."""
    if event := NAMING.event_past.fullmatch(before):
        return event[0]
    cut = NAMING.obliges.search(before)
    return before[: cut.start()] if cut else "" if SURROUNDINGS.event.search(before) else before


def relative(around: Around, noun: str, mention: Mention, context: Context) -> str:
    """的 behind the number: 100%的村卫生室能够…… is about 村卫生室; 聚集了90%的机构 about what gathers them."""
    before = around.before
    if (ends_in_measure(before) or (mention.last.shape == "extent" and before.endswith(YIELDS))) and not is_grant(noun):
        of_them = before.rpartition("、")[2] if "、" in before and NAMING.properties.search(before) else before
        return strip_setting(before) if around.share else noun + strip_setting(of_them)
    if noun.startswith(WORDS.pace):
        return strip_setting(before)
    if noun.startswith("标准"):
        given = NAMING.standard.match(noun)
        if given and NAMING.stepped.search(before):
            return given[1]  # 销售每新增900万元奖励2万元的标准
        return before + (given[1] if given else "") + "标准"
    subject, verb = split_verb(before)
    if verb in WORDS.gathering and not subject.startswith(("通过", "围绕")):
        context.frame = subject + verb.rstrip("了") + "的"
        return context.frame + noun
    inherited = context.frame if mention.joint in ("、", "和") and context.frame.endswith("的") else ""
    if around.share and verb in REACHING:
        context.frame = owner(subject, verb) if subject else verb
        return context.frame + noun
    if around.share and not before and mention.joint in LISTED and context.frame.endswith(REACHING):
        return context.frame + noun  # 覆盖90%的乡镇和60%的村
    return inherited + owner(subject, verb) + noun


# 新增财力的75%用于民生: what a share goes to
SPENT_ON = ("用于", "投向", "投入")
# 纳税超1亿元的企业: verbs and short forms that measure money
YIELDS = ("纳税", "营收", "利税")
# 覆盖80%以上的城市: verbs whose share is that of what they reach
REACHING = ("覆盖", "惠及", "服务", "带动", "辐射")


def owner(subject: str, verb: str) -> str:
    """The subject, with its verb, as far as it names who or where: not an adverbial, not a mere region before a verb."""
    if verb.endswith(WORDS.giving) and (given := NAMING.receiver.match(subject)):
        return given[1]
    if "由" in subject and (by := NAMING.by_one.match(subject)):
        subject = by["whose"]
    subject = strip_opening(subject[2:] if subject.startswith(("全部", "所有")) else subject)
    if "每" in subject and "每" not in subject[:1]:
        subject = strip_setting(subject)
    if subject[:1] in TO_WHOM:
        subject = NAMING.to_them.sub("", subject)
    if (
        not subject
        or NAMING.own_region.fullmatch(subject)
        or WORDING.adverbial.match(subject)
        or (verb and WORDING.region.match(subject))
        or subject.endswith("等")
    ):
        return ""
    if subject.endswith(PLANNED) and WORDING.region.match(subject):
        return subject[: -len("计划")]
    if enumeration := NAMING.enumerates.search(subject):
        return subject[: enumeration.start()].removeprefix("确定")
    if modal := NAMING.modal.search(subject, 2):
        subject = subject[: modal.start()]
        if WORDING.region.match(subject):
            return ""
    if subject.endswith(WORDS.place):
        subject = subject.removesuffix("面")[:-1]
    said = verb not in WORDS.dropped or (subject.startswith("每") and verb in WORDS.acts)
    kept = verb if len(verb) == 2 and said else ""
    return strip_setting(subject) + kept if len(subject) <= 40 else ""


PLANNED = ("计划", "预计")
# “甲”“乙”2个品牌: which ones they are
INSTANCES = re.compile(r"^(?:[“《][^“”《》]*[”》]、?)+$")
