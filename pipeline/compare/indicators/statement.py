"""An indicator with the words around it, as far as comparing needs them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.compare.indicators.lexicon import populations, word_list
from pipeline.compare.indicators.quantity import Quantity, quantity_of, take_apart
from schemas import Indicator, Plan, PlanSection

ENDS = "。；;！？\n"
HEADINGS = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity as a plan states it: `around` are the terms of its sentence, `above` those of the headings over it.

    `nearby` are the populations that the sentence names before the number, and where it names none, the headings.
    """

    indicator: Indicator
    quantity: Quantity
    around: frozenset[str]
    above: frozenset[str]
    nearby: frozenset[str]


def statements(plan: Plan) -> list[Statement]:
    """The indicators of a plan, plain facts of its background left out."""
    sections = {section.id: section for section in plan.sections}
    return [statement(plan, one, sections) for one in plan.indicators if not is_background(one)]


def statement(plan: Plan, indicator: Indicator, sections: Mapping[str, PlanSection]) -> Statement:
    """One indicator with what stands around it."""
    start, end = sentence(plan.text, indicator.evidence.start, indicator.evidence.end)
    headings = [section.title for section in headings_of(indicator.section, sections)]
    quantity = quantity_of(
        indicator.name,
        indicator.unit,
        indicator.value,
        high=indicator.value_high,
        comparator=indicator.comparator,
        basis=indicator.basis,
        words=indicator.evidence.text,
    )
    return Statement(
        indicator,
        quantity,
        take_apart(plan.text[start:end]).terms,
        take_apart("，".join(headings[:HEADINGS])).terms,
        quantity.name.populations or classes(plan.text[start : indicator.evidence.end]) or classes("，".join(headings)),
    )


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span: up to 。 or ； on either side, within its paragraph."""
    begin = max(text.rfind(mark, 0, start) for mark in ENDS) + 1
    stops = [place for mark in ENDS if (place := text.find(mark, end)) >= 0]
    return begin, min(stops, default=len(text))


def headings_of(section: str | None, sections: Mapping[str, PlanSection]) -> Iterator[PlanSection]:
    """The section and those above it, the nearest first."""
    while section and section in sections:
        yield sections[section]
        section = sections[section].parent


def classes(text: str) -> frozenset[str]:
    """The classes of institutions that a text names."""
    table = populations()
    return frozenset(table.form[found] for found in table.pattern.findall(text))


def is_background(indicator: Indicator) -> bool:
    """A plain fact of the background: how large and how peopled the region is."""
    names = "|".join(map(re.escape, word_list("background", "names")))
    return (
        indicator.role == "status"
        and re.search(rf"(?:^|[全我本有]?[市县区省国辖]*)(?:{names})$", indicator.name) is not None
        and (len(indicator.name) <= 7)
    )
