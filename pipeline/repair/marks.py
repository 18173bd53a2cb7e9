"""What the look of a line says about it: how wide it prints, what it opens, how it ends."""

import re
from functools import lru_cache

from extractors.engine import Patterns

MARKS = Patterns("marks", __file__)

# With these ends what stands by itself: a date, a document number, an issuing body, what closes with a bracket.
ENDS_ALONE = frozenset("月日发）)号府厅室会委局署院部司团心组")

CLOSERS = frozenset("，。、；：！？）》”’」』】〕〉％%‰℃…,;:!?)]·")
OPENERS = frozenset("（《“‘「『【〔〈([［")
SENTENCE_ENDS = frozenset("。！？!?")
PAIRS = {"（": "）", "《": "》", "【": "】", "〔": "〕", "「": "」", "(": ")", "[": "]", "“": "”"}
BRACKETS = re.compile("[" + re.escape("".join(PAIRS) + "".join(PAIRS.values())) + "]")


@lru_cache(maxsize=4096)  # a line is measured for the layout of the whole and once more for its breaks
def width(text: str) -> int:
    """How wide a run prints, in half-width columns: Han and full-width 2, Latin 1, blanks nothing (they are typesetting's own).

    GBK encodes just so; the rare characters outside it count 1.
    """
    return len(text.encode("gbk", "replace")) - text.count(" ") - 2 * text.count("\u3000")


def opens(text: str) -> bool:
    """Whether a line opens a paragraph by its own look: a number, a label, a dash."""
    return bool(MARKS.numbered.match(text) or MARKS.labelled.match(text))


def attribution(text: str) -> str:
    """The label of an attribution that a line begins with, as printed up to its colon, or ""."""
    match = MARKS.attribution.match(text)
    return match.group() if match else ""


def stands_alone(text: str) -> bool:
    """Whether a line is a whole by itself: a date, a document number, an issuing body, a note of release, the dated end of a title."""
    return text[-1:] in ENDS_ALONE and bool(
        MARKS.dated.match(text)
        or MARKS.document_number.match(text)
        or MARKS.release.match(text)
        or MARKS.issuer.fullmatch(text)
        or MARKS.dated_title.search(text)
    )


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes and brackets aside."""
    bare = text.rstrip("”’」』）)】〕 ")
    return bool(bare) and bare[-1] in SENTENCE_ENDS


def unclosed(text: str) -> str:
    """The bracket that a line leaves open ("" if none): the last opening one that is not closed after it."""
    depth: list[str] = []
    for char in BRACKETS.findall(text):
        if char in PAIRS:
            depth.append(char)
        elif depth and char == PAIRS[depth[-1]]:
            depth.pop()
    return depth[-1] if depth else ""


def closes(text: str, opener: str) -> bool:
    """Whether a line closes a bracket that an earlier one left open."""
    closer, level = PAIRS[opener], 0
    for char in BRACKETS.findall(text):
        if char == opener:
            level += 1
        elif char == closer:
            if level == 0:
                return True
            level -= 1
    return False
