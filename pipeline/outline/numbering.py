"""The number that a paragraph opens with: its style, its value, and the level that the style has."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from extractors.engine import Rule, openers
from extractors.numerals import parse_ordinal

Kind = Literal["item", "box", "annex", "chapter"]

BARE = "bare"
NUMERAL = re.compile(r"[\d〇零一二三四五六七八九十百].*")
DOT = re.compile(r"[.．]")
# What only leads over to the title is not part of the number as printed.
LEADS_OVER = re.compile(r"[:：—－\-、.．]+$")
AFTER_BRACKET = re.compile(r"(?<=[）)〕】\]])[、．.﹒]$")
BOX_FRAME = "【】[]〔〕"


class Number(NamedTuple):
    """The number at the head of a paragraph: its style, as printed without blanks, its value (0 where it has none), where the title begins.

    `level` is the style's own, 0 where the place decides; `parts` counts the parts of a decimal number.
    """

    style: str
    kind: Kind
    level: int
    printed: str
    value: int
    end: int
    parts: int = 1

    @property
    def word(self) -> str:
        """What stands before the number itself: 任务 of 任务一."""
        return NUMERAL.sub("", self.printed)


def parse_number(text: str, start: int, end: int, *, bare: bool = False) -> Number | None:
    """The number at text[start:end], or None. `bare` also reads 1总则, as documents numbered 1, 1.1, 1.1.1 print it."""
    for rule in openers("numbering").get(text[start], ()) if start < end else ():
        if (bare or not rule.id.endswith(BARE)) and (match := rule.pattern.match(text, start, end)):
            return made(rule, match)
    return None


def made(rule: Rule, match: re.Match[str]) -> Number:
    """The Number that a rule's match says."""
    name, kind, groups = rule.id.partition(".")[2], rule.data["kind"], match.groupdict()
    digits, level, parts = groups.get("value") or "", int(rule.data["level"]), 1
    if name == "decimal":
        parts += len(DOT.findall(digits))
        level += parts
    value = value_of(digits, groups.get("mark"))
    return Number(name, cast(Kind, kind), level, printed(match[0], name, kind), value, match.end(), parts)


@lru_cache(maxsize=1024)
def printed(whole: str, name: str, kind: str) -> str:
    """The number as it stands, without blanks, without the frame of a box and without what only leads over to the title."""
    over = LEADS_OVER if kind != "item" or name in ("decimal", "named") else AFTER_BRACKET
    bare = over.sub("", "".join(whole.split()))
    return bare.strip(BOX_FRAME) if kind == "box" else bare


@lru_cache(maxsize=1024)
def value_of(digits: str, mark: str | None) -> int:
    """The number's value; of a decimal number its last part, of none 0."""
    if mark:
        return int(unicodedata.numeric(mark))
    return (parse_ordinal(unicodedata.normalize("NFKC", DOT.split(digits)[-1])) or 0) if digits else 0
