"""What a document carries besides its text: a table of contents typed by hand, the bars of the web page it was saved from."""

import re

from pipeline.readers.docx.items import Item, Paragraph

CONTENTS_TITLE = re.compile(r"\s*(?:目\s*[录錄次]|contents)\s*[:：]?\s*", re.IGNORECASE)
# An entry: words, leaders or a tab, and the number of a page
CONTENTS_ENTRY = re.compile(r".{2,}?(?:\t|[.…·．]{3,}|\s{3,})[\s.…·．\t]*[-—－(（]?\s*(?:\d{1,4}|[IVXivx]{1,6})\s*[-—－)）]?\s*", re.DOTALL)
LONGEST_ENTRY = 200

# The bar under the title of a web page: only such a bar counts its readers or offers letters of other sizes.
SITE_BAR = re.compile(
    r"(?:浏览|阅读|点击|访问)(?:量|次数|数)?\s*[:：]?\s*\d|(?:文字大小|字体大小|字体|字号)\s*[:：]?\s*(?:【|\[)?\s*[大小]\b"
)
BAR_FIELD = re.compile(
    r"(日期|时间|发布日期|发布时间|公开日期|成文日期|来源|信息来源|发布机构|发文机关|索引号|文号|发文字号|作者)\s*[:：]\s*"
    r"(\S+(?: \d\d?:\d\d(?::\d\d)?)?)"
)
# Lines that only work on a web page, word by word
SITE_LINE = re.compile(
    r"\s*(?:打印本页|关闭窗口|【?打印】?\s*【?关闭】?|返回顶部|分享到?[:：]?|扫一扫.{0,12}(?:手机|页)\S{0,8}|"
    r"(?:上一篇|下一篇)\s*[:：].*|(?:当前位置|您现在的位置|您所在的位置)\s*[:：].*)\s*"
)
# A bar stands at the head of the page, and is short.
BAR_REACH, BAR_LENGTH = 12, 160


def is_contents_title(text: str) -> bool:
    """True for 目录 on a line of its own."""
    return len(text) < 20 and bool(CONTENTS_TITLE.fullmatch(text))


def without_typed_contents(items: list[Item]) -> list[Item]:
    """The items less a table of contents typed by hand: its title and at least two entries that end in page numbers."""
    for index, item in enumerate(items):
        if isinstance(item, Paragraph) and is_contents_title(item.text):
            end = index + 1
            while end < len(items) and _is_entry(items[end]):
                end += 1
            if end - index > 2:
                return items[:index] + items[end:]
    return items


def without_site_bars(items: list[Item]) -> tuple[list[Item], list[tuple[str, str]]]:
    """The items less what only a web page prints around its article, and what its bar says as (label, value).

    Only where a bar betrays a saved web page is anything dropped, so that no other document loses a word.
    """
    bars = [index for index, item in enumerate(items[:BAR_REACH]) if _is_bar(item)]
    if not bars:
        return items, []
    fields = [(match[1], match[2]) for index in bars for match in BAR_FIELD.finditer(_text(items[index]))]
    kept = [item for index, item in enumerate(items) if index not in bars and not _is_site_line(item)]
    return kept, fields


def _is_bar(item: Item) -> bool:
    text = _text(item)
    return 0 < len(text) <= BAR_LENGTH and bool(SITE_BAR.search(text))


def _is_site_line(item: Item) -> bool:
    text = _text(item)
    return 0 < len(text) <= BAR_LENGTH and bool(SITE_LINE.fullmatch(text))


def _text(item: Item) -> str:
    return item.text if isinstance(item, Paragraph) else ""


def _is_entry(item: Item) -> bool:
    return isinstance(item, Paragraph) and len(item.text) < LONGEST_ENTRY and bool(CONTENTS_ENTRY.fullmatch(item.text))
