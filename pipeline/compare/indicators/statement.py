"""An indicator with the words around it, as far as comparing needs them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.compare.indicators.lexicon import any_of, magnitudes, measures, populations, word_list
from pipeline.compare.indicators.quantity import Name, Quantity, found_in, quantity_of, take_apart
from schemas import Indicator, Plan, PlanSection

ENDS = "。；;！？\n"
HEADINGS = 2
# a number with its unit says nothing of what is counted
NUMBERS = re.compile(rf"[\d.,]+(?:{any_of(magnitudes()).pattern})?(?:{any_of([*measures(), '个', '张', '台', '座', '处', '辆']).pattern})?")


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity as a plan states it; `words` are equal for two statements exactly when they say it in the same words.

    `clause` is what the words around its number say, null where they say several quantities;
    `around` is the sentence, `above` the headings over it; `nearby` are the populations that the sentence names before the number, and
    where it names none, the headings. `background` is set for plain facts of the region.
    """

    indicator: Indicator
    quantity: Quantity
    clause: Name | None
    around: Name
    above: Name
    nearby: frozenset[str]
    background: bool
    words: tuple[str, ...]


def statements(plan: Plan) -> list[Statement]:
    """The indicators of a plan in its order."""
    sections = {section.id: section for section in plan.sections}
    rows: dict[tuple[int, int], list[Indicator]] = defaultdict(list)
    for one in plan.indicators:
        rows[one.evidence.start, one.evidence.end].append(one)
    made = [
        statement(plan, one, name, sections, alone=len(together) == 1)
        for together in rows.values()
        for one, name in zip(together, distributed(together), strict=True)
    ]
    times: Counter[tuple[str, ...]] = Counter()
    for at, stated in enumerate(made):
        times[stated.words] += 1
        made[at] = replace(stated, words=(*stated.words, str(times[stated.words])))
    return made


def distributed(together: Sequence[Indicator]) -> list[str]:
    """The names of indicators of one phrase; A、B分别给予1和2 under one name is A 1 and B 2."""
    names = [one.name for one in together]
    parts = names[0].split("、")
    if "分别" in together[0].evidence.text and len(set(names)) == 1 and len(parts) == len(names) > 1:
        return parts
    return names


def statement(plan: Plan, indicator: Indicator, name: str, sections: Mapping[str, PlanSection], *, alone: bool) -> Statement:
    """One indicator with what stands around it; `alone` where no other shares its phrase."""
    start, end = sentence(plan.text, indicator.evidence.start, indicator.evidence.end)
    headings = [section.title for section in headings_of(indicator.section, sections)]
    quantity = quantity_of(
        without_region(name, plan),
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
        take_apart(NUMBERS.sub(" ", indicator.evidence.text)) if alone else None,
        take_apart(NUMBERS.sub(" ", plan.text[start:end])),
        take_apart("，".join(headings[:HEADINGS])),
        quantity.name.populations
        or found_in(populations(), plan.text[start : indicator.evidence.end])
        or found_in(populations(), "，".join(headings)),
        is_background(indicator),
        (name, f"{indicator.value:g}", indicator.unit or "", plan.text[start:end]),
    )


def without_region(name: str, plan: Plan) -> str:
    """The name without the plan's own region, which differs between plans by nature."""
    region = plan.document.region
    for place in sorted({region.name, *region.path} if region else (), key=len, reverse=True):
        name = name.replace(place, "")
    return name


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


def is_background(indicator: Indicator) -> bool:
    """A plain fact of the background: how large and how peopled the region is."""
    names = "|".join(map(re.escape, word_list("background", "names")))
    return (
        indicator.role == "status"
        and re.search(rf"(?:^|[全我本有]?[市县区省国辖]*)(?:{names})$", indicator.name) is not None
        and (len(indicator.name) <= 7)
    )
