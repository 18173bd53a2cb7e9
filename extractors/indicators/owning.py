"""Gives a name that cannot stand alone its owner: the label before it, the platform, the institution, the occasion."""

import re
from collections.abc import Callable
from functools import lru_cache

from extractors.engine import Patterns
from extractors.indicators.context import Gap, previous_clause
from extractors.indicators.wording import WORDING, WORDS, setting_inside, strip_opening
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


def staff_of(gap: Gap) -> str:
    """设立知识服务站，配备2名管理人员: whose staff they are."""
    if len(gap.name) > 14 or not OWNING.persons.search(gap.name) or not OWNING.staffs.match(gap.sentence.text, *gap.mention.lead):
        return ""
    house = OWNING.sets_up.search(previous_clause(gap.sentence, gap.mention))
    return house[1] + gap.name if house else ""


def sent_to(gap: Gap) -> str:
    """每个检查组由市住建局配备燃气专家1名，由供电公司配备1名供电专家: for each of whom, as in the clause before."""
    by = gap.sentence.text[gap.mention.lead[0] : gap.mention.lead[1]].lstrip().startswith("由")
    each = OWNING.for_each.match(previous_clause(gap.sentence, gap.mention)) if by else None
    return each[1] + gap.name if each else ""


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


def rate_over(gap: Gap) -> str:
    """对重点企业开展排查，整治率达到100%: over whom the rate is taken."""
    if gap.joint or len(gap.name) > 6 or not gap.name.endswith("率"):
        return ""
    over = OWNING.over.match(previous_clause(gap.sentence, gap.mention))
    return WORDING.our_region.sub("", over[1]) + gap.name if over else ""


def spent_on(gap: Gap) -> str:
    """安排25亿元，支持科学中心建设: what money with no noun of its own is for."""
    text, mention = gap.sentence.text, gap.mention
    if not (mention.last.unit or "").endswith("元"):
        return ""
    if fund := OWNING.fund.match(gap.name):
        what = OWNING.funds.match(text, mention.rest[0], gap.sentence.end)
        return (what["gift"] or what["work"]) + fund[1] if what else ""
    if not gap.name.endswith(WORDS.spending):
        return ""
    use = OWNING.use.match(text, mention.rest[0], gap.sentence.end)
    return gap.name + use[1] if use else ""


def owned(gap: Gap) -> str:
    """The name with its owner, or nothing where the name is of no sort that needs one."""
    if not (gap.name.endswith(spent()) or (len(gap.name) <= 14 and OWNING.dependent.fullmatch(gap.name))):
        return ""
    return next(filter(None, (owner(gap) for owner in OWNERS)), "")


@lru_cache
def spent() -> tuple[str, ...]:
    """How a name of money that is spent ends."""
    return (*WORDS.spending, "资金", "经费")


OWNERS: tuple[Callable[[Gap], str], ...] = (
    labelled,
    rate_over,
    staff_of,
    sent_to,
    on_occasion,
    spent_on,
)
