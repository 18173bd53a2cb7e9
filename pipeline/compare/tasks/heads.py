"""What a task is about by its head, its title or its first clause: the things that it names, and whether another task names them."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from extractors.engine import load
from pipeline.compare.tasks.holding import DIGITS, Matrix, weight
from pipeline.compare.tasks.terms import Index, Weights, alternation, damped, idle, kin, kindred, rarities
from pipeline.compare.tasks.work import CLAUSE_END, WORK, Work

NARROW = 2  # measures: a task of no more is about what it says, and may stand whole among the clauses of a broad one
THINGS = Path(__file__).with_name("things.toml")
DOUBT = 1.0  # weight of things, half of it named, that every head has besides its own: one that names nothing rare says little either way
LONGEST = 40  # characters of a title; a longer first sentence is a measure, of which the first clause counts

Subject = tuple[str | None, frozenset[str]]


def headed(a: Sequence[Work], b: Sequence[Work]) -> Matrix:
    """How far the things of one work's head are named by the other, 0 to 1 by weight; of the two ways the better one."""
    named = [[Counter(things(work.text)) for work in works] for works in (a, b)]
    weights: Weights = defaultdict(float, damped(rarities([*named[0], *named[1]]), *named))
    there, back = (covered(works, texts, weights) for works, texts in ((a, named[1]), (b, named[0])))
    return [[max(value, back[j][i]) for j, value in enumerate(row)] for i, row in enumerate(there)]


def covered(works: Sequence[Work], texts: Sequence[Counter[str]], weights: Weights) -> Matrix:
    """The share of each work's head that each text names."""
    index = Index(dict.fromkeys(text, 1.0) for text in texts)
    heads = [{thing: weights[thing] for thing in sorted(things(head_of(work.text)))} for work in works]
    totals = [weight(head, weights) + DOUBT for head in heads]
    return [
        [round((value + DOUBT / 2) / total, DIGITS) for value in index.products(head)] for head, total in zip(heads, totals, strict=True)
    ]


def things(text: str) -> frozenset[str]:
    """The things and the groups of kindred words that a text names."""
    return frozenset(kindred(text)) | frozenset(words().findall(text))


@lru_cache
def words() -> re.Pattern[str]:
    """What finds the words of things."""
    return alternation(load(THINGS)["words"])


@lru_cache
def whom() -> frozenset[str]:
    """The words for those for whom work is done, which tell nothing of the work."""
    return frozenset(load(THINGS)["whom"])


def strangers(a: Sequence[Work], b: Sequence[Work]) -> set[tuple[int, int]]:
    """Positions of the works, none of them narrow, of which neither says a word of what the other's head is about: they share passing
    clauses at most.
    """
    ours, theirs = subjects(a, b)
    return {
        (i, j)
        for i, (head, said) in enumerate(ours)
        for j, (other, heard) in enumerate(theirs)
        if head and other and head not in heard and other not in said and min(len(a[i].measures), len(b[j].measures)) > NARROW
    }


def subjects(a: Sequence[Work], b: Sequence[Work]) -> tuple[list[Subject], list[Subject]]:
    """Of each work the rarest group of its head, none where it names none, and all groups that it names; rare in both plans together."""
    named = [[frozenset(kindred(work.text)) for work in works] for works in (a, b)]
    weights = rarities(Counter(groups) for groups in (*named[0], *named[1]))

    def rarest(work: Work) -> str | None:
        return max(sorted(subject_groups(head_of(work.text))), key=lambda group: weights.get(group, 0.0), default=None)

    one, other = ([(rarest(work), groups) for work, groups in zip(*side, strict=True)] for side in zip((a, b), named, strict=True))
    return one, other


def subject_groups(text: str) -> set[str]:
    """The groups of kindred words that a text names as what is worked on, not as what is done to it: 培育 is nobody's head."""
    pattern, groups = kin()
    return {groups[word] for word in pattern.findall(text) if not idle().fullmatch(word)}


def head_of(text: str) -> str:
    """The title of a task, or the first clause of one without a title."""
    first = WORK.sentence_end.split(text.strip(), maxsplit=1)[0]
    return first if len(first) <= LONGEST else CLAUSE_END.split(first, maxsplit=1)[0][:LONGEST]
