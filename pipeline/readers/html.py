"""Web pages: the article found, its surroundings dropped, the index card read as metadata."""

import re
from pathlib import Path

from lxml import html

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
    """What the page says its title is: the publishing system's own field, the window's without the site's name, what is called a title.

    Those that end as a kind of document come first: a window may be titled by the site alone.
    """
    named = [meta.get("content") or "" for meta in root.iter("meta") if (meta.get("name") or "").lower() == "articletitle"]
    window = [AROUND.title_tail.sub("", title.text_content()) for title in root.iter("title")]
    called = [element.text_content() for element in root.iter() if AROUND.title_class.fullmatch(element.get("class") or "")]
    titles = [title.strip() for title in named + window + called if 5 < len(title.strip()) <= LONGEST_AROUND]
    return sorted(titles, key=lambda title: MARKS.kind.search(title) is None)


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
