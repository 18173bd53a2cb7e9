"""Duty statements: 区教育局要……, one body and its work."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from operator import attrgetter

from extractors.agencies import Name, ends_of_names, is_body, is_official, split_list
from extractors.engine import Patterns
from schemas import Block, Document
from schemas.plan import Role

DUTIES = Patterns("duties")

TITLE_LENGTH = 40  # characters of a duty that make its title, as the public format has it
LEAST_ALONE = 3  # statements in a row without any announcement
LEAST_ANNOUNCED = 2  # statements behind an announcement without a heading
LONGEST_ALONE = 40  # characters of a line that is a body alone
LONGEST_ANNOUNCEMENT, LONGEST_LINE = 40, 16  # characters of what announces, at a paragraph's end, and as a line of its own
REACH = 80  # characters within which the statement's verb must come
SENTENCE_END = re.compile(r"[。；;\n]")
STATEMENT_END = re.compile(r"[；;。]")
APART = re.compile(r"[。\n]")
EDGES = " 。；;，,、\n"
START = attrgetter("start")
ENDS_OF_ANNOUNCEMENTS = frozenset("：:。责工 \t\n　")
# With these behind it any name of a body is one.
VOUCHING = frozenset(["：", ":", "负责", "牵头", "承担", "配合", "协助", "协同", "主要负责"])
GIVING = (*VOUCHING, "具体负责", "统一负责", "全面负责", "要")  # what a further statement of a paragraph opens with
CLAUSE_END = re.compile(r"[，。；;]")


@dataclass(frozen=True)
class Duty:
    """One statement: span of the bodies and the rest, title's span, the bodies, and the role."""

    start: int
    end: int
    title: tuple[int, int]
    names: tuple[Name, ...]
    role: Role


def find_duties(document: Document, start: int, end: int, numbered: frozenset[int], *, run_in: bool = False) -> Iterator[Duty]:
    """The duty statements among the paragraphs of text[start:end]; `numbered` are the offsets of those that open an item.

    `run_in` reads what is left of the heading's own paragraph too: 明确职责。县教育局负责……；县财政局负责……
    """
    text, blocks = document.text, document.blocks
    first = bisect_left(blocks, start, key=START)
    if run_in and first and start < blocks[first - 1].end:
        yield from statements(text, start, min(end, blocks[first - 1].end))
    plain = [b for b in blocks[first : bisect_left(blocks, end, key=START)] if b.kind == "para" and b.start not in numbered]
    for block, after in zip_longest(plain, plain[1:]):
        found = list(statements(text, block.start, block.end))
        if not found and after and stands_alone(text, block) and not stands_alone(text, after):
            found = list(statements(text, block.start, after.end))
        yield from found


