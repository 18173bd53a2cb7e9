"""Tables of contents and dumps of the outline: runs of bare headings that stand again elsewhere with text of their own."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from pipeline.outline.heads import Head
from schemas import Document

LEAST = 3  # entries of a table of contents
LONGEST = 60  # characters of an entry
PAGE = re.compile(r"(?:[\s.·…．\-—_]*\d{1,4}|\s*[（(]\d{1,4}[）)])$")
PUNCTUATION = re.compile(r"[\s\W_]+")


def without_contents(document: Document, heads: Sequence[Head]) -> list[Head]:
    """The heads less those of a table of contents or an outline dump."""
    bare = [run for run in runs(document, heads) if is_bare(run)]
    if not bare:
        return list(heads)
    again: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        if head.number and head.stop - head.start <= LONGEST:
            again[key_of(document.text, head)].append(head)
    listings = [run for run in bare if is_listing(run, again, document.text)]
    dropped = {head.start for run in listings for head in run}
    for run in reversed(listings):  # what stands nowhere else is kept
        if all(other.start in dropped for head in run for other in again.get(key_of(document.text, head), [])):
            dropped -= {head.start for head in run}
    return [head for head in heads if head.start not in dropped]


def key_of(text: str, head: Head) -> str:
    """Number and title for comparing, without the page number of an entry."""
    number, title = text[head.start : head.title[0]], text[head.title[0] : head.title[1]]
    title = PAGE.sub("", title) if title[-1:].isdigit() or title[-1:] in ("）", ")") else title
    return unicodedata.normalize("NFKC", squeezed(number) + "|" + squeezed(title))


def squeezed(words: str) -> str:
    """Letters, digits and Han only."""
    return words if words.isalnum() else PUNCTUATION.sub("", words)


def runs(document: Document, heads: Sequence[Head]) -> list[list[Head]]:
    """The heads in runs of paragraphs that follow one another, but for single short ones that open nothing, each counting up once."""
    found: list[list[Head]] = []
    top = None  # the last head of the run that is of its highest rank
    for head in heads:
        if found and top and follows(document, found[-1][-1], head) and not begins_again(top, head):
            found[-1].append(head)
            top = head if head.rank <= top.rank else top
        else:
            found.append([head])
            top = head
    return found


def begins_again(top: Head, head: Head) -> bool:
    """The head counts from the beginning what a run whose last part is `top` has counted as its parts."""
    return head.rank <= top.rank and top.number is not None and head.number is not None and head.number.value <= top.number.value


def follows(document: Document, before: Head, head: Head) -> bool:
    """`head` opens the next paragraph, or the one after a short line that is no sentence."""
    if head.at - before.at != 2:
        return head.at - before.at <= 1
    between = document.blocks[head.at - 1]
    return between.kind == "para" and between.end - between.start <= LONGEST and document.text[between.end - 1] not in "。；：！？"


def bare_heads(run: Sequence[Head]) -> list[Head]:
    """The short heads of a run with nothing behind their titles."""
    return [head for head in run if head.rest >= head.stop and head.stop - head.start <= LONGEST]


def is_bare(run: Sequence[Head]) -> bool:
    """Nearly all of the run are bare headings."""
    bare = len(bare_heads(run))
    return bare >= LEAST and bare * 10 >= len(run) * 9


def is_listing(run: Sequence[Head], again: dict[str, list[Head]], text: str) -> bool:
    """Most of the run of bare headings stand again outside it."""
    first, last = run[0].start, run[-1].start
    twice = [head for head in bare_heads(run) if any(not first <= other.start <= last for other in again[key_of(text, head)])]
    return len(twice) >= LEAST and len(twice) * 10 >= len(run) * 7
