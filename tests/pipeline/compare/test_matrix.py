"""Figures of many plans side by side."""

from pipeline.compare.matrix import group_indicators
from tests.pipeline.compare.indicators.test_aligning import plan_of

PLANS = [
    plan_of("乡镇卫生院中医馆覆盖率达到90%。培训农村实用人才0.5万人。", "云溪市"),
    plan_of("社区卫生服务中心中医馆设置率达到100%。培训农村实用人才6000人以上。每万人口中医馆数达到0.4个。", "青岚区"),
]


def test_a_query_gives_its_quantities_the_commonest_first() -> None:
    found = group_indicators(PLANS, "中医馆")
    assert [(group.name, group.unit, len(group.figures)) for group in found] == [
        ("乡镇卫生院中医馆覆盖率", "%", 2),
        ("每万人口中医馆数", "个/万人", 1),
    ]


def test_values_come_in_one_unit_with_what_was_printed() -> None:
    (group,) = group_indicators(PLANS, "农村 人才")
    assert group.unit == "万人"
    assert [(one.value, one.comparator, one.indicator.value, one.indicator.unit) for one in group.figures] == [
        (0.5, "=", 0.5, "万人"),
        (0.6, ">=", 6000.0, "人"),
    ]
    for plan, one in zip(PLANS, group.figures, strict=True):
        assert one.document == plan.document.id
        assert plan.text[one.evidence.start : one.evidence.end] == one.evidence.text


def test_a_query_that_no_figure_holds_gives_nothing() -> None:
    assert group_indicators(PLANS, "中医馆 人才") == []
