"""Strips from the words around a number what is no part of a name: connectives, link words, verbs that set something up."""

import re
from functools import lru_cache

from extractors.engine import lexicon, pattern

REGION = re.compile(r"^(?![每各])(?:(?:全|本|我)[市区县省国州盟镇旗社]|[^，。的、]{1,5}[市区县省州旗镇])(?:范围)?(?:内|共|已)?$")
ADVERBIAL = re.compile(
    r"^(?:通过|围绕|依托|根据|结合|按照?|针对|聚焦|以|利用|用好|发挥|加强|加快|推进|推动|加大|深化|完善|优化|强化|健全|充分|积极|大力|支持|鼓励|引导|进一步|统筹|协调|为(?!期)|经(?!济|营|常)|从(?!业|事)|用(?![电水地气工户能])|对|在[^，]{0,12}(?:基础上|前提下|方面)|提高|提升|扩大|加密|抓好|做好|开展|组织|实施|落实|探索|研究|谋划|督促|指导)"
)
# A measure without its thing: 占比41.2%, 年产值达30亿.
BARE = re.compile(
    r"^(?:其|该|每年|年|年均|总|平均|实际|累计|全年|上述|所|的)*(?:占比|比例|比重|占[^，。]{1,20}|覆盖率|增速|增幅|增长率|产值|销售产值|总产值|总数|数量|总量|规模|总规模|面积|总面积|余额|金额|总额|产量|产能|长度|里程|率|增长|下降|(?:市场|品牌|经济)价值|(?:融资|交易|成交|合同|投资|签约|担保|授信)金额|(?:综合|担保|保险|贷款)*费率|满意度|知晓率|达标率|合格率|完成率|使用率|利用率|参保率|普及率|通过率|收入|费用|人数|户数|幅度|上限|下限|标准|辐射[^，。]{0,8}|带动[^，。]{0,6}|每[天日周月次季]|单[个家户项次笔套台](?!.*(?:补助|补贴|奖励|奖补))[^，。]{0,6}|每[家户人个项辆台亩件](?!.*(?:补助|补贴|奖励|奖补))[^，。]{0,2}|每学期|每季度|单次|鼓励|其)$"
)
# 发展改革, 建设局: the verb is part of a noun
NOUN_TAIL = "的力性者率型度商员式站业化费权局委办部处厅司署院所会量额值面比"


@lru_cache
def verbs(group: str) -> frozenset[str]:
    """One group of lexicon/naming.toml."""
    found = lexicon("naming")[group]
    assert isinstance(found, list)
    return frozenset(found)


def alternatives(*groups: str) -> str:
    """The words of some groups as alternatives, the longest first."""
    return "|".join(sorted(map(re.escape, frozenset().union(*map(verbs, groups))), key=len, reverse=True))


# 建成区绿地率: a noun that begins like a verb; 主导或参与制定标准: whose part in the work is counted
PART = r"(?:主导|牵头|主持|参与|参加)(?:或者?|和|与|及|、)?(?:主导|牵头|主持|参与|参加)?(?:制修订|制[定订]|修订|起草|编制)"
STANDING = rf"建成区(?![域块级县市位])|{PART}"


@lru_cache
def opening_verb() -> re.Pattern[str]:
    """Matches a verb that sets something up at the start of a text."""
    return re.compile(rf"(?:新|再|共|拟|累计|先行|首批)?(?!{STANDING})(?:{alternatives('setting')})")


@lru_cache
def closing_verb() -> re.Pattern[str]:
    """Matches a verb, one that sets something up or another that takes a counted object, at the end of a text."""
    return re.compile(rf"(?:{alternatives('setting', 'carrying')})$")


@lru_cache
def setting_inside() -> re.Pattern[str]:
    """Matches a verb of two characters or more that sets something up, anywhere in a text."""
    words = sorted((re.escape(w) for w in verbs("setting") | {"提供"} if len(w) > 1), key=len, reverse=True)
    return re.compile(rf"(?!{STANDING})(?:{'|'.join(words)})")


@lru_cache
def predicate_verb() -> re.Pattern[str]:
    """Matches a verb with which a predicate begins."""
    return re.compile(f"(?:{alternatives('predicate')})")


