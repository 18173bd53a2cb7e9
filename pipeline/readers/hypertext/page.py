"""Bytes to a tree of elements: charset as browsers find it, scripts and hidden parts gone."""

import re

from lxml import etree, html

from pipeline.readers.decode import decode
from schemas import ReadError

META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})"
    rb"|<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,20})",
    re.I,
)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Declared names that stand for a larger set: pages declared as gb2312 use characters of GBK and GB18030.
LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "iso-8859-1": "",
    "us-ascii": "",
    "latin1": "",
}
SILENT = ("script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "select", "button", "input", "textarea", "head")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def sniffed_charset(content: bytes) -> str | None:
    """The charset that a page declares in its first 4,096 bytes, widened to what is meant; None where it says nothing useful."""
    match = META.search(content[:4096])
    if not match:
        return None
    name = (match.group(1) or match.group(2)).decode("ascii").lower()
    return LARGER.get(name, name) or None


def parse(content: bytes, name: str) -> html.HtmlElement | None:
    """The page's root element; None where there is nothing in it. ReadError (encoding, hostile)."""
    text = DECLARATION.sub("", decode(content, name, declared=sniffed_charset(content)))
    return parse_text(text, name)


def parse_text(text: str, name: str) -> html.HtmlElement | None:
    """The root element of markup; None where there is nothing in it. ReadError (hostile) where it is nested beyond the parser's limit."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.replace("\x00", ""), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError(name, "hostile", "elements nested deeper than 2,048", hint="save the page again from a browser")
    return root


def silence(root: html.HtmlElement) -> None:
    """Take out of the tree what a browser does not show as text."""
    for element in list(root.iter(*SILENT)):
        _drop(element)
    for element in list(root.iter()):
        if isinstance(element.tag, str) and (element.get("hidden") is not None or HIDDEN.search(element.get("style") or "")):
            _drop(element)


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
