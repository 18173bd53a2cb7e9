"""Finds amounts: numbers with their units and the words that compare them, whatever they may turn out to count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from extractors.engine import Patterns, fragments
from extractors.indicators.comparing import Amount, compared
from extractors.indicators.units import UNITS, Unit, read_unit
from extractors.numerals import parse_number
from schemas.plan import Comparator

QUANTITIES = Patterns("quantities")

WINDOW = 32


def may_hold(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] has anything that could be a number: a prefilter that only skips work."""
    return QUANTITIES.trigger.search(text, start, end) is not None


def next_number(text: str, start: int, end: int) -> int:
    """Where in text[start:end] the first thing stands that could be a number; `end` where nothing does."""
    found = QUANTITIES.trigger.search(text, start, end)
    return found.start() if found else end


def find_amounts(text: str, start: int, end: int) -> list[Amount]:
    """Every number in text[start:end] that has a unit, or could share a neighbour's, in order; nothing is refused yet."""
    found: list[Amount] = []
    at = start
    for place in scanner().finditer(text, start, end):
        if place.start() >= at and (amount := read_amount(text, place, end)):
            found.append(compared(text, amount, max(at, amount.at - WINDOW), end))
            at = max(amount.after, found[-1].end)  # 5万元以上（含5万元） is one
    return found


@lru_cache
def scanner() -> re.Pattern[str]:
    """Matches where a number begins: Arabic digits, 百分之X, X分之Y, or a Chinese numeral right before a classifier."""
    known = fragments("quantities")
    digits, signs, written = "0-9０-９", "一二两三四五六七八九十百千", known["written"]
    return re.compile(  # it begins with its characters, so that the search can jump to them
        rf"[{digits}{signs}](?:"
        rf"(?<=[{digits}])(?<![\d.．A-Za-z].)(?!(?:(?<=1)9|(?<=2)0)\d\d年|\d?(?:月(?!龄)|[.．](?!\d)))(?P<arabic>{known['arabic_goes_on']})"
        rf"|(?<=百)分之(?P<percent>{written}(?:点{written})?|{known['arabic']})"
        rf"|(?<=[{signs}])[{signs}]{{0,4}}(?:(?P<below>分之)(?P<above>{written})"
        rf"|(?P<written>(?=万?[{''.join(UNITS.written)}]|[至到]{written}[{''.join(UNITS.ranged)}]))))"
    )


def read_amount(text: str, place: re.Match[str], end: int) -> Amount | None:
    """The amount that begins at a scanner match, or None where it has no value."""
    at, stop = place.span()
    kind = place.lastgroup
    if kind == "arabic":
        return read_arabic(text, at, stop, end)
    if kind == "percent":
        value = parse_number(place["percent"])
        return None if value is None else Amount(at, stop, at, stop, value, None, "%", "=", "share", rule="quantity.percent-in-words")
    if kind == "above":
        below, above = parse_number(text[at : place.start("below")]), parse_number(place["above"])
        return (
            Amount(at, stop, at, stop, round(above / below, 6), None, None, "=", "share", rule="quantity.fraction")
            if below and above
            else None
        )
    return read_written(text, at, stop, end)


def read_written(text: str, at: int, stop: int, end: int) -> Amount | None:
    """A Chinese numeral with the classifier behind it, or two of them with one classifier (一至两名)."""
    if text[stop] in "至到":
        return read_written_range(text, at, stop, end)
    value, unit = parse_number(text[at:stop]), read_unit(text, stop, end)
    if value is None or unit is None or unit.shape != "count":
        return None
    return Amount(at, unit.end, at, unit.end, value, None, unit.name, "=", "count", True, "quantity.numeral-in-words")


def read_written_range(text: str, at: int, stop: int, end: int) -> Amount | None:
    """两至三名: two rising Chinese numerals; not 第一至三名 or 从一到三个, which say which ones or how many more."""
    upper = WRITTEN.match(text, stop + 1, end)
    low, high = parse_number(text[at:stop]), parse_number(upper[0]) if upper else None
    unit = read_unit(text, upper.end(), end) if upper else None
    if low is None or high is None or unit is None or not low < high or text[at - 1 : at] in ("第", "从", "由", "自"):
        return None
    return Amount(at, unit.end, at, unit.end, low, high, unit.name, "range", "count", True, "quantity.range-in-words")


WRITTEN = re.compile("[一二两三四五六七八九十百千]{1,5}")


def read_arabic(text: str, at: int, stop: int, end: int) -> Amount | None:
    """An Arabic number, a range of two, or a simple fraction (1/3)."""
    fraction = FRACTION.match(text, at, end) if text[stop : stop + 1] in ("/", "／") else None
    if fraction and int(fraction[1]) < int(fraction[2]):
        value = round(int(fraction[1]) / int(fraction[2]), 6)
        return Amount(at, fraction.end(), at, fraction.end(), value, None, None, "=", "share", rule="quantity.fraction")
    low, unit = value_of(text[at:stop]), read_unit(text, stop, end)
    behind = past_included(text, unit.end if unit else stop)
    upper = QUANTITIES.upper.match(text, behind, end) if text[behind : behind + 1] in DASHES else None
    if upper and (unit is None or unit.shape in ("share", "extent", "count")):
        high, above = value_of(upper["high"]), read_unit(text, past_included(text, upper.end()), end)
        if above and is_range(text, (at, low), (high, upper["dash"]), (unit, above)):
            compare: Comparator = "range"
            return Amount(at, above.end, at, above.end, low, high, above.name, compare, above.shape, rule="quantity.range")
        if above is None and unit is None and bare_range(text, low, high, upper):
            return Amount(at, upper.end(), at, upper.end(), low, high, None, "range", "plain", rule="quantity.range")
    if unit is None:
        return Amount(at, stop, at, stop, low, None, None, "=", "plain")
    return Amount(at, unit.end, at, unit.end, low, None, unit.name, "~" if unit.some else "=", unit.shape)


