"""Where the title of a numbered item ends: at the first full stop, without a bracketed attribution."""

import re

from extractors.attribution import is_attribution

OPEN, CLOSE = "（(〔[【《“", "）)〕]】》”"
ENDS = "。！？!?"
TAIL = re.compile(r"[\s；;：:，,、.．]+$")


def title_span(text: str, start: int, end: int) -> tuple[int, int, int]:
    """(start, end, rest): the title's span in text[start:end], and where the item's own text goes on."""
    while start < end and (text[start].isspace() or text[start] in "：:、.．"):
        start += 1
    stop = first_stop(text, start, end)
    rest = min(stop + 1, end)
    finish = without_attribution(text, start, stop)
    if finish < stop:
        rest = finish
    finish = start + len(TAIL.sub("", text[start:finish]))
    return start, max(finish, start), rest


def first_stop(text: str, start: int, end: int) -> int:
    """The offset of the first sentence end outside brackets and quotes; `end` where there is none."""
    depth = 0
    for at in range(start, end):
        mark = text[at]
        if mark in OPEN:
            depth += 1
        elif mark in CLOSE:
            depth = max(0, depth - 1)
        elif mark in ENDS and (depth == 0 or mark == "。" and depth == 1 and at - start > 60 and text.find("”", at, at + 60) < 0):
            return at
    return end


def without_attribution(text: str, start: int, end: int) -> int:
    """Where the title ends when a bracket that says who is responsible closes it."""
    trimmed = len(text[start:end].rstrip("。；; ")) + start
    if trimmed > start and text[trimmed - 1] in "）)]】〕":
        depth = 0
        for at in range(trimmed - 1, start - 1, -1):
            if text[at] in "）)]】〕":
                depth += 1
            elif text[at] in "（([【〔":
                depth -= 1
                if depth == 0:
                    return at if at > start and is_attribution(text[at + 1 : trimmed - 1]) else end
    return end
