"""Reads what cells and labelled lines say: a name with its unit, a value with its comparison and date, a property."""

import re
from dataclasses import dataclass
from typing import Literal

from extractors.engine import Patterns
from extractors.indicators.amounts import find_amounts, listed
from extractors.indicators.basis import basis_in
from extractors.indicators.comparing import Amount
from extractors.indicators.dating import dates_of
from extractors.indicators.units import read_unit

TABLES = Patterns("indicators/tables")

# 18.5≤BMI<24
BETWEEN = re.compile(r"(?P<low>\d+(?:\.\d+)?)\s?[≤<＜]\s?(?:[A-Za-z]{1,8}|[一-鿿]{1,8})\s?[≤<＜]\s?(?P<high>\d+(?:\.\d+)?)")
LATIN = re.compile("[A-Za-z]")
BOUND = re.compile(r"\s?[≤<＜]")
BLANK = re.compile(r"(?<![A-Za-z]) | (?![A-Za-z])")
UNIT_IN_NAME = re.compile(r"[（(]([^（）()]{1,12})[）)]\s*[▲*#]?$")
Binding = Literal["binding", "expected", "advocated"]
PROPERTIES: tuple[tuple[str, Binding], ...] = (("约束", "binding"), ("预期", "expected"), ("倡导", "advocated"))


@dataclass(frozen=True, slots=True)
class Value:
    """What a value cell says: the amount, whether it is a rise or fall, and a date of its own (2013年为17.2).

    `total` marks a value in square brackets: the sum over the whole time of a plan.
    """

    amount: Amount
    delta: bool
    as_of: str | None
    total: bool = False


def read_value(text: str, start: int, end: int) -> Value | None:
    """The one value in text[start:end], or None where there is none or more than one."""
    if bounds := BETWEEN.search(text, start, end):
        low, high, (at, stop) = float(bounds["low"]), float(bounds["high"]), bounds.span()
        return Value(Amount(at, stop, at, stop, low, high, None, "range", "plain", rule="quantity.range"), False, None)
    dated = text.find("年", start, end) >= 0
    times = [h for h in dates_of(text, start, end, None).all if h.ref.kind not in ("ongoing", "recurring", "relative")] if dated else []
    amounts = [a for a in find_amounts(text, start, end) if not any(h.start < a.after and a.at < h.end for h in times)]
    runs = list(listed(amounts, text))
    if len(runs) != 1 or len(runs[0]) != 1 or runs[0][0].written:
        return None
    amount = runs[0][0]
    if (amount.unit is None and LATIN.search(text, start, amount.start)) or BOUND.match(text, amount.after, end):
        return None
    before = next((h.ref.end for h in reversed(times) if h.end <= amount.at), None) or next(
        (h.ref.end for h in times if h.start >= amount.end), None
    )
    lead = text[start : amount.start]
    return Value(amount, basis_in(lead) == "delta", before, lead.rstrip().endswith(("[", "〔", "【", "［")))


def name_and_unit(words: str) -> tuple[str, str | None]:
    """A name without its ordinal, and the unit in brackets at its end (婴儿死亡率（‰）)."""
    words = BLANK.sub("", words.strip())
    words = TABLES.ordinal.sub("", words)
    match = UNIT_IN_NAME.search(words)
    unit = unit_like(match[1]) if match else None
    if match and unit:
        words = words[: match.start()]
    return words.rstrip("▲*#：: "), unit


def unit_like(words: str) -> str | None:
    """The unit that bracketed words are, or None: %, 万人, 名/10万人, 1/10万."""
    words = words.removeprefix("单位").lstrip("：:")
    if TABLES.per_persons.fullmatch(words):
        return "/10万"
    found = read_unit(words, 0, len(words))
    if found is not None and found.end >= len(words):
        return words
    return words if TABLES.unit.fullmatch(words) else None


def join(size: str | None, unit: str | None) -> str | None:
    """A magnitude printed in the cell before the unit printed beside it."""
    if size is None or unit is None or unit.startswith(size):
        return unit if size is None else unit or size
    return size + unit


def binding_of(words: str) -> Binding | None:
    """约束性, 预期性 or 倡导性 as a record names it."""
    return next((value for mark, value in PROPERTIES if mark in words), None)
