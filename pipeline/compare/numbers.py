"""Clauses of tasks whose numbers and dates no sentence of the other plan in like words has."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from extractors.engine import Patterns
from extractors.numerals import parse_number
from pipeline.compare.alike import home_names
from pipeline.compare.locating import Places
from pipeline.compare.tasks import Fate
from pipeline.compare.tasks.clauses import essence, pairs_of
from pipeline.compare.tasks.work import WORK, Work
from schemas import Evidence, Indicator, Task
from schemas.diff import TaskChange

NUMBERS = Patterns("numbers", __file__)
LIKE = 0.25  # of what a clause says without its turns of phrase: a sentence with so much of it speaks of the same thing
HELD, MANY = 0.8, 4  # of what a clause of so many pairs says: a sentence of a counterpart with so much of it says it
FEWEST = 2  # pairs of characters that it has of it: one alone is a word that any sentence may have
SHORT = 3  # pairs of characters: a clause with fewer speaks of what its sentence speaks of
BEFORE = 8  # characters before a clause that show whether its first digit goes on an item's number: 4.4.3所有企业
AROUND = 120  # characters about an indicator in which its date stands
IN_WORDS = ({"amount", "term"}, {"amount", "count"})
SCALES = {"万": 10_000, "亿": 100_000_000, "千": 1000, "百": 100}

Places2 = tuple[Places, Places]
# ("day", year, month, day), as far as they are given, or ("amount", value); in words a ("term": 第二届, 三年) is no ("count": 两片, 三大),
# a ("grade") is 三级甲等
Number = tuple[str, ...]


class Numbers:
    """The numbers and dates of two plans' tasks; those that belong to `told` indicators of either plan are told with these."""

    def __init__(
        self,
        places: Places2,
        works: tuple[Sequence[Work], Sequence[Work]],
        told: tuple[Iterable[Indicator], Iterable[Indicator]],
        fates: tuple[Sequence[Fate], Sequence[Fate]] = ((), ()),
        partners: tuple[Mapping[int, Collection[int]], Mapping[int, Collection[int]]] = ({}, {}),
    ):
        self.places = places
        self._homes = tuple(_own_names(spots) for spots in places)
        sides = zip(works, fates, strict=True)
        self._alike = tuple({work.task.id: fate.alike for work, fate in zip(*side, strict=False)} for side in sides)
        self._works = tuple({work.task.id: work for work in some} for some in works)
        self._partners = tuple(
            {mine[i].task.id: [theirs[j] for j in some] for i, some in found.items()}
            for mine, theirs, found in zip(works, works[::-1], partners, strict=True)
        )
        self._told = tuple(
            [span for one in some for span in _of_indicator(one, spots.plan.text)] for some, spots in zip(told, places, strict=True)
        )
        self._texts = tuple([piece for piece in WORK.sentence_end.split(spots.plan.text) if piece.strip()] for spots in places)
        self._having: tuple[dict[Number, list[int]], ...] = defaultdict(list), defaultdict(list)
        for having, texts in zip(self._having, self._texts, strict=True):
            for at, text in enumerate(texts):
                for number in numbers(text):
                    having[number].append(at)
        self._found: dict[tuple[int, str], dict[Evidence, bool]] = {}

    def added(self, row: TaskChange) -> TaskChange:
        """A row with the clauses of either task whose numbers or dates the other plan does not have in like words."""
        a, b = (self._clauses(side, task) if task else {} for side, task in enumerate((row.a, row.b)))
        if not (a or b):
            return row
        alike = [tuple(one for one in some if some[one]) for some in (a, b)]
        rest = [tuple(one for one in some if one not in known) for some, known in zip((row.rest_a, row.rest_b), alike, strict=True)]
        told = {"numbers_a": tuple(a), "numbers_b": tuple(b), "alike_a": alike[0], "alike_b": alike[1]}
        return row.model_copy(update={**told, "rest_a": rest[0], "rest_b": rest[1]})

    def of(self, side: int, task: Task) -> tuple[Evidence, ...]:
        """Those clauses of a task of A (0) or B (1), in its order."""
        return tuple(self._clauses(side, task))

    def _clauses(self, side: int, task: Task) -> dict[Evidence, bool]:
        """Whether the other plan is seen to say them, but for the number."""
        known = (side, task.id)
        if known not in self._found:
            self._found[known] = dict(self._unmet(side, self._works[side][task.id]))
        return self._found[known]

    def _unmet(self, side: int, work: Work) -> Iterator[tuple[Evidence, bool]]:
        alike = self._alike[side].get(work.task.id, frozenset())
        for sentence in work.sentences:
            for clause in (one for one in work.measures if one in sentence and _countable(one)):
                if clause.strip() != work.task.title and not self._met(1 - side, clause, sentence):
                    place = self.places[side].of(work.task, clause)
                    yield from ((place, clause in alike or self._held(side, work, clause)),) if self._untold(side, place) else ()

    def _held(self, side: int, work: Work, clause: str) -> bool:
        """A sentence of a counterpart says it among other things: 落实…、…等政策."""
        about = self._about(side, clause)
        texts = (text for other in self._partners[side].get(work.task.id, ()) for text in other.sentences)
        return len(about) >= MANY and any(len(about & pairs_of(text)) >= HELD * len(about) for text in texts)

    def _met(self, other: int, clause: str, sentence: str) -> bool:
        wanted = numbers(clause)
        about = self._about(1 - other, clause)
        about = about if len(about) >= SHORT else self._about(1 - other, sentence)
        return all(self._has(other, number, about) for number in wanted)

    def _has(self, other: int, number: Number, about: frozenset[str]) -> bool:
        texts = (self._texts[other][at] for known, some in self._having[other].items() if agree(number, known) for at in some)
        return any(len(about & pairs_of(text)) >= max(LIKE * len(about), min(FEWEST, len(about))) for text in texts)

    def _about(self, side: int, text: str) -> frozenset[str]:
        """What a clause speaks of: the pairs of characters of its words, without its numbers, turns of phrase and the plan's own region."""
        plain = unicodedata.normalize("NFKC", text)
        for start, end in reversed(spans(plain)):
            plain = f"{plain[:start]}，{plain[end:]}"
        for name in self._homes[side]:
            plain = plain.replace(name, "，")
        return frozenset(pair for pair in pairs_of(essence(plain)) if not any(char.isdigit() for char in pair))

    def _untold(self, side: int, place: Evidence) -> bool:
        """Some number in it belongs to no indicator that is told."""
        before = max(0, place.start - BEFORE)
        spots = [(before + start, before + end) for start, end in spans(self.places[side].plan.text[before : place.end])]
        spots = [spot for spot in spots if spot[0] >= place.start]
        return any(not any(start < spot[1] and spot[0] < end for start, end in self._told[side]) for spot in spots)


