"""Counts right and found facts by kind and class, and foretells each document from the others."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractors.confidence import Count, Table
from pipeline.evaluate.calibrate.observing import Observation
from pipeline.evaluate.calibrate.reliability import Reliability

WEIGHT = 4.0  # facts that a class must outweigh; 4, 8, 16 and 32 were tried, and 4 foretold unseen documents best
CEILING = 0.99  # of the facts that seemed surer than that, no more than this share were right on unseen documents
THRESHOLD, MOST = 0.6, 5  # below it a fact is warned of; at most so many a document
NONE = Count(0, 0)


@dataclass
class Counts:
    """One kind of fact: over all documents, over those unseen, and by class."""

    all: Count = NONE
    unseen: Count = NONE
    classes: dict[str, Count] = field(default_factory=dict)

    def add(self, observation: Observation) -> None:
        """Count one fact."""
        right = observation.right
        self.all = more(self.all, right)
        if observation.unseen:
            self.unseen = more(self.unseen, right)
        for name in observation.classes:
            self.classes[name] = more(self.classes.get(name, NONE), right)


@dataclass(frozen=True)
class Calibration:
    """The counts by kind, and how well counts of the other documents foretell each one: over all, and over those unseen."""

    counts: dict[str, Counts]
    over_all: Reliability
    over_unseen: Reliability


def calibrate(observations: Iterable[Observation]) -> Calibration:
    """The calibration of some observations."""
    seen = list(observations)
    foretold = list(left_out(seen))
    return Calibration(
        counts=count(seen),
        over_all=Reliability.of((chance, one.right) for chance, one in foretold),
        over_unseen=Reliability.of((chance, one.right) for chance, one in foretold if one.unseen),
    )


def left_out(observations: Sequence[Observation]) -> Iterable[tuple[float, Observation]]:
    """Each observation with the confidence that the other documents give it."""
    for document in dict.fromkeys(one.document for one in observations):
        known = Table(as_data(count(one for one in observations if one.document != document)))
        yield from ((known.confidence(one.kind, one.classes), one) for one in observations if one.document == document)


def count(observations: Iterable[Observation]) -> dict[str, Counts]:
    """The counts by kind."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for one in observations:
        counts[one.kind].add(one)
    return dict(counts)


def more(so_far: Count, right: bool) -> Count:
    """A count with one more fact."""
    return Count(so_far.right + right, so_far.found + 1)


def as_data(counts: dict[str, Counts]) -> dict[str, Any]:
    """The counts in the form of `confidence.toml`."""
    kinds = {kind: {"all": c.all, "unseen": c.unseen, "class": c.classes} for kind, c in counts.items()}
    return {"threshold": THRESHOLD, "most": MOST, "weight": WEIGHT, "ceiling": CEILING, "kind": kinds}
