"""How a printed line looks as text: item numbers, bullets, sentence ends, page numbers, contents entries."""

import re

from extractors.engine import Patterns

SHAPES = Patterns("shapes", __file__)

BULLET = re.compile(r"(?:[•●○■□◆◇➢➤►▪▫‣⚫\uf06c\uf06e\uf0b7\uf075\uf0d8\uf0fc]\s*|[–-]\s+)(?=\S)")
ENDS_SENTENCE = re.compile(r"[。！？!?；;：:…][”’」』）)》]*$")

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
