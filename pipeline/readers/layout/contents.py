"""Tables of contents found by their dotted leaders and taken out."""

import re
from collections.abc import Sequence

from extractors.engine import Patterns
from pipeline.readers.layout.marks import Line, Sheet

CONTENTS = Patterns("contents", __file__)
LEADER = re.compile(r"(?P<title>.*?\S)?\s*(?:[.．·…‥∙⋯]\s*){4,}[-—]?\s*(?:\d{1,4}|[ivxIVX]{1,5})\s*[-—]?$")


def drop_contents(sheets: Sequence[Sheet]) -> None:
    """Take the table of contents out: from its heading (or first dotted entry) to its end, with what stands between."""
    lines = [line for sheet in sheets for line in sheet.lines]
    span = _dotted(lines) or _listed(lines)
    if span is None:
        return
    drop = {id(line) for line in lines[span[0] : span[1]]}
    for sheet in sheets:
        sheet.lines = [line for line in sheet.lines if id(line) not in drop]


def _dotted(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Entries with leaders and page numbers; where abstracts stand between them, the last one's belongs to them too."""
    entries = [i for i, line in enumerate(lines) if LEADER.match(line.text)]
    if len(entries) < 3:
        return None
    start = entries[0]
    for i in range(start - 1, max(-1, start - 4), -1):
        if CONTENTS.heading.match(lines[i].text.strip()):
            start = i
    end = entries[-1] + 1
    if end - entries[0] > 1.5 * len(entries):
        while end < len(lines) and lines[end].page == lines[entries[-1]].page:
            end += 1
    return start, end


def _listed(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Entries without page numbers under a heading 目录: they end where the first one comes again, as a heading."""
    start = next((i for i, line in enumerate(lines) if CONTENTS.heading.match(line.text.strip())), None)
    if start is None or start + 4 > len(lines):
        return None
    first = _bare(lines[start + 1].text)
    end = next((i for i in range(start + 3, len(lines)) if _bare(lines[i].text) == first), None)
    if end is None:
        return None
    entries = [_bare(line.text) for line in lines[start + 1 : end]]
    later = {_bare(line.text) for line in lines[end:]}
    return (start, end) if sum(entry in later for entry in entries) >= 0.5 * len(entries) else None


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
