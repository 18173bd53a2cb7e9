"""How alike two texts of different plans are, and which of two lists go together."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extractors.engine import Patterns
from schemas import Metadata

ALIKE = Patterns("alike", __file__)
DIGITS = 6  # of a score: sums taken in another order differ beyond them
IDLE = re.compile(r"[\s\W_]+")


def home_names(card: Metadata) -> tuple[str, ...]:
    """The names of a plan's own region and of those above it, longest first: 上海市黄浦区, 上海市, 黄浦区."""
    names = {card.region.name, *card.region.path} if card.region else set()
    names |= {name[len(above) :] for name in names for above in names if name.startswith(above) and name != above}
    return tuple(sorted((name for name in names if len(name) > 1), key=lambda name: (-len(name), name)))


def bare(text: str, homes: Sequence[str] = ()) -> str:
    """A text for comparison: NFKC, lower case, without blanks, punctuation and the names of the plan's own region."""
    for name in homes:
        text = text.replace(name, "")
    return IDLE.sub("", ALIKE.home.sub("", unicodedata.normalize("NFKC", text))).lower()


def pairs_of(text: str) -> Counter[str]:
    """The character pairs of a text; of a single character itself."""
    return Counter(text[i : i + 2] for i in range(max(len(text) - 1, 1))) if text else Counter()


def dice(one: Counter[str], other: Counter[str]) -> float:
    """The share of pairs that two texts have in common, 0 to 1, the same in either order."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def likeness(one: str, other: str) -> float:
    """How alike two bare texts are, 0 to 1."""
    return 1.0 if one == other else dice(pairs_of(one), pairs_of(other))


def likenesses(mine: Sequence[str], theirs: Sequence[str]) -> dict[tuple[int, int], float]:
    """How alike each two of two lists of bare texts are, by their positions; those that have nothing in common are left out."""
    profiles = [pairs_of(text) for text in mine], [pairs_of(text) for text in theirs]
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for j, profile in enumerate(profiles[1]):
        for pair, times in profile.items():
            holders[pair].append((j, times))
    totals = [profile.total() for profile in profiles[1]]
    equal: dict[str, list[int]] = defaultdict(list)
    for j, text in enumerate(theirs):
        equal[text].append(j)
    found: dict[tuple[int, int], float] = {}
    for i, profile in enumerate(profiles[0]):
        common: Counter[int] = Counter()
        for pair, times in profile.items():
            for j, others in holders.get(pair, ()):
                common[j] += min(times, others)
        own = profile.total()
        found |= {(i, j): 2 * shared / (own + totals[j]) for j, shared in common.items()}
        found |= {(i, j): 1.0 for j in equal.get(mine[i], ())}
    return found


def matched(scores: Mapping[tuple[int, int], float], least: float) -> list[tuple[int, int, float]]:
    """Positions that go together one to one, best first, none below `least`; in the order of the first list.

    Ties go to those that stand nearest in their lists, so that the lists may change places.
    """
    rated = [(round(score, DIGITS), i, j) for (i, j), score in scores.items() if score >= least]
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found = []
    for value, i, j in sorted(rated, key=lambda r: (-r[0], abs(r[1] - r[2]), r[1] + r[2])):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            found.append((i, j, value))
    return sorted(found)


def woven(a_count: int, b_count: int, together: Iterable[tuple[int, int]]) -> list[tuple[int | None, int | None]]:
    """All positions of two lists in one order: those of `a` with their partners, and what only `b` has where it stands there."""
    partners: dict[int, list[int]] = {}
    for i, j in together:
        partners.setdefault(i, []).append(j)
    paired = {j for some in partners.values() for j in some}
    order: list[tuple[int | None, int | None]] = []
    for i in range(a_count):
        order += [(i, j) for j in partners[i]] if i in partners else [(i, None)]
    for j in (j for j in range(b_count) if j not in paired):
        before = [place for place, (_, other) in enumerate(order) if other is not None and other < j]
        nearest = max(before, key=lambda place: (order[place][1] or 0, place), default=-1)
        order.insert(nearest + 1, (None, j))
    return order
