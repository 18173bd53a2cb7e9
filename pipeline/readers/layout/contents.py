"""Tables of contents found by their dotted leaders and taken out."""

import re
from collections.abc import Sequence

from pipeline.readers.layout.marks import Line, Sheet

HEADING = re.compile(r"目\s*[录次]$|CONTENTS$", re.I)
LEADER = re.compile(r"(?P<title>.*?\S)?\s*(?:[.．·…‥∙⋯]\s*){4,}[-—]?\s*(?:\d{1,4}|[ivxIVX]{1,5})\s*[-—]?$")


def drop_contents(sheets: Sequence[Sheet]) -> None:
    """Take the table of contents out: from its heading (or first dotted entry) to its last entry, with what stands between.

    A contents page may carry text below its entries: it goes with them where the first entry's own heading follows later.
    """
    lines = [line for sheet in sheets for line in sheet.lines]
    entries = [i for i, line in enumerate(lines) if LEADER.match(line.text)]
    if len(entries) < 3:
        return
    start = entries[0]
    for i in range(start - 1, max(-1, start - 4), -1):
        if HEADING.match(lines[i].text.strip()):
            start = i
    end = _end(lines, entries)
    drop = {id(line) for line in lines[start:end]}
    for sheet in sheets:
        sheet.lines = [line for line in sheet.lines if id(line) not in drop]


def _end(lines: Sequence[Line], entries: Sequence[int]) -> int:
    found = LEADER.match(lines[entries[0]].text)
    title = _bare((found and found["title"]) or "")
    if title:
        for i in range(entries[-1] + 1, len(lines)):
            if _bare(lines[i].text) == title:
                return i
    return entries[-1] + 1


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
