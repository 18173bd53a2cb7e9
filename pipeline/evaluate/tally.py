"""Counts of what was found, made up and missed, and the figures drawn from them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

FIGURES = (
    "metadata",
    "sections",
    "tasks",
    "task_fields",
    "responsibilities",
    "targets",
    "indicators",
    "indicator_tuples",
    "indicator_names",
    "phases",
    "citations",
    "citation_numbers",
    "leading_groups",
    "grounding",
)


class Figure(NamedTuple):
    """Precision, recall and F1."""

    precision: float
    recall: float
    f1: float


@dataclass
class Tally:
    """Right, spurious and missed items, with a line for each error."""

    right: int = 0
    spurious: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    def count(self, right: int, spurious: int, missed: int) -> None:
        """Add to the counts."""
        self.right += right
        self.spurious += spurious
        self.missed += missed

    def check(self, ok: bool, error: str) -> None:
        """Add one comparison that is right or else both spurious and missed."""
        self.count(int(ok), int(not ok), int(not ok))
        if not ok:
            self.errors.append(error)

    def include(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        self.count(other.right, other.spurious, other.missed)

    def pairs(self, paired: Mapping[int, int], gold: Sequence[str], found: Sequence[str]) -> None:
        """Add a pairing of gold items with found ones, each given by how an error line names it."""
        taken = set(paired.values())
        self.count(len(paired), len(found) - len(paired), len(gold) - len(paired))
        self.errors += [f"missed {name}" for i, name in enumerate(gold) if i not in paired]
        self.errors += [f"spurious {name}" for j, name in enumerate(found) if j not in taken]

    def bags(self, gold: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Add the comparison of two multisets."""
        mine, theirs = Counter(gold), Counter(found)
        self.count((mine & theirs).total(), (theirs - mine).total(), (mine - theirs).total())
        self.errors += [f"missed {key}" for key in mine - theirs] + [f"spurious {key}" for key in theirs - mine]

    def figure(self) -> Figure | None:
        """The figures; None where there was nothing to find and nothing was claimed."""
        claimed, expected = self.right + self.spurious, self.right + self.missed
        if not claimed and not expected:
            return None
        precision = self.right / claimed if claimed else 0.0
        recall = self.right / expected if expected else 0.0
        both = precision + recall
        return Figure(precision, recall, 2 * precision * recall / both if both else 0.0)


Tallies = dict[str, Tally]


def pair_up(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """One-to-one pairs (gold, found) taken greedily, the best score first, the earlier pair on a tie."""
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for (mine, theirs), _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if mine not in paired and theirs not in taken:
            paired[mine] = theirs
            taken.add(theirs)
    return paired
