"""Reads a stretch of text as one attribution: labels first, then verbs, then marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import cast

from extractors.agencies import MARKS, Name, is_body, is_official, is_place, split_list
from extractors.attribution.records import Entry, Reading, Spoken, joined
from extractors.attribution.roles import before_convention, without_asides
from extractors.attribution.wording import HAN, LONGEST_UNKNOWN, WORDING, labels, outside_brackets, role_of, verbs
from extractors.engine import pattern

EDGES = " ，,；;。、由"
SEAMS = "，,；;"
TIMES_APART = (("bare", "when"),)  # a time that stands for itself, where nothing but an attribution is read
# What a verb may be followed by where it closes a list of names; 牵头的, 牵头单位 do not.
CLOSES = frozenset("，,；;。、:： \t\n）)】］]等和及")
LONGEST_FIRST = 80  # characters within which the first name of a list must end
LONGEST_PERSON = 3  # characters of a person's name
LONGEST_PLACE = 4  # characters of a place named without its kind
PAIR = 2  # A牵头，B配合: the first of them says what the words are
NOT_AFTER_LEAD = frozenset("的作抓单部、人制")


def read(text: str, start: int, end: int) -> Reading:
    """The bodies and dates of text[start:end]; empty where it is no attribution."""
    return read_content(text[start:end]).moved(start)


@lru_cache(maxsize=4096)
def read_content(content: str) -> Reading:
    """What the words say, with offsets of their own."""
    content = without_asides(content)
    end = before_convention(content)
    marks = outside_brackets(content, 0, end, labels())
    roles = [role_of(mark) or "other" for mark in marks]
    if all(role == "other" for role in roles):
        start = marks[0].end() if marks and marks[0].start() == 0 else 0
        dates = tuple(times(content, start, end, *TIMES_APART))
        listing = listed(content, start, end) if end < len(content) else before_times(content, start, dates)
        spoken = by_verbs(content, start, end) or listing
        return joined([spoken, Reading((), dates)])
    stops = [*(mark.start() for mark in marks[1:]), end]
    head = before_labels(content, marks[0].start(), roles[0])
    parts = [behind_label(content, mark.end(), stop, role) for mark, stop, role in zip(marks, stops, roles, strict=True)]
    return joined([head, *parts])


def before_labels(text: str, end: int, first: str) -> Reading:
    """What stands before the first label: A牵头；完成时限：…, and A、B；完成时限：… where all of it are names."""
    if not text[:end].strip(EDGES):
        return Reading()
    spoken = by_verbs(text, 0, end)
    return listed(text, 0, end) if first == "due" and not spoken.entries else spoken


def before_times(text: str, start: int, dates: Sequence[tuple[int, int]]) -> Reading:
    """Bodies that only their deadline follows: 县财政局、县审计局，2024年底前完成."""
    found = listed(text, start, min((a for a, _ in dates), default=start))
    name = found.entries[0].name if found.entries else None
    return found if name and is_official(text[name.start : name.end]) else Reading()


def listed(text: str, start: int, end: int) -> Reading:
    """Bodies without a word on their roles, where all that stands there are names and something behind them vouches for it."""
    names = split_list(text, start, end)
    written = [text[name.start : name.end] for name in names]
    sure = bool(names) and all(is_body(words) and not WORDING.aside.search(words) for words in written)
    return Reading(tuple(Entry(name, "rest", "label.due") for name in names)) if sure else Reading()


def behind_label(text: str, start: int, end: int, role: str) -> Reading:
    """What stands behind one label, to the end of its sentence."""
    stop = text.find("。", start, end)
    end = stop if stop >= 0 else end
    if role == "due":
        return Reading((), ((start, end),))
    if role == "person":
        return Reading()
    if role == "other":
        return by_verbs(text, start, end)
    return joined([by_label(text, start, end, role), Reading((), tuple(times(text, start, end, *TIMES_APART)))])


def by_label(text: str, start: int, end: int, role: str) -> Reading:
    """The names behind a label; verbs within the list have their say first."""
    spoken = by_verbs(text, start, end, labelled=role != "support")
    roles = {entry.role for entry in spoken.entries}
    if "support" in roles and "lead" not in roles and (cut := last_clause(text, start, end)):
        return joined([by_label(text, start, cut, role), by_verbs(text, cut, end)])
    if roles & {"lead", "support"}:
        return spoken
    return sifted(text, [Entry(name, cast(Spoken, role), f"label.{role}") for name in split_list(text, start, end)])


def sifted(text: str, entries: Sequence[Entry]) -> Reading:
    """The entries whose pieces are names, and the spans of those that are neither names nor asides nor times."""
    good: list[Entry] = []
    unread: list[tuple[int, int]] = []
    for entry in entries:
        start, end = entry.name.start, entry.name.end
        if can_be_named(text, entry.name):
            good.append(entry)
        elif not WORDING.aside.search(text[start:end]) and not WORDING.no_name.search(text[start:end]):
            unread.append((start, end))
    return Reading(tuple(marked(good)), (), tuple(unread))


def last_clause(text: str, start: int, end: int) -> int | None:
    """Where the clause begins that the verb in a list behind a label rules (责任单位：A，B配合); None where it is the only one."""
    verb = next(iter(outside_brackets(text, start, end, verbs())), None)
    seam = last_seam(text, start, verb.start()) if verb else start
    return seam if seam > start + 1 else None


def last_seam(text: str, start: int, end: int) -> int:
    """Behind the last comma or semicolon there, `start` where there is none."""
    return max(text.rfind(mark, start, end) for mark in SEAMS) + 1 or start


def can_be_named(text: str, name: Name) -> bool:
    """The piece of a list is a name: of a known ending, or short and without anything that no name holds."""
    words = text[name.start : name.end]
    if WORDING.aside.search(words):
        return False
    if is_body(words):
        return True
    if len(words) == LONGEST_PERSON and pattern("agencies", "full_name").fullmatch(words):
        return False
    if len(words) > LONGEST_UNKNOWN or not HAN.search(words):
        return False
    return not WORDING.no_name.search(words) and not WORDING.cue.fullmatch(words)


def marked(entries: Sequence[Entry]) -> list[Entry]:
    """▲ and （牵头） within a list make leads, and the rest support."""
    if not any(e.name.leads for e in entries):
        return list(entries)
    return [replace(e, role="lead" if e.name.leads else "rest" if e.role == "responsible" else e.role) for e in entries]


def by_verbs(text: str, start: int, end: int, *, labelled: bool = False) -> Reading:
    """A牵头，B、C配合 and its kin; empty unless most of what stands before the verbs are names. Behind a label A会同B says enough."""
    entries, at, pending = spoken_entries(text, start, end)
    if pending == "support" and not (labelled and text.find("会同", start, end) >= 0) and text[start:end].lstrip("，,；;。、 ")[:1] != "由":
        entries = []
    if not entries:
        return by_marks(text, start, end)
    if at < end:
        entries += named(text, at, end, pending or "rest", "verb.rest")
    if not mostly_names(text, [e.name for e in entries]):
        return Reading()
    return sifted(text, entries)


def mostly_names(text: str, names: Sequence[Name]) -> bool:
    """More than half, or the first of two, are names of known endings, or places with the government behind them (南沙、天河区政府)."""
    sure = [is_body(text[name.start : name.end]) for name in names]
    for at in range(len(names) - 2, -1, -1):
        name, after = names[at], names[at + 1]
        shares = sure[at + 1] and is_place(text[after.start : after.end]) and after.start - name.end == 1
        sure[at] = sure[at] or (shares and name.end - name.start <= LONGEST_PLACE)
    return sum(sure) * 2 > len(names) or (len(names) == PAIR and sure[0])


def spoken_entries(text: str, start: int, end: int) -> tuple[list[Entry], int, str | None]:
    """(bodies before the verbs, offset behind the last verb, role that 会同 leaves to what follows)."""
    entries: list[Entry] = []
    at, pending = start, None
    for verb in outside_brackets(text, start, end, verbs()):
        role = verb.lastgroup or "rest"
        if role == "joined" and joins(text, at, verb.start(), verb.end(), end):
            entries += named(text, at, verb.start(), "lead", "verb.with")
            at, pending = verb.end(), "support"
        elif role != "joined" and (closes(role, text[verb.end() : min(verb.end() + 1, end)]) or goes_on(text, at, verb, end)):
            if role == "support" and not entries and (seam := last_seam(text, start, verb.start())) > start:
                entries += named(text, start, seam, "responsible", "verb.rest")
                at = seam
            entries += named(text, at, verb.start(), pending or role, f"verb.{role}")
            at, pending = verb.end(), None
        elif role == "responsible" and (work := WORDING.work.match(text, verb.end(), end)) and are_names(text, at, verb.start()):
            entries += named(text, at, verb.start(), role, "verb.work")
            at, pending = work.end(), None
    return entries, at, pending


def closes(role: str, after: str) -> bool:
    """The verb closes a list of names, by the character behind it."""
    return after not in NOT_AFTER_LEAD if role == "lead" else not after or after in CLOSES


def goes_on(text: str, at: int, verb: re.Match[str], end: int) -> bool:
    """A牵头、B配合: 、 parts clauses behind a verb with nothing but names before it."""
    return verb.end() < end and text.startswith("、", verb.end()) and are_names(text, at, verb.start())


def are_names(text: str, start: int, end: int) -> bool:
    """Nothing but names of bodies stands there."""
    names = split_list(text, start, end)
    return bool(names) and all(is_body(text[name.start : name.end]) for name in names)


def joins(text: str, at: int, left: int, right: int, end: int) -> bool:
    """会同 stands between two names."""
    return is_body(text[at:left].strip(EDGES)) and is_body(first_name(text, right, end))


def first_name(text: str, start: int, end: int) -> str:
    """The first name of a list."""
    found = split_list(text, start, min(end, start + LONGEST_FIRST))
    return text[found[0].start : found[0].end] if found else ""


def by_marks(text: str, start: int, end: int) -> Reading:
    """A list without any verb in which ▲ or （牵头） marks the lead."""
    if not any(mark in MARKS for mark in text[start:end]) and not pattern("agencies", "lead_mark").search(text, start, end):
        return Reading()
    listed = [Entry(name, "rest", "mark.lead") for name in split_list(text, start, end)]
    return Reading(tuple(marked(listed))) if any(e.name.leads for e in listed) else Reading()


def named(text: str, start: int, end: int, role: str, rule: str) -> list[Entry]:
    """The names of text[start:end] in one role."""
    names = ((name, text[name.start : name.end]) for name in split_list(text, start, end))
    good = (name for name, words in names if not WORDING.aside.search(words) and not WORDING.time.search(words))
    return [Entry(name, cast(Spoken, role), rule) for name in good]


def times(text: str, start: int, end: int, *others: tuple[str, str]) -> Iterator[tuple[int, int]]:
    """The spans of times without a label: 2023年10月底前完成, 长期坚持, and by the (fragment, group) of `others`."""
    for fragment, group in (*others, ("finish", "when"), ("ongoing", "ongoing")):
        for match in pattern("attribution", fragment).finditer(text, start, end):
            yield match.span(group)


def read_cell(text: str, start: int, end: int, role: str) -> Reading:
    """The bodies of a table cell whose column gives them a role; labels and verbs within the cell have their say first."""
    return read_cell_content(text[start:end], role).moved(start)


@lru_cache(maxsize=4096)
def read_cell_content(content: str, role: str) -> Reading:
    """What the words of such a cell say, with offsets of their own."""
    content = without_asides(content)
    marks = [m for m in outside_brackets(content, 0, len(content), labels()) if role_of(m) not in ("other", None)]
    return read_content(content) if marks else by_label(content, 0, len(content), role)