def _of_indicator(indicator: Indicator, text: str) -> Iterator[tuple[int, int]]:
    """Where an indicator stands in its plan's text, and the date that is told with it."""
    place, due = indicator.evidence, indicator.due.text if indicator.due else ""
    yield place.start, place.end
    at = text.rfind(due, max(0, place.start - AROUND), place.end) if due else -1
    at = text.find(due, place.end, place.end + AROUND) if due and at < 0 else at
    if at >= 0:
        yield at, at + len(due)


def _own_names(places: Places) -> tuple[str, ...]:
    """The names of a plan's own region, in full and without the word of its level: 上海市, 上海."""
    names = home_names(places.plan.document)
    return (*names, *(name[:-1] for name in names if len(name) > 2))


def agree(one: Number, other: Number) -> bool:
    """The same amount, or dates of which neither says more than the other allows: 2025年底 and 2025年12月."""
    kinds = {one[0], other[0]}
    return (len(kinds) == 1 or kinds in IN_WORDS) and all(a == b for a, b in zip(one[1:], other[1:], strict=False))


@lru_cache(maxsize=20_000)
def numbers(text: str) -> frozenset[Number]:
    """The numbers and dates of a text; those that name a thing (5G, “3+6”, 《…》) are none."""
    return frozenset(number for _, number in _scan(text))


def spans(text: str) -> list[tuple[int, int]]:
    """Where they stand in it."""
    return sorted(span for span, _ in _scan(text))


def _scan(text: str) -> Iterator[tuple[tuple[int, int], Number]]:
    if not _countable(text):
        return
    plain = unicodedata.normalize("NFKC", text)
    plain = NUMBERS.no_number.sub(lambda found: "·" * len(found[0]), plain)
    for found in NUMBERS.date.finditer(plain):
        yield found.span(), _day(found)
    plain = NUMBERS.date.sub(lambda found: "·" * len(found[0]), plain)
    for found in NUMBERS.amount.finditer(plain):
        yield found.span(), _amount(found["digits"], found["scale"] or "")
    for found in NUMBERS.words.finditer(plain):
        yield found.span(), _worded(found)


def _countable(text: str) -> bool:
    return any(char.isnumeric() or char == "两" for char in text)


def _day(found: re.Match[str]) -> Number:
    if found["year"]:
        return ("day", *(str(int(part)) for part in (found["year"], found["month"], found["day"]) if part))
    return ("month", *(str(int(part)) for part in (found["months"], found["days"]) if part))


def _worded(found: re.Match[str]) -> Number:
    if found["grade"]:
        return "grade", found["grade"]
    kind = "count" if found["count"] else "amount" if found["share"] else "term"
    written = found["ordinal"] or found["share"] or found["span"] or found["count"]
    return kind, *_amount(written, "%" if found["share"] else "")[1:]


def _amount(written: str, scale: str) -> Number:
    value = float(parse_number(written) or 0) * SCALES.get(scale, 1)
    return "amount", f"{value:g}{scale if scale not in SCALES else ''}"
