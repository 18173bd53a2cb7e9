"""The front of a document: where a forwarding notice ends and the plan's own title stands."""

import re

from schemas import Block, Document, Span

FORWARDS = re.compile(r"(?:现将|现把|将)?《(?P<title>[^《》]*(?:《[^《》]*》[^《》]*)*)》[^。《》]{0,30}?(?:印发|转发|下发|发布)给?你们|现将《(?P<other>[^《》]+)》")
BARE_FORWARDS = re.compile(r"现(?:将|就)?[^。]{0,60}(?:印发|转发|下发)(?:给你们|如下)|现予(?:印发|发布)")
PUNCTUATION = re.compile(r"[\s\W_]+")


def squeeze(text: str) -> str:
    """Letters, digits and Han only, for comparing titles."""
    return PUNCTUATION.sub("", text)


def find_front(document: Document, first: int | None) -> tuple[Span | None, Span | None]:
    """(title, cover): the span of the forwarded plan's own title, and of the notice before it; None where there is none.

    `first` is the offset of the first numbered item. Without a notice both are None: the title is then metadata's to find.
    """
    text, paras = document.text, [b for b in document.blocks if b.kind == "para"]
    for i, block in enumerate(paras):
        if first is not None and block.start >= first and i > 30:
            break
        match = FORWARDS.search(text, block.start, block.end)
        if match is None:
            if not BARE_FORWARDS.search(text, block.start, block.end):
                continue
            name = ""
        else:
            name = squeeze(match["title"] or match["other"] or "")
        if found := find_title(text, paras[i + 1 : i + 40], name):
            return found, Span(start=0, end=found.start)
    return None, None


def find_title(text: str, following: list[Block], name: str) -> Span | None:
    """The paragraph, or two or three in a row, that print the forwarded plan's name."""
    if not name:
        return None
    for k, block in enumerate(following):
        joined = ""
        first = squeeze(text[block.start : block.end])
        if not first or not name.startswith(first) and name not in first:
            continue
        for other in following[k : k + 4]:
            joined += squeeze(text[other.start : other.end])
            bare = re.sub(r"(?:征求意见稿|送审稿|草案|讨论稿|试行|暂行)$", "", joined)
            if name in (joined, bare) or joined.endswith(name) and len(joined) <= len(name) + 12 and not joined.startswith(("现将", "附件")):
                return Span(start=block.start, end=other.end)
            if len(joined) > len(name) + 12:
                break
    return None
