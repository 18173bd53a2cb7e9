"""Strips from the words around a number what is no part of a name: connectives, link words, verbs that set something up."""

import re
from functools import lru_cache

from extractors.engine import Patterns, Words

WORDING, WORDS = Patterns("indicators/wording"), Words("naming")

# 发展改革, 建设局: the verb is part of a noun
NOUN_TAIL = "的力性者率型度商员式站业化费权局委办部处厅司署院所会量额值面比"


def alternatives(*groups: str) -> str:
    """The words of some groups as alternatives, the longest first."""
    words = dict.fromkeys(word for group in groups for word in getattr(WORDS, group))
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@lru_cache
def opening_verb() -> re.Pattern[str]:
    """Matches a verb that sets something up at the start of a text."""
    return re.compile(rf"(?:{'|'.join(BEFORE_VERB)})?(?!{WORDING.standing.pattern})(?:{alternatives('setting')}){WORDING.facility.pattern}")


def verb_at(text: str, at: int = 0) -> re.Match[str] | None:
    """The verb that sets something up at an offset."""
    return opening_verb().match(text, at) if text[at : at + 1] in verb_opens() else None


@lru_cache
def verb_opens() -> frozenset[str]:
    """The first characters of such verbs, with what may stand before one."""
    return frozenset(word[0] for word in (*WORDS.setting, *BEFORE_VERB))


BEFORE_VERB = ("新", "再", "共", "拟", "累计", "先行", "首批")


@lru_cache
def counting_verbs() -> frozenset[str]:
    """The verbs that set something up, and others that take a counted object."""
    return frozenset((*WORDS.setting, *WORDS.carrying))


@lru_cache
def closing_verb() -> re.Pattern[str]:
    """Matches a verb, one that sets something up or another that takes a counted object, at the end of a text."""
    return re.compile(rf"(?:{alternatives('setting', 'carrying')})$")


@lru_cache
def setting_inside() -> re.Pattern[str]:
    """Matches a verb of two characters or more that sets something up, anywhere in a text."""
    words = sorted((re.escape(w) for w in dict.fromkeys(WORDS.setting) if len(w) > 1), key=len, reverse=True)
    return re.compile(rf"(?!{WORDING.standing.pattern})(?:{'|'.join(words)})")


@lru_cache
def predicate_verb() -> re.Pattern[str]:
    """Matches a verb with which a predicate begins."""
    return re.compile(f"(?:{alternatives('predicate')})")


@lru_cache(maxsize=512)
def strip_opening(text: str) -> str:
    """The text without connectives, adverbs and light verbs at its start."""
    if "目标" in text:
        text = WORDING.aim.sub("", text)
    while (match := WORDING.opening.match(text)) and match.end() < len(text):
        text = text[match.end() :]
    return text.lstrip("，,、；;：: ")


@lru_cache(maxsize=512)
def strip_closing(text: str) -> str:
    """The text without link words (达到, 为, 提高到) and verbs of rise or fall at its end."""
    text = text.rstrip("，,、：: ")
    while text:
        match = WORDING.closing.search(text, max(0, len(text) - 24)) or WORDING.delta_closing.search(text, max(0, len(text) - 24))
        if match is None:
            break
        text = WORDING.how_closing.sub("", text[: match.start()].rstrip("，,、：: "))
    return text


JOINTS = ("、", "和", "与", "及")  # 新增、改造配变: two verbs of one noun


def strip_setting(text: str, *, to_act: bool = False) -> str:
    """The text without the verbs that set up what follows (建设, 培育和引进), as long as a noun is left.

    `to_act`: only without those before an act that a name keeps (推进改扩建学校).
    """
    region = WORDING.our_region.match(text)
    if region and verb_at(text, region.end()):
        text = text[region.end() :]
    while (match := verb_at(text)) and not WORDING.population.match(text):
        joined = text.startswith(JOINTS, match.end()) and text.startswith(WORDS.acts, match.end() + 1)
        if to_act and (joined or match[0].endswith(WORDS.acts)):
            break
        left = WORDING.behind_verb.sub("", text[match.end() :])
        brings = WORDING.bare.match(left) is not None and WORDING.brings.match(match[0]) is not None
        if len(left) < 2 or left[0] in "（(" or (not brings and (left[0] in NOUN_TAIL or WORDING.bare.match(left))):
            break
        text = strip_opening(left)
    return text


def split_verb(text: str) -> tuple[str, str]:
    """(subject, verbs) of words that end in verbs with a counted object; verbs empty where they do not."""
    verb, end = closing_verb(), len(text)
    while end and (match := verb.search(text, max(0, end - 8), end)):
        end = match.start()
        while end and (joined := WORDING.joins.search(text, max(0, end - 4), end)):
            end = joined.start()
    return text[:end].rstrip("，,、：: "), text[end:]


def is_predicate(rest: str) -> bool:
    """The words behind a number say what is done, not what is counted."""
    match = predicate_verb().match(rest)
    return (
        match is not None
        and len(rest) > match.end()
        and rest[match.end()] not in NOUN_TAIL
        and not rest.startswith(("项目", "证"), match.end())
    )


PARTICLE = re.compile(r"^(.{1,3})了")


def strip_particles(text: str) -> str:
    """The predicate without 了 behind its verb."""
    return PARTICLE.sub(r"\1", text) if "了" in text else text


def ends_in_measure(name: str) -> bool:
    """The name is that of a measure (诊疗人次, 使用率), brackets aside."""
    bare = LAST_BRACKET.sub("", name) if name.endswith(("）", ")")) else name
    return bare[-1:] in MEASURE_ENDS and WORDING.measure_end.search(bare) is not None


MEASURE_ENDS = frozenset(
    "产价例值入准出分力口命均宽差幅平度径收数日时期本机栏格槛模次款比润率用离积程资速重量长间限面额龄"
)  # the last characters of measures
LAST_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
