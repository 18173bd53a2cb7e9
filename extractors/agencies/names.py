"""Tells the name of a body from other words, and gives it its kind."""

import re
from collections.abc import Mapping
from functools import lru_cache

from extractors.engine import lexicon

CLOSING = "）)〕]］】〉＞"
BRACKET = re.compile(rf"[（(〔\[［【〈＜][^（）()〔〕〈〉＜＞\[\]［］【】]*[{re.escape(CLOSING)}]")
# 各产业链牵头部门, 各地级以上市政府, 会同县: words that are no verbs there.
HARMLESS = re.compile(r"以[上下]|会同县|(?:牵头|责任|配合|负责|承担|承办|实施|参与|落实|主管)(?:单位|部门|机构)$")
LONGEST, SHORTEST_OFFICIAL, LONGEST_ENDING = 40, 3, 8
SLACK = 20  # blanks that a name may hold where a line was broken
CERTAIN_KINDS = frozenset({"government", "party", "mass", "judicial"})


@lru_cache
def suffixes() -> Mapping[str, str]:
    """Every ending of a body's name, to the kind that it gives."""
    rows = lexicon("bodies")["suffixes"]
    assert isinstance(rows, Mapping)
    return {word: kind for kind, words in rows.items() for word in words}


@lru_cache
def bare_bodies() -> Mapping[str, str]:
    """Bodies without an ending, to their kind."""
    rows = lexicon("bodies")["bodies"]
    assert isinstance(rows, Mapping)
    return {name: kind for kind, names in rows.items() for name in names}


@lru_cache
def ends_of_names() -> frozenset[str]:
    """Every character with which the name of a body, bracketed or not, can end: a prefilter that only skips work."""
    return frozenset(name[-1] for name in (*suffixes(), *bare_bodies())) | set("会") | set(CLOSING)


@lru_cache
def word_set(table: str, key: str) -> frozenset[str]:
    """One list of `lexicon/bodies.toml`."""
    rows = lexicon("bodies")[table]
    assert isinstance(rows, Mapping)
    return frozenset(rows[key])


@lru_cache
def never() -> re.Pattern[str]:
    """Matches a word that no body's name holds."""
    return re.compile("|".join(sorted(map(re.escape, word_set("never", "words")), key=len, reverse=True)))


def without_brackets(name: str) -> str:
    """The name without blanks and without what stands in brackets."""
    return BRACKET.sub("", "".join(name.split()))


@lru_cache(maxsize=8192)
def ending(bare: str) -> str | None:
    """The longest ending of a body's name that a bracketless name has; None without one."""
    known = suffixes()
    return next((bare[-size:] for size in range(min(len(bare), LONGEST_ENDING), 0, -1) if bare[-size:] in known), None)


def is_body(name: str) -> bool:
    """`name` can be the whole name of one body or collective, by its ending, its length and the words in it."""
    return 2 <= len(name) <= LONGEST + SLACK and is_short_body(name)


@lru_cache(maxsize=8192)
def is_short_body(name: str) -> bool:
    """As `is_body`, for words of a length that a name can have."""
    bare = without_brackets(name)
    if not 2 <= len("".join(name.split())) <= LONGEST or len(bare) < 2:
        return False
    if bare in bare_bodies():
        return True
    if bare[0].isdigit() or (ending(bare) is None and not is_council(bare)):
        return False
    return never().search(HARMLESS.sub("", bare)) is None


def is_council(bare: str) -> bool:
    """A name that ends in 会 and names a body, not a meeting: 证监会, 组委会."""
    return bare.endswith("会") and len(bare) >= 3 and not bare.endswith(tuple(word_set("never", "meetings")))


@lru_cache(maxsize=8192)
def is_official(name: str) -> bool:
    """`name` is certainly a public body: stricter than `is_body`, for places where no list vouches for it."""
    bare = without_brackets(name)
    if (len(bare) < SHORTEST_OFFICIAL and not bare.startswith("各")) or not is_body(name) or ending(bare) is None:
        return False
    opens = bare.startswith(tuple(word_set("collective", "openings")))
    return opens or kind_of(name) in CERTAIN_KINDS or bare.endswith(tuple(word_set("collective", "certain")))


@lru_cache(maxsize=8192)
def is_whole(name: str) -> bool:
    """The name does not wait for more: 区农业农村 before 和水务局 does, and so does a bare 公安."""
    bare = without_brackets(name)
    found = ending(bare)
    complete = (found is not None and found not in word_set("collective", "places")) or bare.startswith("各") or is_council(bare)
    return is_body(name) and complete and bare not in bare_bodies() and not bare.endswith("保护区")


def is_place(name: str) -> bool:
    """The name ends as a place does (官渡区, 富民县), alone or with its government."""
    bare = without_brackets(name)
    return bare.endswith(tuple(word_set("collective", "divisions"))) or bare.endswith(("政府", "管委会", "管理委员会", "办事处"))


def kind_of(name: str) -> str:
    """The kind of a body by its words: government, party, judicial, institution, enterprise, mass or collective; other if none fits."""
    bare = without_brackets(name)
    if bare in bare_bodies():
        return bare_bodies()[bare]
    if bare.startswith(("各", "有关", "相关", "其他", "全市各", "全区各")) or bare.endswith(("部门", "单位")):
        return "collective"
    found = ending(bare)
    return suffixes()[found] if found else "mass" if is_council(bare) else "other"
