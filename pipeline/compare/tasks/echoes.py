"""Where else than in a clause the words of a clause may stand in the other plan: in a heading, a whole sentence, outside the tasks."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from pipeline.compare.tasks.clauses import Clause, essence, pairs_of
from pipeline.compare.tasks.heads import head_of
from pipeline.compare.tasks.terms import idle
from pipeline.compare.tasks.work import Work

PARTICLES = frozenset("，、的和与及等更度各一")
HEADING = 0.6  # of the characters of a heading, without its turns of phrase: a clause with so many of them may say what the heading says
NARROW = 2  # such characters: of a heading with no more, all, and a verb as well
LONGEST = 4  # characters of a clause to each of the heading's: a longer one has them by chance
HELD = 0.33  # of a clause's pairs of characters: what a sentence of a counterpart holds so far it may say, over several clauses
OUTSIDE = 0.5  # and what a sentence outside the tasks holds
OFTEN, MANY = 0.05, 3  # of a plan's sentences, and sentences: pairs of characters in more of them tell nothing
FEWEST = 3  # pairs that tell something: a clause with fewer cannot be looked for


class Echoes:
    """One plan's headings and sentences, and what it says outside its tasks."""

    def __init__(self, works: Sequence[Work], outside: Iterable[str]) -> None:
        self._sentences = [[pairs_of(text) for text in work.sentences] for work in works]
        times = Counter(pair for some in self._sentences for one in some for pair in one)
        most = max(MANY, OFTEN * sum(map(len, self._sentences)))
        self._often = frozenset(pair for pair, count in times.items() if count > most)
        heads = [head_of(work.text) for work in works]
        self._heads = [(_content(head, self._often), frozenset(idle().findall(head))) for head in heads]
        self._outside: dict[str, set[int]] = defaultdict(set)
        for at, text in enumerate(outside):
            for pair in pairs_of(text):
                self._outside[pair].add(at)

    def hold(self, clause: Clause, tasks: Collection[int]) -> bool:
        """The heading or a sentence of one of these tasks may say what the clause says, or a sentence outside the tasks does."""
        if any(self._headed(clause, task) for task in tasks):
            return True
        telling = clause.pairs - self._often
        if len(telling) < FEWEST:
            return False
        held = Counter(at for pair in telling for at in self._outside.get(pair, ()))
        if max(held.values(), default=0) >= OUTSIDE * len(telling):
            return True
        return any(len(telling & sentence) >= HELD * len(telling) for task in tasks for sentence in self._sentences[task])

    def _headed(self, clause: Clause, task: int) -> bool:
        content, verbs = self._heads[task]
        said = content & frozenset(clause.text)
        if len(clause.text) > LONGEST * max(len(content), LONGEST):
            return False
        if len(content) > NARROW:
            return len(said) >= HEADING * len(content)
        return len(content) == NARROW and said == content and not verbs.isdisjoint(idle().findall(clause.text))


def _content(heading: str, often: frozenset[str]) -> frozenset[str]:
    """The characters of a heading that say what it is about, and not what the plan is about as a whole."""
    return frozenset(char for pair in pairs_of(essence(heading)) - often for char in pair) - PARTICLES
