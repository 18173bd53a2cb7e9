"""Refuses amounts by what stands right around them: names in quotation marks, dates, ordinals, ages, slogans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.engine import Patterns, Rule, rules
from extractors.indicators.comparing import Amount
from extractors.indicators.judging import JUDGING
from extractors.indicators.units import UNITS

REFUSING = Patterns("indicators/refusing")


QUOTED = re.compile(r"“[^“”\n]{0,40}”|‘[^‘’\n]{0,40}’|《[^《》\n]{0,120}》|〔[^〔〕\n]*〕|「[^「」\n]*」|\[[^\[\]\n]{0,12}\]")


def in_quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of text[start:end] that are names in quotation marks or titles: numbers inside them are no quantities."""
    return [m.span() for m in QUOTED.finditer(text, start, end) if not REFUSING.requirement.match(m[0])]


def standing(text: str, amounts: Sequence[Amount], barred: Sequence[tuple[int, int]]) -> list[Amount]:
    """The amounts that are not refused by what stands right around them; `barred` are spans of dates and names."""
    return [a for a in amounts if not within(a, barred) and refusal(text, a) is None]


FEW_WORDS = 20  # characters before 一 that may say so
PLAIN_ENDS = frozenset("，。；、（(）)！：:\n\t和或及与至")


def possible(text: str, amount: Amount) -> bool:
    """Whether an amount could count at all: a number without a unit ends its clause or goes on a list, 一 alone says nothing."""
    if amount.shape == "plain":
        return amount.end >= len(text) or text[amount.end] in PLAIN_ENDS or begins_change(text, amount)
    return not (amount.written and amount.value < 2 and amount.compare == "=" and not one_counts(text, amount))


def one_counts(text: str, amount: Amount) -> bool:
    """在每个乡镇新建一所, 每月召开一次: the words before 一 say that it is a number set."""
    before = JUDGING.recurs if amount.unit in UNITS.turns else JUDGING.one_each
    return before.search(text, max(0, amount.start - FEW_WORDS), amount.start) is not None


def begins_change(text: str, amount: Amount) -> bool:
    """系数从0.45提高到0.50, 系数由2020年的0.56提高到0.60: the number without a unit from which another rises or falls."""
    before = text[amount.start - 1 : amount.start]
    begins = before in ("从", "由") or (before == "的" and REFUSING.begun.search(text, max(0, amount.start - 12), amount.start) is not None)
    return begins and REFUSING.change_ahead.match(text, amount.end) is not None


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


@dataclass(slots=True)
class Watch:
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
