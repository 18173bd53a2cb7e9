"""Numbers at the head of a paragraph: every style over all values, and what is no number."""

import pytest

from pipeline.outline.numbering import parse_number
from pipeline.readers.numerals import spell


def chinese(number):
    return spell(number, "chineseCounting")


CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
# style: (how value n is printed, level)
STYLES = {
    "part": (lambda n: f"第{chinese(n)}篇", 1),
    "chapter": (lambda n: f"第{chinese(n)}章", 1),
    "division": (lambda n: f"第{chinese(n)}节", 2),
    "article": (lambda n: f"第{chinese(n)}条", 3),
    "box": (lambda n: f"专栏{n}", 0),
    "project": (lambda n: f"重点工程{chinese(n)}", 0),
    "named": (lambda n: f"任务{chinese(n)}", 0),
    "annex": (lambda n: f"附件{n}", 1),
    "cn": (lambda n: f"{chinese(n)}、", 1),
    "cn-bracket": (lambda n: f"（{chinese(n)}）", 2),
    "decimal": (lambda n: f"3.{n}", 4),
    "digit": (lambda n: f"{n}.", 3),
    "digit-bracket": (lambda n: f"（{n}）", 4),
    "digit-half": (lambda n: f"{n}）", 4),
}
BEHIND = {"project": "：", "named": "：", "article": " ", "chapter": " ", "part": " ", "division": " "}


def read(text, *, bare=False):
    return parse_number(text, 0, len(text), bare=bare)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_over_all_values(style):
    written, level = STYLES[style]
    for value in range(1, 61):
        number = read(f"{written(value)}{BEHIND.get(style, '')}修缮桥梁")
        assert number is not None
        assert (number.style, number.value, number.level, number.printed) == (style, value, level, written(value))


def test_circled_numbers_over_all_values():
    for value, mark in enumerate(CIRCLED, 1):
        number = read(f"{mark}修缮桥梁")
        assert (number.style, number.value, number.level, number.printed) == ("circled", value, 5, mark)


def test_bare_numbers_only_where_asked():
    for value in range(1, 61):
        assert read(f"{value}总则") is None
        number = read(f"{value}总则", bare=True)
        assert (number.style, number.value, number.printed) == ("bare", value, str(value))


@pytest.mark.parametrize(
    ("text", "style", "printed", "title"),
    [
        ("1．完善", "digit", "1．", "完善"),
        ("１、完善", "digit", "１、", "完善"),
        ("12. 完善", "digit", "12.", " 完善"),
        ("3.2024年前完善", "digit", "3.", "2024年前完善"),
        ("4.12345热线", "digit", "4.", "12345热线"),
        ("⒊完善", "digit", "⒊", "完善"),
        ("( 二 )完善", "cn-bracket", "(二)", "完善"),
        ("（三）、完善", "cn-bracket", "（三）", "完善"),
        ("【四】完善", "cn-bracket", "【四】", "完善"),
        ("㈡完善", "cn-bracket", "㈡", "完善"),
        ("⑵完善", "digit-bracket", "⑵", "完善"),
        ("(2)、完善", "digit-bracket", "(2)", "完善"),
        ("1.1.1完善", "decimal", "1.1.1", "完善"),
        ("2.3—完善", "decimal", "2.3", "完善"),
        ("五 、完善", "cn", "五、", "完善"),
        ("专栏 3：完善", "box", "专栏3", "完善"),
        ("【专栏3】完善", "box", "专栏3", "完善"),
        ("专栏：完善", "box", "专栏", "完善"),
        ("重大项目2 完善", "project", "重大项目2", "完善"),
        ("附件2-1：完善", "annex", "附件2-1", "完善"),
        ("附表：完善", "annex", "附表", "完善"),
        ("附录", "annex", "附录", ""),
        ("第3章 完善", "chapter", "第3章", " 完善"),
        ("第一部分：完善", "part", "第一部分", "完善"),
        ("❷完善", "circled", "❷", "完善"),
    ],
)
def test_printed_forms(text, style, printed, title):
    number = read(text)
    assert (number.style, number.printed, text[number.end :]) == (style, printed, title)


@pytest.mark.parametrize(
    "text",
    [
        "2.5万亩农田",
        "1.5%的增幅",
        "3.2个百分点",
        "2.4公里步道",
        "2023.6.30前完成",
        "2023年完成",
        "二〇二四年完成",
        "一是完善",
        "一方面完善",
        "第三条规定的范围",
        "第二章的内容",
        "第一、第二章",
        "第一部队",
        "附件1所列单位",
        "附件见后",
        "附件中的名单",
        "专栏建设",
        "五，完善",
        "任务一律完成",
        "（三项）制度",
        "（2024年）完成",
        "12345热线",
        "完善一、二级网络",
        "",
    ],
)
def test_no_number(text):
    assert read(text) is None


def test_values_of_decimal_numbers_are_their_last_part():
    number = read("4.12.3完善")
    assert (number.value, number.parts, number.level) == (3, 3, 5)
