"""The signature under a document or its notice, and which words can be names in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.agencies import is_body
from extractors.engine import Patterns, lexicon
from extractors.metadata.dates import iso
from extractors.metadata.frame import Frame, Line
from extractors.metadata.wording import doc_type
from extractors.regions import place_at

METADATA = Patterns("metadata")

SIGNATURE = Patterns("metadata/signature")

MOST_SIGNERS = 30
# Blanks within a date in Chinese digits: 二 〇 三一年
SPACED = re.compile(r"(?<=[〇零○ＯO一二三四五六七八九十]) (?=[〇零○ＯO一二三四五六七八九十年月日])")


@dataclass(frozen=True, slots=True)
class Signature:
    """The names and the date under a document or its notice; either may be missing."""

    names: tuple[str, ...]
    date: str | None


def find_signature(frame: Frame) -> Signature:
    """The first date line with names of bodies above it, in the notice where there is one; else the last date line of the document."""
    stop = frame.outline.title.start if frame.outline.title else len(frame.text)
    alone = None
    for at, line in enumerate(frame.lines):
        if line.start >= stop or not 6 <= len(line.text) <= 160 or "年" not in line.text:
            continue
        if match := METADATA.date_line.fullmatch(SPACED.sub("", line.text).rstrip(" |") if len(line.text) <= 30 else line.text):
            date = iso(match["date"])
            if names := signers(frame.lines, at):
                # The cover of the plan gives the month, the notice before it the day.
                return Signature(names, alone if alone and date and alone.startswith(f"{date}-") else date)
            alone = date or alone
        elif (match := METADATA.signed_line.fullmatch(line.text)) and (names := names_of(match["who"])):
            return Signature(names, iso(match["date"]))
    return Signature((), alone)


def signers(lines: Sequence[Line], at: int, *, most: int = MOST_SIGNERS) -> tuple[str, ...]:
    """The bodies on the lines right above line `at` (a date, or the end of a red head), on `most` lines at most."""
    found: list[str] = []
    for line in reversed(lines[max(0, at - most) : at]):
        if SIGNATURE.seal_of.fullmatch(line.text.strip()):
            continue
        names = names_of(line.text)
        if not names:
            break
        found[:0] = names
    return merged(found)


def names_of(line: str) -> tuple[str, ...]:
    """The names that a line consists of; empty where anything else stands on it."""
    words = [SIGNATURE.seal.sub("", word) for word in re.split(r"[\s、，,　]+", SIGNATURE.seal.sub("", line.strip())) if word]
    if len(words) > 1 and all(len(word) == 1 for word in words):
        words = ["".join(words)]
    names = tuple(name for word in words for name in split_names(word))
    return names if names and all(is_issuer(name) for name in names) else ()


def is_issuer(word: str) -> bool:
    """A name that can sign a document: a body, no collective and no mere place."""
    if word in national_bodies():
        return True
    if len(word) < 3 or SIGNATURE.no_name.match(word) or word.endswith("网站") or doc_type(word):
        return False
    place = place_at(word, 2 if word.startswith("中共") else 0)
    if place is not None:
        return place.end < len(word) and SIGNATURE.body_end.search(word) is not None and not re.search(r"[，。；：《》、]", word)
    return is_body(word) and SIGNATURE.collective.search(word) is None


def national_bodies() -> frozenset[str]:
    """The bodies of the nation whose names do not say so."""
    words = lexicon("national")["bodies"]
    assert isinstance(words, list)
    return frozenset(words)


def merged(names: Sequence[str]) -> tuple[str, ...]:
    """The names, a department that stands on a line of its own put behind its body (国家…局 / 医政司)."""
    whole: list[str] = []
    for name in names:
        inner = (
            whole
            and SIGNATURE.division.fullmatch(name)
            and SIGNATURE.parent.search(whole[-1])
            and not place_at(name)
            and name not in national_bodies()
        )
        if inner and not SIGNATURE.own_name.match(name):
            whole[-1] += name
        else:
            whole.append(name)
    return tuple(dict.fromkeys(whole))


def split_names(run: str) -> tuple[str, ...]:
    """The names of a run, set apart by blanks, 、, or nothing but the place name that opens the next."""
    names: list[str] = []
    for word in re.split(r"[\s、，,　]+", run):
        opening = place_at(word, 2 if word.startswith("中共") else 0)
        seams = {match.start() for match in SIGNATURE.seam.finditer(word)} | {
            match.end() for match in SIGNATURE.committee_first.finditer(word)
        }
        if opening:
            seams |= {
                match.start()
                for match in re.finditer(re.escape(opening.name), word)
                if match.start() > 0 and word[match.start() - 1] in "厅局委部办署会府室院"
            }
        at = 0
        for seam in [*sorted(seams), len(word)]:
            if word[at:seam]:
                names.append(word[at:seam])
            at = seam
    return tuple(names)
