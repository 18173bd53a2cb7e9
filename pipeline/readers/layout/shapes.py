"""How a printed line looks as text: item numbers, bullets, sentence ends, page numbers, contents entries."""

import re

HAN_NUMBER = "〇零一二三四五六七八九十百"

BULLET = re.compile(r"(?:[•●○■□◆◇➢➤►▪▫‣⚫\uf06c\uf06e\uf0b7\uf075\uf0d8\uf0fc]\s*|[–-]\s+)(?=\S)")
ITEM = re.compile(
    rf"(?:第\s*[{HAN_NUMBER}\d]{{1,5}}\s*[编章节条]|[（(]\s*(?:[{HAN_NUMBER}]{{1,4}}|\d{{1,2}})\s*[）)]|[{HAN_NUMBER}]{{1,4}}\s*、"
    r"|\d{1,2}(?:\.\d{1,2})+(?![\d%])|\d{1,3}\s*[.．、](?!\d)|[①-⑳⑴-⒇⒈-⒛]|——|专栏|附件|附表|附录)"
)
ENDS_SENTENCE = re.compile(r"[。！？!?；;：:…][”’」』）)》]*$")
LABEL = re.compile(r"(?:附件|附表|附|备注|注|说明)\s*[：:]")
BODY = "(?:委员会|人民政府|办公[室厅]|[局厅部委院署行办])"
ISSUER_END, ISSUER_START = re.compile(f"{BODY}$"), re.compile(f"[^，。《》]{{2,24}}?{BODY}(?:关于|$)")
NAMED = re.compile(r"[\u4e00-\u9fff]( ?[\u4e00-\u9fff]){1,3} +\S")  # a person and their post, as lists of members have them
BRACKETED = re.compile(r"[（(][^（()）]*[）)]$")
DATE_LINE = re.compile(
    rf"(?:\d{{4}}|[{HAN_NUMBER}]{{4}})\s*年\s*[\d{HAN_NUMBER}]{{1,3}}\s*月(?:\s*[\d{HAN_NUMBER}]{{1,3}}\s*日)?(?:印发)?$"
)

# Characters that may not begin a line, and those that may not end one (GB/T 15834, as word processors apply it).
NOT_FIRST = "，。、；：？！”’）》〉】〕」』…—·%‰℃,.;:?!)]}～"
CLOSING = "，。、；：？！”’）》〉】〕」』"  # what no paragraph begins with
QUOTES = "“”‘’"  # some printers part neither what stands before them nor what stands after
NOT_LAST = "（《〈“‘【〔「『([{"
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/%‰+\-–~]*")


def first_token(text: str) -> str:
    """The characters at the start of a line that no line break may part."""
    at = _unit_end(text, 0)
    while at < len(text) and (text[at] in NOT_FIRST or text[at] in QUOTES):
        at = _unit_end(text, at + 1) if text[at] in QUOTES else at + 1
    return text[:at]


def _unit_end(text: str, at: int) -> int:
    """Where the word or the wide character that begins at `at` ends, with what opens before it."""
    while at < len(text) and text[at] in NOT_LAST:
        at += 1
    word = WORD.match(text, at)
    return word.end() if word else min(at + 1, len(text))


def ems(text: str) -> float:
    """The text's width in ems: Han and wide punctuation one, others a half."""
    return sum(1.0 if ord(ch) > 0x2E7F or ch in "“”‘’…—·" else 0.5 for ch in text)
