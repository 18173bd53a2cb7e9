"""Amounts: every unit of the lexicon, every way of writing a number, every word that compares."""

import pytest

from extractors.indicators.amounts import find_amounts, listed
from extractors.indicators.units import UNITS

SHAPES = ("count", "extent", "rating", "span", "share")
MEASURES = [(shape, entry.partition(" ")[0]) for shape in SHAPES for entry in getattr(UNITS, shape)]


def amounts(text):
    return find_amounts(text, 0, len(text))


def read(text):
    """(value, high, unit, compare) of each amount, runs sharing their unit and comparison."""
    return [(a.value, a.high, a.unit, a.compare) for run in listed(amounts(text), text) for a in run]


def test_every_unit_is_read_behind_a_number():
    wrong = [unit for shape, unit in MEASURES if [(a.unit, a.shape) for a in amounts(f"共计12{unit}，")] != [(unit, shape)]]
    assert wrong == []


def test_every_magnitude_stays_in_the_unit():
    for size in UNITS.magnitude:
        assert read(f"投入12{size}元。") == [(12, None, f"{size}元", "=")]


def test_every_classifier_takes_a_chinese_numeral():
    for unit in UNITS.written:
        assert read(f"三{unit}，") == [(3, None, unit, "=")]


def test_a_classifier_does_not_cut_a_word():
    for text in ("2部门", "3家庭", "5处理", "6项目", "7名单", "9条例"):
        assert [a.unit for a in amounts(text)] == [None]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("1,380张", (1380, None, "张", "=")),
        ("３０个", (30, None, "个", "=")),
        ("0.69", (0.69, None, None, "=")),
        ("百分之二十", (20, None, "%", "=")),
        ("百分之九点五", (9.5, None, "%", "=")),
        ("五分之一", (0.2, None, None, "=")),
        ("1/3", (0.333333, None, None, "=")),
        ("18/10万", (18, None, "/10万", "=")),
        ("3000元/亩", (3000, None, "元/亩", "=")),
        ("2万元/人·年", (2, None, "万元/人·年", "=")),
        ("5批次/千人", (5, None, "批次/千人", "=")),
        ("1-2所", (1, 2, "所", "range")),
        ("0.6—0.8名", (0.6, 0.8, "名", "range")),
        ("10%～15%", (10, 15, "%", "range")),
        ("3至5个", (3, 5, "个", "range")),
        ("5-7", (5, 7, None, "range")),
        ("20余家", (20, None, "家", "~")),
        ("3万多人", (3, None, "万人", "~")),
        ("至少5家", (5, None, "家", ">=")),
        ("不少于5家", (5, None, "家", ">=")),
        ("≥5", (5, None, None, ">=")),
        ("5家（含）以上", (5, None, "家", ">=")),
        ("5家及以上", (5, None, "家", ">=")),
        ("最多5家", (5, None, "家", "<=")),
        ("不高于5%", (5, None, "%", "<=")),
        ("5%以内", (5, None, "%", "<=")),
        ("5个工作日内", (5, None, "个工作日", "<=")),
        ("5家内设机构", (5, None, "家", "=")),
        ("超过5家", (5, None, "家", ">")),
        ("逾5家", (5, None, "家", ">")),
        ("低于5%", (5, None, "%", "<")),
        ("<5", (5, None, None, "<")),
        ("约5家", (5, None, "家", "~")),
        ("近5%", (5, None, "%", "~")),
        ("节约5%", (5, None, "%", "=")),
        ("附近5家", (5, None, "家", "=")),
        ("5家左右", (5, None, "家", "~")),
        ("至少配备5名", (5, None, "名", ">=")),
        ("不超过投资总额的5%", (5, None, "%", "<=")),
        ("不低于投资额5%", (5, None, "%", ">=")),
        ("高于全市平均水平的5%", (5, None, "%", ">")),
    ],
)
def test_a_number_is_read(text, want):
    assert read(text) == [want]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("6类10项以上", [(6, None, "类", ">="), (10, None, "项", ">=")]),
        ("500、1000、2000元以上", [(500, None, "元", ">="), (1000, None, "元", ">="), (2000, None, "元", ">=")]),
        ("不低于22%和30%", [(22, None, "%", ">="), (30, None, "%", ">=")]),
        ("分别为8.4张、3.1人", [(8.4, None, "张", "="), (3.1, None, "人", "=")]),
        ("由3%降至1%", [(3, None, "%", "="), (1, None, "%", "=")]),
        ("从10个到20个", [(10, None, "个", "="), (20, None, "个", "=")]),
        ("2021-2025年", [(2021, None, None, "=")]),
        ("IPv6和PM2.5", []),
    ],
)
def test_numbers_side_by_side(text, want):
    assert read(text) == want
