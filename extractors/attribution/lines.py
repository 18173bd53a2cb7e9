"""Attributions on lines of their own or behind a sentence: 牵头单位：……, 责任单位 ……."""

import re
from collections.abc import Iterator, Sequence

from extractors.agencies import is_body, split_list
from extractors.attribution.reading import by_label, can_be_named, first_name, read
from extractors.attribution.records import Attribution, Reading, joined
from extractors.attribution.wording import LABEL_END, WORDING, labels, line_labels, role_of

# A label counts here at the head of a paragraph, behind a sentence, or behind a blank.
OPENS_LABEL = frozenset("【〔［[")
BEFORE = frozenset("。；;！!）)】］] \t　▲△★☆●○◆◇■□—–·※")
LABELLED = ("lead", "support", "responsible", "due", "person")
LONGEST_LABEL = 30
ENDS_OF_LABELS = frozenset("：:】〕]］位门室构体间限 \t\n　")  # the last characters of labels with a colon, in brackets, or bare
LOOKS_LIKE = re.compile(r"[^，。；：:（(]{0,8}(?:牵头|责任|配合|主办|协办|承办)[^，。；：:]{0,6}(?:单位|部门)[^，。；：:]{0,4}[：:](?=\S)")
STOP = re.compile(r"。|$")


def find_lines(text: str, start: int, end: int, taken: Sequence[Attribution]) -> list[Attribution]:
    """牵头单位：…… and its kin in text[start:end], outside the brackets taken, to the end of the last label's sentence."""
    marks: list[re.Match[str]] = []
    for a, b in around(text, start, end, taken) if taken or LABEL_END.search(text, start, end) else ():
        if LABEL_END.search(text, a, b):
            found = labels().finditer(text, a, b)
            marks += [m for m in found if role_of(m) in LABELLED and stands_free(text, m, start, taken)]
    if not marks:
        return spaced(text, start, end)
    stop = STOP.search(text, marks[-1].end(), end)
    finish = stop.end() if stop else end
    reading = read(text, marks[0].start(), finish)
    return [made(marks[0].start(), finish, reading)] if is_sure(text, reading) else []


def around(text: str, start: int, end: int, taken: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    """The stretches of text[start:end] without the brackets taken; one right behind a word stays in, since a label may run into it."""
    for bracket in taken:
        if start < bracket.start and not text[bracket.start - 1].isalpha():
            yield start, bracket.start
            start = bracket.end
    yield start, end


def looks_like(text: str, start: int, end: int) -> bool:
    """The paragraph opens as with a label for bodies, known or not."""
    return LOOKS_LIKE.match(text, start, end) is not None


def stands_free(text: str, mark: re.Match[str], start: int, taken: Sequence[Attribution]) -> bool:
    """The label opens a paragraph or a sentence, and stands in no bracket that was read."""
    at = mark.start()
    free = at == start or text[at - 1] in BEFORE or text[at] in OPENS_LABEL
    return free and not any(t.start < at < t.end for t in taken)


def is_sure(text: str, reading: Reading) -> bool:
    """Most of what was read are names of known endings, or a date stands there."""
    sure = sum(is_body(text[e.name.start : e.name.end]) for e in reading.entries)
    return sure * 2 > len(reading.entries) or bool(reading.dates)


def made(start: int, end: int, reading: Reading) -> Attribution:
    """The attribution of a line."""
    return Attribution(start, end, "line", reading.entries, reading.dates, reading.dropped)


def spaced(text: str, start: int, end: int) -> list[Attribution]:
    """牵头单位 市卫健局 责任单位 市教育局: labels parted from their lists by a blank."""
    first = line_labels().match(text, start, end) if WORDING.line_label_opens.match(text, start, end) else None
    if first is None or not can_follow(text, first, end):
        return []
    marks = [
        first,
        *(m for m in line_labels().finditer(text, first.end(), end) if text[m.start() - 1] in BEFORE and can_follow(text, m, end)),
    ]
    stops = [*(mark.start() for mark in marks[1:]), end]
    parts = [
        Reading((), ((mark.end(), stop),)) if mark.lastgroup == "due" else by_label(text, mark.end(), stop, mark.lastgroup or "responsible")
        for mark, stop in zip(marks, stops, strict=True)
    ]
    reading = joined(parts)
    return [made(start, end, reading)] if is_sure(text, reading) and reading else []


def can_follow(text: str, mark: re.Match[str], end: int) -> bool:
    """What stands behind a label without a colon begins with a name, or is a date."""
    if mark.lastgroup == "due":
        return text[mark.end() : mark.end() + 1].isdigit()
    return is_body(first_name(text, mark.end(), end))


def is_label(text: str, start: int, end: int) -> bool:
    """The paragraph is a label and nothing else: 责任单位 or 责任单位："""
    if end - start > LONGEST_LABEL or text[end - 1 : end] not in ENDS_OF_LABELS:
        return False
    whole = labels().match(text, start, end) or line_labels().match(text, start, end)
    return whole is not None and whole.end() == end and role_of(whole) in LABELLED


def is_list(text: str, start: int, end: int) -> bool:
    """The paragraph is a list of bodies and nothing else."""
    if end - start > 200 or any(text.find(mark, start, end - 1) >= 0 for mark in "。；：:"):
        return False
    names = split_list(text, start, end)
    return bool(names) and all(is_body(text[n.start : n.end]) and can_be_named(text, n) for n in names)
