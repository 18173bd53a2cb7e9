"""Counts right and found facts by kind and class, and foretells each document from the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractors.confidence import POORLY_READ, Count, Table
from pipeline.evaluate.calibrate.observing import Observation
from pipeline.evaluate.calibrate.reliability import Reliability

# Chosen by what foretells left-out documents best, seen and unseen: weights of 2, 4, 8, 16, all of the shifts or half of them,
# their mean, the strongest alone, ceilings of 0.99 and none.
WEIGHT = 4.0  # facts that a share must outweigh to move a confidence
OVERLAP = 0.5  # how much of a class's shift counts
CEILING = 0.99  # of facts that seemed surer than that, no more than this share were right on unseen documents
THRESHOLD, MOST = 0.75, 5  # below it a fact is warned of; at most so many a document
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


@dataclass
class Tables:
    """The counts of each kind, and of facts of any kind in paragraphs that were hard to read: those say nothing of rules."""

    kinds: dict[str, Counts] = field(default_factory=dict)
    poorly_read: Count = NONE
    documents: dict[str, bool] = field(default_factory=dict)  # and whether each is unseen

    def add(self, observation: Observation) -> None:
        """Count one fact."""
        self.documents[observation.document] = observation.unseen
        if POORLY_READ in observation.classes:
            self.poorly_read = more(self.poorly_read, observation.right)
        else:
            self.kinds.setdefault(observation.kind, Counts()).add(observation)

    def as_data(self) -> dict[str, Any]:
        """In the form of `confidence.toml`."""
        kinds = {kind: {"all": c.all, "unseen": c.unseen, "class": c.classes} for kind, c in self.kinds.items()}
        chosen = {"threshold": THRESHOLD, "most": MOST, "weight": WEIGHT, "overlap": OVERLAP, "ceiling": CEILING}
        return {**chosen, "poorly_read": self.poorly_read, "kind": kinds}


@dataclass(frozen=True)
class Calibration:
    """The counts, and how well counts of the other documents foretell each one: over all, and over those unseen."""

    counts: Tables
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
        known = Table(count(one for one in observations if one.document != document).as_data())
        yield from ((known.confidence(one.kind, one.classes), one) for one in observations if one.document == document)


def count(observations: Iterable[Observation]) -> Tables:
    """The counts of some observations."""
    tables = Tables()
    for one in observations:
        tables.add(one)
    return tables


def more(so_far: Count, right: bool) -> Count:
    """A count with one more fact."""
    return Count(so_far.right + right, so_far.found + 1)
