"""Finds amounts: numbers with their units and the words that compare them, whatever they may turn out to count."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from extractors.engine import Rule, fragments, lexicon, pattern, rules
from extractors.numerals import parse_number
from schemas.plan import Comparator

Shape = Literal["count", "extent", "rating", "span", "share", "plain"]
WINDOW = 32


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit at text[start:end], comparison words included.

    `at` is where the number begins and `after` where the unit ends; `unit` is as printed, without 余 or 多, null where none is printed.
    `shape` says what the unit measures: count (家, 名), extent (亩, 元), rating (千伏, 岁), span (天, 个工作日), share (%, 倍), plain (no unit).
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


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed at text[..end]; `some` is set where 余 or 多 stands within it."""

    end: int
    name: str
    shape: Shape
    some: bool = False


def find_amounts(text: str, start: int, end: int) -> list[Amount]:
    """Every number in text[start:end] that has a unit, or could share a neighbour's, in order; nothing is refused yet."""
    found: list[Amount] = []
    at = start
    for place in scanner().finditer(text, start, end):
        if place.start() < at:
            continue
        amount = read_amount(text, place, end)
        if amount is not None:
            found.append(compared(text, amount, max(at, amount.at - WINDOW), end))
            at = amount.after
    return found


@lru_cache
def scanner() -> re.Pattern[str]:
    """Matches where a number begins: Arabic digits, 百分之X, X分之Y, or a Chinese numeral right before a classifier."""
    known = fragments("quantities")
    classifiers = "".join(words("written"))
    return re.compile(
        rf"(?<![\d.．A-Za-z])(?P<arabic>{known['arabic']})"
        rf"|百分之(?P<percent>{known['written']}(?:点{known['written']})?|{known['arabic']})"
        rf"|(?P<below>{known['written']})分之(?P<above>{known['written']})"
        rf"|(?P<written>{known['written']})(?=[{classifiers}])"
    )


def read_amount(text: str, place: re.Match[str], end: int) -> Amount | None:
    """The amount that begins at a scanner match, or None where it has no value."""
    at, stop = place.span()
    if place["percent"]:
        value = parse_number(place["percent"])
        return None if value is None else Amount(at, stop, at, stop, value, None, "%", "=", "share", rule="quantity.percent-in-words")
    if place["below"]:
        below, above = parse_number(place["below"]), parse_number(place["above"])
        return Amount(at, stop, at, stop, round(above / below, 6), None, None, "=", "share", rule="quantity.fraction") if below and above else None
    if place["written"]:
        return read_written(text, at, stop, end)
    return read_arabic(text, at, stop, end)


def read_written(text: str, at: int, stop: int, end: int) -> Amount | None:
    """A Chinese numeral with the classifier behind it."""
    value, unit = parse_number(text[at:stop]), read_unit(text, stop, end)
    if value is None or unit is None or unit.shape != "count":
        return None
    return Amount(at, unit.end, at, unit.end, value, None, unit.name, "=", "count", True, "quantity.numeral-in-words")


def read_arabic(text: str, at: int, stop: int, end: int) -> Amount | None:
    """An Arabic number, a range of two, or a simple fraction (1/3)."""
    fraction = FRACTION.match(text, at, end)
    if fraction and int(fraction[1]) < int(fraction[2]):
        return Amount(at, fraction.end(), at, fraction.end(), round(int(fraction[1]) / int(fraction[2]), 6), None, None, "=", "share", rule="quantity.fraction")
    low, unit = value_of(text[at:stop]), read_unit(text, stop, end)
    upper = pattern("quantities", "upper").match(text, unit.end if unit else stop, end)
    if upper and (unit is None or unit.shape in ("share", "extent", "count")):
        high, above = value_of(upper["high"]), read_unit(text, upper.end(), end)
        if above and is_range(text, (at, low), (high, upper["dash"]), (unit, above)):
            compare: Comparator = "range"
            return Amount(at, above.end, at, above.end, low, high, above.name, compare, above.shape, rule="quantity.range")
        if above is None and unit is None and bare_range(text, low, high, upper):
            return Amount(at, upper.end(), at, upper.end(), low, high, None, "range", "plain", rule="quantity.range")
    if unit is None:
        return Amount(at, stop, at, stop, low, None, None, "=", "plain")
    return Amount(at, unit.end, at, unit.end, low, None, unit.name, "~" if unit.some else "=", unit.shape)


