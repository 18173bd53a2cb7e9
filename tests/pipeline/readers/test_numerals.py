"""Numbers in every format that Word prints them in."""

import cn2an
import pytest

from pipeline.readers.numerals import FORMATS, pattern, spell

ROWS = [
    ("decimal", "1 10 100", "1 10 100"),
    ("decimalZero", "1 9 10 100", "01 09 10 100"),
    ("decimalFullWidth", "1 20", "１ ２０"),
    ("decimalEnclosedCircle", "1 20 21", "① ⑳ 21"),
    ("decimalEnclosedCircleChinese", "1 10 21", "① ⑩ 21"),
    ("decimalEnclosedParen", "1 20 21", "⑴ ⒇ 21"),
    ("decimalEnclosedFullstop", "1 20 21", "⒈ ⒛ 21"),
    ("ideographEnclosedCircle", "1 10 11", "㈠ ㈩ 11"),
    ("upperRoman", "1 4 9 14 40 90 400 1994", "I IV IX XIV XL XC CD MCMXCIV"),
    ("lowerRoman", "2 8", "ii viii"),
    ("upperLetter", "1 26 27 53", "A Z AA AAA"),
    ("lowerLetter", "2 28", "b bb"),
    ("ordinal", "1 2 3 4 11 12 13 21 112", "1st 2nd 3rd 4th 11th 12th 13th 21st 112th"),
    ("hex", "10 255", "A FF"),
    ("chineseCounting", "0 1 10 11 20 21 99 100 105", "○ 一 十 十一 二十 二十一 九十九 一○○ 一○五"),
    ("taiwaneseCounting", "10 19 30", "十 十九 三十"),
    (
        "chineseCountingThousand",
        "1 10 12 20 100 101 110 111 1001 10001",
        "一 十 十二 二十 一百 一百零一 一百一十 一百一十一 一千零一 一万零一",
    ),
    ("taiwaneseCountingThousand", "15 104 10000", "十五 一百零四 一萬"),
    ("japaneseCounting", "1 10 11 100 101 111 1000 1110", "一 十 十一 百 百一 百十一 千 千百十"),
    ("ideographDigital", "1 9 10 11 20 105", "一 九 一〇 一一 二〇 一〇五"),
    ("taiwaneseDigital", "10 20", "一○ 二○"),
    ("chineseLegalSimplified", "1 2 3 10 11 20 108", "壹 贰 叁 壹拾 壹拾壹 贰拾 壹佰零捌"),
    ("ideographLegalTraditional", "2 3 6", "貳 參 陸"),
    ("japaneseLegal", "1 2 10", "壱 弐 壱拾"),
    ("ideographTraditional", "1 10 11", "甲 癸 11"),
    ("ideographZodiac", "1 12 13", "子 亥 13"),
    ("ideographZodiacTraditional", "1 2 11 60 61", "甲子 乙丑 甲戌 癸亥 61"),
    ("aFormatOfTomorrow", "3 40", "3 40"),
]


@pytest.mark.parametrize(("form", "numbers", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_formats(form: str, numbers: str, expected: str) -> None:
    assert " ".join(spell(int(number), form) for number in numbers.split()) == expected


def test_counting_agrees_with_cn2an_up_to_ten_thousand() -> None:
    """The reference writes 一十 at the head where Word writes 十."""
    for number in range(1, 10_000):
        reference = cn2an.an2cn(number, "low")
        assert spell(number, "chineseCountingThousand") == (reference[1:] if reference.startswith("一十") else reference)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_number_is_too_large(form: str) -> None:
    assert len(spell(10**9, form)) < 60
    assert spell(-3, form) == "-3"


@pytest.mark.parametrize(
    ("example", "number", "expected"), [("001, 002, 003, ...", 7, "007"), ("0001, ...", 12, "0012"), ("甲乙", 3, "3"), ("", 4, "4")]
)
def test_custom_formats(example: str, number: int, expected: str) -> None:
    assert pattern(number, example) == expected