def statements(text: str, start: int, end: int) -> Iterator[Duty]:
    """The statements that text[start:end] begins with, behind their announcement (各部门职责如下：) and a number in the line (一是)."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip(EDGES))
    announced = DUTIES.inline.match(text, begin, end)
    counted = DUTIES.counted.match(text, announced.end() if announced else begin, end)
    if duty := read_duty(text, counted.end() if counted else begin, end):
        yield from each_apart(text, duty)


def stands_alone(text: str, block: Block) -> bool:
    """The paragraph is a body and nothing else: 县教育局："""
    stop = block.start + len(text[block.start : block.end].rstrip("：: "))
    return stop - block.start <= LONGEST_ALONE and bool(agencies_of(text, block.start, stop))


def standing_body(document: Document, start: int, end: int, numbered: frozenset[int]) -> tuple[Name, ...]:
    """The bodies of the last paragraph in text[start:end] that is a body alone and no item, as the one over a list of its duties."""
    blocks = document.blocks[bisect_left(document.blocks, start, key=START) : bisect_left(document.blocks, end, key=START)]
    over = next((b for b in reversed(blocks) if b.kind == "para" and b.start not in numbered and stands_alone(document.text, b)), None)
    return agencies_of(document.text, over.start, over.start + len(document.text[over.start : over.end].rstrip("：: "))) if over else ()


def announced_duties(document: Document, heads: frozenset[int]) -> Iterator[Sequence[Duty]]:
    """The runs of statements behind a paragraph that announces them (任务作如下明确：), or that speak for themselves.

    `heads` are where items of the outline begin.
    """
    blocks, text, found = document.blocks, document.text, list[Duty]()
    opened = False
    for block in blocks:
        fits = block.kind == "para" and block.start not in heads and (opened or speaks_for_itself(text, block.start, block.end))
        if fits and (duty := read_duty(text, block.start, block.end)):
            found += each_apart(text, duty)
            continue
        if len(found) >= (LEAST_ANNOUNCED if opened else LEAST_ALONE):
            yield found
        found, opened = [], announces(text, block.start, block.end)
    if len(found) >= (LEAST_ANNOUNCED if opened else LEAST_ALONE):
        yield found


def speaks_for_itself(text: str, start: int, end: int) -> bool:
    """The paragraph is 县教育局：负责……, with a body that is certainly one: several in a row need no announcement."""
    match = DUTIES.alone.match(text, start, end)
    return match is not None and is_official(match["body"])


def stated_inline(document: Document) -> Iterator[Sequence[Duty]]:
    """The statements that a paragraph announces and holds itself: 各成员单位职责：市公安局要……；市民政局要……。"""
    text, at = document.text, 0
    for core in cores(text):
        match = DUTIES.inline.search(text, max(at, text.rfind("\n", 0, core.start()) + 1), core.end() + 1)
        at = core.end()
        if match is None or match.end() < at:
            continue
        end = text.find("\n", match.end())
        found = list(run_of(text, match.end(), len(text) if end < 0 else end))
        if len(found) >= LEAST_ANNOUNCED:
            yield found


def cores(text: str) -> Iterator[re.Match[str]]:
    """What every such announcement holds (职责：), in order."""
    places = sorted(found.start() for word in ("职责", "分工") for found in re.finditer(word, text))
    return filter(None, (DUTIES.inline_core.match(text, place) for place in places))


def run_of(text: str, start: int, end: int) -> Iterator[Duty]:
    """The statements from an offset on, each right behind the seam before it; up to the first that is none, or the full stop."""
    while start < end:
        seam = STATEMENT_END.search(text, start, end)
        stop = seam.start() if seam else end
        duty = read_duty(text, start, stop)
        if duty is None or duty.names[0].start != start or not is_official(text[start : duty.names[0].end]):
            return
        yield duty
        if seam is None or seam[0] == "。":
            return
        start = seam.end()


def announces(text: str, start: int, end: int) -> bool:
    """The paragraph ends by saying that the duties of bodies follow, or is a short line that does."""
    if text[end - 1 : end] not in ENDS_OF_ANNOUNCEMENTS:
        return False
    close = text[max(start, end - 4) : end].rstrip()
    if close.endswith(("：", ":", "如下。")):
        return DUTIES.announces.search(text, max(start, end - LONGEST_ANNOUNCEMENT), end) is not None
    short = end - start <= LONGEST_LINE and close.endswith(("职责", "分工"))
    return short and DUTIES.announced_by.match(text, start, end) is not None


def each_apart(text: str, first: Duty) -> Iterator[Duty]:
    """A负责……；B负责……: the statements of one paragraph, each its own; behind A：…… all that follows is A's, up to B：……."""
    further = is_labelled if has_label(text, first) else is_statement
    seams = [match for match in DUTIES.seam.finditer(text, first.start, first.end) if match.end() < first.end]
    found = [(seam, duty) for seam in seams if (duty := read_duty(text, seam.end(), first.end)) and further(text, seam.end(), duty)]
    if not found:
        yield first
        return
    ends = [*(seam.start() for seam, _ in found), first.end]
    for duty, end in zip([first, *(duty for _, duty in found)], ends, strict=True):
        start, stop = duty.title
        yield replace(duty, end=end, title=(start, start + len(text[start : min(stop, end)].rstrip(EDGES))))


