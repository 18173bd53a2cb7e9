"""The terms of tasks and their weights: characters, pairs of neighbours and groups of kindred words, the rarer the weightier."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from extractors.engine import Patterns, lexicon, load

# Characters and pairs do as well as jieba's words on the annotated pairs, and need no dictionary.
RUN = re.compile(r"[\u4e00-\u9fffA-Za-z]+")
TERMS = Patterns("terms", __file__)
KIN = Path(__file__).with_name("kin.toml")
FEW = 10  # tasks added to the count, so that the terms of two short plans still differ in weight
DAMPING = 3.0  # a term loses this times the share of a plan's tasks that name it: what a third of them name tells none from another
SLACK = 5  # tasks added to the count of a plan's, so that a plan of two tasks still has terms

Terms = Counter[str]
Vector = Mapping[str, float]
Weights = Mapping[str, float]


def wording(text: str) -> Terms:
    """How often each character, each pair of neighbours (never across punctuation or digits) and each group of kindred words occurs."""
    return grams(text) + kindred(text)


def content(text: str) -> Terms:
    """The same without the verbs and turns of phrase that every plan uses."""
    return grams(idle().sub("，", text)) + kindred(text)


def grams(text: str) -> Terms:
    """Characters and pairs."""
    runs = RUN.findall(TERMS.date.sub("，", text))
    found = Counter(char for run in runs for char in run)
    found.update(run[i : i + 2] for run in runs for i in range(len(run) - 1))
    return found


def kindred(text: str) -> Terms:
    """The groups of kindred words that a text names, by the first word of each; three characters and more, unlike those of `grams`."""
    pattern, groups = kin()
    return Counter(groups[word] for word in pattern.findall(text))


@lru_cache
def kin() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What finds kindred words, and the name of the group of each."""
    groups: list[list[str]] = load(KIN)["groups"]
    return alternation(word for group in groups for word in group), {word: f"≈{group[0]}" for group in groups for word in group}


@lru_cache
def idle() -> re.Pattern[str]:
    """What finds the verbs that set work and the words that say nothing of what a plan is about."""
    words = [lexicon("verbs")["verbs"], lexicon("keywords")["stop"]]
    return alternation(word for some in words if isinstance(some, list) for word in some)


def alternation(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, the longest first; behind a look at the first character, since most are none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    first = "".join(sorted({word[0] for word in ordered}))
    return re.compile(f"(?=[{re.escape(first)}])(?:{'|'.join(map(re.escape, ordered))})")


def rarities(texts: Iterable[Terms]) -> dict[str, float]:
    """The weight of each term: the logarithm of how many texts there are for each that holds it."""
    holding: Terms = Counter()
    count = 0
    for terms in texts:
        holding.update(terms.keys())
        count += 1
    return {term: math.log((count + FEW + 1) / (number + 0.5)) for term, number in holding.items()}


def damped(weights: Weights, *plans: Sequence[Terms]) -> Weights:
    """The weights without what a plan is about as a whole: 中医 in a plan of 中医 says nothing of a task."""
    most: dict[str, float] = {}
    for texts in plans:
        for term, number in Counter(term for text in texts for term in text).items():
            most[term] = max(most.get(term, 0.0), number / (len(texts) + SLACK))
    return {term: value * max(0.0, 1 - DAMPING * most.get(term, 0.0)) for term, value in weights.items()}


def vector(terms: Terms, weights: Mapping[str, float]) -> Vector:
    """A text as weighted terms of length 1; empty for a text without any."""
    raw = {term: (1 + math.log(times)) * weights[term] for term, times in terms.items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {term: value / length for term, value in raw.items()} if length else {}


class Index:
    """Weighted texts by their terms, so that one is compared with all in a pass over its own terms."""

    def __init__(self, texts: Iterable[Vector]) -> None:
        self.places: dict[str, list[tuple[int, float]]] = {}
        self.size = 0
        for at, one in enumerate(texts):
            self.size += 1
            for term, value in one.items():
                self.places.setdefault(term, []).append((at, value))

    def products(self, one: Vector) -> list[float]:
        """The product of a text with each of the index, in their order: the cosine, of vectors."""
        sums = [0.0] * self.size
        for term, value in one.items():
            for at, other in self.places.get(term, ()):
                sums[at] += value * other
        return sums
