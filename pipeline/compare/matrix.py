"""Sets the figures of many plans side by side: those that a query names, grouped by quantity, in one unit each."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from pipeline.compare.indicators.figures import figure_of
from pipeline.compare.indicators.grouping import align_all
from pipeline.compare.indicators.lexicon import synonyms
from pipeline.compare.indicators.quantity import factor_of, take_apart
from pipeline.compare.indicators.units import SCALES
from schemas import Evidence, Indicator, Plan, Region, TimeRef
from schemas.base import Record
from schemas.plan import Comparator


class Stated(Record):
    """What one plan states: `value` and `value_high` in the group's unit, the printed ones in `indicator`."""

    document: str = Field(title="文件标识")
    title: str = Field(title="文件")
    region: Region | None = Field(default=None, title="地区")
    value: float = Field(title="数值")
    value_high: float | None = Field(default=None, title="上限")
    comparator: Comparator = Field(title="比较")
    role: Literal["target", "status"] = Field(title="性质")
    due: TimeRef | None = Field(default=None, title="时限")
    indicator: Indicator = Field(title="指标")
    evidence: Evidence = Field(title="出处")


class QuantityGroup(Record):
    """One quantity in several plans: its commonest name and unit; the figures in the order of the plans and their texts."""

    name: str = Field(title="指标")
    unit: str | None = Field(default=None, title="单位")
    basis: Literal["level", "delta"] = Field(title="口径")
    figures: tuple[Stated, ...] = Field(title="各地数值")


def group_indicators(plans: Sequence[Plan], query: str) -> list[QuantityGroup]:
    """The figures whose name or phrase has every word of the query, by quantity; those that most plans state first.

    Values are brought to the unit that the group's figures are most often printed in: 0.5万人 and 6000人 to 0.5 and 0.6 or 5000 and 6000.
    """
    wanted = [synonyms()(word) for word in query.split()]
    found = [
        (plan, one)
        for plan in plans
        for one in plan.indicators
        if (said := f"{synonyms()(one.name)}\n{synonyms()(one.evidence.text)}") and all(word in said for word in wanted)
    ]
    figures = [figure_of(plan, one) for plan, one in found]
    groups = [group_of([found[at] for at in together]) for together in align_all(figures)]
    return sorted(groups, key=lambda group: (-spread(group), -len(group.figures)))


def spread(group: QuantityGroup) -> int:
    """How many different plans state the quantity; one plan in two files (a Word document and its PDF) counts once."""
    return len({(one.title, one.region and one.region.name) for one in group.figures})


def group_of(found: Sequence[tuple[Plan, Indicator]]) -> QuantityGroup:
    """The group of some indicators of one quantity."""
    names = Counter(one.name for _, one in found)
    # a printed unit goes before none, which the name has to make up for
    usual = Counter((one.unit, take_apart(one.name).per_head) for _, one in found if one.unit or not any(other.unit for _, other in found))
    (unit, per_head), _ = usual.most_common(1)[0]
    kept = next(one for _, one in found if (one.unit, take_apart(one.name).per_head) == (unit, per_head))
    factor = factor_of(take_apart(kept.name), unit)
    return QuantityGroup(
        name=names.most_common(1)[0][0],
        unit=unit_label(unit, per_head),
        basis=found[0][1].basis,
        figures=tuple(stated(plan, one, factor) for plan, one in found),
    )


def unit_label(unit: str | None, per_head: float | None) -> str | None:
    """The unit as printed; of a ratio with what it is reckoned by, which stands in the name: 张/千人."""
    people = next((word for word, size in SCALES.items() if size == per_head), "")
    return f"{unit or ''}/{people}人" if people else unit


def stated(plan: Plan, indicator: Indicator, factor: float) -> Stated:
    """One figure of a group whose unit has a factor."""
    scale = factor_of(take_apart(indicator.name), indicator.unit) / factor
    document = plan.document
    return Stated(
        document=document.id,
        title=document.title or document.source.name,
        region=document.region,
        value=rounded(indicator.value * scale),
        value_high=None if indicator.value_high is None else rounded(indicator.value_high * scale),
        comparator=indicator.comparator,
        role=indicator.role,
        due=indicator.due,
        indicator=indicator,
        evidence=indicator.evidence,
    )


def rounded(value: float) -> float:
    """A converted value without the noise of its conversion."""
    return float(f"{value:.10g}")
