"""What a task is about by its head: the rarest group of kindred words that its title, or its first clause, names."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.compare.tasks.terms import idle, kin, kindred, rarities
from pipeline.compare.tasks.work import CLAUSE_END, SENTENCE_END, Work

NARROW = 2  # measures: a task of no more is about what it says, and may stand whole among the clauses of a broad one
LONGEST = 40  # characters of a title; a longer first sentence is a measure, of which the first clause counts

Subject = tuple[str | None, frozenset[str]]


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
        return max(sorted(things(head_of(work.text))), key=lambda group: weights.get(group, 0.0), default=None)

    one, other = ([(rarest(work), groups) for work, groups in zip(*side, strict=True)] for side in zip((a, b), named, strict=True))
    return one, other


def things(text: str) -> set[str]:
    """The groups of kindred words that a text names as what is worked on, not as what is done to it: 培育 is nobody's head."""
    pattern, groups = kin()
    return {groups[word] for word in pattern.findall(text) if not idle().fullmatch(word)}


def head_of(text: str) -> str:
    """The title of a task, or the first clause of one without a title."""
    first = re.split(SENTENCE_END, text.strip(), maxsplit=1)[0]
    return first if len(first) <= LONGEST else CLAUSE_END.split(first, maxsplit=1)[0][:LONGEST]
