"""Paragraphs that stand a line each, but for those that a page end has cut in two."""

from collections.abc import Sequence

from pipeline.repair.lines import Line
from pipeline.repair.marks import CLOSERS, MARKS, attribution, closes, ends_sentence, opens, stands_alone, unclosed, width

FULL = 36  # half-width columns that the first half of a cut paragraph has at least


def paragraphs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The paragraphs of an unwrapped text, as half-open ranges of line numbers."""
    found: list[tuple[int, int]] = []
    for i in range(len(lines)):
        if found and goes_on(lines[i - 1].text, lines[i].text):
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def goes_on(before: str, after: str) -> bool:
    """Whether a paragraph that ends so can only go on in the next line: it stops in mid-sentence, and the next line opens nothing."""
    if after[0] in CLOSERS and after[0] not in "…·":
        return True
    if ends_sentence(before) or before[-1] in "；;：:）)】]" or MARKS.dated.match(before):
        opener = unclosed(before)
        return bool(opener) and opener not in "“" and closes(after, opener)
    opener = unclosed(before)
    if opener and closes(after, opener) and not attribution(after):
        return True
    if MARKS.issuer.fullmatch(before) and MARKS.printed.match(after):
        return True
    if opens(after) or attribution(after) or stands_alone(after) or stands_alone(before):
        return False
    if before[-1] in "，、":
        return True
    prose = "。" in before or ("，" in before and not MARKS.numbered.match(before))
    return prose and width(before) >= FULL and ends_sentence(after)
