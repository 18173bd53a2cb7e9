"""The wording of attributions, as patterns put together from `rules/attribution.toml`."""

import re
from functools import lru_cache

from extractors.agencies.lists import CLOSE, OPEN
from extractors.engine import pattern, rules

# A cheap sign that a bracket may be an attribution.
CUE = re.compile(
    r"▲|△|★|☆|●|◆|会同|牵头|责任|负责|配合|主责|协办|主办|承办|督办|参与|协助|协同|落实|实施|支持|指导|承担|时限|参加|抓总|完成|主抓|总责|为主|主管|协管|包保|监督"
)
# A piece of a list that speaks about the list: 下同, 列第一位者为牵头单位
ASIDE = re.compile(r"下同|第一|首位|排名|以下|不再|简称|上述|同上|^等$|为准|见附件|详见")
# A piece that says when, and one that is no name for other reasons.
TIME = re.compile(r"\d{4}年|\d月|前完成|月底|年底|[上下]半年|季度|^(?:长期|持续|常态|全年|年内|每[年季月])")
NO_NAME = re.compile(rf"[，。；：:]|时限|时间|[的了]|通过|按照|{TIME.pattern}")
HAN = re.compile(r"[\u4e00-\u9fff]{2}")  # the least that an unknown name holds
LONGEST_UNKNOWN = 16  # characters of a name whose ending is not known
LABEL_END = re.compile(r"[:：】〕\]］]")  # what every label ends with
LINE_LABEL_OPENS = frozenset(
    "部单主任会其具分办包区协县参各完实属州工市建总执承抓拟指推支改整日时期本牵监直省督第组统落行计负责辅配镇问项首"
)
LABEL_ENDINGS = {
    "lead": re.compile(r"(?:牵头|主责|主办)(?:责任)?(?:单位|部门|处室|科室|机构)$"),
    "support": re.compile(r"(?:配合|协办|协助|参与|协同)(?:责任)?(?:单位|部门|处室|科室|机构)$"),
    "responsible": re.compile(r"(?:责任|承办|落实)(?:单位|部门|处室|科室|主体)$"),
    "due": re.compile(r"(?:完成|整改|办结)(?:时限|期限|时间)$"),
}
NAMES_PEOPLE = re.compile(r"领导|[任责]人")  # a label that asks for people and bodies together
BRACKET_SIGNS = re.compile(f"[{re.escape(OPEN + CLOSE)}]")


def role_of(label: re.Match[str]) -> str | None:
    """The role that a label gives, by its last words where the whole is not known: 此项工作牵头单位, 创建责任部门."""
    group = label.lastgroup
    if group != "other" or NAMES_PEOPLE.search(label["other"]):
        return group
    return next((role for role, ending in LABEL_ENDINGS.items() if ending.search(label["other"])), "other")


@lru_cache
def labels() -> re.Pattern[str]:
    """Every label behind an edge, with a colon or in brackets (【责任单位】); the group names its role, `other` one not known."""
    known = "|".join(f"(?P<{name}>{source})" for name, source in named("label").items())
    other = "(?(open)(?!)|(?P<other>[\u4e00-\u9fff]{2,10}))"
    sign = r"(?(open)(?<=[位门室构体间限求])[】〕\]］]\s*[:：]?|\s*[:：])"
    before = f"(?:{pattern('attribution', 'edge').pattern}|(?=[【〔［\\[]))"
    return re.compile(f"{before}(?P<open>[【〔［\\[])?(?:{known}|{other}){sign}")


@lru_cache
def line_labels() -> re.Pattern[str]:
    """A label of a line of its own, with a blank or the line's end in the place of the colon: 牵头单位 市卫健局.

    It begins with one of LINE_LABEL_OPENS.
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
