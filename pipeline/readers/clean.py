"""White space and invisible characters put in order, once, before any offset is taken."""

import re

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WIDE_PUNCTUATION = "\u2010-\u2027\u2030-\u205e\u3001-\u3004\u3008-\u301f\u3030\ufe10-\ufe6f\uff01-\uff60\uffe0-\uffe6\u2460-\u24ff"

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
# A blank says nothing beside wide punctuation, between Han and anything else, or before a percent sign.
IDLE = re.compile(rf"(?<=[{WIDE_PUNCTUATION}]) | (?=[{WIDE_PUNCTUATION}%‰℃])|(?<=[{HAN}]) (?=[^{HAN}])|(?<=[^{HAN}]) (?=[{HAN}])")

# 第1 0条: the digits of an ordinal set apart by the typesetting.
ORDINAL = re.compile(r"(?<=第)\d(?: \d){1,2}(?= ?[条章节])")


def tidy(text: str) -> str:
    """One paragraph or cell on one line: invisible characters gone, blanks single, and none where Chinese print has none.

    A blank between two Han characters stays (中共中央 国务院), as does one between Latin words.
    """
    if not text.isprintable() or "  " in text:
        text = " ".join(INVISIBLE.sub("", text).split())
    if " " in text:
        text = IDLE.sub("", text)
        text = ORDINAL.sub(lambda spaced: spaced[0].replace(" ", ""), text) if "第" in text else text
    return text.strip()
