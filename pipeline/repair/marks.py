"""What the look of a line says about it: how wide it prints, what it opens, how it ends."""

import re
from functools import lru_cache

HAN_NUMBER = "[一二三四五六七八九十百零〇○]"
DATE = (
    rf"(?:\d{{4}}|[二一〇○零三四五六七八九]{{4}})\s*年\s*(?:\d{{1,2}}|{HAN_NUMBER}{{1,2}})\s*月"
    rf"(?:\s*(?:\d{{1,2}}|{HAN_NUMBER}{{1,3}})\s*日)?"
)

# A number that opens an item of the outline, in the forms of GB/T 9704 and its looser relatives.
NUMBERED = re.compile(
    rf"""(?:
      {HAN_NUMBER}{{1,4}}、                                   # 一、
    | {HAN_NUMBER}{{1,3}}[．.](?!\d)                          # 一．
    | [（(〔]{HAN_NUMBER}{{1,4}}[）)〕]、?                       # （一）
    | 第{HAN_NUMBER}{{1,4}}[章节条部分编篇]                      # 第一章
    | \d{{1,3}}(?:[.．]\d{{1,2}}){{1,3}}[.．、]?(?![\d%％‰年月个万亿元倍])  # 1.1.2
    | \d{{1,3}}(?:[、﹒]|[.．]\s*(?:(?!\d)|(?=20\d\d\s*年)))       # 1.  1、  2.2023年
    | [（(]\d{{1,3}}[）)]                                       # （1）
    | \d{{1,2}}[）)]                                            # 1）
    | [①-⑳㈠-㈩⑴-⒇⒈-⒛]                                       # ①
    )""",
    re.VERBOSE,
)
# Words that open a paragraph of their own.
LABELLED = re.compile(
    r"""(?:
      专\s*[栏题]\s*\d* | (?:附\s*[件表图录]|附)\s*\d*\s*(?:$|[:：.、]) | 表\s*\d+ | 图\s*\d+
    | ——? | [—–]{1,2}(?=[^\d\s—–-]) | [▲●■◆★☆※►]
    | (?:抄送|主送|主题词|联系人|联系电话|备注|注|公开方式|公开属性|信息公开选项)\s*[：:]
    )""",
    re.VERBOSE,
)
# Who answers for what and until when: a paragraph of its own in some documents, the end of the task's paragraph in others.
ATTRIBUTION = re.compile(
    r"[（(\[［【〔]?\s*(?:牵头|责任|配合|参加|参与|协助|主办|协办|负责|实施|完成|落实|整改)(?:单位|部门|时限|时间|领导|人)[^：:，。（(]{0,6}[：:]"
)
DATED = re.compile(rf"[（(]?{DATE}(?:印发)?[）)]?$")
# The date of printing stands on one line with the office that prints (GB/T 9704 版记).
PRINTED = re.compile(rf"{DATE}\s*印发$")
DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff（）()]{2,20}\s*[〔\[［【（(]\s*(?:19|20)\d\d\s*[〕\]］】）)]\s*(?:第\s*)?\d+\s*号$")
ISSUER = re.compile(
    r"(?!.*(?:关于|印发))(?!推|加|建|完|支|落|打|实施|组织|成立|设立|由|为|对|以|各)[^，。；：、\d的在将把是与和或及]{2,24}"
    r"(?:政府|办公[厅室]|委员会|委|局|[厅署院部会司]|集团|公司|中心|领导小组)$"
)

DATED_TITLE = re.compile(rf"(?:方案|意见|通知|规划|计划|办法|措施|要点|决定)》?(?:的通知)?[（(]{DATE}[）)]$")
# The last word of an official title (GB/T 9704 文种 and the kinds of plan), a bracketed state or date after it allowed.
KIND = re.compile(
    r"(?:方案|意见|通知|规划|计划|办法|纲要|措施|要点|决定|规定|细则|条例|公告|通告|通报|报告|请示|批复|函|预案|清单|任务|举措|行动|实施|标准|指引|指南|制度|规程|任务分工|分工表?|一览表|任务表|指标表|汇总表|责任表|名单|目录|职责)"
    r"(?:[（(〔][^（）()]{1,24}[）)〕])?$"
)
ANNEX = re.compile(r"附\s*[件表录]\s*\d*\s*[:：]?$")
RELEASE = re.compile(r"[（(](?:此|本)件[^（）()]{0,12}[）)]$")

# With these ends what stands by itself: a date, a document number, an issuing body, what closes with a bracket.
ENDS_ALONE = frozenset("月日发）)号府厅室会委局署院部司团心组")

CLOSERS = frozenset("，。、；：！？）》”’」』】〕〉％%‰℃…,;:!?)]·")
OPENERS = frozenset("（《“‘「『【〔〈([［")
SENTENCE_ENDS = frozenset("。！？!?")
PAIRS = {"（": "）", "《": "》", "【": "】", "〔": "〕", "「": "」", "(": ")", "[": "]", "“": "”"}
BRACKETS = re.compile("[" + re.escape("".join(PAIRS) + "".join(PAIRS.values())) + "]")


@lru_cache(maxsize=4096)  # a line is measured for the layout of the whole and once more for its breaks
def width(text: str) -> int:
    """How wide a run prints, in half-width columns: Han and full-width 2, Latin 1, blanks nothing (they are typesetting's own).

    GBK encodes just so; the rare characters outside it count 1.
    """
    return len(text.encode("gbk", "replace")) - text.count(" ") - 2 * text.count("\u3000")


def opens(text: str) -> bool:
    """Whether a line opens a paragraph by its own look: a number, a label, a dash."""
    return bool(NUMBERED.match(text) or LABELLED.match(text))


def attribution(text: str) -> str:
    """The label of an attribution that a line begins with, as printed up to its colon, or ""."""
    match = ATTRIBUTION.match(text)
    return match.group() if match else ""


def stands_alone(text: str) -> bool:
    """Whether a line is a whole by itself: a date, a document number, an issuing body, a note of release, the dated end of a title."""
    return text[-1:] in ENDS_ALONE and bool(
        DATED.match(text) or DOCUMENT_NUMBER.match(text) or RELEASE.match(text) or ISSUER.fullmatch(text) or DATED_TITLE.search(text)
    )


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes and brackets aside."""
    bare = text.rstrip("”’」』）)】〕 ")
    return bool(bare) and bare[-1] in SENTENCE_ENDS


def unclosed(text: str) -> str:
    """The bracket that a line leaves open ("" if none): the last opening one that is not closed after it."""
    depth: list[str] = []
    for char in BRACKETS.findall(text):
        if char in PAIRS:
            depth.append(char)
        elif depth and char == PAIRS[depth[-1]]:
            depth.pop()
    return depth[-1] if depth else ""


def closes(text: str, opener: str) -> bool:
    """Whether a line closes a bracket that an earlier one left open."""
    closer, level = PAIRS[opener], 0
    for char in BRACKETS.findall(text):
        if char == opener:
            level += 1
        elif char == closer:
            if level == 0:
                return True
            level -= 1
    return False
