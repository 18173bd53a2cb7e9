"""Web pages: the article found, its surroundings dropped, the index card read as metadata."""

import re
from pathlib import Path

from lxml import html

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.hypertext import blocks, find_article, parse, read_card
from pipeline.readers.hypertext.page import silence
from pipeline.repair import Line, Look, lay_out
from pipeline.repair.marks import MARKS
from schemas import Document, ReadError, Source

# What a site writes around a text in the text's own element: sharing, font size, hits, editors, printing.
AROUND_LINE = re.compile(
    r"(?:[【\[（(]?\s*(?:打印|关闭|返回|收藏|分享|字体|字号|浏览|阅读|点击|访问)(?:本页|窗口|顶部|列表|到|大小|次数|量|数)?\s*[:：\]】）)]?"
    r"|扫一扫|责任编辑\s*[:：]|作者\s*[:：]|编辑\s*[:：]|(?:信息)?来源\s*[:：]|发布(?:时间|日期)\s*[:：]|时间\s*[:：]\s*\d{4}|您(?:现在|当前)?的?位置\s*[:：]|当前位置\s*[:：]|上一篇|下一篇"
    r"|相关(?:链接|新闻|阅读|信息|文章|稿件|附件下载|解读)\s*[:：]?$)"
)
# When the page was put up, which such a line tells.
DAY = r"\d{4}\s?(?:[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
PUT_UP = re.compile(rf"((?:发布|公开|更新)?(?:时间|日期))\s*[:：]\s*({DAY})")
LONGEST_AROUND = 120
HEAD = 10
TITLE_TAIL = re.compile(r"\s*[_|—-]\s*[^_|—-]{2,30}(?:网|网站|政府|平台|门户)[^_|—-]*$")


def read(path: Path, source: Source) -> Document:
    """The Document of a web page. ReadError: encoding, no-text."""
    root = parse(path.read_bytes(), source.name)
    if root is None:
        raise ReadError(source.name, "no-text", "a page without content", hint="save the page again, with its content")
    titles = _page_titles(root)
    silence(root)
    article = find_article(root)
    builder = DocumentBuilder()
    for label, value in read_card(root, article):
        builder.field(label, value)
    lines = list(blocks(article))
    for label, value in (found for line in lines if _around(line) for found in PUT_UP.findall(line.text)):
        builder.field(label, value)
    lines = [line for line in lines if not _around(line)]
    lay_out(_with_title(_without_double(lines), titles, root), builder)
    return builder.build(source)


def _around(line: Line) -> bool:
    return line.grid is None and len(line.text) <= LONGEST_AROUND and bool(AROUND_LINE.match(line.text))


def _without_double(lines: list[Line]) -> list[Line]:
    """The lines without a title that the page prints above the document, which begins with it again."""
    heads = [_bare(line.text) for line in lines[:HEAD]]
    for at, text in enumerate(heads[:3]):
        if MARKS.kind.search(text) and any(_begins(heads[later:], text) for later in range(at + 1, len(heads))):
            return lines[:at] + lines[at + 1 :]
    return lines


def _begins(texts: list[str], whole: str) -> bool:
    """Whether these lines, or the first few of them together, say exactly this."""
    return any("".join(texts[:n]) == whole for n in range(1, 5))


def _page_titles(root: html.HtmlElement) -> list[str]:
    """What the page says its title is: the publishing system's own field, then the window title without the site's name."""
    named = [meta.get("content") or "" for meta in root.iter("meta") if (meta.get("name") or "").lower() == "articletitle"]
    window = [TITLE_TAIL.sub("", title.text_content()) for title in root.iter("title")]
    return [title.strip() for title in named + window if len(title.strip()) > 5]


def _with_title(lines: list[Line], titles: list[str], root: html.HtmlElement) -> list[Line]:
    """The lines with the page's title before them where the article does not print it but the page does."""
    head = _bare("".join(line.text for line in lines[:30] if line.grid is None))
    whole = _bare(root.text_content())
    for title in titles:
        if _bare(title) in whole:
            return lines if _bare(title) in head else [Line(title, look=Look(level=1)), *lines]
    return lines


def _bare(text: str) -> str:
    return re.sub(r"[\s《》]+", "", text)
