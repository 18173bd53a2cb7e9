"""What the look of a line says about it: how wide it prints, what it opens, how it ends."""

import re

HAN_NUMBER = "[一二三四五六七八九十百零〇○]"
DATE = rf"(?:\d{{4}}|[二一〇○零三四五六七八九]{{4}})\s*年\s*(?:\d{{1,2}}|{HAN_NUMBER}{{1,2}})\s*月(?:\s*(?:\d{{1,2}}|{HAN_NUMBER}{{1,3}})\s*日)?"

# A number that opens an item of the outline, in the forms of GB/T 9704 and its looser relatives.
NUMBERED = re.compile(
    rf"""(?:
      {HAN_NUMBER}{{1,4}}、                                   # 一、
    | {HAN_NUMBER}{{1,3}}[．.](?!\d)                          # 一．
    | [（(〔]{HAN_NUMBER}{{1,4}}[）)〕]、?                       # （一）
    | 第{HAN_NUMBER}{{1,4}}[章节条部分编篇]                      # 第一章
    | \d{{1,3}}(?:[.．]\d{{1,2}}){{1,3}}[.．、]?(?![\d%％‰年月个万亿元倍])  # 1.1.2
    | \d{{1,3}}(?:[、﹒]|[.．]\s*(?!\d))                        # 1.  1、
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
    | [（(\[［【〔]?\s*(?:牵头|责任|配合|参加|参与|协助|主办|协办|负责|实施|完成|落实|主要)(?:单位|部门|时限|时间|领导|人|措施|目标)(?:[^：:，。]{0,6})[：:]
    | (?:抄送|主送|主题词|联系人|联系电话|备注|注)\s*[：:]
    )""",
    re.VERBOSE,
)
DATED = re.compile(rf"[（(]?{DATE}(?:印发)?[）)]?$")
# The date of printing stands on one line with the office that prints (GB/T 9704 版记).
PRINTED = re.compile(rf"{DATE}\s*印发$")
DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff（）()]{2,20}\s*[〔\[［【（(]\s*(?:19|20)\d\d\s*[〕\]］】）)]\s*(?:第\s*)?\d+\s*号$")
ISSUER = re.compile(
    r"(?!推|加|建|完|支|落|打|实施|组织|成立|设立|由|为|对|以|各)[^，。；：、\d的在将把是与和或及]{2,24}"
    r"(?:政府|办公[厅室]|委员会|委|局|[厅署院部会司]|集团|公司|中心|领导小组)$"
)

CLOSERS = frozenset("，。、；：！？）》”’」』】〕〉％%‰℃…,;:!?)]·")
OPENERS = frozenset("（《“‘「『【〔〈([")
SENTENCE_ENDS = frozenset("。！？!?")
PAIRS = {"（": "）", "《": "》", "【": "】", "〔": "〕", "「": "」", "(": ")", "[": "]", "“": "”"}
BRACKETS = re.compile("[" + re.escape("".join(PAIRS) + "".join(PAIRS.values())) + "]")


def width(text: str) -> int:
    """How wide a run prints, in half-width columns: Han and full-width 2, Latin 1, blanks nothing (they are typesetting's own).

    GBK encodes just so; the rare characters outside it count 1.
    """
    return len(text.encode("gbk", "replace")) - text.count(" ") - 2 * text.count("\u3000")


def opens(text: str) -> bool:
    """Whether a line opens a paragraph by its own look: a number, a label, a dash, a date standing alone."""
    return bool(NUMBERED.match(text) or LABELLED.match(text))


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
