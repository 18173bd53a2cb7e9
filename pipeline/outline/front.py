"""The front of a document: where a forwarding notice ends and the plan's own title stands."""

import re
from collections.abc import Iterator, Sequence

from extractors.engine import Patterns
from extractors.metadata.wording import doc_type
from schemas import Block, Document, Span

FRONT = Patterns("front", __file__)
LONGEST_TITLE = 50
PUNCTUATION = re.compile(r"[\s\W_]+")
OPENING, REACH = 30, 40  # paragraphs: where a notice can stand, and how far behind it the title


def squeeze(text: str) -> str:
    """Letters, digits and Han only, for comparing titles."""
    return PUNCTUATION.sub("", text)


def find_front(document: Document, first: int | None) -> tuple[Span | None, Span | None]:
    """(title, cover): the span of the forwarded plan's own title, and of the notice before it; None where there is none.

    `first` is the offset of the first numbered item. Without a notice both are None: the title is then metadata's to find.
    """
    paras = [block for block in document.blocks if block.kind == "para"]
    for i, block in enumerate(paras):
        if first is not None and block.start >= first and i > OPENING:
            break
        for name in names_at(document.text, paras, i):
            if found := find_title(document.text, paras[i + 1 : i + REACH], squeeze(name)):
                return found, Span(start=0, end=found.start)
    apart = titled_apart(document.text, [block for block in paras[: OPENING + 1] if first is None or block.start < first])
    return (apart, Span(start=0, end=apart.start)) if apart else (None, None)


def titled_apart(text: str, opening: Sequence[Block]) -> Span | None:
    """The title of what a notice hands out, right below the notice's date, where the notice calls it otherwise or by no name."""
    lines = [text[block.start : block.end].strip() for block in opening]
    addressed = -1 if lines and lines[0].endswith(("：", ":")) else None  # a notice whose own title is not printed
    noticed = next((at for at, line in enumerate(lines[:8]) if line.endswith("通知")), addressed)
    handed = noticed is not None and next((at for at in range(noticed + 1, len(lines)) if FRONT.hands_out.search(lines[at])), None)
    if not handed:
        return None
    dated = next((at for at in range(handed + 1, len(lines)) if FRONT.date_line.match(lines[at])), len(lines))
    for block, line in zip(opening[dated + 1 :], lines[dated + 1 :], strict=True):
        if not FRONT.aside.match(line):
            return Span(start=block.start, end=block.end) if is_plan_title(line) else None
    return None


def is_plan_title(line: str) -> bool:
    """The line ends as the title of a plan does, not as that of a notice, a form or a list of names."""
    kind = doc_type(line) if len(line) <= LONGEST_TITLE and not line[-1:].isspace() else None
    return kind is not None and FRONT.no_plan.search(kind) is None


def names_at(text: str, paras: Sequence[Block], at: int) -> Iterator[str]:
    """The names under which the paragraph, a notice's, forwards a plan."""
    block = paras[at]
    forwards = (FRONT.forward_named, FRONT.forward_now, FRONT.forward_agreed)
    for pattern in forwards if text.find("《", block.start, block.end) >= 0 else ():
        if match := pattern.search(text, block.start, block.end):
            yield match["name"]
    if text.find("现", block.start, block.end) >= 0 and FRONT.bare.search(text, block.start, block.end):
        yield from names_around(text, paras, at)


def names_around(text: str, paras: Sequence[Block], at: int) -> Iterator[str]:
    """The name in the notice's title, of up to three lines before the paragraph, and the first of its attachments."""
    lines = [text[block.start : block.end] for block in paras]
    for start in range(at):
        for stop in range(start + 1, min(start + 4, at + 1)):
            if match := FRONT.named_by_title.search("".join(lines[start:stop])):
                yield match["name"]
    for line in lines[at + 1 : at + 12]:
        if match := FRONT.attached.match(line):
            yield match["name"]
            return


def find_title(text: str, following: Sequence[Block], name: str) -> Span | None:
    """The paragraph, or two or three in a row, that print the forwarded plan's name."""
    if not name:
        return None
    listed = False
    for k, block in enumerate(following):
        line = text[block.start : block.end].strip()
        listed = FRONT.list_begins.match(line) is not None or (listed and FRONT.list_goes_on.match(line) is not None)
        first = squeeze(line) if not listed else ""
        if first and (name.startswith(first) or name in first) and (span := spelt(text, following[k : k + 4], name)):
            return span
    return None


def spelt(text: str, run: Sequence[Block], name: str) -> Span | None:
    """The span of the blocks from the first on that together print the name, a draft mark or a place before it aside."""
    joined = ""
    for block in run:
        joined += squeeze(text[block.start : block.end])
        longer = joined.endswith(name) and len(joined) <= len(name) + 12 and not joined.startswith(("现将", "附件"))
        if name in (joined, FRONT.draft.sub("", joined)) or longer:
            return Span(start=run[0].start, end=block.end)
        if len(joined) > len(name) + 12:
            return None
    return None
