"""Headings that the file itself names (bookmarks), found again among the lines."""

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.readers.layout.marks import Line, Mark, Sheet

BLANKS = re.compile(r"\s+")


def set_levels(sheets: Sequence[Sheet], marks: Sequence[Mark]) -> None:
    """Give each marked heading's first line the mark's level; a mark that matches no line of its page says nothing."""
    lines: dict[int, list[Line]] = defaultdict(list)
    for sheet in sheets:
        lines[sheet.number] = list(sheet.lines)
        for grid in sheet.grids:
            lines[sheet.number].extend(line for box in grid.boxes for line in box.lines)
    for mark in marks:
        title = BLANKS.sub("", mark.title)
        line = next((line for line in lines[mark.page] if line.level is None and _names(title, BLANKS.sub("", line.text))), None)
        if line is not None:
            line.level = mark.level


def _names(title: str, text: str) -> bool:
    """Whether the line is the heading, begins with it, or is its first of several lines."""
    return len(title) > 1 and (text.startswith(title) or (len(text) >= 6 and title.startswith(text)))
