"""A PDF's bookmarks as evidence of its outline."""

from typing import Any

from pipeline.readers.layout import Mark

MAX_BOOKMARKS, MAX_DEPTH = 5000, 8


def bookmarks_of(pdf: Any) -> list[Mark]:
    """The bookmarks that name a page, in order; level from 1."""
    marks = []
    for count, item in enumerate(pdf.get_toc(max_depth=MAX_DEPTH)):
        if count >= MAX_BOOKMARKS:
            break
        target = item.get_dest()
        page = target.get_index() if target else None
        title = item.get_title()
        if page is not None and title:
            marks.append(Mark(page + 1, item.level + 1, title))
    return marks
