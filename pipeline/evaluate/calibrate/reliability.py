"""How confidence and truth go together: Brier score, expected calibration error, and the bins of a reliability diagram."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

# Most facts are nearly sure, so that the bins are narrower there.
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)


class Bin(NamedTuple):
    """Facts of about the same confidence: how many, their mean confidence, and the share that is right."""

    facts: int
    confidence: float
    right: float


class Reliability(NamedTuple):
    """Over some facts: the share that is right, mean squared error, mean gap between confidence and truth by bin, and the bins.

    `constant` is the Brier score of always saying the share that is right.
    """

    facts: int
    right: float
    confidence: float
    brier: float
    constant: float
    gap: float
    bins: tuple[Bin, ...]

    @classmethod
    def of(cls, foretold: Iterable[tuple[float, bool]]) -> "Reliability":
        """From pairs of confidence and truth."""
        pairs = sorted(foretold)
        if not pairs:
            return cls(0, 0.0, 0.0, 0.0, 0.0, 0.0, ())
        facts, bins = len(pairs), tuple(binned(pairs))
        right = sum(ok for _, ok in pairs) / facts
        return cls(
            facts=facts,
            right=right,
            confidence=sum(chance for chance, _ in pairs) / facts,
            brier=sum((chance - ok) ** 2 for chance, ok in pairs) / facts,
            constant=right * (1 - right),
            gap=sum(b.facts * abs(b.confidence - b.right) for b in bins) / facts,
            bins=bins,
        )


def binned(pairs: list[tuple[float, bool]]) -> Iterable[Bin]:
    """The bins that hold facts."""
    for low, high in pairwise(EDGES):
        inside = [(chance, ok) for chance, ok in pairs if low <= chance < high or chance == high == 1.0]
        if inside:
            facts = len(inside)
            yield Bin(facts, sum(chance for chance, _ in inside) / facts, sum(ok for _, ok in inside) / facts)
