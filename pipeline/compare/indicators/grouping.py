"""Groups the figures of any number of plans by the quantity that they state.

Figures whose names have one normal form are one group at once; only the forms are compared, and of those only such as can be alike at
all: in a block of one measure, one head, one population and one narrowing, and with a telling term in common.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.compare.indicators.figures import Figure
from pipeline.compare.indicators.lexicon import loose
from pipeline.compare.indicators.likeness import WEAK, is_bare
from pipeline.compare.indicators.quantity import Name, dimension_of, take_apart

ALIKE = 0.75  # share of weight in common from which on two forms are one quantity; names alone decide, so more than between two plans

Block = tuple[object, ...]


class Form(NamedTuple):
    """A normal form: what must be equal, the name that it was made of, and how many figures have it."""

    block: Block
    name: Name
    times: int


def align_all(figures: Sequence[Figure]) -> list[list[int]]:
    """Groups of positions in `figures`, each of one quantity, in the order of their first; a figure without like is alone."""
    numbers, forms = forms_of(figures)
    leaders = led(forms)
    groups: dict[int, list[int]] = defaultdict(list)
    for at, number in enumerate(numbers):
        groups[leaders[number]].append(at)
    return list(groups.values())


def forms_of(figures: Iterable[Figure]) -> tuple[list[int], list[Form]]:
    """The number of the form of each figure, and the forms."""
    said: dict[tuple[str, str | None, str], int] = {}
    made: dict[tuple[Block, frozenset[str]], int] = {}
    names: list[tuple[Block, Name]] = []
    numbers = []
    for figure in figures:
        name = figure.name.replace(figure.region, "") if figure.region and figure.region in figure.name else figure.name
        key = (name, figure.unit, figure.basis)
        number = said.get(key)
        if number is None:
            parts = take_apart(name)
            block = block_of(parts, figure.unit, figure.basis)
            number = said[key] = made.setdefault((block, parts.terms), len(names))
            if number == len(names):
                names.append((block, parts))
        numbers.append(number)
    times = Counter(numbers)
    return numbers, [Form(block, name, times[n]) for n, (block, name) in enumerate(names)]


def block_of(name: Name, unit: str | None, basis: str) -> Block:
    """What two figures of one quantity must have in common."""
    dimension = dimension_of(name, unit)
    if any(dimension in others for others in loose().values()):
        dimension = next(iter(loose()))  # counted by 个 in one plan and by 家 in another
    return (dimension, basis, name.head, name.populations, name.people, name.levels, name.narrowed)


def led(forms: Sequence[Form]) -> list[int]:
    """The leader of each form: the commonest form of its block that it is like, itself where there is none.

    Forms are like their leader, not like each other, so that no chain of small steps joins what is far apart.
    """
    often = Counter(term for form in forms for term in form.name.terms)
    blocks: dict[Block, list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        blocks[form.block].append(number)
    leaders = list(range(len(forms)))
    for block in blocks.values():
        if len(block) > 1:
            lead(block, forms, often, leaders)
    return leaders


def lead(block: Sequence[int], forms: Sequence[Form], often: Mapping[str, int], leaders: list[int]) -> None:
    """Enter the leaders of the forms of one block."""
    index: dict[str, list[int]] = defaultdict(list)
    weights = {number: weights_of(forms[number].name, often) for number in block if not is_bare(forms[number].name)}
    for number in sorted(weights, key=lambda number: -forms[number].times):
        rare = telling_first(weights[number], often)
        near = dict.fromkeys(one for term in rare for one in index.get(term, ()))
        leader = closest(weights[number], ((one, weights[one]) for one in near))
        if leader is not None:
            leaders[number] = leader
        else:
            for term in rare:
                index[term].append(number)


def weights_of(name: Name, often: Mapping[str, int]) -> dict[str, float]:
    """How much each term of a name tells: the less, the more forms have it."""
    return {term: (WEAK if term in name.faint else 1.0) / (1.0 + math.log(often[term])) for term in name.terms}


def telling_first(weights: Mapping[str, float], often: Mapping[str, int]) -> list[str]:
    """The rarest terms, as many as any alike form must share one of: what is left weighs less than the share in common."""
    spare = (1 - ALIKE / (2 - ALIKE)) * sum(weights.values())
    rare = []
    for term in sorted(weights, key=lambda term: (often[term], term)):
        rare.append(term)
        spare -= weights[term]
        if spare < 0:
            break
    return rare


def closest(mine: Mapping[str, float], others: Iterable[tuple[int, Mapping[str, float]]]) -> int | None:
    """The number of the most alike of some forms, the first of equals; None where none is alike enough."""
    best: float = ALIKE
    found: int | None = None
    weight = sum(mine.values())
    for number, theirs in others:
        shared = sum(min(mine[term], theirs[term]) for term in mine.keys() & theirs.keys())
        alike = 2 * shared / (weight + sum(theirs.values()))
        if alike > best or (alike == best and found is None):
            best, found = alike, number
    return found
