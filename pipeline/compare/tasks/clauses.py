"""Which clauses of the tasks of two plans say the same, and to which of them nothing in the other plan comes near."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.compare.tasks.heads import LONGEST
from pipeline.compare.tasks.terms import TERMS, grams, idle
from pipeline.compare.tasks.work import Work

# Fitted by hand on 270 pairs of clauses, each other's nearest, of nine pairs of plans: of those told as the same nine in ten are.
ALIKE = 0.35  # likeness (Dice, of the pairs of characters) from which two clauses say the same, in fewer or in other words
LITERAL = 0.6  # from which they do whatever it is that they share; below, it must not be words of the plans' titles alone,
TOLD = 0.1  # that is so much likeness without these and what either plan says everywhere,
WHOSE, EVERYWHERE = 6, 0.03  # nor one name of so many characters that so many clauses of a plan name: 社区卫生服务中心
HINT = 0.4  # and, without what either plan says everywhere, from which a clause of a task that is no counterpart is worth a look
OFTEN, MANY = 0.1, 3  # of a plan's clauses, and clauses: pairs of characters in more of them are said everywhere
NAMING = 0.25  # and from which they do if both name a thing that hardly anything else in either plan names
NAMED = 0.18  # or if that name is most of what the shorter one says
MOST = 0.5  # of its characters, without verbs and turns of phrase
NAME = 4  # characters of such a name, at least
FEW = 2  # clauses of a plan that may name it
TITLED = 0.5  # likeness of a title and a clause from which the clause asks for what the title asks
HELD = 0.5  # of a clause's pairs: one that another holds so far may be said there, among other things
FAINT = 3  # pairs of characters: two short clauses that share fewer share a word by chance
SELDOM, SOME = 2, 0.1  # clauses of a plan that name a word: where both name it so seldom and are alike to some degree, it may be one thing
LONG = 11  # characters of a clause that may say so with one thing
SHORTEST = 2  # pairs of characters that say more than every plan does: 加大支持力度 stands everywhere and is no clause to be followed
DIGITS = 6
RUN = re.compile(r"[^\W_]+[%‰]?")
BINDING = "的等对和与及或级内性类型"  # characters at the ends of a name that belong to its neighbours


class Clause(NamedTuple):
    """A clause of a task or its `title`; `at` counts the clauses of the plan.

    `pairs` are those of its neighbouring characters, `words` those of them that are more than verbs and turns of phrase.
    """

    text: str
    task: int
    at: int
    title: bool
    pairs: frozenset[str]
    words: frozenset[str]

    @property
    def acts(self) -> bool:
        """It says that something is done: a cell of a table that lists things does not."""
        return self.words != self.pairs


class Shared(NamedTuple):
    """A clause of either plan, and how alike the two are: as a whole, and without what either plan says everywhere.

    They are `apart` where they name things that not everything in the plans is about, and none that the other names: 人才 and 信息化.
    """

    a: Clause
    b: Clause
    likeness: float
    telling: float
    apart: bool = False


class Sayings:
    """The clauses of two plans side by side; `about` are the titles of the plans, whose words tell nothing of a single clause."""

    def __init__(self, a: Sequence[Work], b: Sequence[Work], about: Sequence[str] = ()) -> None:
        self._about = about
        self.clauses = clauses_of(a), clauses_of(b)
        self._essences = tuple([essence(one.text) for some in side for one in some] for side in self.clauses)
        self._titles = tuple([essence(work.sentences[0]) if work.sentences else "" for work in works] for works in (a, b))
        self._near: tuple[dict[int, list[Shared]], ...] = defaultdict(list), defaultdict(list)  # by the clause of A, and by that of B
        for found in nearby(*self.clauses, frozenset(pair for title in about for pair in pairs_of(title))):
            for side, clause in enumerate((found.a, found.b)):
                self._near[side][clause.at].append(found)

    def of(self, side: int, task: int) -> list[Clause]:
        """The clauses of a task of A (0) or B (1), without its title."""
        return [one for one in self.clauses[side][task] if not one.title]

    def shared(self, i: int, j: int) -> list[Shared]:
        """The clauses that tasks `i` of A and `j` of B have in common, each with the one that comes nearest to it, in A's order.

        One that only names the same thing, while another task says it, counts there alone.
        """
        here = [found for found in self._said(0, i, (j,)) if found.likeness >= ALIKE or not self._closer(found)]
        best = nearest(here)
        return [found for found in here if any(likeness == best[end] for end, likeness in _ends(found))]

    def _closer(self, found: Shared) -> bool:
        """Another task than these two says what one of the clauses says."""
        others = (one for side, clause in enumerate((found.a, found.b)) for one in self._near[side].get(clause.at, ()))
        return any(one.likeness >= ALIKE and (one.a.task, one.b.task) != (found.a.task, found.b.task) for one in others)

    def said(self, side: int, task: int, tasks: Collection[int], *, counterparts: bool) -> list[Shared]:
        """The clauses of a task of A (0) or B (1) that any of these tasks of the other plan says, each where it is said best.

        In tasks that are no `counterparts` the same words may well be about something else: they have to be telling.
        """
        best: dict[int, Shared] = {}
        for found in self._said(side, task, tasks, counterparts=counterparts):
            own = (found.a, found.b)[side]
            if not own.title and (own.at not in best or found.likeness > best[own.at].likeness):
                best[own.at] = found
        return list(best.values())

    def unsaid(self, side: int, task: int) -> list[Clause]:
        """The clauses of a task of A (0) or B (1) to which nothing in any task of the other plan comes near."""
        return [clause for clause in self.of(side, task) if clause.at not in self._near[side]]

    def near(self, side: int, task: int) -> list[Shared]:
        """Whatever comes near to a clause of a task of A (0) or B (1)."""
        return [found for clause in self.clauses[side][task] for found in self._near[side].get(clause.at, ())]

    def _said(self, side: int, task: int, tasks: Collection[int], *, counterparts: bool = True) -> list[Shared]:
        near = [
            found
            for clause in self.clauses[side][task]
            for found in self._near[side].get(clause.at, ())
            if (found.b, found.a)[side].task in tasks
        ]
        best = nearest(found for found in near if not found.a.title and not found.b.title)
        mutual = {found for found in near if all(likeness == best.get(end) for end, likeness in _ends(found))}
        return [found for found in near if self._same(found, counterparts) or (found in mutual and self._named(found))]

    def _same(self, found: Shared, counterparts: bool) -> bool:
        """They say the same; a title asks for what a clause says only if it nearly says it too."""
        if found.a.title or found.b.title:
            return found.a.title != found.b.title and found.likeness >= TITLED
        if not counterparts:
            return found.telling >= HINT and found.a.acts and found.b.acts and not self._one_name(found)
        told = found.likeness >= LITERAL or found.telling >= TOLD
        return found.likeness >= ALIKE and told and not found.apart and not self._one_name(found)

    def _one_name(self, found: Shared) -> bool:
        """They share hardly more than a name that many clauses of either plan name, and not both titles."""
        name = longest_common(found.a.text, found.b.text)
        if found.likeness == 1.0 or len(name) < WHOSE or (name in self._titles[0][found.a.task] and name in self._titles[1][found.b.task]):
            return False
        texts = [[one.text for some in side for one in some] for side in self.clauses]
        if all(sum(name in text for text in some) <= max(MANY, EVERYWHERE * len(some)) for some in texts):
            return False
        return alike(*(pairs_of(one.text.replace(name, "，")) for one in (found.a, found.b))) < NAMED

    def _named(self, found: Shared) -> bool:
        """Both name a thing that hardly anything else names, and that is not what both tasks are about as a whole."""
        if found.likeness < NAMED or found.a.title or found.b.title or not (found.a.acts and found.b.acts):
            return False
        one, other = self._essences[0][found.a.at], self._essences[1][found.b.at]
        name = longest_common(one, other).strip(BINDING)
        if len(name) < NAME or (found.likeness < NAMING and len(name) < MOST * min(letters(one), letters(other))):
            return False
        if any(name in title for title in self._about) or (name in self._titles[0][found.a.task] and name in self._titles[1][found.b.task]):
            return False
        return all(sum(name in text for text in texts) <= FEW for texts in self._essences)


def nearest(some: Iterable[Shared]) -> dict[tuple[int, int], float]:
    """How near the nearest comes to each clause of either side."""
    return {end: likeness for found in sorted(some, key=lambda one: one.likeness) for end, likeness in _ends(found)}


def _ends(found: Shared) -> tuple[tuple[tuple[int, int], float], ...]:
    """The clauses of both sides, each with how near it comes to the other."""
    return ((0, found.a.at), found.likeness), ((1, found.b.at), found.likeness)


def nearby(a: Iterable[Sequence[Clause]], b: Iterable[Sequence[Clause]], mute: frozenset[str]) -> Iterable[Shared]:
    """The clauses that share more than a word, in A's order and then in B's; the pairs of characters in `mute` tell nothing."""
    ours, theirs = ([one for some in side for one in some] for side in (a, b))
    holders: dict[str, list[int]] = defaultdict(list)
    for other in theirs:
        for pair in other.pairs:
            holders[pair].append(other.at)
    times = Counter(pair for one in ours for pair in one.pairs)
    often = mute | {pair for pair, count in times.items() if count > max(MANY, OFTEN * len(ours))}
    often |= {pair for pair, some in holders.items() if len(some) > max(MANY, OFTEN * len(theirs))}
    for one in ours:
        common = Counter(at for pair in one.pairs for at in holders.get(pair, ()))
        seldom = {at for pair in one.words if times[pair] <= SELDOM >= len(holders.get(pair, ())) for at in holders.get(pair, ())}
        for at, count in sorted(common.items()):
            sizes = len(one.pairs), len(theirs[at].pairs)
            likeness = alike(one.pairs, theirs[at].pairs)
            if likeness >= NAMED or (count >= FAINT and count >= HELD * min(sizes)) or (likeness >= SOME and at in seldom):
                words, others = one.words - often, theirs[at].words - often
                apart = bool(words and others) and words.isdisjoint(others)
                yield Shared(one, theirs[at], likeness, alike(one.pairs - often, theirs[at].pairs - often), apart)


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Twice what two sets share, of what both have (Dice)."""
    return round(2 * len(one & other) / (len(one) + len(other) or 1), DIGITS)


