"""The number that a paragraph opens with: its style, its value, and the level that the style has (GB/T 9704: 一、 （一） 1. （1）)."""

import re
from dataclasses import dataclass
from typing import Literal

from extractors.numerals import parse_ordinal

Kind = Literal["item", "box", "annex", "chapter"]

CN = "[〇零一二三四五六七八九十百]"
DIGIT = "[0-9０-９]"
CIRCLED = "①-⑳㉑-㉟㊱-㊿"


@dataclass(frozen=True)
class Style:
    """A way of numbering: `level` as the public format counts; `pattern` has the group `value` and ends where the title begins."""

    name: str
    kind: Kind
    level: int
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Number:
    """A parsed number: as printed without blanks, its value (0 where there is none), and where the title begins."""

    style: Style
    printed: str
    value: int
    end: int
    parts: int = 1


def style(name: str, kind: Kind, level: int, pattern: str) -> Style:
    """One row of STYLES."""
    return Style(name, kind, level, re.compile(pattern))


# The first that matches wins; a row's comment shows what it reads.
STYLES = (
    style("chapter", "chapter", 1, rf"第(?P<value>{CN}+|{DIGIT}+)(?:章|编|篇|部分)(?![^\s：:]{{0,3}}[，。；])"),  # 第一章 总则
    style("division", "chapter", 2, rf"第(?P<value>{CN}+|{DIGIT}+)节(?![^\s：:]{{0,3}}[，。；])"),  # 第一节
    style("article", "chapter", 3, rf"第(?P<value>{CN}+|{DIGIT}+)条(?=[\s　]|[^\s，。、的规至和]{{2}})"),  # 第一条 为了……
    style("box", "box", 0, rf"专栏\s*(?P<value>{CN}+|{DIGIT}+)\s*[:：—\-、.．]*"),  # 专栏1 ……工程
    style("annex", "annex", 1, rf"附(?:件|表|录|图)\s*(?P<value>{CN}+|{DIGIT}*)(?:-{DIGIT}+)?\s*[:：.．]?(?!.*(?:见|所示))"),  # 附件1
    style("cn", "item", 1, rf"(?P<value>{CN}+)\s?[、．.﹒]"),  # 一、
    style("cn-bracket", "item", 2, rf"[（(〔]\s?(?P<value>{CN}+)\s?[）)〕][、．.﹒]?"),  # （一）
    style("decimal", "item", 4, rf"(?P<value>{DIGIT}{{1,2}}(?:[.．]{DIGIT}{{1,2}}){{1,3}})(?![0-9０-９%％‰])[、.．]?\s?(?:[—－\-]{{1,2}})?(?=[^\s0-9万亿年月日个倍级版元米吨余多至以])"),  # 1.1
    style("digit", "item", 3, rf"(?P<value>{DIGIT}{{1,3}})\s?[.．、﹒](?!{DIGIT})"),  # 1.
    style("digit-bracket", "item", 4, rf"[（(]\s?(?P<value>{DIGIT}{{1,3}})\s?[）)][、．.﹒]?"),  # （1）
    style("digit-half", "item", 4, rf"(?P<value>{DIGIT}{{1,2}})[）)][、．.﹒]?"),  # 1）
    style("circled", "item", 5, rf"(?P<value>[{CIRCLED}])[、．.﹒]?"),  # ①
)
BARE = style("bare", "item", 1, rf"(?P<value>{DIGIT}{{1,2}})\s?(?=[\u4e00-\u9fff])(?!月|日|年|个|项|名|家|张|所|类|种|级|号|岁|人|天|次|时|分|条|万|亿|元|米|倍)")  # 1 总则


def parse_number(text: str, start: int, end: int, *, bare: bool = False) -> Number | None:
    """The number at text[start:end], or None. `bare` also reads 1 总则, as documents numbered 1, 1.1, 1.1.1 print it."""
    for row in (*STYLES, BARE) if bare else STYLES:
        if match := row.pattern.match(text, start, end):
            return Number(row, printed(match, row), value_of(match["value"], row), match.end(), 1 + len(re.findall(r"[.．]", match["value"])))
    return None


def printed(match: re.Match[str], row: Style) -> str:
    """The number as it stands, without blanks and without what only leads over to the title."""
    whole = re.sub(r"\s+", "", match[0])
    if row.name in ("box", "annex"):
        return re.sub(r"[:：—\-、.．]+$", "", whole)
    if row.name == "decimal":
        return re.sub(r"[—－\-、.．]+$", "", whole)
    return re.sub(r"(?<=[）)〕])[、．.﹒]$", "", whole)


def value_of(digits: str, row: Style) -> int:
    """The number's value; of a decimal number its last part."""
    if row.name == "circled":
        return next(base + ord(digits) - ord(first) for first, last, base in (("①", "⑳", 1), ("㉑", "㉟", 21), ("㊱", "㊿", 36)) if first <= digits <= last)
    if row.name == "decimal":
        return int(re.split(r"[.．]", digits)[-1])
    return (parse_ordinal(digits) or 0) if digits else 0
