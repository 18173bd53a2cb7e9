"""Annexes: which marks open one, which only list it, and annexes that their title alone opens."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.engine import Patterns
from pipeline.outline.closing import is_closing
from pipeline.outline.front import squeeze
from pipeline.outline.heads import Head
from pipeline.outline.numbering import parse_number
from pipeline.outline.titles import title_span
from schemas import Block, Document, Span

ANNEXES = Patterns("annexes", __file__)
LONGEST_TITLE, LONGEST_ENTRY, LIST_REACH = 50, 60, 12


class Annexes:
    """Judges the annex marks of one document; `title` is the span of the plan's own title where a notice forwards it."""

    def __init__(self, document: Document, title: Span | None) -> None:
        self.document, self.title = document, title
        self.lines = [document.text[b.start : b.end] if b.kind == "para" else "" for b in document.blocks]
        self.in_list = list(self.going_on())

    def keep(self, heads: Sequence[Head]) -> list[Head]:
        """The heads less marks that only list or that head the document itself, and less entries of a list of attachments."""
        return [head for head in heads if (self.opens(head) if head.kind == "annex" else not self.in_list[head.at])]

    def opens(self, head: Head) -> bool:
        """The mark opens an annex: something follows it that is no signature, date or other mark, and it is not repeated."""
        line = self.lines[head.at]
        if (self.title is not None and head.start < self.title.start) or self.is_first(head):
            return False
        if (ANNEXES.lists.match(line) and not ANNEXES.mark.fullmatch(line)) or ANNEXES.left_out.search(line):
            return False
        return self.has_content(head.at) and not self.repeated(head)

    def is_first(self, head: Head) -> bool:
        """The mark heads the document itself: it is its first part, and no sentence stands before it."""
        return not self.document.blocks[head.at].part and "。" not in self.document.text[: head.start]

    def has_content(self, at: int) -> bool:
        """What follows the mark is neither the end, a signature or date, nor an entry of a list."""
        if at + 1 >= len(self.lines):
            return False
        line = self.lines[at + 1]
        if self.document.blocks[at + 1].kind == "table":
            return True
        listed = len(line) < LONGEST_ENTRY and (ANNEXES.mark.match(line) or ("。" not in line and ANNEXES.entry.match(line)))
        return not (listed or is_closing(line) or (at + 2 < len(self.lines) and len(line) < 30 and is_closing(self.lines[at + 2])))

    def repeated(self, head: Head) -> bool:
        """The mark's own title stands again in one of the lines right behind it, or behind another mark: the mark lists it."""
        first, last = head.title
        title = squeeze(self.document.text[first:last])
        return len(title) >= 4 and any(self.squeezed(at) == title for at in range(head.at + 1, min(head.at + 4, len(self.lines))))

    def squeezed(self, at: int) -> str:
        """A line that can be a title, squeezed; empty for a longer one."""
        return squeeze(self.lines[at]) if len(self.lines[at]) <= LONGEST_ENTRY * 2 else ""

    def going_on(self) -> Iterator[bool]:
        """Of each block whether it goes on a list that a line 附件：1.…… began, not too far back."""
        left = 0
        for line in self.lines:
            yield left > 0
            entry = left > 0 and len(line) <= LONGEST_ENTRY and "。" not in line and ANNEXES.entry.match(line)
            left = LIST_REACH - 1 if ANNEXES.begins_list.match(line) else left - 1 if entry else 0

    def listed(self) -> dict[str, int]:
        """The titles that lines 附件：1.…… and 附：…… list, squeezed, with the block of the line."""
        found: dict[str, int] = {}
        for at, line in enumerate(self.lines):
            if (line.startswith("附") and (ANNEXES.lists.match(line) or ANNEXES.mark.match(line))) or self.in_list[at]:
                found.setdefault(squeeze(ANNEXES.listed.sub("", line)), at)
        return {title: at for title, at in found.items() if len(title) >= 4}

    def untitled(self, heads: Sequence[Head]) -> list[Head]:
        """The heads with marks that take the next line as their title, and with annexes that only a title opens."""
        done = [self.titled(head) if head.kind == "annex" and head.title[0] >= head.title[1] else head for head in heads]
        taken = {head.start for head in done} | {head.title[0] for head in done}
        done += self.opened_by_title(done, taken)
        return sorted((head for head in done if head.title[0] < head.title[1]), key=lambda head: head.start)

    def titled(self, head: Head) -> Head:
        """A mark alone in its paragraph with the next paragraph, if that is no item, as its title."""
        blocks, text = self.document.blocks, self.document.text
        at = head.at + 1
        if at >= len(blocks) or blocks[at].kind != "para" or parse_number(text, blocks[at].start, blocks[at].end):
            return head
        first, last, _ = title_span(text, blocks[at].start, blocks[at].end)
        return replace(head, title=(first, last), rest=blocks[at].end, stop=blocks[at].end)

    def opened_by_title(self, heads: Sequence[Head], taken: set[int]) -> Iterator[Head]:
        """Title lines right before a table of the annexes, and lines that print the title of a listed attachment."""
        blocks = self.document.blocks
        zone = min((head.start for head in heads if head.kind == "annex"), default=None)
        listed = self.listed()
        seen = {squeeze(self.document.text[h.title[0] : h.title[1]]) for h in heads if h.kind == "annex"} | {self.plan_title()}
        for at, block in enumerate(blocks[:-1]):
            if block.kind != "para" or block.start in taken or not self.is_title(at):
                continue
            name = self.squeezed(at)
            in_annex = (
                zone is not None
                and block.start > zone
                and blocks[at + 1].kind == "table"
                and bool(ANNEXES.title_ends.search(self.lines[at]))
            )
            if in_annex or (name not in seen and listed.get(name, at) < at and self.has_content(at)):
                seen.add(name)
                yield bare_title(at, block)

    def plan_title(self) -> str:
        """The plan's own title, squeezed."""
        return squeeze(self.document.text[self.title.start : self.title.end]) if self.title else ""

    def is_title(self, at: int) -> bool:
        """The line can be a title: short, and no note, sentence, mark or numbered item."""
        line, block = self.lines[at], self.document.blocks[at]
        if not 4 <= len(line) <= LONGEST_TITLE or ANNEXES.not_a_title.search(line) or line.startswith("附"):
            return False
        return not self.in_list[at] and parse_number(self.document.text, block.start, block.end) is None


def bare_title(at: int, block: Block) -> Head:
    """An annex that a title without a number opens."""
    return Head(None, at, block.start, block.end, (block.start, block.end), block.end, "annex", 1, -1.0)
