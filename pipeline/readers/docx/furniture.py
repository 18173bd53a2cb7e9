"""What a document carries besides its text: the typed table of contents."""

import re

from pipeline.readers.docx.items import Item, Paragraph

CONTENTS_TITLE = re.compile(r"\s*(?:目\s*[录錄次]|contents)\s*[:：]?\s*", re.IGNORECASE)
# An entry: words, leaders or a tab, and the number of a page
CONTENTS_ENTRY = re.compile(r".{2,}?(?:\t|[.…·．]{3,}|\s{3,})[\s.…·．\t]*[-—－(（]?\s*(?:\d{1,4}|[IVXivx]{1,6})\s*[-—－)）]?\s*", re.DOTALL)


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


def _is_entry(item: Item) -> bool:
    return isinstance(item, Paragraph) and bool(CONTENTS_ENTRY.fullmatch(item.text))
