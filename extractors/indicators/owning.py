"""Gives a name that cannot stand alone its owner: the label before it, the platform, the institution, the occasion."""

import re
from collections.abc import Callable

from extractors.engine import Patterns
from extractors.indicators.context import Gap, previous_clause
from extractors.indicators.wording import WORDING, WORDS, opening_verb, setting_inside, strip_opening, strip_setting
from extractors.parts import is_action

OWNING = Patterns("indicators/owning")

# 粮食储备：建设3个省级库: a run-in label at the head of the sentence
LABEL = re.compile(r"[\s—－–\-●•·]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?\s*([一-鿿]{2,16})[：:]")
OCCASION = re.compile(r"(?:^|(?<=[。；]))\s*([^，。；]{4,16})时[，,]")


def labelled(gap: Gap) -> str:
    """粮食储备：建设3个省级库: what a label at the head of the sentence is about, for a name that only grades."""
    if not OWNING.graded.fullmatch(gap.name):
        return ""
    label = LABEL.match(gap.sentence.text, gap.sentence.start, gap.mention.first.at)
    return label[1] + gap.name if label and not OWNING.no_topic.search(label[1]) and not is_action(label[1]) else ""


def on_platform(gap: Gap) -> str:
    """推广云溪通APP，注册用户10万人: whose users they are."""
    if not OWNING.on_platform.fullmatch(gap.name):
        return ""
    found = OWNING.platform.findall(gap.sentence.text, gap.sentence.start, gap.mention.first.at)
    return strip_setting(strip_opening(OWNING.opens.sub("", found[-1]))) + gap.name if found else ""


def in_house(gap: Gap) -> str:
    """完善市中医院功能，增设60张床位; 有小学12所、在校生4000人: where the beds stand."""
    if OWNING.inmates.fullmatch(gap.name) and gap.joint in "，、）)" and OWNING.housed.search(gap.near):
        return gap.near + gap.name
    if not OWNING.places.fullmatch(gap.name) or not gap.mention.opens > gap.sentence.start:
        return ""
    before = gap.sentence.text[gap.sentence.start : gap.mention.opens - 1]
    for clause in reversed(re.split("[，；：]", before)):
        house = OWNING.house.match(strip_setting(OWNING.opens.sub("", strip_opening(clause))))
        if house:
            return house[0] + gap.name
    return ""


def staff_of(gap: Gap) -> str:
    """设立知识服务站，配备2名管理人员: whose staff they are."""
    if len(gap.name) > 14 or not OWNING.persons.search(gap.name) or not OWNING.staffs.match(gap.sentence.text, *gap.mention.lead):
        return ""
    house = OWNING.sets_up.search(previous_clause(gap.sentence, gap.mention))
    return house[1] + gap.name if house else ""


def on_occasion(gap: Gap) -> str:
    """制定政策时，……企业代表比例不低于60%: of what the share is taken."""
    if gap.mention.last.shape != "share" or not OWNING.shares.fullmatch(gap.name):
        return ""
    occasion = OCCASION.search(gap.sentence.text, gap.sentence.start, gap.mention.lead[0])
    return strip_opening(occasion[1]) + gap.name if occasion else doer(previous_clause(gap.sentence, gap.mention)) + gap.name


def doer(clause: str) -> str:
    """Who does it, of a clause that ends in 的 (各级机关委托旅行社代办的，预付款比例……)."""
    if not clause.rstrip().endswith("的"):
        return ""
    verb = setting_inside().search(clause, 4)
    subject = strip_opening(clause[: verb.start()] if verb else clause.rstrip()[:-1])
    return subject if 3 <= len(subject) <= 30 and not is_action(subject) else ""


def of_project(gap: Gap) -> str:
    """传感器产业园。规划用地600亩，总投资18亿元: the size of what the head of the paragraph names."""
    if not OWNING.size.fullmatch(gap.name):
        return ""
    if gap.joint == "，" and OWNING.thing.search(gap.near):
        return gap.near + gap.name
    text = gap.sentence.text
    head = HEAD.match(text, text.rfind("\n", 0, gap.sentence.start) + 1, gap.mention.opens)
    thing = strip_setting(strip_opening(head[1])) if head else ""
    return thing + gap.name if OWNING.thing.search(thing) else ""


HEAD = re.compile(r"[\s\d.、．（）()一二三四五六七八九十①-⑳—－-]*([^，。：；]{4,30})[。：]")


def rate_over(gap: Gap) -> str:
    """对重点企业开展排查，整治率达到100%: over whom the rate is taken."""
    if gap.joint or len(gap.name) > 6 or not gap.name.endswith("率"):
        return ""
    over = OWNING.over.match(previous_clause(gap.sentence, gap.mention))
    return WORDING.our_region.sub("", over[1]) + gap.name if over else ""


def spent_on(gap: Gap) -> str:
    """安排25亿元，支持科学中心建设: what money with no noun of its own is for."""
    text, mention = gap.sentence.text, gap.mention
    if not (mention.last.unit or "").endswith("元") or not gap.name.endswith(WORDS.spending):
        return ""
    use = OWNING.use.match(text, mention.rest[0], gap.sentence.end)
    return gap.name + use[1] if use else ""


def invested_in(gap: Gap) -> str:
    """投资500万元，建设新城大桥: at the head of a sentence or of a part of it, what the money builds."""
    if gap.joint not in ("", "；", ";") or not (gap.mention.last.unit or "").endswith("元") or not OWNING.invests.fullmatch(gap.name):
        return ""
    built = OWNING.built.match(gap.sentence.text, gap.mention.rest[0], gap.sentence.end)
    verb = opening_verb().match(built[1]) if built else None
    if built is None or verb is None:
        return ""
    thing = built[1][verb.end() :].rpartition("的")[2] if DIGIT.search(built[1]) else built[1][verb.end() :]
    return gap.name + verb[0] + thing if thing and not DIGIT.search(thing) else ""


DIGIT = re.compile(r"\d")


def owned(gap: Gap) -> str:
    """The name with its owner, or nothing where the name is of no sort that needs one."""
    if not (gap.name.endswith(WORDS.spending) or (len(gap.name) <= 14 and OWNING.dependent.fullmatch(gap.name))):
        return ""
    return next(filter(None, (owner(gap) for owner in OWNERS)), "")


OWNERS: tuple[Callable[[Gap], str], ...] = (
    labelled,
    of_project,
    invested_in,
    rate_over,
    on_platform,
    in_house,
    staff_of,
    on_occasion,
    spent_on,
)