FRACTION = re.compile(r"(\d)[/／](\d{1,2})(?![\d/／万亿])")


def is_range(text: str, low: tuple[int, float], high: tuple[float, str], units: tuple[Unit | None, Unit]) -> bool:
    """Two numbers make a range: rising, of one unit, no pair of years, and not 从X到Y or a rise to (由3%至1%)."""
    (at, first), (last, dash) = low, high
    if not first < last or (units[0] is None and 1900 <= first <= 2100 and units[1].name in ("年", "学年")):
        return False
    if units[0] is not None and units[0].name != units[1].name:
        return False
    return not (dash in "至到" and text[max(0, at - 14) : at].rstrip("的").endswith(("从", "由", "自")) or dash == "到" and units[0] is not None)


def bare_range(text: str, low: float, high: float, upper: re.Match[str]) -> bool:
    """5-7 alone: rising, no years, no part of a longer chain of digits (a telephone number, a date)."""
    after = text[upper.end() : upper.end() + 1]
    return low < high and high < 1900 and upper["dash"] not in "至到" and not (after and (after in "-－—–~～.年月日时号" or after.isalnum() and after.isascii()))


def value_of(number: str) -> float:
    """The value of an Arabic number with thousands separators, in full or half width."""
    value = parse_number(number.replace("．", "."))
    assert value is not None
    return value


def read_unit(text: str, at: int, end: int) -> Unit | None:
    """The longest unit that begins at `at`: magnitude (万, 亿), measure, and what it is reckoned by (/亩, /10万)."""
    if at < end and text[at] == " " and at + 1 < end and text[at + 1].isascii() and text[at + 1].isalpha():
        at += 1
    some = False
    if at < end and text[at] in "/／" and (rate := RATE.match(text, at, end)):
        return Unit(rate.end(), text[at : rate.end()], "share")
    if at < end and text[at] in "余多":
        at, some = at + 1, True
    size = next((m for m in words("magnitude") if text.startswith(m, at)), "") if text[at : at + 1] in MAGNITUDES else ""
    measured = at + len(size)
    if size and measured < end and text[measured] in "余多":
        some, measured = True, measured + 1
    word = measure_at(text, measured, end)
    if word is None:
        if not size or size in "百千" or MAGNITUDE_IN_WORD.match(text, at, end):
            return None
        return Unit(measured, size, "count", some)
    name, shape = word
    stop = measured + len(name)
    reckoned = by_what(text, stop, end)
    return Unit(reckoned, size + name + text[stop:reckoned], shape, some)


MAGNITUDES = frozenset("十百千万亿")
RATE = re.compile(r"[/／]\s?(?:10\s?万|十万|百万|100\s?万|万|千)(?:人口?)?")
# 万户: a class of names; 万象, 亿佰: no magnitudes
MAGNITUDE_IN_WORD = re.compile(r"[万亿千百][一物象达科里全能事圣]")


def by_what(text: str, at: int, end: int) -> int:
    """Where a denominator behind a unit ends (元/亩, 批次/千人, 名/10万, 万元/人·年); `at` where there is none."""
    denominator = DENOMINATOR.match(text, at, end) if at < end and text[at] in "/／" else None
    return denominator.end() if denominator else at


DENOMINATOR = re.compile(
    r"[/／](?:每)?(?:\d+)?\s?(?:十?[百千万亿])?(?:人次|人|户次?|家|亩|年度?|季度|个?月|天|日|周|次|辆|件|吨|公里|平方米|立方米|平方公里|小时|项|个|名|场|台|套|座|张|篇|班|生|m²|㎡|㎞|km|kg|L|h)?(?:[·・•/／](?:年|月|天|日|次))?(?<![/／])"
)


@lru_cache
def words(group: str) -> tuple[str, ...]:
    """One group of lexicon/units.toml."""
    found = lexicon("units")[group]
    assert isinstance(found, list)
    return tuple(found)


