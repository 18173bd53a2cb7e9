"""What a document carries besides its text: a table of contents typed by hand, the bars of the web page it was saved from."""

import re

from extractors.engine import Patterns
from pipeline.readers.docx.items import Item, Paragraph

FURNITURE = Patterns("furniture", __file__)
# An entry: words, leaders or a tab, and the number of a page
CONTENTS_ENTRY = re.compile(r".{2,}?(?:\t|[.…·．]{3,}|\s{3,})[\s.…·．\t]*[-—－(（]?\s*(?:\d{1,4}|[IVXivx]{1,6})\s*[-—－)）]?\s*", re.DOTALL)
LONGEST_ENTRY = 200

# A bar stands at the head of the page, and is short.
BAR_REACH, BAR_LENGTH = 12, 160


def is_contents_title(text: str) -> bool:
    """True for 目录 on a line of its own."""
    return len(text) < 20 and bool(FURNITURE.contents_title.fullmatch(text))


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
    fields = [(match[1], match[2]) for index in bars for match in FURNITURE.bar_field.finditer(_text(items[index]))]
    kept = [item for index, item in enumerate(items) if index not in bars and not _is_site_line(item)]
    return kept, fields


def _is_bar(item: Item) -> bool:
    text = _text(item)
    return 0 < len(text) <= BAR_LENGTH and bool(FURNITURE.site_bar.search(text))


def _is_site_line(item: Item) -> bool:
    text = _text(item)
    return 0 < len(text) <= BAR_LENGTH and bool(FURNITURE.site_line.fullmatch(text))


def _text(item: Item) -> str:
    return item.text if isinstance(item, Paragraph) else ""


def _is_entry(item: Item) -> bool:
    return isinstance(item, Paragraph) and len(item.text) < LONGEST_ENTRY and bool(CONTENTS_ENTRY.fullmatch(item.text))
