"""Half-width punctuation in Chinese text, and the full-width marks that it is read as."""

import re
from collections.abc import Iterator

WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
LEAST = 3  # half-width commas beside Han that make a document one of those
HAN = "\u4e00-\u9fff"
# A mark behind Han, a closing sign or a per cent sign, or before Han or an opening one; 1,000 and 1:2 have neither.
MARKS = {mark: re.compile(rf"{re.escape(mark)}(?:(?<=[{HAN}”’》）)】〕%％‰℃].)|(?=[{HAN}“‘《（【〔]))") for mark in ",;:?!"}
# A full stop, in a text that has no 。: not that of a number in words (一.总体要求)
STOP = re.compile(rf"\.(?<=(?![一二三四五六七八九十])[{HAN}”’》）)】].)(?=[{HAN}“‘《（(\n]|$)")
COMMA = re.compile(rf",(?:(?<=[{HAN}].)|(?=[{HAN}]))")
BRACKET = re.compile(r"[()\n]")
CHINESE = re.compile(f"[{HAN}]")


def is_narrow(text: str) -> bool:
    """Whether a Chinese text is set with half-width commas."""
    most = text.count("，")
    return text.count(",") > most and len(COMMA.findall(text)) >= max(LEAST, most + 1)


def widen(text: str) -> str:
    """A text with the full-width twins of the marks that stand in Chinese, of the same length."""
    wide, parts, at = text, list[str](), 0
    for mark, in_chinese in MARKS.items():
        wide = in_chinese.sub(WIDE[mark], wide)
    wide = wide if "。" in wide else STOP.sub("。", wide)
    for place in sorted(place for pair in brackets(text) for place in pair):
        parts += wide[at:place], WIDE[text[place]]
        at = place + 1
    return "".join((*parts, wide[at:]))


def brackets(text: str) -> Iterator[tuple[int, int]]:
    """The pairs of half-width brackets, each within a line, that hold Han or stand behind it."""
    open_: list[int] = []
    for sign in BRACKET.finditer(text):
        if sign[0] == "\n":
            open_.clear()
        elif sign[0] == "(":
            open_.append(sign.start())
        elif open_:
            start = open_.pop()
            if CHINESE.search(text, start - 1 if start else 0, sign.start()):
                yield start, sign.start()