def has_label(text: str, duty: Duty) -> bool:
    """A colon stands between the bodies and their work."""
    return text[duty.names[-1].end : duty.title[0]].rstrip().endswith(("：", ":"))


def is_labelled(text: str, at: int, duty: Duty) -> bool:
    """A statement within a paragraph that opens with an official body and a colon."""
    name = duty.names[0]
    return name.start == at and has_label(text, duty) and is_official(text[name.start : name.end])


def is_statement(text: str, at: int, duty: Duty) -> bool:
    """A statement within a paragraph: an official body right behind the seam, and a word that gives it its work."""
    name = duty.names[0]
    return name.start == at and text.startswith(GIVING, duty.title[0]) and is_official(text[name.start : name.end])


def read_duty(text: str, start: int, end: int) -> Duty | None:
    """The statement that text[start:end] begins with, or None."""
    if own := named_apart(text, start, end):
        return own
    limit = min(end, start + REACH)
    stop = SENTENCE_END.search(text, start, limit)
    for cue in DUTIES.after.finditer(text, start + 2, limit):
        if stop and stop.start() < cue.start():
            return None
        if ends_of_names().isdisjoint(text[cue.start() - 2 : cue.start()]):
            continue
        names = agencies_of(text, start, cue.start(), vouched=cue[0] in VOUCHING)
        if names and names[-1].end >= cue.start() - 1:
            return duty_at(text, (start, end), cue.end() if cue[0][-1] in "：:" else cue.start(), names)
    return None


def named_apart(text: str, start: int, end: int) -> Duty | None:
    """区教育局。负责……: the body in a sentence or line of its own, its work behind it."""
    closed = APART.search(text, start, min(end, start + REACH))
    if closed is None or text[closed.start() - 1] not in ends_of_names():
        return None
    names = agencies_of(text, start, closed.start())
    return duty_at(text, (start, end), closed.end(), names) if names and names[-1].end == closed.start() else None


def duty_at(text: str, place: tuple[int, int], begin: int, names: Sequence[Name]) -> Duty | None:
    """The statement whose work begins at `begin`."""
    start, end = place
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(EDGES))
    finish = begin + len(text[begin : min(end, begin + TITLE_LENGTH)].rstrip(EDGES))
    return Duty(start, end, (begin, finish), tuple(names), role_of(text, begin, end)) if begin < finish else None


def agencies_of(text: str, start: int, end: int, *, vouched: bool = False) -> tuple[Name, ...]:
    """The bodies of text[start:end] where all that stands there are bodies, the first an official one or vouched for; else none."""
    names = bodies_in(text[start:end], vouched=vouched)
    return tuple([Name(name.start + start, name.end + start, name.leads) for name in names]) if start else names


@lru_cache(maxsize=2048)
def bodies_in(words: str, *, vouched: bool = False) -> tuple[Name, ...]:
    """The bodies of some words, as `agencies_of`; a part that shares work out is read for its role and for its tasks."""
    names = split_list(words, 0, len(words))
    named = [words[name.start : name.end] for name in names]
    if not named or DUTIES.label_behind.search(named[-1]):
        return ()
    first = is_official(named[0]) or (vouched and not DUTIES.no_body.fullmatch(named[0]))
    return tuple(names) if first and all(map(is_body, named)) else ()


def role_of(text: str, start: int, end: int) -> Role:
    """牵头 in the opening clause leads, 配合 supports, else the body is responsible."""
    clause = CLAUSE_END.split(text[start : min(end, start + TITLE_LENGTH)], maxsplit=1)[0]
    if DUTIES.leads.match(clause):
        return "lead"
    return "support" if DUTIES.supports.match(clause) else "responsible"
