"""Units of one dimension, and which dimensions go together."""

import pytest

from pipeline.compare.indicators.quantity import dimension_of, factor_of, take_apart
from pipeline.compare.indicators.units import Measure, comparable, measure_of


@pytest.mark.parametrize(
    ("unit", "want"),
    [
        ("亿元", ("yuan", 1e8, "")),
        ("万元/家", ("yuan", 1e4, "家")),
        ("万人次", ("visit", 1e4, "")),
        ("‰", ("share", 0.1, "")),
        ("％", ("share", 1.0, "")),
        ("个百分点", ("share", 1.0, "")),
        ("万亩", ("square_metre", 1e4 * 2000 / 3, "")),
        ("个工作日", ("days", 1.0, "")),
        ("/10万", ("ratio", 0.01, "")),
        ("亿", ("bare", 1e8, "")),
        ("张", ("thing", 1.0, "")),
        (None, ("bare", 1.0, "")),
    ],
)
def test_a_unit_measures(unit: str | None, want: tuple[str, float, str]) -> None:
    found = measure_of(unit)
    assert found == Measure(want[0], pytest.approx(want[1]), want[2])


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [("yuan", "yuan", True), ("yuan", "dollar", False), ("thing", "body", True), ("body", "matter", False), ("bare", "share", True)],
)
def test_dimensions_that_go_together(one: str, other: str, want: bool) -> None:
    assert comparable(one, other) is comparable(other, one) is want


@pytest.mark.parametrize(
    ("name", "unit", "want"),
    [
        ("每千常住人口床位数", "张", ("ratio", 1.0)),
        ("千人床位数", None, ("ratio", 1.0)),
        ("每万名居民全科医生", "名", ("ratio", 0.1)),
        ("床位数", "张", ("thing", 1.0)),
        ("年产值", "亿", ("thing", 1e8)),
        ("孕产妇死亡率", None, ("bare", 1.0)),
    ],
)
def test_a_name_may_say_what_the_value_is_reckoned_by(name: str, unit: str | None, want: tuple[str, float]) -> None:
    parts = take_apart(name)
    assert (dimension_of(parts, unit), factor_of(parts, unit)) == (want[0], pytest.approx(want[1]))
