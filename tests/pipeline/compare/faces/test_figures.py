"""A figure stated in several places is told once."""

from pipeline.compare.faces.figures import figures
from schemas import Evidence, Indicator, IndicatorChange


def stated(key: str, name: str, value: float, role: str = "target") -> Indicator:
    return Indicator(id=key, name=name, role=role, value=value, unit="%", evidence=Evidence(start=0, end=1, text="x"))


BODY, ANNEX, OTHER = stated("i1", "床位率", 5), stated("i2", "床位 率", 5), stated("i3", "签约率", 5)
NOW, NOW_ANNEX = stated("i1", "床位率", 6), stated("i2", "床位率", 6)


def test_figures() -> None:
    rows = [
        IndicatorChange(change="stricter", a=BODY, b=NOW),
        IndicatorChange(change="stricter", a=OTHER, b=NOW),
        IndicatorChange(change="stricter", a=ANNEX, b=NOW_ANNEX),
        IndicatorChange(change="dropped", a=BODY),
        IndicatorChange(change="dropped", a=ANNEX),
        IndicatorChange(change="dropped", a=OTHER),
        IndicatorChange(change="added", b=stated("i9", "人口", 5, "status")),
    ]
    assert [(f.change, len(f.a), len(f.b), f.news) for f in figures(rows)] == [
        ("stricter", 3, 2, True),
        ("dropped", 2, 0, True),
        ("dropped", 1, 0, True),
        ("added", 0, 1, False),
    ]
