"""Duty statements: 区教育局要……, one body and its work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.agencies import Name, is_body, is_official, split_list
from schemas import Block, Document

TITLE_LENGTH = 40
# What may follow the body's name in a statement of its duty.
AFTER = re.compile(
    r"[：:]|要(?!求)|负责|牵头|承担|作为|应当?(?!急)|协助|配合|会同|联合|做好|加强(?!型)|统筹|指导(?!中心|委)|组织(?!部|人)|落实|按照?|根据|推进(?!会|中心|办)|支持|依法|切实|建立|制[定订]|履行|主要(?:负责|职责)|主动|积极|强化|开展|完善|督促|将|利用|充分|及时|对|定期|加大|严格|具体|监督|受理|提供|优先|结合|发挥|依托|参与|抓好|认真|进一步|密切|运用|通过|围绕"
)


@dataclass(frozen=True)
class Duty:
    """One statement: span of the bodies and the rest, title's span, the bodies, and the role."""

    start: int
    end: int
    title: tuple[int, int]
    names: tuple[Name, ...]
    role: str


def find_duties(document: Document, start: int, end: int, numbered: frozenset[int]) -> Iterator[Duty]:
    """The duty statements among the paragraphs of text[start:end]; `numbered` are the offsets of paragraphs that open an item of the outline."""
    for block in document.blocks:
        if block.start >= end:
            break
        if block.kind == "para" and block.start >= start and block.start not in numbered and (duty := read_duty(document.text, block, block.start)):
            yield duty


def read_duty(text: str, block: Block, start: int) -> Duty | None:
    """The statement that begins at `start` of a paragraph, or None."""
    for cue in AFTER.finditer(text, start + 2, min(block.end, start + 80)):
        head = text[start : cue.start()]
        if any(c in head for c in "。；;"):
            return None
        names = split_list(text, start, cue.start())
        words = [text[n.start : n.end] for n in names]
        if not names or not all(map(is_body, words)) or not is_official(words[0]) or names[-1].end < cue.start() - 1:
            continue
        begin = cue.end() if cue[0] in "：:" else cue.start()
        finish = begin + len(text[begin : min(block.end, begin + TITLE_LENGTH)].rstrip(" 。；;，,、"))
        return Duty(start, block.end, (begin, finish), tuple(names), role_of(text, begin, block.end)) if begin < finish else None
    return None


def role_of(text: str, start: int, end: int) -> str:
    """牵头 in the opening clause leads, 配合 supports, else the body is responsible."""
    clause = re.split(r"[，。；;]", text[start : min(end, start + 40)], maxsplit=1)[0]
    if re.match(r"要?(?:负责)?(?:总)?牵头|作为.{0,14}(?:牵头|主管|主责)", clause):
        return "lead"
    return "support" if re.match(r"要?(?:积极|密切|主动)?(?:配合|协助|协同|参与)", clause) else "responsible"
