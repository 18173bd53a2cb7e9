"""Attributions in brackets: （责任单位：A、B）, 〔A牵头，B配合〕, whatever the shapes of the two ends."""

import re
from collections.abc import Iterator, Sequence

from extractors.agencies import is_body, is_official, kind_of, split_list
from extractors.attribution.reading import TIMES_APART, read, read_content, times
from extractors.attribution.records import Attribution, Entry
from extractors.attribution.roles import before_convention
from extractors.attribution.wording import LABEL_END, WORDING, labels, role_of
from extractors.engine import Patterns

BRACKET = Patterns("attribution/brackets")

SIGNS = re.compile(r"[（([【〔［〖）)\]】〕］〗\n]")
# A bracket: whole where no other stands in it, else its first sign.
BRACKET_AT = re.compile(r"[（([【〔［〖](?:[^（([【〔［〖）)\]】〕］〗\n]*[）)\]】〕］〗])?")
OPENING = "（([【〔［〖"
SHORTEST_LOCAL = 4  # characters of a name that gives its level
LIMIT = 900  # characters: a longer bracket is text, not an attribution


def brackets(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Every outermost bracket that may be an attribution, as the span of its content; an unclosed one ends with its line."""
    stop, at = len(text) if end is None else end, start
    while match := BRACKET_AT.search(text, at, stop):
        at, behind = match.start() + 1, match.end()
        close = behind - 1 if at < behind <= at + LIMIT else closing(text, at - 1, stop)
        if WORDING.cue.search(text, at, close):
            yield at, close
            at = close + 1


def closing(text: str, opened: int, stop: int) -> int:
    """Where the bracket opened at `opened` closes, whatever the shapes of the two; at the latest at the end of the line."""
    last = min(stop, opened + LIMIT)
    depth = 0
    for sign in SIGNS.finditer(text, opened, last):
        if sign[0] == "\n":
            return sign.start()
        depth += 1 if sign[0] in OPENING else -1
        if depth == 0:
            return sign.start()
    return last


def find_brackets(text: str, start: int = 0, end: int | None = None) -> tuple[list[Attribution], list[tuple[int, int]]]:
    """(the bracketed attributions of text[start:end], the contents of brackets that look like one and name nobody)."""
    found, unread = [], []
    for a, b in brackets(text, start, end):
        reading = read(text, a, b)
        if reading:
            found.append(Attribution(a - 1, min(b + 1, len(text)), "bracket", reading.entries, reading.dates, reading.dropped))
        seems = not reading.entries and BRACKET.looks_like.search(text, a, b)
        if seems and not labels().match(text, a - 1, b + 1) and not says_how(text[a:b]):
            unread.append((a, b))
    bare = bodies_at_end(text, start, len(text) if end is None else end) if not found else None
    return ([bare], [span for span in unread if not bare.start < span[0] < bare.end]) if bare else (found, unread)


def says_how(content: str) -> bool:
    """The bracket only says how lists are read: 标▲的为牵头单位."""
    return before_convention(content) < len(content)


def bodies_at_end(text: str, start: int, end: int) -> Attribution | None:
    """A bracket of public bodies alone, behind a paragraph's last sentence (……。（市教育局）) or by itself: its place is its cue."""
    closed = text[end - 2 : end] in ("）。", ")。") or text[end - 1] in "）)"
    match = (BRACKET.at_end.search(text, max(start, end - LIMIT), end) or BRACKET.listed.match(text, start, end)) if closed else None
    if match is None:
        return None
    dates = tuple(times(text, *match.span("list"), *TIMES_APART))
    pieces = split_list(text, *match.span("list"))
    names = [name for name in pieces if not any(a <= name.start and name.end <= b for a, b in dates)]
    if not are_bodies([text[name.start : name.end] for name in names]):
        return None
    entries = tuple(Entry(name, "rest", "attribution.bracket.closing") for name in names)
    return Attribution(match.start(), match.end(), "bracket", entries, dates)


def are_bodies(names: Sequence[str]) -> bool:
    """The names are a list of bodies without any word that says so: the first and most of them certainly, none certainly not."""
    certain = [is_official(name) or is_local(name) for name in names]
    return bool(names) and certain[0] and sum(certain) * 2 > len(names) and all(map(is_body, names))


def is_local(name: str) -> bool:
    """An institution or enterprise named with the level that it belongs to: 县人民医院, 市农科院."""
    levelled = len(name) >= SHORTEST_LOCAL and BRACKET.level.match(name) is not None
    return levelled and kind_of(name) in ("institution", "enterprise", "party", "mass")


def is_attribution(content: str) -> bool:
    """The words inside a bracket say who answers for something, or by when behind a label; a date alone (7月底前完成) does not."""
    if len(content) > LIMIT or WORDING.cue.search(content) is None:
        return False
    reading = read_content(content)
    return bool(reading.entries) or (bool(reading.dates) and labels().match(content) is not None)


def attribution_starts(text: str, start: int, end: int) -> int | None:
    """Where in text[start:end], past its beginning, the first attribution begins: a bracket, or a label with bodies behind it."""
    if not WORDING.cue.search(text, start, end):
        return None
    found = [a - 1 for a, b in brackets(text, start, end) if a - 1 > start and is_attribution(text[a:b])]
    first = min(found, default=end)
    marks = labels().finditer(text, start + 1, first) if LABEL_END.search(text, start + 1, first) else ()
    label = next((m for m in marks if role_of(m) in ("lead", "support", "responsible")), None)
    if label and read(text, label.start(), end).entries:
        return label.start()
    return first if found else None
