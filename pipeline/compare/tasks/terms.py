"""The terms of tasks and their weights: single characters and pairs, the rarer among the tasks compared the weightier."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

# Characters and pairs do as well as words on annotated plans (see weights.toml) and need no dictionary.
RUN = re.compile(r"[\u4e00-\u9fffA-Za-z]+")
FEW = 10  # tasks added to the count, so that the terms of two short plans still differ in weight

Vector = Mapping[str, float]


def terms_of(text: str) -> Counter[str]:
    """How often each character and each pair of neighbours stands in a text; never across punctuation or digits."""
    runs = RUN.findall(text)
    found = Counter(char for run in runs for char in run)
    found.update(run[i : i + 2] for run in runs for i in range(len(run) - 1))
    return found


def rarities(texts: Iterable[Counter[str]]) -> dict[str, float]:
    """The weight of each term: the logarithm of how many texts there are for each that holds it."""
    holding: Counter[str] = Counter()
    count = 0
    for terms in texts:
        holding.update(terms.keys())
        count += 1
    return {term: math.log((count + FEW + 1) / (number + 0.5)) for term, number in holding.items()}


def vector(terms: Counter[str], weights: Mapping[str, float]) -> Vector:
    """A text as weighted terms of length 1; empty for a text without any."""
    raw = {term: (1 + math.log(times)) * weights[term] for term, times in terms.items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {term: value / length for term, value in raw.items()} if length else {}


class Index:
    """Vectors by their terms, so that one is compared with all in a pass over its own terms."""

    def __init__(self, vectors: Iterable[Vector]) -> None:
        self.places: dict[str, list[tuple[int, float]]] = {}
        self.size = 0
        for at, one in enumerate(vectors):
            self.size += 1
            for term, value in one.items():
                self.places.setdefault(term, []).append((at, value))

    def cosines(self, one: Vector) -> list[float]:
        """The cosine of a vector with each of the index, in their order."""
        sums = [0.0] * self.size
        for term, value in one.items():
            for at, other in self.places.get(term, ()):
                sums[at] += value * other
        return sums
