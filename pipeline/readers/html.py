"""Web pages: the article found, its surroundings dropped, the index card read as metadata."""

import re
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

from lxml import etree, html

from extractors.engine import Patterns
from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.hypertext import blocks, find_article, parse, read_card
from pipeline.readers.hypertext.page import silence
from pipeline.repair import Line, Look, lay_out
from pipeline.repair.marks import MARKS
from schemas import Document, ReadError, Source

AROUND = Patterns("html", __file__)
LONGEST_AROUND = 120
HEAD = 10


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
    for label, value in (found for line in lines if _around(line) for found in AROUND.put_up.findall(line.text)):
        builder.field(label, value)
    lines = [line for line in lines if not _around(line)]
    # A window may be titled by the site alone: what ends as a kind of document comes first.
    titles = sorted([*titles, *_titles_above(root, article)], key=lambda title: MARKS.kind.search(title) is None)
    lay_out(_with_title(_without_double(lines), titles, root), builder)
    return builder.build(source)


def _around(line: Line) -> bool:
    return line.grid is None and len(line.text) <= LONGEST_AROUND and bool(AROUND.line.match(line.text))


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
    window = [AROUND.title_tail.sub("", title.text_content()) for title in root.iter("title")]
    return _possible(named + window)


def _titles_above(root: html.HtmlElement, article: html.HtmlElement) -> list[str]:
    """What stands above the document and is called a title (class="con-title")."""
    before = takewhile(lambda element: element is not article, root.iter(etree.Element))
    return _possible([element.text_content() for element in before if AROUND.title_class.fullmatch(element.get("class") or "")])


def _possible(titles: Iterable[str]) -> list[str]:
    return [title.strip() for title in titles if 5 < len(title.strip()) <= LONGEST_AROUND]


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
