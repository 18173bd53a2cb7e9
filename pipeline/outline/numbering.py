"""The number that a paragraph opens with: its style, its value, and the level that the style has."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from extractors.engine import Rule, openers, rules
from extractors.numerals import parse_ordinal

Kind = Literal["item", "box", "annex", "chapter"]

BARE = "bare"
NUMERAL = re.compile(r"[\d〇零一二三四五六七八九十百].*")
DOT = re.compile(r"[.．]")
# What only leads over to the title is not part of the number as printed.
LEADS_OVER = re.compile(r"[:：—－\-、.．]+$")
AFTER_BRACKET = re.compile(r"(?<=[）)〕】\]])[、．.﹒]$")
BOX_FRAME = "【】[]〔〕"


@dataclass(slots=True)
class Number:
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
        if (match := rule.pattern.match(text, start, end)) and (bare or not rule.id.endswith(BARE)):
            return made(rule, match)
    return None


def made(rule: Rule, match: re.Match[str]) -> Number:
    """The Number that a rule's match says."""
    groups = match.groupdict()
    name, level, words, value, parts = said(rule.id, match[0], groups.get("value") or "", groups.get("mark"))
    return Number(name, cast(Kind, rule.data["kind"]), level, words, value, match.end(), parts)


@lru_cache(maxsize=2048)
def said(rule: str, whole: str, digits: str, mark: str | None) -> tuple[str, int, str, int, int]:
    """(style, level, as printed, value, parts) of what a rule's match and its groups say."""
    name, data = rule.partition(".")[2], by_id()[rule].data
    parts = 1 + len(DOT.findall(digits)) if name == "decimal" else 1
    level = int(data["level"]) + (parts if name == "decimal" else 0)
    return name, level, printed(whole, name, data["kind"]), value_of(digits, mark), parts


@lru_cache
def by_id() -> Mapping[str, Rule]:
    """The rules of numbers by their ids."""
    return {rule.id: rule for rule in rules("numbering")}


def printed(whole: str, name: str, kind: str) -> str:
    """The number as it stands, without blanks, without the frame of a box and without what only leads over to the title."""
    over = LEADS_OVER if (kind != "item" and name != "formal") or name in ("decimal", "named") else AFTER_BRACKET
    bare = over.sub("", "".join(whole.split()))
    return bare.strip(BOX_FRAME) if kind == "box" else bare


def value_of(digits: str, mark: str | None) -> int:
    """The number's value; of a decimal number its last part, of none 0."""
    if mark:
        return int(unicodedata.numeric(mark))
    return (parse_ordinal(unicodedata.normalize("NFKC", DOT.split(digits)[-1])) or 0) if digits else 0
