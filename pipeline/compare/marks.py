"""What was struck out of a passage and what was put in, sentence by sentence and then word by word."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from pipeline.compare.alike import bare, dice, pairs_of

SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]*")
TOKEN = re.compile(r"\d+(?:[.,]\d+)*[%％‰]?|[A-Za-z]+|\s+|.")  # a number is changed as a whole, never digit by digit
ALIKE = 0.4  # sentences with less in common are told as one struck out and one put in
LONGEST_CRUMB = 2
IDLE = re.compile(r"[\s\W_]*")


class Run(NamedTuple):
    """A stretch of text that both sides have, or only A (`dropped`) or only B (`added`)."""

    kind: Literal["same", "dropped", "added"]
    text: str


def marked(a: str, b: str) -> list[Run]:
    """The two passages as one: without `added` it reads as A, without `dropped` as B, white space and the width of marks aside."""
    mine, theirs = (sentences(" ".join(text.split())) for text in (a, b))
    runs: list[Run] = []
    i = j = 0
    for x, y in [*_aligned(mine, theirs), (len(mine), len(theirs))]:
        runs += [Run("dropped", one) for one in mine[i:x]] + [Run("added", one) for one in theirs[j:y]]
        if x < len(mine):
            runs += _words(mine[x], theirs[y])
        i, j = x + 1, y + 1
    return list(joined(run for run in runs if run.kind == "same" or run.text.strip()))


def sentences(text: str) -> list[str]:
    """A passage in sentences with their marks; together they are the passage."""
    return [found for found in SENTENCE.findall(text) if found]


def share_kept(runs: Iterable[Run]) -> float:
    """How much of the longer side both have, 0 to 1."""
    length = {"same": 0, "dropped": 0, "added": 0}
    for run in runs:
        length[run.kind] += len(run.text)
    longest = length["same"] + max(length["dropped"], length["added"])
    return length["same"] / longest if longest else 1.0


def _aligned(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """The sentences that go together without crossing, such that they have most in common (longest common subsequence, weighed)."""
    profiles = [pairs_of(bare(one)) for one in a], [pairs_of(bare(one)) for one in b]
    worth = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    alike = [[0.0] * len(b) for _ in a]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            score = 1.0 if a[i] == b[j] else dice(profiles[0][i], profiles[1][j])
            # Long sentences count for more: they are what must not be torn from its partner.
            alike[i][j] = score * (len(a[i]) + len(b[j])) if score >= ALIKE else 0.0
            worth[i][j] = max(worth[i + 1][j], worth[i][j + 1], alike[i][j] + worth[i + 1][j + 1])
    found, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if alike[i][j] and worth[i][j] == alike[i][j] + worth[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif worth[i][j] == worth[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _words(a: str, b: str) -> Iterator[Run]:
    """Two sentences word by word; what is left between two changes and says nothing alone is changed with them."""
    mine, theirs = TOKEN.findall(a), TOKEN.findall(b)
    codes = SequenceMatcher(None, list(map(_folded, mine)), list(map(_folded, theirs)), autojunk=False).get_opcodes()
    lengths = [max(k - i, m - j) for _, i, k, j, m in codes]
    for place, (code, i, k, j, m) in enumerate(codes):
        if code == "equal" and not _crumb("".join(mine[i:k]), lengths[max(place - 1, 0) : place + 2]):
            yield Run("same", "".join(mine[i:k]))
        else:
            yield from (Run("dropped", "".join(mine[i:k])), Run("added", "".join(theirs[j:m])))


def _folded(word: str) -> str:
    """A word for comparison: a mark is the same in either width."""
    return unicodedata.normalize("NFKC", word)


def _crumb(text: str, lengths: list[int]) -> bool:
    """A common stretch between two changes that is shorter than either, or nothing but a mark; `lengths` in words of all three."""
    if len(lengths) < 3:
        return False
    before, here, after = lengths
    return here <= LONGEST_CRUMB and (here < min(before, after) or (IDLE.fullmatch(text) is not None and here <= min(before, after)))


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs without empty ones; between two stretches that stay, first all that is struck out and then all that is put in."""
    struck = put = same = ""
    for run in (*runs, Run("same", "")):
        if run.kind == "same":
            if run.text and (struck or put):
                yield from (part for part in (Run("same", same), Run("dropped", struck), Run("added", put)) if part.text)
                struck = put = same = ""
            same += run.text
        else:
            struck, put = struck + run.text * (run.kind == "dropped"), put + run.text * (run.kind == "added")
    yield from (part for part in (Run("same", same), Run("dropped", struck), Run("added", put)) if part.text)
