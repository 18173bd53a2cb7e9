"""Numerals against everything the grammar can write."""

import pytest

from extractors.numerals import parse_number, parse_ordinal, positional

DIGITS = "零一二三四五六七八九"


def below_myriad(value: int, *, first: bool) -> str:
    """`value` under 10,000 as it is written; the first group writes 十二, later ones 一十二."""
    written, gap = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, value = divmod(value, size)
        if not digit:
            gap = bool(written)
            continue
        written += ("零" if gap else "") + ("" if first and not written and unit == "十" and digit == 1 else DIGITS[digit]) + unit
        gap = False
    return written


def written(value: int) -> str:
    """`value` under 10^12 as it is written."""
    if value == 0:
        return "零"
    groups = [(value // 10**8, "亿"), (value // 10**4 % 10**4, "万"), (value % 10**4, "")]
    text = ""
    for number, unit in groups:
        if number:
            text += ("零" if text and number < 1000 else "") + below_myriad(number, first=not text) + unit
    return text


def test_every_number_to_a_hundred_thousand():
    wrong = [value for value in range(100_001) if parse_number(written(value)) != value]
    assert wrong == []


@pytest.mark.parametrize("value", [10**8, 10**8 + 1, 120_000_000, 3_400_050_060, 999_999_999_999, 10_0000_0010, 200_0000])
def test_large_numbers(value):
    assert parse_number(written(value)) == value


def test_every_year_by_place():
    wrong = [year for year in range(1900, 2100) if parse_number("".join("〇一二三四五六七八九"[int(c)] for c in str(year))) != year]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两", 2),
        ("两百", 200),
        ("两千零二", 2002),
        ("三百五", 350),
        ("三百零五", 305),
        ("一万二", 12_000),
        ("三点五", 3.5),
        ("十点零八", 10.08),
        ("1,380", 1380),
        ("0.66", 0.66),
        ("６", 6),
        ("壹拾伍", 15),
        ("-3", -3),
    ],
)
def test_forms(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "十百", "万", "百二百", "零零五十", "1.5万", "五千万万三亿亿", "多", "三四十", "点五", "1,38"])
def test_no_numeral(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "rank"), [("第三", 3), ("十二", 12), ("第3", 3), ("三.五", None), ("第", None)])
def test_ordinals(text, rank):
    assert parse_ordinal(text) == rank


def test_positional_reads_digits_only():
    assert (positional("二○二三"), positional("二千"), positional("两"), positional("")) == ("2023", None, None, None)
