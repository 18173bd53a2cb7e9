"""An element to lines: paragraphs as a browser parts them, data tables as grids, layout tables dissolved."""

import re
from collections.abc import Iterator

from lxml import etree, html

from extractors.engine import Patterns
from pipeline.readers.hypertext import tables
from pipeline.readers.hypertext.article import surrounds
from pipeline.repair import Line, Look

# fmt: off
PARTING = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
# fmt: on
BOLD_TAGS = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
CENTERED = re.compile(r"text-align\s*:\s*center", re.I)
WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
SIZE = re.compile(r"font-size\s*:\s*([\d.]+)\s*(pt|px)", re.I)
SOURCE_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")
BETWEEN_WIDE = re.compile(r"(?<=[\u2e80-\uffef])\x00(?=[\u2e80-\uffef])")
# Two ideographic blanks inside a run open a paragraph that the page has put into one element with the one before.
INNER_INDENT = re.compile(r"(?<=[。；：！？”）\n])\s*[\u3000]{2,}(?=\S)")
BLOCKS = Patterns("blocks", __file__)
BLANK = " \t\u3000\u00a0\ufeff\u200b\r\n"


def blocks(element: html.HtmlElement) -> list[Line]:
    """The lines of an element in reading order; a data table is one line with its grid."""
    return _Walk().run(element)


class _Walk:
    """One walk over an element: collects the text of the open paragraph, closes it at every parting tag."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.parts: list[str] = []
        self.bold_text = 0
        self.text_length = 0
        self.size: float | None = None
        self.gap = 1
        self.bold_depth = 0
        self.level: list[int] = []
        self.centered: list[bool] = []
        self.frames: list[html.HtmlElement] = []
        self.frame_count = 0

    def run(self, element: html.HtmlElement) -> list[Line]:
        walker = etree.iterwalk(element, events=("start", "end"))
        for event, node in walker:
            if not isinstance(node.tag, str):
                if event == "end" and node is not element:
                    self._text(node.tail)
            elif event == "start":
                self._start(node, walker, element)
            else:
                self._end(node, element)
        self._close()
        return self.lines

    def _start(self, node: html.HtmlElement, walker: etree.iterwalk, root: html.HtmlElement) -> None:
        if node is not root and surrounds(node) and len(node.text_content()) < 300:
            self._close()
            self._skip(node, walker)
            return
        if node.tag == "table" and not tables.is_layout(node):
            self._close()
            self._table(node)
            self._skip(node, walker)
            return
        if node.tag == "table" and BLOCKS.frame.match(node.text_content()):
            self._close()
            self.frames.append(node)
            self.frame_count += 1
        if node.tag == "br":
            self._close(gap=0)
        elif node.tag in PARTING:
            self._close()
            self.centered.append(_centered(node))
        if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.level.append(int(node.tag[1]))
        style = node.get("style") or ""
        if node.tag in BOLD_TAGS or WEIGHT.search(style):
            self.bold_depth += 1
        if match := SIZE.search(style):
            self.size = float(match.group(1)) * (0.75 if match.group(2).lower() == "px" else 1.0)
        self._text(node.text)

    def _end(self, node: html.HtmlElement, root: html.HtmlElement) -> None:
        if node.tag in PARTING and not (node.tag == "table" and not self.centered):
            self._close()
            if self.centered:
                self.centered.pop()
        if self.frames and self.frames[-1] is node:
            self.frames.pop()
        if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6") and self.level:
            self.level.pop()
        if node.tag in BOLD_TAGS or WEIGHT.search(node.get("style") or ""):
            self.bold_depth = max(0, self.bold_depth - 1)
        if node is not root:
            self._text(node.tail)

    def _skip(self, node: html.HtmlElement, walker: etree.iterwalk) -> None:
        walker.skip_subtree()
        # The end event of a skipped element still comes: what it undoes has to be done.
        if node.tag in PARTING:
            self.centered.append(False)
        if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.level.append(int(node.tag[1]))
        if node.tag in BOLD_TAGS or WEIGHT.search(node.get("style") or ""):
            self.bold_depth += 1

    def _text(self, text: str | None) -> None:
        if not text:
            return
        self.parts.append(text)
        bare = len(text.strip(BLANK))
        self.text_length += bare
        if self.bold_depth:
            self.bold_text += bare

    def _close(self, gap: int = 1) -> None:
        """End the open paragraph; `gap` 0 where only a line break parts it from the next."""
        if self.parts:
            look = Look(
                level=self.level[-1] if self.level else None,
                centered=any(self.centered),
                bold=self.text_length > 0 and self.bold_text == self.text_length,
                size=self.size,
                box=self.frame_count - 1 if self.frames else None,
            )
            for line in _lines("".join(self.parts)):
                self.lines.append(line._replace(gap=self.gap, look=look))
                self.gap = 1
            self.parts, self.bold_text, self.text_length, self.size = [], 0, 0, None
            self.gap = gap
        else:
            self.gap = max(self.gap, gap)

    def _table(self, node: html.HtmlElement) -> None:
        found = tables.grid(node, lambda cell: [line.text for line in blocks(cell)])
        if found:
            self.lines.append(Line(f"\x00{len(self.lines)}", gap=1, grid=found))


def _centered(node: html.HtmlElement) -> bool:
    return node.tag == "center" or (node.get("align") or "").lower() == "center" or bool(CENTERED.search(node.get("style") or ""))


def _lines(text: str) -> Iterator[Line]:
    """The text of one paragraph element: source line breaks are no blanks between Han, inner indents part paragraphs."""
    flat = BETWEEN_WIDE.sub("", SOURCE_BREAK.sub("\x00", text)).replace("\x00", " ")
    for part in INNER_INDENT.split(flat) if "\u3000\u3000" in flat else (flat,):
        bare = part.strip(BLANK)
        if bare:
            lead = part[: len(part) - len(part.lstrip(BLANK))]
            yield Line(bare, indent=2 * lead.count("\u3000"))
