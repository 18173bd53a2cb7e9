"""The words of a title: the type of document that it names, and what pages and notices put around it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from extractors.engine import Patterns, lexicon, pattern
from extractors.metadata.frame import Line

METADATA = Patterns("metadata")

WORDING = Patterns("metadata/wording")

SHORTEST_AGAIN = 8  # characters of a line that the title before it says already
SQUEEZE = re.compile(r"[\s\W_]+")
# With these a bracket or a draft mark ends: a prefilter that only skips work.
ENDS_BEHIND = frozenset("）)〕]】稿案见\n")


def is_typed(title: str) -> bool:
    """Whether a title ends in a type of document, brackets aside."""
    return doc_type(title) is not None


def doc_type(title: str) -> str | None:
    """The title's own last word or words that name a type of document (行动计划, 政策措施); null if it has none."""
    bare = bare_title(title)
    for head, openings in doc_types_by_end().get(bare[-1:], ()):
        if not bare.endswith(head):
            continue
        front = bare[: -len(head)]
        opening = next((word for word in openings if front.endswith(word)), "")
        return opening + head
    return None


@lru_cache
def doc_types() -> Mapping[str, tuple[str, ...]]:
    """Each type's last word with the words that may stand before it, the longest first."""
    table = lexicon("doc_types")["types"]
    assert isinstance(table, Mapping)
    return {head: tuple(sorted(words, key=len, reverse=True)) for head, words in sorted(table.items(), key=lambda row: -len(row[0]))}


@lru_cache
def doc_types_by_end() -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
    """The types by their last character, in the same order."""
    known: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for head, words in doc_types().items():
        known[head[-1]].append((head, words))
    return dict(known)


@lru_cache(maxsize=512)
def bare_title(title: str) -> str:
    """The title without what may follow its last word: brackets, a draft mark, closing quotes."""
    bare, before = without_number(WORDING.extension.sub("", title.strip(" |"))), ""
    while bare != before:
        before = bare
        closed = METADATA.bracket_behind.sub("", bare) if bare[-1:] in ENDS_BEHIND else bare
        bare = closed.strip(' 　》”"*')
    return bare


def without_number(title: str) -> str:
    """The title without the 文号 behind it."""
    for name in ("number_behind", "number_glued") if "号" in title else ():
        title = pattern("metadata", name).sub("", title)
    return title


def join(lines: Sequence[Line]) -> str:
    """The lines of a broken title as one; a blank only where Latin words meet."""
    joined = ""
    for line in lines:
        text = line.text.strip(" *#|")
        joined += (
            " " if joined and joined[-1].isascii() and joined[-1].isalpha() and text[:1].isascii() and text[:1].isalpha() else ""
        ) + text
    return joined


def clean(title: str) -> str:
    """The title as it is to be given: no annex mark, no outer 《》, no draft mark, no date or number in brackets behind it."""
    text = without_number(METADATA.date_bracket.sub("", WORDING.annex_mark.sub("", title.strip(" *#"))))
    text = METADATA.draft_behind.sub("", text.strip()).strip() or text
    if text.startswith("《") and text.endswith("》") and "《" not in text[1:]:
        text = text[1:-1]
    text = METADATA.draft_behind.sub("", text).strip() or text
    words = text.split()
    return "".join(words) if len(words) > 2 and sum(len(word) == 1 for word in words) * 2 >= len(words) else " ".join(words)


def strip_site(title: str) -> str:
    """The title without what a saved page puts around it: the name of the site, the document's number; once where it stands twice."""
    title = METADATA.kind_before.sub("", METADATA.of_many.sub("", title))
    bare = METADATA.number_before.sub("", WORDING.site.sub("", WORDING.extension.sub("", title)), count=1).strip()
    half, odd = divmod(len(bare), 2)
    once = bare[:half] if half >= SHORTEST_AGAIN and not odd and bare[:half] == bare[half:] else bare
    return once[1:-1] if once.startswith("《") and once.endswith("》") and "《" not in once[1:] else once


def squeeze(text: str) -> str:
    """Letters, digits and Han only, for comparing titles."""
    return SQUEEZE.sub("", text)