def clauses_of(works: Sequence[Work]) -> list[list[Clause]]:
    """The clauses of each task that say what is done to what."""
    found: list[list[Clause]] = []
    at = 0
    for task, work in enumerate(works):
        told = [(place, text) for place, text in enumerate(work.measures) if worth_telling(text)]
        found.append(
            [
                Clause(text, task, at + k, is_title(work, place), pairs_of(text), pairs_of(essence(text)))
                for k, (place, text) in enumerate(told)
            ]
        )
        at += len(told)
    return found


def is_title(work: Work, place: int) -> bool:
    """The first of several sentences, if it is short and has no clauses, names the task."""
    return place == 0 and len(work.sentences) > 1 and work.sentences[0] == work.measures[0] and len(work.sentences[0]) <= LONGEST


@lru_cache(maxsize=20_000)
def worth_telling(text: str) -> bool:
    """A clause says what is done to what: a long one of turns of phrase may do so with one thing, 更大力度吸引和利用外资."""
    count = sum(len(term) == 2 for term in grams(idle().sub("，", text)))
    return count >= SHORTEST or (count > 0 and letters(text) >= LONG)


@lru_cache(maxsize=20_000)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text, without its dates."""
    runs = RUN.findall(unicodedata.normalize("NFKC", TERMS.date.sub("，", text)).lower())
    return frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))


def essence(text: str) -> str:
    """A clause without its dates and without the verbs and turns of phrase that every plan uses."""
    return idle().sub("，", TERMS.date.sub("，", text))


def letters(text: str) -> int:
    """How many characters of a text are no punctuation."""
    return sum(map(len, RUN.findall(text)))


def longest_common(one: str, other: str) -> str:
    """The longest stretch of letters and digits that two texts have in common; the first in order of two that are equally long."""
    best = ""
    for run in RUN.findall(one):
        for start in range(len(run)):
            for end in range(start + max(len(best), 1), len(run) + 1):
                if run[start:end] not in other:
                    break
                if end - start > len(best) or (end - start == len(best) and run[start:end] < best):
                    best = run[start:end]
    return best
