"""Whether two tasks that go together are one work, or have only some clauses in common."""

from collections import Counter
from collections.abc import Sequence

from pipeline.compare.alike import likeness
from pipeline.compare.tasks.clauses import BINDING, Sayings, essence, longest_common, pairs_of
from pipeline.compare.tasks.heads import head_of, things, whom
from pipeline.compare.tasks.terms import idle
from pipeline.compare.tasks.work import Work
from schemas.diff import Extent

NEARLY = 0.85  # likeness of two texts from which one is the other's new wording and nobody else's
TITLES = 0.35  # likeness (Dice, of the pairs of characters) of two titles from which they ask for one thing
HALF, QUARTER = 0.5, 0.25  # of their clauses: half of the one and a quarter of the other make one work
NAME, FEW = 3, 2  # characters of a name that two heads have in common, and tasks of a plan that may name it: 信易贷
OFTEN = 0.2  # of a plan's heads: a thing that more of them name tells none from another


class Extents:
    """How far the tasks of two plans are one work."""

    def __init__(self, a: Sequence[Work], b: Sequence[Work], sayings: Sayings) -> None:
        self.works, self.sayings = (a, b), sayings
        self._things = tuple([things(head_of(work.text)) for work in works] for works in self.works)
        self._times = tuple(Counter(thing for head in heads for thing in head) for heads in self._things)
        most = [max(2, OFTEN * len(heads)) for heads in self._things]
        self._often = {thing for times, few in zip(self._times, most, strict=True) for thing in times if times[thing] > few}

    def of(self, i: int, j: int) -> Extent:
        """`whole` where the titles ask for one thing or most of the text is shared, else `part`; `unclear` where they share no clause.

        A thing that more heads than these two name makes one work of them only if they share a clause as well.
        """
        one, other = self.works[0][i], self.works[1][j]
        if one.plain == other.plain or likeness(one.plain, other.plain) >= NEARLY or self.singular(i, j) or self._titled(one, other):
            return "whole"
        shared = self.sayings.shared(i, j)
        if shared and self.subject(i, j):
            return "whole"
        told = sorted((self._share(0, i, {s.a.at for s in shared}), self._share(1, j, {s.b.at for s in shared})))
        return "whole" if told[0] >= QUARTER and told[1] >= HALF else "part" if shared else "unclear"

    def subject(self, i: int, j: int) -> list[str]:
        """The things that both heads name, without those that many heads of either plan name."""
        common = (self._things[0][i] & self._things[1][j]) - self._often
        names = {thing: thing.lstrip("≈") for thing in common}
        return sorted(thing for thing, name in names.items() if name not in whom() and not idle().fullmatch(name))

    def singular(self, i: int, j: int) -> bool:
        """Both heads name a thing that no other head of either plan names."""
        return any(self._times[0][thing] == 1 == self._times[1][thing] for thing in self.subject(i, j))

    def named(self, i: int, j: int) -> bool:
        """Both heads name a thing, known or not, that hardly another task of either plan names."""
        one, other = (essence(head_of(works[at].text)) for works, at in zip(self.works, (i, j), strict=True))
        name = longest_common(one, other).strip(BINDING)
        return len(name) >= NAME and all(sum(name in work.text for work in works) <= FEW for works in self.works)

    def _titled(self, one: Work, other: Work) -> bool:
        mine, theirs = (pairs_of(head_of(work.text)) for work in (one, other))
        return 2 * len(mine & theirs) >= TITLES * (len(mine) + len(theirs)) > 0

    def _share(self, side: int, task: int, told: set[int]) -> float:
        clauses = self.sayings.of(side, task)
        return sum(one.at in told for one in clauses) / (len(clauses) or 1)
