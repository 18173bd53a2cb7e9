"""Builds the outline: every numbered or boxed item of a document with its level, parent and extent."""

from collections.abc import Iterator, Sequence

from pipeline.outline.annexes import Annexes
from pipeline.outline.closing import text_end
from pipeline.outline.contents import without_contents
from pipeline.outline.fill import fill
from pipeline.outline.front import find_front, squeeze
from pipeline.outline.heads import Head, lone_heads, read_heads
from pipeline.outline.places import Places, levelled, place
from schemas import Document, Outline, Section, Span
from schemas.base import maker

made_section = maker(Section)

COPY_BEGINS, COPY_LINES, SHORTEST_COPY = 12, 4, 8  # paragraphs before and of such a title; characters
GAP, STRAY = "numbering-gap", "numbering-stray"


def build_outline(document: Document) -> Outline:
    """The Outline of a document. Levels go by the style of the number; extents end at the next section not below.

    `notes` of the outline are numbers that are missing and numbers that fit nowhere, as (code, message, offset).
    """
    heads, decimal = read_heads(document)
    if not any((head.kind == "item" and head.rank <= 3) or head.kind == "chapter" for head in heads):
        heads = sorted((*heads, *lone_heads(document)), key=lambda head: head.start)
    heads = [head for head in without_contents(document, heads) if not heads_copy(document, head)]
    title, cover = find_front(document, next((head.start for head in heads if head.kind != "annex"), None))
    annexes = Annexes(document, title)
    heads = with_frames(document, annexes.keep(heads))
    places = place(document, heads)
    if places.gaps and len(filled := fill(document, heads, places.gaps)) > len(heads):
        places = place(document, filled)
    kept = annexes.untitled(places.kept)
    return Outline(
        document=document,
        sections=tuple(sections(document, list(levelled(kept, decimal=decimal)))),
        title=title,
        cover=cover,
        notes=tuple(notes(document, places)),
    )


def heads_copy(document: Document, head: Head) -> bool:
    """Whether a head is the first line of a copy of the document (第一篇：…的实施意见): its title stands again in the lines right below."""
    if head.kind != "chapter" or head.at > COPY_BEGINS:
        return False
    title, below = squeeze(document.text[slice(*head.title)]), ""
    for block in document.blocks[head.at + 1 : head.at + 1 + COPY_LINES]:
        below += squeeze(document.text[block.start : block.end])
        if len(title) >= SHORTEST_COPY and below == title:
            return True
    return False


def with_frames(document: Document, heads: Sequence[Head]) -> list[Head]:
    """The heads with a box for every frame of the file that opens with a short line and no 专栏 of its own."""
    opened = {document.blocks[head.at].box for head in heads if head.kind == "box"}
    starts = {head.start for head in heads}
    found = []
    for at, block in enumerate(document.blocks):
        if block.box is None or block.box in opened:
            continue
        opened.add(block.box)
        line = document.text[block.start : block.end]
        if block.kind == "para" and block.start not in starts and 2 <= len(line) <= 40 and line[-1] not in "。；：:，":
            found.append(Head(None, at, block.start, block.end, (block.start, block.end), block.end, "box", 0, 0.0))
    return sorted((*heads, *found), key=lambda head: head.start)


def sections(document: Document, heads: Sequence[tuple[Head, int | None]]) -> Iterator[Section]:
    """Sections with ids, parents and extents."""
    text, blocks, end = document.text, document.blocks, text_end(document)
    ends = extent_ends(heads, end)
    for k, (head, above) in enumerate(heads):
        after = heads[k + 1][0].start if k + 1 < len(heads) else max(end, head.rest)
        first, last = head.title
        yield made_section(
            {
                "id": f"s{k + 1}",
                "kind": head.kind,
                "number": head.number.printed if head.number else None,
                "title": text[first:last],
                "level": head.level,
                "parent": None if above is None else f"s{above + 1}",
                "head": Span(head.start, last),
                "body": Span(min(head.rest, after), after),
                "extent": Span(head.start, max(ends[k], head.rest)),
                "run_in": head.rest < head.stop,
                "page": blocks[head.at].page,
            }
        )


def extent_ends(heads: Sequence[tuple[Head, int | None]], end: int) -> list[int]:
    """For each head where the next one begins that does not stand below it."""
    ends = [end] * len(heads)
    stack: list[int] = []
    for k, (head, above) in enumerate(heads):
        while stack and stack[-1] != above:
            ends[stack.pop()] = head.start
        stack.append(k)
    return ends


def notes(document: Document, places: Places) -> Iterator[tuple[str, str, int]]:
    """What is missing in the numbering and what fits nowhere."""
    for gap in places.gaps:
        if gap.head.number:
            yield GAP, f"{gap.head.number.printed}之前缺第{'、'.join(map(str, gap.missing))}项", gap.head.start
    for head in places.strays:
        if head.number:
            yield STRAY, f"序号{head.number.printed}与前后不连续", head.start


__all__ = ["build_outline"]
