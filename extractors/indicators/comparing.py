"""What an amount is, and the words before and behind it that compare it.

Amounts, mentions and the like are dataclasses with slots: their fields are got at eight times as quickly as those of a named tuple.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from extractors.engine import Patterns, Rule, rules
from extractors.indicators.units import Shape
from schemas.plan import Comparator

QUANTITIES = Patterns("quantities")


@dataclass(slots=True)
class Amount:
    """A number with its unit at text[start:end], comparison words included.

    `at` is where the number begins and `after` where the unit ends; `unit` is as printed, without 余 or 多, null where there is
    none. `shape` says what the unit measures: count (家, 名), extent (亩, 元), rating (千伏, 岁), span (天, 个工作日), share (%, 倍),
    plain (no unit).
    """

    start: int
    end: int
    at: int
    after: int
    value: float
    high: float | None
    unit: str | None
    compare: Comparator
    shape: Shape
    written: bool = False
    rule: str = "quantity.number"


def compared(text: str, amount: Amount, left: int, right: int) -> Amount:
    """An amount just found, now with the words that compare it in text[left:right]; a word behind it says more than one before it."""
    behind = compares_behind(text, amount, right)
    before = compares_before(text, amount, left)
    apart = None if before or amount.shape == "plain" else compares_apart(text, amount, left)
    told = before if behind and before and behind[0].data["compare"] == "~" else behind or before or apart
    if told is None:
        return amount
    if amount.compare != "range":
        amount.compare, amount.rule = cast(Comparator, told[0].data["compare"]), told[0].id
    amount.start, amount.end = before[1] if before else amount.start, behind[1] if behind else amount.end
    return amount


Found = tuple[Rule, int]


def compares_behind(text: str, amount: Amount, right: int) -> Found | None:
    """The rule of the comparison behind the unit and where it ends; 内 compares times and lengths only."""
    if text[amount.end : amount.end + 1] not in BEHIND_OPENS:
        return None
    for rule in side("after"):
        if rule.data.get("shape", amount.shape) == amount.shape and (m := rule.pattern.match(text, amount.end, right)):
            return None if m[0] == "内" and amount.shape not in ("span", "extent") else (rule, m.end())
    return None


# The characters that a comparison behind a number can begin with, end with before it, and hold a few words away.
BEHIND_OPENS = frozenset("（(及或含和以之左上封内")
BEFORE_ENDS = frozenset(
    "）)于过出破超逾等≥≧⩾=＝>＞≤≦⩽<＜约近少多最高低大长限底本到足达了为至在有币年计的\t 短弱亚突额度可不顶致将≈不小顷亩米吨里瓦时床栋间"
)
LONGEST_BEFORE = 13  # characters that such a comparison can take


def compares_before(text: str, amount: Amount, left: int) -> Found | None:
    """The rule of the comparison right before the number and where it begins."""
    end = amount.start
    if end == left or text[end - 1] not in BEFORE_ENDS:
        return None
    left = max(left, end - LONGEST_BEFORE)
    for rule in side("before") if words_before().search(text, left, end) else ():
        if match := rule.pattern.search(text, left, end):
            return rule, match.start()
    return None


@lru_cache
def words_before() -> re.Pattern[str]:
    """Matches what every comparison before a number holds (the anchors of its rules): a quick look that only skips work."""
    return re.compile("|".join(re.escape(anchor) for rule in side("before") for anchor in rule.anchors))


def compares_apart(text: str, amount: Amount, left: int) -> Found | None:
    """The rule of a comparison a few words before the number."""
    if not QUANTITIES.apart_hints.search(text, left, amount.start):
        return None
    shape = amount.shape
    found = (
        (rule, m.start())
        for rule in side("apart")
        if rule.data.get("shape", shape) == shape and (m := rule.pattern.search(text, left, amount.start))
    )
    return next(found, None)


@lru_cache
def side(name: str) -> tuple[Rule, ...]:
    """The rules of quantities.toml that look at one side of an amount."""
    return tuple(rule for rule in rules("quantities") if rule.data["side"] == name)
