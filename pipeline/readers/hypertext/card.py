"""The index card of a government page (索引号, 发文机关, 成文日期, 发文字号 …): metadata beside the text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import html

from extractors.labels import known_labels, own_labels

PARTS = re.compile(r"[【\[]?([^：:】\]]{2,14})[】\]]?\s*(?:[：:]|(?<=[】\]]))\s*(.*)$", re.S)
LONGEST = 150
FEWEST_IN_TABLE, FEWEST_IN_TEXT = 2, 3
LEAF_TAGS = ("li", "dl", "p", "div", "span", "td")
PARTED = ("li", "dl", "p", "div", "table", "ul", "td")


def read_card(root: html.HtmlElement, article: html.HtmlElement) -> list[tuple[str, str]]:
    """Label and value of every line of the card, in order; what of it stands inside the article is taken out of the tree."""
    found: list[tuple[str, str]] = []
    for table in list(root.iter("table")):
        if next(table.iterdescendants("table"), None) is None and table is not article and (pairs := _table_pairs(table)):
            found += pairs
            if table.getparent() is not None:
                table.drop_tree()
    inside = set(article.iter())
    for run in _runs([element for element in root.iter(*LEAF_TAGS) if _is_leaf(element)]):
        within = [element for element in run if element in inside]
        if len(run) >= FEWEST_IN_TEXT or not within:
            found += [pair for element in run if (pair := _pair(_flat(element)))]
            for element in within:
                if element.getparent() is not None:
                    element.drop_tree()
    return list(dict.fromkeys(found))


def _is_leaf(element: html.HtmlElement) -> bool:
    return not any(child.tag in PARTED or (child.tag == "span" and element.tag == "span") for child in element.iterdescendants())


def _runs(leaves: Sequence[html.HtmlElement]) -> Iterator[list[html.HtmlElement]]:
    """Neighbouring leaves that each hold a label and its value, at least one label a card's own; a leaf within a leaf counts once."""
    run: list[html.HtmlElement] = []
    for leaf in [*leaves, None]:
        if leaf is not None and run and run[-1] in leaf.iterancestors():
            continue
        if leaf is not None and _pair(_flat(leaf)):
            run.append(leaf)
            continue
        if leaf is not None and not _flat(leaf):
            continue
        if any((pair := _pair(_flat(one))) and pair[0] in own_labels() for one in run):
            yield run
        run = []


def _pair(text: str) -> tuple[str, str] | None:
    """The label and the value of a text that is one line of a card."""
    match = PARTS.match(text) if len(text) < LONGEST else None
    label = _label(match.group(1)) if match else ""
    return (label, match.group(2).strip()) if match and label in known_labels() else None


def _label(text: str) -> str:
    """A label without the blanks that set it to width, and without its colon or brackets."""
    return re.sub(r"[\s\u3000：:【】\[\]]+", "", text)


def _table_pairs(table: html.HtmlElement) -> list[tuple[str, str]]:
    """The pairs of a table that is a card: a label and its value in one cell, or a label beside its value."""
    texts = [_flat(cell) for cell in table.iter("td", "th")]
    labels = [_label(text) if len(text) < LONGEST else "" for text in texts]
    pairs = [_pair(text) for text in texts]
    known = [label for label in labels if label in known_labels()] + [pair[0] for pair in pairs if pair]
    if len(known) < FEWEST_IN_TABLE or not set(known).intersection(own_labels()) or _is_list(table):
        return []
    return list(_read_pairs(texts, labels))


def _is_list(table: html.HtmlElement) -> bool:
    """Whether labels side by side head columns, as of a list of documents (序号, 文件名称, 文号), and none stands below them."""
    head, *below = [[_label(_flat(cell)) in known_labels() for cell in row.iter("td", "th")] for row in table.iter("tr")] or [[]]
    return bool(below) and any(map(all, pairwise(head))) and not any(map(any, below))


def _read_pairs(texts: Sequence[str], labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    for i, (text, label) in enumerate(zip(texts, labels, strict=True)):
        if label in known_labels():
            last = i + 1 == len(texts)
            yield label, "" if last or labels[i + 1] in known_labels() else texts[i + 1]
        elif pair := _pair(text):
            yield pair


def _flat(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip(" \u3000\u00a0")
