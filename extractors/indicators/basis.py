"""Tells a level from a rise or fall by the words around an amount."""

import re
from functools import lru_cache
from typing import Literal

from extractors.engine import pattern
from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.comparing import Amount

Basis = Literal["level", "delta"]


def basis_of(sentence: Sentence, mention: Mention) -> Basis:
    """Delta for 新增, 提高 or 下降 with an amount; the same with 到, 至 or 为 is a level."""
    lead, last = sentence.text[mention.lead[0] : mention.first.start], mention.last
    if last.unit in POINTS and GROWS.search(sentence.text, last.end, last.end + 8):
        return "level" if LEVEL_END.search(lead) else "delta"
    return basis_in(lead, last)


def basis_in(lead: str, amount: Amount | None = None) -> Basis:
    """The basis that the words before an amount give."""
    near = near_delta().search(lead, max(0, len(lead) - 14))
    if near and (amount is None or amount.shape in ("share", "span", "plain") or not near[0].startswith(IMPROVING)):
        return "delta"
    far = (ANY_DELTA if amount is None or amount.shape in ("share", "span") else FAR_DELTA).search(lead)
    return "delta" if far and not LEVEL_AFTER.search(lead, far.end()) else "level"


def adds(lead: str) -> bool:
    """The words before an amount open with a verb of adding (新增, 增设), which then holds for all of a list; 城镇新增就业 is a noun."""
    opened = ADDING.match(lead)
    return opened is not None and not LEVEL_AFTER.search(lead, opened.end())


ADDING = re.compile(
    r"(?:20\d\d年)?(?:[全本我][市区县省州国]|[^，。的]{1,4}[市区县州旗])?(?:共|将|计划|拟|累计|再|每年|年均|平均每年)?"
    r"(?:新增加?(?![长幅速值])|净增|增设|新添|增配|增加(?![值量幅速额率]))(?!就业|失业)"
)


@lru_cache
def near_delta() -> re.Pattern[str]:
    """Matches a verb of rise or fall right before the number."""
    return re.compile(pattern("indicators", "delta_word").pattern + r"(?:了|约|近|超|各|至少|幅度)?$")


POINTS = ("个百分点", "百分点", "个基点", "基点")
GROWS = re.compile(r"增长|提高|提升|下降|降低|递增|速度")
LEVEL_END = re.compile(r"(?:到|至|达|为)$")
# 改造提升15万亩: verbs of change that set an amount of things to be changed
IMPROVING = ("提高", "提升", "压缩", "压减", "缩短", "上升", "下降")
FAR_DELTA = re.compile(r"新增加?(?![长幅速值])|净增|增设|新添|增配|(?<![一-鿿])增加(?![值量幅速额率])")
ANY_DELTA = re.compile(r"(?:新增加?|净增|增设|增加|提高|提升|下降|降低|减少|缩短|压减|压缩|压降|下调|上调)(?![率值])")
LEVEL_AFTER = re.compile(r"达|到|至(?!少)|为|是|占|率|比例|比重")
