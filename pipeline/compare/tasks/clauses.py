"""Which clauses of a task are said in tasks of another plan, and how much of the task they are."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from pipeline.compare.tasks.holding import weight
from pipeline.compare.tasks.likeness import Side
from pipeline.compare.tasks.terms import Terms, Weights, content
from pipeline.compare.tasks.work import Work

SAID = 0.41  # of a clause's terms, by weight: a sentence with so many of them says it, in fewer or in other words
ALIKE = 0.295  # likeness of the clause and of that sentence's nearest: terms scattered over a long sentence say nothing
SHORTEST = 3  # pairs of characters that say more than every plan does: 加大支持力度 stands everywhere and is no clause to be followed


class Clause(NamedTuple):
    """A clause, the words of the other plan that say it, and the position of the task in which they stand."""

    text: str
    words: str
    task: int


class Kept(NamedTuple):
    """The clauses of one task that are said in another plan; their share of the task by weight, and how many it has in all."""

    clauses: tuple[Clause, ...]
    share: float
    of: int


def kept(a: Sequence[Work], b: Sequence[Work], near: Mapping[int, Collection[int]]) -> list[Kept]:
    """What becomes of each task of `a`; `near` holds for its position those of the tasks of `b` that may say it."""
    ours, theirs = Side.both(a, b, content)
    weights = defaultdict(float, ours.weights)
    found = []
    for i, work in enumerate(a):
        told = [(text, terms) for text, terms in zip(work.measures, ours.measures[i], strict=True) if worth_telling(terms)]
        there = [(j, text, terms) for j in sorted(near.get(i, ())) for text, terms in zip(b[j].sentences, theirs.sentences[j], strict=True)]
        clauses = [(weight(terms, weights), said(text, terms, there, b, weights)) for text, terms in told]
        total = sum(own for own, _ in clauses) or 1.0
        share = sum(own for own, clause in clauses if clause) / total
        found.append(Kept(tuple(clause for _, clause in clauses if clause), round(share, 6), len(clauses)))
    return found


def worth_telling(terms: Terms) -> bool:
    """A clause says what is done to what."""
    return sum(len(term) == 2 for term in terms) >= SHORTEST


def said(text: str, terms: Terms, there: Sequence[tuple[int, str, Terms]], b: Sequence[Work], weights: Weights) -> Clause | None:
    """The clause with what says it: the nearest clause of the sentence that holds most of its terms; None where none says enough."""
    own = weight(terms, weights)
    rated = [(held(terms, other, weights), j, sentence) for j, sentence, other in there]
    most = max((value for value, _, _ in rated), default=0.0)
    if not own or most < SAID * own:
        return None
    place, sentence = next((j, sentence) for value, j, sentence in rated if value == most)
    parts = [(dice(terms, content(part), weights), part) for part in b[place].measures if part in sentence]
    likeness, words = max(parts, key=lambda rated: rated[0], default=(0.0, sentence))
    return Clause(text, words, place) if likeness >= ALIKE else None


def dice(terms: Terms, other: Terms, weights: Weights) -> float:
    """Twice what two texts share, of what both weigh."""
    return 2 * held(terms, other, weights) / (weight(terms, weights) + weight(other, weights) or 1.0)


def held(terms: Terms, other: Terms, weights: Weights) -> float:
    """What terms weigh that another text has too."""
    return weight((term for term in terms if term in other), weights)
