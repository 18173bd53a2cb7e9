"""Where the title of a numbered item ends: at the first full stop, without what says who is responsible."""

import re

from extractors.attribution import attribution_starts

OPEN, CLOSE = "（(〔[【《“〈", "）)〕]】》”〉"
ENDS = "。！？!?"
LEADING = frozenset("：:、.． \t\n")
LEAD = re.compile(r"[\s：:、.．]*")
TAIL = " \t\n；;：:，,、.．"  # blanks of other kinds are in no Document
STOPS = re.compile(f"[{re.escape(OPEN + CLOSE + ENDS)}]")
LONG = 60  # characters: a bracket open for longer than that was never closed


def title_span(text: str, start: int, end: int) -> tuple[int, int, int]:
    """(start, end, rest): the title's span in text[start:end], and where the item's own text goes on."""
    if text[start : start + 1] in LEADING and (lead := LEAD.match(text, start, end)) is not None:
        start = lead.end()
    stop = first_stop(text, start, end)
    cut = attribution_starts(text, start, stop)
    rest = min(stop + 1, end) if cut is None else cut
    finish = start + len(text[start : stop if cut is None else cut].rstrip(TAIL))
    return start, max(finish, start), rest


def first_stop(text: str, start: int, end: int) -> int:
    """The offset of the first sentence end outside brackets and quotes; `end` where there is none."""
    depth = 0
    for match in STOPS.finditer(text, start, end):
        mark, at = match[0], match.start()
        if mark in OPEN:
            depth += 1
        elif mark in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 or (mark == "。" and depth == 1 and at - start > LONG and text.find("”", at, at + LONG) < 0):
            return at
    return end
