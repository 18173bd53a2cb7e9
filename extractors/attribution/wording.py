"""The wording of attributions, as patterns put together from `rules/attribution.toml`."""

import re
from collections.abc import Mapping
from functools import lru_cache

from extractors.agencies.lists import CLOSE, OPEN
from extractors.engine import Patterns, pattern, rules

WORDING = Patterns("attribution/wording")

HAN = re.compile(r"[\u4e00-\u9fff]{2}")  # the least that an unknown name holds
LONGEST_UNKNOWN = 16  # characters of a name whose ending is not known
# The last characters of labels before a colon: of those that name who answers, by when, or whom to call.
LABEL_LAST = ")与人任位体作保办加助合同员头实室导工度建式总抓担持排方施期构求点督筹管织联行要设话责长门间限）"
# What every label ends with; 责任单位为, 责任单位—— too, and 【责任单位】, but not 〔2023〕.
LABEL_END = re.compile(rf"[:：】〕\]］为是—](?:(?<=[{LABEL_LAST}\s][:：])|(?<=[位门].)|(?<=[室构体间限求][】〕\]］]))")
BRACKET_SIGNS = re.compile(f"[{re.escape(OPEN + CLOSE)}]")


def role_of(label: re.Match[str]) -> str | None:
    """The role that a label gives, by its last words where the whole is not known: 此项工作牵头单位, 创建责任部门."""
    group = label.lastgroup
    if group != "other" or WORDING.names_people.search(label["other"]):
        return group
    return next((role for role, ending in endings().items() if ending.search(label["other"])), "other")


@lru_cache
def endings() -> Mapping[str, re.Pattern[str]]:
    """What the labels of each role end with."""
    return {
        "lead": WORDING.lead_ending,
        "support": WORDING.support_ending,
        "responsible": WORDING.responsible_ending,
        "due": WORDING.due_ending,
    }


@lru_cache
def labels() -> re.Pattern[str]:
    """Every label behind an edge, with a colon, in brackets (【责任单位】) or with 为; the group names its role, `other` one not known."""
    known = "|".join(f"(?P<{name}>{source})" for name, source in named("label").items())
    other = "(?(open)(?!)|(?P<other>[\u4e00-\u9fff]{2,10}))"
    sign = r"(?(open)(?<=[位门室构体间限求])[】〕\]］]\s*[:：]?|(?:\s*[:：]|(?(other)(?!)|(?<=[位门])(?:[为是](?!否)|—{1,2}))))"
    before = f"(?:{pattern('attribution', 'edge').pattern}|(?=[【〔［\\[]))"
    return re.compile(f"{before}(?P<open>[【〔［\\[])?(?:{known}|{other}){sign}")


@lru_cache
def line_labels() -> re.Pattern[str]:
    """A label of a line of its own, with a blank or the line's end in the place of the colon: 牵头单位 市卫健局.

    It begins with a character of the fragment `line_label_opens`.
    """
    known = "|".join(f"(?P<{name}>{source})" for name, source in named("label").items() if name != "person")
    return re.compile(f"(?:{known})(?<=[位门构室体间限])(?:[ \t　\n]+|$|(?<=[限间])(?=\\d))")


@lru_cache
def verbs() -> re.Pattern[str]:
    """Every verb; the group that matched names the role, `joined` is 会同."""
    known = "|".join(f"(?P<{'joined' if name == 'with' else name}>{source})" for name, source in named("verb").items())
    return re.compile(f"(?={pattern('attribution', 'verb_opens').pattern})(?:{known})")


def named(family: str) -> dict[str, str]:
    """Patterns of the rules of one family (label, verb) by the rest of their ids."""
    split = ((rule.id.split("."), rule.pattern.pattern) for rule in rules("attribution"))
    return {name: source for (first, name), source in split if first == family}


def outside_brackets(text: str, start: int, end: int, found: re.Pattern[str]) -> list[re.Match[str]]:
    """The matches of a pattern that stand outside brackets opened within text[start:end]."""
    hits = list(found.finditer(text, start, end))
    if not hits:
        return []
    spans, depth, opened = [], 0, start
    for sign in BRACKET_SIGNS.finditer(text, start, end):
        if sign[0] in OPEN:
            opened = sign.start() if depth == 0 else opened
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                spans.append((opened, sign.start()))
    return [hit for hit in hits if not any(a < hit.start() < b for a, b in spans)]
