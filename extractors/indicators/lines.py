"""Reads indicators that a text lists as labelled lines: 指标：人均预期寿命（岁） 2015年：76.34 2030年：79.0."""

import re
from collections.abc import Iterator

from extractors.engine import Patterns
from extractors.indicators.dating import dates_of
from extractors.indicators.prose import Draft
from extractors.indicators.values import binding_of, join, name_and_unit, read_value
from schemas import Baseline

TABLES = Patterns("indicators/tables")


def is_labelled(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is such a line."""
    return text.find("指标", start, end) >= 0 and TABLES.labelled.search(text, start, end) is not None


def read_line(text: str, start: int, end: int) -> Iterator[Draft]:
    """The indicators of a paragraph of labelled lines: one for each target, with the earliest year of several as its start."""
    heads = list(TABLES.labelled.finditer(text, start, end))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        yield from read_entry(text, head, after.start() if after else end)


def read_entry(text: str, head: re.Match[str], end: int) -> Iterator[Draft]:
    """The indicators of one entry."""
    name, unit = name_and_unit(head["name"])
    fields = list(TABLES.field.finditer(text, head.end(), end))
    spans = [(f, f.end(), after.start() if after else end) for f, after in zip(fields, [*fields[1:], None], strict=True)]
    years = [int(f["year"]) for f in fields if f["year"]]
    words = {f["label"]: text[begin:stop].strip() for f, begin, stop in spans}
    unit = words.get("单位") or unit
    binding = binding_of(words.get("属性", "") + words.get("性质", ""))
    baseline: Baseline | None = None
    for field, begin, stop in spans:
        found = read_value(text, begin, stop)
        if found is None:
            continue
        if is_start(field, years):
            baseline = Baseline(value=found.amount.value, as_of=found.as_of or field["year"])
            continue
        dated = dates_of(text, field.start("label"), field.end("label"), None).governing
        amount = found.amount
        printed = amount.unit if amount.unit not in (None, "万", "亿") else join(amount.unit, unit)
        yield Draft(
            field.start(), amount.end, name, "target", "delta" if found.delta else "level", amount.compare, amount.value, amount.high,
            printed, dated[-1] if dated else None, baseline, "indicator.labelled-line", binding,
        )  # fmt: skip


def is_start(field: re.Match[str], years: list[int]) -> bool:
    """The field gives the starting value: by its words, or as the earliest of several years."""
    label = field["label"]
    return (
        label.startswith(("基期", "现状"))
        or "基期" in label
        or "现状" in label
        or (bool(field["year"]) and len(years) > 1 and int(field["year"]) == min(years))
    )
