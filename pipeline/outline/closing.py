"""Where a document's own text ends: the lines of signature, date and colophon at its close."""

import re

from schemas import Document

DATE = re.compile(
    r"^[（(]?(?:\d{4}|[二〇○零一二三四五六七八九]{4})年\s?[\d一二三四五六七八九十]{1,3}月(?:\s?[\d一二三四五六七八九十]{1,3}日)?(?:印发)?[）)]?$"
)
COLOPHON = re.compile(r"^(?:抄送|主送|分送|主题词|[（(]此件|[（(]联系人|[（(]信息公开|公开方式|公开属性|校对|责任编辑)")


def is_closing(line: str) -> bool:
    """The line is a date, or belongs to the colophon."""
    return bool(DATE.match(line) or COLOPHON.match(line) or (len(line) < 30 and line.endswith("印发")))


def text_end(document: Document) -> int:
    """Where the closing lines begin; the end of the text without any."""
    end = len(document.text)
    for block in reversed(document.blocks):
        if block.kind != "para" or not is_closing(document.text[block.start : block.end]):
            break
        end = block.start
    return end
