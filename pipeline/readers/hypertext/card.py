"""The index card of a government page (索引号, 发文机关, 成文日期, 发文字号 …): metadata beside the text."""

import re
from collections.abc import Iterator

from lxml import html

LABEL = (
    r"索\s*引\s*号|索取号|信息分类|主题分类|服务对象分类|体裁分类|公文种类|组配分类|发文机关|发布机构|发文单位|制发机关|公开主体|信息来源|成文日期|生成日期|发文日期"
    r"|发布日期|发布时间|公开日期|公布日期|施行日期|生效日期|实施日期|发文字号|文\s*号|文件编号|标\s*题|名\s*称|信息名称|主\s*题\s*词|关\s*键\s*词|有\s*效\s*性|时效性|效力状态"
    r"|公开方式|公开形式|公开范围|公开时限|废止日期|失效日期|统一编号|来\s*源"
)
LABELLED = re.compile(rf"[【\[]?\s*({LABEL})\s*[】\]]?\s*[:：]\s*(.*)$", re.S)
BARE_LABEL = re.compile(rf"[【\[]?\s*({LABEL})\s*[】\]]?\s*[:：]?$")
FEWEST = 2
LEAVES = ("td", "th", "li", "dt", "dd", "p", "div", "span", "label", "em", "i", "b", "strong", "h1", "h2", "h3")


def read_card(root: html.HtmlElement, article: html.HtmlElement) -> list[tuple[str, str]]:
    """Label and value of every line of the card outside the article, in order; a card inside it is taken out of the tree."""
    found: list[tuple[str, str]] = []
    for table in list(root.iter("table")):
        if next(table.iterdescendants("table"), None) is None and (pairs := _pairs(table)):
            found += pairs
            if table.getparent() is not None and table is not article:
                table.drop_tree()
    inside = set(article.iter())
    for element in root.iter("li", "dl", "p", "div", "span"):
        if element not in inside and not any(child.tag in ("li", "dl", "p", "div", "table") for child in element.iterdescendants()):
            text = _flat(element)
            match = LABELLED.match(text) if len(text) < 150 else None
            if match and match.group(2):
                found.append((_flat_label(match.group(1)), match.group(2)))
    return list(dict.fromkeys(found))


def _pairs(table: html.HtmlElement) -> list[tuple[str, str]]:
    """The pairs of a table that is a card: at least two labels, each cell label and value at once or a label beside its value."""
    texts = [_flat(cell) for cell in table.iter("td", "th")]
    if sum(1 for text in texts if BARE_LABEL.match(text) or (len(text) < 150 and LABELLED.match(text))) < FEWEST:
        return []
    return list(_read_pairs(texts))


def _read_pairs(texts: list[str]) -> Iterator[tuple[str, str]]:
    for i, text in enumerate(texts):
        if bare := BARE_LABEL.match(text):
            value = texts[i + 1] if i + 1 < len(texts) else ""
            yield _flat_label(bare.group(1)), "" if BARE_LABEL.match(value) else value
        elif match := LABELLED.match(text):
            yield _flat_label(match.group(1)), match.group(2).strip()


def _flat(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip(" \u3000\u00a0")


def _flat_label(label: str) -> str:
    return re.sub(r"\s+", "", label)