@lru_cache(maxsize=512)
def strip_opening(text: str) -> str:
    """The text without connectives, adverbs and light verbs at its start."""
    opening = pattern("indicators", "opening")
    while (match := opening.match(text)) and match.end() < len(text):
        text = text[match.end() :]
    return text.lstrip("，,、；;：: ")


@lru_cache
def closing() -> re.Pattern[str]:
    """Matches the link words at the end of a text."""
    return re.compile(f"(?:{pattern('indicators', 'link').pattern})$")


@lru_cache
def delta_closing() -> re.Pattern[str]:
    """Matches a verb of rise or fall at the end of a text, with what it is compared to (同比, 比上年)."""
    word = pattern("indicators", "delta_word").pattern
    return re.compile(rf"(?:年均|同比|环比|[比较][^，。；]{{1,12}}?|每年)?(?:再|又|净)?{word}(?:了|约|近|超)?$")


@lru_cache(maxsize=512)
def strip_closing(text: str) -> str:
    """The text without link words (达到, 为, 提高到) and verbs of rise or fall at its end."""
    text = text.rstrip("，,、：: ")
    while text:
        match = closing().search(text, max(0, len(text) - 24)) or delta_closing().search(text, max(0, len(text) - 24))
        if match is None:
            break
        text = text[: match.start()].rstrip("，,、：: ")
    return text


# 全市建成: whose region it is says nothing before a verb; 建设规模, 培训人数: a verb before a bare measure is part of it
OUR_REGION = re.compile(
    r"^(?:(?:全|我|本)[市县区省州盟旗镇]|(?![^，。]{0,3}建成区)[^，。的、每各]{1,4}[市区县州旗])"
    r"(?:范围内)?(?:共(?!有)|已(?!有)|将|累计)?"
)
HAS = re.compile(r"^(?:共有|现有|拥有|已有|共)")
BRINGS = re.compile(r"(?:设立|建立|安排|新增|增设|打造|培育|引进|招引|实现|形成|达到|确保)")
BEHIND_VERB = re.compile(r"^(?:和|与|及|或者?|、|并|并且|了|一批)")


# 取得证书的人员比例: the verb says whose share it is
POPULATION = re.compile(
    r"(?:取得|获得|配备|接受|开展|实施|提供|参加|建立|设立|设置|纳入|享受|达到|落实)[^的，]{2,24}的[^的，]{0,12}(?:比例|占比|比重|人数|人次|率)$"
)


def strip_setting(text: str) -> str:
    """The text without the verbs that set up what follows (建设, 培育和引进), as long as a noun is left."""
    verb, region = opening_verb(), OUR_REGION.match(text)
    if region and (verb.match(text, region.end()) or HAS.match(text, region.end())):
        text = HAS.sub("", text[region.end() :])
    while (match := verb.match(text)) and not POPULATION.match(text):
        left = BEHIND_VERB.sub("", text[match.end() :])
        brings = BARE.match(left) is not None and BRINGS.match(match[0]) is not None
        if len(left) < 2 or (not brings and (left[0] in NOUN_TAIL or BARE.match(left))):
            break
        text = strip_opening(left)
    return text


JOINS = re.compile(
    r"(?:和|与|及|或者?|、|并|并且|力争|争取|计划|再|新|拟|共|要|应|须|可|累计|至少|已|均|各|应当|能够|可以|必须|每年|全年|(?<![上下本一])年度)$"
)


def split_verb(text: str) -> tuple[str, str]:
    """(subject, verbs) of words that end in verbs with a counted object; verbs empty where they do not."""
    verb, end = closing_verb(), len(text)
    while end and (match := verb.search(text, max(0, end - 8), end)):
        end = match.start()
        while end and (joined := JOINS.search(text, max(0, end - 4), end)):
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
    return measure_end().search(bare) is not None


LAST_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")


@lru_cache
def measure_end() -> re.Pattern[str]:
    """Matches the name of a measure at the end of a text."""
    return re.compile(pattern("indicators", "measure_head").pattern + "$")