def past_included(text: str, at: int) -> int:
    """Behind a bracket at `at` that says whether a bound of a range is meant (10（含）—50亿元); `at` where none stands."""
    if text[at : at + 1] not in ("（", "("):
        return at
    found = INCLUDED.match(text, at)
    return found.end() if found else at


INCLUDED = re.compile(r"[（(]不?含[）)](?=[-－—–―~～〜至到]|[一-鿿])")
DASHES = frozenset("-－—–―~～〜至到")
FRACTION = re.compile(r"(\d)[/／](\d{1,2})(?![\d/／万亿])")


def is_range(text: str, low: tuple[int, float], high: tuple[float, str], units: tuple[Unit | None, Unit]) -> bool:
    """Two numbers make a range: rising, of one unit, no pair of years, and not 从X到Y or a rise to (由3%至1%)."""
    (at, first), (last, dash) = low, high
    if not first < last or (units[0] is None and 1900 <= first <= 2100 and units[1].name in ("年", "学年")):
        return False
    if (
        units[0] is not None
        and units[0].name != units[1].name
        and not (units[0].name in "万亿" and units[1].name.startswith(units[0].name))
    ):
        return False  # 1万-3万平方米 shares its unit
    return not (
        (dash in "至到" and text[max(0, at - 14) : at].rstrip("的").endswith(("从", "由", "自"))) or (dash == "到" and units[0] is not None)
    )


def bare_range(text: str, low: float, high: float, upper: re.Match[str]) -> bool:
    """5-7 alone: rising, no years, no part of a longer chain of digits (a telephone number, a date)."""
    after = text[upper.end() : upper.end() + 1]
    return (
        low < high
        and high < 1900
        and upper["dash"] not in "至到"
        and not (after and (after in "-－—–~～.年月日时号" or (after.isalnum() and after.isascii())))
    )


def value_of(number: str) -> float:
    """The value of an Arabic number with thousands separators, in full or half width."""
    return float(number) if number.isdecimal() else float(number.replace(",", "").replace("．", "."))


def listed(amounts: Sequence[Amount], text: str) -> Iterator[list[Amount]]:
    """The amounts in runs: those with nothing between them but list marks (6类10项, 500、1000、2000元) share unit and comparison."""
    run: list[Amount] = []
    for amount in amounts:
        if run and amount.start - run[-1].end <= LONGEST_JOINT and in_one_run(run, amount, text):
            run.append(amount)
            continue
        if run:
            yield shared(run)
        run = [under_same_bound(text, run[-1], amount) if run else amount]
    if run:
        yield shared(run)


def under_same_bound(text: str, places: Amount, amount: Amount) -> Amount:
    """至少抽查2个县的10处现场: the amount with the bound that stands before the places."""
    if amount.compare != "=" or places.compare not in (">=", "<=") or "count" != places.shape != amount.shape:
        return amount
    if text[amount.start - 1] != "的" or not QUANTITIES.places.fullmatch(text, places.end, amount.start):
        return amount
    return replace(amount, compare=places.compare, rule=places.rule)


def in_one_run(run: list[Amount], amount: Amount, text: str) -> bool:
    """Whether an amount goes on with the run before it: at once, or behind a list mark with the same unit, no unit, or 分别 before all."""
    if not QUANTITIES.between.fullmatch(text, run[-1].end, amount.start):
        return False
    if (amount.shape == "rating" and amount.unit != run[-1].unit) or OWN_CLASS.match(text, run[-1].at):
        return False
    if (
        run[-1].end == amount.start
        or run[-1].unit == amount.unit
        or run[-1].shape == "plain"
        or (run[-1].unit == "个" and amount.unit in UNITS.point)
    ):
        return True
    return text.find("分别", max(0, run[0].start - 12), run[0].start) >= 0 or ends_changes(text, run[0].start)


def ends_changes(text: str, at: int) -> bool:
    """分别由2015年的19/10万、7‰下降到11/10万、3‰: a run behind 到 that several changes end in."""
    return text[at - 1 : at] in CHANGED and SEVERAL_CHANGES.search(text, max(0, at - 80), at) is not None


CHANGED = frozenset("到至为")
SEVERAL_CHANGES = re.compile(r"分别[由从][^。；\n分]{4,72}$")


# 21大类40个小类: each has its own noun, the unit
OWN_CLASS = re.compile(r"\d+[大中小门]类\d+个?[大中小门]类")
LONGEST_JOINT = 3  # characters that QUANTITIES.between can match


def shared(run: list[Amount]) -> list[Amount]:
    """A run's numbers with the unit of the last and the comparison that stands once for all: before the first or behind the last."""
    if len(run) == 1:
        return run
    last = run[-1]
    if last.unit is not None:
        short = last.unit.startswith("个") and len(last.unit) > 1  # 提高4个和3.2个百分点
        run = [replace(a, unit=last.unit, shape=last.shape) if a.shape == "plain" or (short and a.unit == "个") else a for a in run]
    if any(a.compare != "=" != b.compare for a, b in pairwise(run)):
        return run  # 分别下降8%、10%以上、12%以上: each has its own, unlike 20%、30%以上和40%、50%以上
    first = run[0]
    spread = last if last.compare != "=" and last.compare != "range" else first if first.compare not in ("=", "range") else None
    return run if spread is None else [replace(a, compare=spread.compare, rule=spread.rule) if a.compare == "=" else a for a in run]
