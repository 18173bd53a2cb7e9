"""Duty statements: 区教育局要……, one body and its work."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from extractors.agencies import Name, ends_of_names, is_body, is_official, split_list
from extractors.engine import pattern
from schemas import Document
from schemas.plan import Role

TITLE_LENGTH = 40  # characters of a duty that make its title, as the public format has it
REACH = 80  # characters within which the statement's verb must come
SENTENCE_END = re.compile(r"[。；;\n]")
APART = re.compile(r"[。\n]")
EDGES = " 。；;，,、\n"
START = attrgetter("start")
CLAUSE_END = re.compile(r"[，。；;]")


@dataclass(frozen=True)
class Duty:
    """One statement: span of the bodies and the rest, title's span, the bodies, and the role."""

    start: int
    end: int
    title: tuple[int, int]
    names: tuple[Name, ...]
    role: Role


def find_duties(document: Document, start: int, end: int, numbered: frozenset[int]) -> Iterator[Duty]:
    """The duty statements among the paragraphs of text[start:end]; `numbered` are the offsets of those that open an item."""
    for at in range(bisect_left(document.blocks, start, key=START), bisect_left(document.blocks, end, key=START)):
        block = document.blocks[at]
        fits = block.kind == "para" and block.start not in numbered
        if fits and (duty := read_duty(document.text, block.start, block.end)):
            yield duty


def read_duty(text: str, start: int, end: int) -> Duty | None:
    """The statement that text[start:end] begins with, or None."""
    if own := named_apart(text, start, end):
        return own
    limit = min(end, start + REACH)
    stop = SENTENCE_END.search(text, start, limit)
    for cue in pattern("duties", "after").finditer(text, start + 2, limit):
        if stop and stop.start() < cue.start():
            return None
        if ends_of_names().isdisjoint(text[cue.start() - 2 : cue.start()]):
            continue
        names = agencies_of(text, start, cue.start())
        if names and names[-1].end >= cue.start() - 1:
            return duty_at(text, (start, end), cue.end() if cue[0] in "：:" else cue.start(), names)
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


def agencies_of(text: str, start: int, end: int) -> tuple[Name, ...]:
    """The bodies of text[start:end] where all that stands there are bodies, the first of them an official one; else none."""
    names = bodies_in(text[start:end])
    return tuple([Name(name.start + start, name.end + start, name.leads) for name in names]) if start else names


@lru_cache(maxsize=2048)
def bodies_in(words: str) -> tuple[Name, ...]:
    """The bodies of some words, as `agencies_of`; a part that shares work out is read for its role and for its tasks."""
    names = split_list(words, 0, len(words))
    named = [words[name.start : name.end] for name in names]
    return tuple(names) if names and all(map(is_body, named)) and is_official(named[0]) else ()


def role_of(text: str, start: int, end: int) -> Role:
    """牵头 in the opening clause leads, 配合 supports, else the body is responsible."""
    clause = CLAUSE_END.split(text[start : min(end, start + TITLE_LENGTH)], maxsplit=1)[0]
    if pattern("duties", "leads").match(clause):
        return "lead"
    return "support" if pattern("duties", "supports").match(clause) else "responsible"
