"""Where on a page the document stands: the smallest element that holds nearly all of its prose."""

import re
from collections.abc import Iterator

from lxml import html

from pipeline.readers.hypertext.tables import is_layout

# Names that sites give to what surrounds a document; searched in id and class.
AROUND = re.compile(
    r"(?:^|[-_\s])(?:nav\w*|menu\w*|head(?:er)?|top(?:bar|nav)?|foot\w*|bottom|copyright|crumbs?|bread\w*|position|location|share\w*|bdshare\w*|social"
    r"|relat\w*|rel|recommend\w*|sidebar|side|aside|search\w*|login\w*|print|tools?|toolbar|qr\w*|erweima|ewm|banner\w*|pagination|pages?|comment\w*|links?)(?:$|[-_\s\d])",
    re.I,
)
AROUND_TAGS = frozenset(("nav", "header", "footer", "aside", "form", "menu"))
# The title that an office suite gives to running heads and feet when it saves a page.
RUNNING = frozenset(("header", "footer"))
# Names of the element that holds the document on common publishing systems: they only break ties.
WITHIN = re.compile(
    r"UCAP-CONTENT|zoom|TRS_Editor|TRS_UEDITOR|pages_content|article|artic|content|detail|news_?text|Custom_UnionStyle|view", re.I
)
ENOUGH = 0.92
PROSE = re.compile("[，。；：、]")


def find_article(root: html.HtmlElement) -> html.HtmlElement:
    """The element of the document: descend while one child still holds `ENOUGH` of the weight of all text.

    The weight of a text is its length, tripled where it is punctuated like prose, nothing within links or named surroundings.
    """
    weights = _weights(root)
    total = weights.get(root, 0.0)
    here = root
    while True:
        heaviest = max(here, key=lambda child: weights.get(child, 0.0), default=None)
        if heaviest is None or weights.get(heaviest, 0.0) < ENOUGH * total or heaviest.tag in ("p", "span", "li"):
            return here
        if heaviest.tag == "table" and not is_layout(heaviest):
            return here
        here = heaviest


def surrounds(element: html.HtmlElement) -> bool:
    """Whether an element is by its name what surrounds a document."""
    if element.tag in AROUND_TAGS or element.get("title") in RUNNING:
        return True
    names = f"{element.get('id') or ''} {element.get('class') or ''}".strip()
    return bool(names) and bool(AROUND.search(names)) and not WITHIN.search(names)


def _weights(root: html.HtmlElement) -> dict[html.HtmlElement, float]:
    """The weight of the text within each element, by one walk from the leaves up."""
    idle: set[html.HtmlElement] = set()
    weights: dict[html.HtmlElement, float] = {}
    order = [element for element in root.iter() if isinstance(element.tag, str)]
    for element in order:
        parent = element.getparent()
        if parent in idle or element.tag == "a" or (element is not root and element.tag != "body" and surrounds(element)):
            idle.add(element)
    for element in reversed(order):
        own = 0.0 if element in idle else sum(_worth(text) for text in _own_texts(element))
        weights[element] = weights.get(element, 0.0) + own
        parent = element.getparent()
        if parent is not None:
            weights[parent] = weights.get(parent, 0.0) + weights[element]
    return weights


def _own_texts(element: html.HtmlElement) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if child.tail:
            yield child.tail


def _worth(text: str) -> float:
    bare = len(text.strip())
    return 3.0 * bare if PROSE.search(text) and bare > 15 else float(bare)
