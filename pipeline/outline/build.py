"""Builds the outline: every numbered or boxed item of a document with its level, parent and extent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.outline.front import find_front, squeeze
from pipeline.outline.numbering import Number, parse_number
from pipeline.outline.titles import title_span
from schemas import Block, Document, Outline, Section, Span

DATE_LINE = re.compile(r"^[（(]?(?:\d{4}|[二〇○零一二三四五六七八九]{4})年\s?[\d一二三四五六七八九十]{1,3}月(?:\s?[\d一二三四五六七八九十]{1,3}日)?(?:印发)?[）)]?$")
COLOPHON = re.compile(r"^(?:抄送|主送|分送|主题词|[（(]此件|[（(]联系人|[（(]信息公开|公开方式|公开属性|校对|责任编辑)")
ATTACHMENTS = re.compile(r"^附(?:件|表|录|图)?\s*[:：]?\s*(?:[1１一][.．、]|《|$)|^附\s*[:：]")
ANNEX_TITLE = re.compile(r"(?:表|职责|分工|清单|方案|名单|计划|目录|任务|指标|要点|办法|细则|标准|安排|项目库|台账|说明|人员|机构|图)(?:[（(][^（）()]*[）)])?$")
NOT_A_TITLE = re.compile(r"^(?:单位|备注|注|说明|填报|制表|续表|表\s?\d|图\s?\d|来源)|[。；;：:，,、]$")
PLAIN_HEAD = re.compile(r"^[\[【《（(]?[^\s。；;，,]{2,}")


@dataclass(frozen=True)
class Head:
    """A candidate: the number, the span of number and title, and where the body begins."""

    number: Number | None
    at: int
    block: Block
    start: int
    title: tuple[int, int]
    rest: int
    kind: str
    level: int


def build_outline(document: Document) -> Outline:
    """The Outline of a document. Levels go by the style of the number; parents by level; extents end at the next section not below."""
    blocks = document.blocks
    decimal = is_decimal(document)
    heads = [head for i in range(len(blocks)) if (head := read_head(document, i, decimal)) is not None]
    first = next((h.start for h in heads if h.kind != "annex"), None)
    title, cover = find_front(document, first)
    heads = plausible([h for h in heads if belongs(document, h, title, first)])
    if decimal:
        heads = [replace(h, level=h.number.parts) if h.number and h.number.style.name in ("decimal", "digit", "bare") else h for h in heads]
    heads = with_untitled_annexes(document, heads)
    heads = in_boxes(heads)
    return Outline(document=document, sections=tuple(link(document, heads)), title=title, cover=cover)


def is_decimal(document: Document) -> bool:
    """The outline is 1, 1.1, 1.1.1 throughout: decimal items and neither 一、 nor （一） nor chapters."""
    counts: dict[str, int] = {}
    for block in document.blocks:
        if block.kind == "para" and (number := parse_number(document.text, block.start, block.end)):
            counts[number.style.name] = counts.get(number.style.name, 0) + 1
    return counts.get("decimal", 0) >= 3 and not any(counts.get(name) for name in ("cn", "cn-bracket", "chapter"))


def read_head(document: Document, index: int, decimal: bool) -> Head | None:
    """The head that a block opens with, or None."""
    block, text = document.blocks[index], document.text
    if block.kind != "para":
        return None
    number = parse_number(text, block.start, block.end, bare=decimal)
    if number is None or number.style.name == "bare" and (block.end - block.start > 30 or text[block.end - 1] in "。；，"):
        return None
    start, finish, rest = title_span(text, number.end, block.end)
    if start == finish and number.style.kind != "annex":
        return following_title(document, index, number)
    return Head(number, index, block, block.start, (start, finish), rest, number.style.kind, number.style.level)


def following_title(document: Document, index: int, number: Number) -> Head | None:
    """A number alone in its paragraph takes the next paragraph as its title."""
    blocks, text, block = document.blocks, document.text, document.blocks[index]
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if after is None or after.kind != "para" or parse_number(text, after.start, after.end):
        return None
    start, finish, rest = title_span(text, after.start, after.end)
    return Head(number, index, block, block.start, (start, finish), rest, number.style.kind, number.style.level) if start < finish else None


def belongs(document: Document, head: Head, title: Span | None, first: int | None) -> bool:
    """False for attachment lists, annex marks before the plan's own title, and numbered lines of a notice's attachment list."""
    text, block = document.text, head.block
    line = text[block.start : block.end]
    if head.kind == "annex":
        if title is not None and head.start < title.start or first is None or head.start < first:
            return False
        if ATTACHMENTS.match(line) and not re.fullmatch(r"附(?:件|表|录|图)\s*[:：]?", line) or line.endswith(("（略）", "(略)")):
            return False
        return has_content(document, head.at)
    return not in_attachment_list(document, head.at)


def has_content(document: Document, at: int) -> bool:
    """Something follows an annex mark: not another mark, a signature, a date or the end."""
    if at + 1 >= len(document.blocks):
        return False
    after = document.blocks[at + 1]
    line = document.text[after.start : after.end]
    return after.kind == "table" or not (DATE_LINE.match(line) or COLOPHON.match(line) or re.match(r"附(?:件|表)\s*\d*\s*(?:[:：]|$)", line) and len(line) < 60 or re.match(r"\d{1,2}[.．]", line) and len(line) < 40)


def in_attachment_list(document: Document, at: int) -> bool:
    """The block goes on a list that a line 附件：1.…… began."""
    for back in range(at - 1, max(-1, at - 12), -1):
        line = document.text[document.blocks[back].start : document.blocks[back].end]
        if re.match(r"附(?:件|表)?\s*[:：]\s*[1１一][.．、]", line) or re.fullmatch(r"附件?\s*[:：]", line):
            return True
        if not re.match(r"\s*\d{1,2}\s?[.．、]", line) or len(line) > 60 or "。" in line:
            return False
    return False


def plausible(heads: Sequence[Head]) -> list[Head]:
    """The heads whose number can go on from those before: 7. after 2. is a quantity or a stray, not an item."""
    kept: list[Head] = []
    last: dict[str, int] = {}
    for head in heads:
        number = head.number
        if number is not None and number.style.name in ("digit", "digit-half", "digit-bracket", "bare") and not 1 <= number.value <= last.get(number.style.name, 0) + 4:
            continue
        if number is not None:
            last[number.style.name] = number.value
        kept.append(head)
    return kept


def with_untitled_annexes(document: Document, heads: list[Head]) -> list[Head]:
    """An annex mark takes the next line as its title; a title line right before a table of the annexes opens an annex of its own."""
    blocks, text = document.blocks, document.text
    done, seen = [], set()
    for head in heads:
        if head.kind == "annex" and head.title[0] >= head.title[1]:
            at = head.at + 1
            if at < len(blocks) and blocks[at].kind == "para" and not parse_number(text, blocks[at].start, blocks[at].end):
                start, finish, _ = title_span(text, blocks[at].start, blocks[at].end)
                seen.add(blocks[at].start)
                head = replace(head, title=(start, finish), rest=blocks[at].end)
        done.append(head)
    zone = min((h.start for h in done if h.kind == "annex"), default=None)
    taken = seen | {h.block.start for h in done}
    for i, block in enumerate(blocks[:-1]):
        if zone is None or block.start < zone or block.kind != "para" or blocks[i + 1].kind != "table" or block.start in taken:
            continue
        line = text[block.start : block.end]
        if len(line) <= 50 and ANNEX_TITLE.search(line) and not NOT_A_TITLE.search(line):
            done.append(Head(None, i, block, block.start, (block.start, block.end), block.end, "annex", 1))
    return sorted((h for h in done if h.title[0] < h.title[1]), key=lambda h: h.start)


def in_boxes(heads: list[Head]) -> list[Head]:
    """Levels of boxes and what stands in them: a box one below its section, its items below it, until the outer outline goes on."""
    done: list[Head] = []
    outer: dict[str, int] = {}
    level, box, frame = 0, 0, None
    inner: dict[str, int] = {}
    for head in heads:
        number = head.number
        if head.kind == "box":
            box, frame, inner = level + 1, head.block.box, {}
            done.append(replace(head, level=box))
            continue
        if box and leaves(head, frame, outer, inner):
            box = 0
        if box and number is not None:
            inner[number.style.name] = number.value
            done.append(replace(head, level=max(head.level, box + 1)))
            continue
        box = 0
        level = head.level
        if number is not None:
            outer[number.style.name] = number.value
            for name in [n for n, lower in LEVELS.items() if lower > head.level]:
                outer.pop(name, None)
        done.append(head)
    return done


LEVELS = {"chapter": 1, "cn": 1, "cn-bracket": 2, "division": 2, "digit": 3, "article": 3, "digit-bracket": 4, "circled": 5}


def leaves(head: Head, frame: int | None, outer: dict[str, int], inner: dict[str, int]) -> bool:
    """The head stands behind the box: another frame of the file, a higher style, or the outer count going on."""
    if frame is not None:
        return head.block.box != frame
    number = head.number
    if number is None or head.kind in ("annex", "chapter") or number.style.name in ("cn", "cn-bracket") and number.style.name not in inner and number.value != 1:
        return True
    if number.style.name == "cn":
        return True
    goes_on = outer.get(number.style.name)
    return goes_on is not None and number.value == goes_on + 1 and inner.get(number.style.name, 0) + 1 != number.value


def link(document: Document, heads: list[Head]) -> list[Section]:
    """Sections with ids, parents and extents."""
    stack: list[tuple[str, int]] = []
    end = text_end(document)
    made = []
    for k, head in enumerate(heads):
        while stack and stack[-1][1] >= head.level:
            stack.pop()
        parent = stack[-1][0] if stack else None
        key = f"s{k + 1}"
        stack.append((key, head.level))
        after = heads[k + 1].start if k + 1 < len(heads) else max(end, head.rest)
        last = next((other.start for other in heads[k + 1 :] if other.level <= head.level), max(end, head.rest))
        start, finish = head.title
        made.append(
            Section(
                id=key,
                kind=head.kind,  # type: ignore[arg-type]
                number=head.number.printed if head.number else None,
                title=document.text[start:finish],
                level=head.level,
                parent=parent,
                head=Span(start=head.start, end=finish),
                body=Span(start=min(head.rest, after), end=after),
                extent=Span(start=head.start, end=last),
                run_in=head.rest < head.block.end,
                page=head.block.page,
            )
        )
    return made


def text_end(document: Document) -> int:
    """Where the document's own text ends: before the closing signature, date and colophon."""
    end = len(document.text)
    for block in reversed(document.blocks):
        line = document.text[block.start : block.end]
        closing = block.kind == "para" and (DATE_LINE.match(line) or COLOPHON.match(line) or len(line) < 30 and line.endswith("印发"))
        if not closing:
            break
        end = block.start
    return end


__all__ = ["build_outline", "squeeze"]
