"""The 文号 of a document: on a line of its own, beside the title, in a label, or in the bracket that tells of its issue."""

import re

from extractors.engine import Patterns, pattern
from extractors.metadata.dates import history
from extractors.metadata.frame import Frame
from extractors.metadata.title import Title

METADATA = Patterns("metadata")

NUMBERS = Patterns("metadata/number")


def find_number(frame: Frame, title: Title) -> str | None:
    """The 文号 of the document or its notice: on a line of its own near the title, behind the title, or as a label gives it."""
    limit = min(title.end + 401, body_start(frame, title))
    lines = [line for line in frame.lines if line.start < limit]
    for line in lines[:40]:
        text = line.text.strip(" *#")
        if len(text) <= 60 and (match := METADATA.number_line.fullmatch(text)):
            return match["number"]
    for given in (title.notice, *(line.text for line in lines if len(line.text) <= 120)):
        for name in ("number_behind", "number_glued"):
            if given and "。" not in given and (match := pattern("metadata", name).search(given)):
                return match["number"]
    for opens in (METADATA.number_before, METADATA.number_run_in):
        for line in lines[:40]:
            if match := opens.match(line.text):
                return match["number"]
    value = frame.label("number")
    if value and (match := METADATA.number_line.fullmatch(value)):
        return match["number"]
    told = METADATA.number_within.search(history(frame, title) or "")
    return order_number(frame) or (told["number"] if told else None)


def body_start(frame: Frame, title: Title) -> int:
    """Where the plan's first numbered item stands."""
    return min((s.head.start for s in frame.outline.sections if s.kind != "annex" and s.head.start > title.end), default=len(frame.text))


def order_number(frame: Frame) -> str | None:
    """The number of an order or a proclamation below its name (…令 / 第739号, …公告 / 2031年第6号)."""
    for line, following in zip(frame.lines[:20], frame.lines[1:21], strict=False):
        match = METADATA.order_line.fullmatch(following.text)
        if match and NUMBERS.numbered_below.search(line.text) and len(line.text) <= 40:
            return re.sub(r"\s", "", line.text + match["number"])
    return None
