"""Finds names of bodies in running text by rules: an opening, the longest stretch that is certainly a body, and what may not follow it."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from extractors.agencies import is_body, is_official, kind_of, split_list
from extractors.agencies.names import CERTAIN_KINDS, suffixes
from extractors.engine import lexicon
from extractors.regions import place_at

CHUNK = re.compile(r"[^，。；：！？、\s（）()【】\[\]《》“”〔〕,;:/▲△★☆●○]+")
LONGEST, SHORTEST, LONGEST_PLACE = 26, 3, 3
NO_NAME = "域内外级里属办"
COLLECTIVE_END = re.compile(r"(?:政府|办事处|管委会|部门|单位|街道|乡镇|镇街)$")
# Behind a collective in running text (各部门要) stands what it has to do; in an attribution nothing does, or how it shares the work.
ATTRIBUTED = re.compile(r"$|等|按|依|分别|共同|配合|负责|牵头|参与|组织实施")


def find_by_rules(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the names of bodies in a text, in order and without overlaps."""
    found = []
    for chunk in CHUNK.finditer(text):
        at = chunk.start()
        for start in starts(text, *chunk.span()):
            if start >= at and (end := end_of_name(text, start, chunk.end())):
                found += [(name.start, name.end) for name in split_list(text, start, end)]
                at = end
    return joined(text, found)


def joined(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A body that stands alone in a bracket right behind another is part of its name: 市委组织部（市委人才办）."""
    made: list[tuple[int, int]] = []
    for start, end in found:
        if made and made[-1][1] + 1 == start and text[start - 1] in "（(" and text[end : end + 1] in ("）", ")"):
            made[-1] = (made[-1][0], end + 1)
        else:
            made.append((start, end))
    return made


def starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a name may begin in text[start:end], in order."""
    begins = {start} | {match.end() for match in before().finditer(text, start, end)}
    opens, not_after = str(lexicon("running")["opens"]), str(lexicon("running")["not_after"])
    begins |= {i for i in range(start + 1, end) if text[i] in opens and text[i - 1] not in not_after}
    yield from sorted(begins)


def end_of_name(text: str, start: int, stop: int) -> int | None:
    """The end of the longest name that begins at `start`; None where none does."""
    if before().match(text, start):
        return None
    for end in range(min(stop, start + LONGEST), start + SHORTEST - 1, -1):
        if text[end - 1] in last_characters() and is_name(text[start:end], text[end:stop]):
            return None if begins_later(text[start:end]) else end
    return None


def begins_later(stretch: str) -> bool:
    """More stands before the first level than a place's name has: 方案报送市公安局 begins at 市, 云溪市公安局 at 云."""
    opens, not_after = str(lexicon("running")["opens"]), str(lexicon("running")["not_after"])
    if stretch[0] in opens or stretch.startswith(words("prefixes")) or place_at(stretch):
        return False
    first = next((i for i in range(1, len(stretch)) if stretch[i] in opens and stretch[i - 1] not in not_after), 0)
    return first > LONGEST_PLACE


def is_name(name: str, rest: str) -> bool:
    """Whether a stretch is the name of a body, given what follows it up to the next mark."""
    if name in words("alone") or name.endswith(words("never_ends")) or any(word in name for word in words("within")):
        return False
    if rest and rest[0] in after().get(name[-1], ""):
        return False
    if kind_of(name) == "collective":
        return is_body(name) and name[0] in "各市区县省" and COLLECTIVE_END.search(name) is not None and ATTRIBUTED.match(rest) is not None
    return (kind_of(name) in CERTAIN_KINDS and is_official(name)) or (len(name) > SHORTEST and is_body(name) and opens_as_body(name))


def may_be_body(text: str, start: int, end: int) -> bool:
    """The grammar of names lets text[start:end] pass, which something else takes for a body; bare words (民政) are too short to say."""
    name = text[start:end]
    bad = name in words("alone") or name.endswith(words("never_ends")) or any(word in name for word in words("within"))
    torn = start > 0 and name[0] in str(lexicon("running")["opens"]) and text[start - 1] in str(lexicon("running")["not_after"])
    return len(name) >= SHORTEST and is_body(name) and not bad and not torn and not name.startswith(words("before"))


def opens_as_body(name: str) -> bool:
    """The name begins with a level or with a division of the table, and goes on: 市第一人民医院, but not 区域 or 县级医院."""
    if name.startswith(words("prefixes")):
        return True
    place = place_at(name)
    at = place.end if place else int(name[0] in str(lexicon("running")["opens"]))
    return 0 < at < len(name) - 1 and name[at] not in NO_NAME


@lru_cache
def before() -> re.Pattern[str]:
    """Matches a word behind which a name may begin."""
    verbs = lexicon("naming")["setting"]
    assert isinstance(verbs, list)
    known = {*words("before"), *(verb for verb in verbs if len(verb) > 1)}
    return re.compile("|".join(sorted(map(re.escape, known), key=lambda word: (-len(word), word))))


@lru_cache
def words(key: str) -> tuple[str, ...]:
    """One list of `lexicon/running.toml`."""
    found = lexicon("running")[key]
    assert isinstance(found, list)
    return tuple(found)


@lru_cache
def after() -> Mapping[str, str]:
    """The characters that may not follow the last one of a name."""
    table = lexicon("running")["after"]
    assert isinstance(table, dict)
    return table


@lru_cache
def last_characters() -> frozenset[str]:
    """The characters with which a name can end."""
    return frozenset(suffix[-1] for suffix in suffixes()) | {"会"}