@lru_cache
def measures() -> Mapping[str, tuple[tuple[str, str, Shape], ...]]:
    """By first character: (measure, characters that must not follow, shape), the longest first."""
    shapes: tuple[Shape, ...] = ("count", "extent", "rating", "span", "share")
    table: dict[str, list[tuple[str, str, Shape]]] = {}
    for shape in shapes:
        for entry in words(shape):
            name, _, barred = entry.partition(" ")
            table.setdefault(name[0], []).append((name, barred, shape))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


def measure_at(text: str, at: int, end: int) -> tuple[str, Shape] | None:
    """The longest measure that stands at `at`, with its shape; none where the word goes on (部门, 2G网)."""
    if at >= end:
        return None
    for name, barred, shape in measures().get(text[at], ()):
        if text.startswith(name, at) and at + len(name) <= end:
            after = text[at + len(name) : at + len(name) + 1]
            if after and after in barred or name[-1].isascii() and name[-1].isalpha() and after.isascii() and after.isalnum():
                continue
            return name, shape
    return None


def compared(text: str, amount: Amount, left: int, right: int) -> Amount:
    """The amount with the words that compare it, looked for in text[left:right]; a word behind it says more than one before it."""
    behind = compares_behind(text, amount, right)
    before = compares_before(text, amount, left)
    apart = None if before else compares_apart(text, amount, left)
    if before:
        amount = replace(amount, start=before[1])
    if behind:
        amount = replace(amount, end=behind[1])
    told = before if behind and before and behind[0].data["compare"] == "~" else behind or before or apart
    return amount if told is None or amount.compare == "range" else replace(amount, compare=told[0].data["compare"], rule=told[0].id)


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
BEFORE_ENDS = frozenset("）)于过出破超逾等≥≧⩾=＝>＞≤≦⩽<＜约近少多最高低大长限底本到足达了为至在有币年计的\t 短弱亚突额度可不顶致将≈不小")
APART_HINTS = ("最", "至少", "起码", "不", "超过", "高于", "低于", "少于")


def compares_before(text: str, amount: Amount, left: int) -> Found | None:
    """The rule of the comparison right before the number and where it begins."""
    if amount.start == left or text[amount.start - 1] not in BEFORE_ENDS:
        return None
    return next(((rule, m.start()) for rule in side("before") if (m := rule.pattern.search(text, left, amount.start))), None)


def compares_apart(text: str, amount: Amount, left: int) -> Found | None:
    """The rule of a comparison a few words before the number."""
    window = text[left : amount.start]
    if not any(hint in window for hint in APART_HINTS):
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


def listed(amounts: list[Amount], text: str) -> Iterator[list[Amount]]:
    """The amounts in runs: those with nothing between them but list marks (6类10项, 500、1000、2000元) share unit and comparison."""
    run: list[Amount] = []
    for amount in amounts:
        if run and in_one_run(run, amount, text):
            run.append(amount)
            continue
        if run:
            yield shared(run)
        run = [amount]
    if run:
        yield shared(run)


def in_one_run(run: list[Amount], amount: Amount, text: str) -> bool:
    """Whether an amount goes on with the run before it: at once, or behind a list mark with the same unit, no unit, or 分别 before all."""
    if not BETWEEN.fullmatch(text, run[-1].end, amount.start):
        return False
    if run[-1].end == amount.start or run[-1].unit == amount.unit or run[-1].shape == "plain":
        return True
    return text.find("分别", max(0, run[0].start - 12), run[0].start) >= 0


BETWEEN = re.compile(r"[、]?(?:和|或|及|以及|至|与)?")


def shared(run: list[Amount]) -> list[Amount]:
    """A run's numbers with the unit of the last and the comparison that stands once for all: before the first or behind the last."""
    last = run[-1]
    if last.unit is not None:
        run = [replace(a, unit=last.unit, shape=last.shape) if a.shape == "plain" else a for a in run]
    first = run[0]
    spread = last if last.compare != "=" and last.compare != "range" else first if first.compare not in ("=", "range") else None
    return run if spread is None else [replace(a, compare=spread.compare, rule=spread.rule) if a.compare == "=" else a for a in run]
