"""Aligns the tasks of many plans at once: by their nearest neighbours, found through their rare terms, never plan by plan."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.compare.tasks.terms import FEW, Terms, content
from pipeline.compare.tasks.work import Work, works_of
from schemas import Plan

TELLING = 40  # terms of a task that lead to others, its rarest
OFTEN = 500  # tasks: a term that more of them hold leads nowhere
BLOCK = 256  # tasks compared with all in one product
LEAST = 0.15  # cosine of contents from which two tasks, each the other's nearest in its plan, are about the same work
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Link:
    """Two tasks of different plans about the same work: the positions of plan and task on either side, and the cosine of contents."""

    a: tuple[int, int]
    b: tuple[int, int]
    score: float


def align_many(plans: Iterable[Plan], *, nearest: int = 8) -> Iterator[Link]:
    """Links between the tasks of any two of the plans, in the order of the plans; at most `nearest` from one task to later or earlier ones.

    Quicker and coarser than `align_tasks`: one counterpart a task and plan, judged by contents alone. 3,000 plans with 150,000 tasks
    take minutes.
    """
    places: list[tuple[int, int]] = []
    yield from linked(places, told(plans, places), nearest)


def told(plans: Iterable[Plan], places: list[tuple[int, int]]) -> Iterator[Terms]:
    """The terms of every task; where it stands is added to `places`."""
    for at, plan in enumerate(plans):
        for number, work in enumerate(works_of(plan)):
            places.append((at, number))
            yield said(work)


def said(work: Work) -> Terms:
    """The content of a task; only pairs and groups of kindred words, since single characters lead everywhere."""
    return Terms({term: times for term, times in content(work.text).items() if len(term) > 1})


def linked(places: Sequence[tuple[int, int]], terms: Iterable[Terms], nearest: int) -> Iterator[Link]:
    """Links between texts by their terms; `places` holds where each stands (plan, position) once the terms are read."""
    import numpy

    vectors = weighted(counted(terms))
    plans = numpy.array([plan for plan, _ in places], dtype=int)
    chosen = {(i, j) for i, others in enumerate(neighbours(vectors, plans, nearest)) for j in others}
    mutual = sorted((i, j) for i, j in chosen if i < j and (j, i) in chosen)
    for (i, j), score in zip(mutual, scores(vectors, mutual), strict=True):
        if score >= LEAST:
            yield Link(places[i], places[j], score)


def counted(terms: Iterable[Terms]) -> Any:
    """How often each text (rows) holds each term (columns, in the order of their first occurrence)."""
    import numpy
    from scipy import sparse

    known: dict[str, int] = {}
    columns, counts, ends = array("i"), array("i"), array("q", [0])
    for one in terms:
        columns.extend(known.setdefault(term, len(known)) for term in one)
        counts.extend(one.values())
        ends.append(len(columns))
    shape = (len(ends) - 1, len(known))
    return sparse.csr_matrix((numpy.array(counts, dtype=float), numpy.array(columns), numpy.array(ends)), shape=shape)


def weighted(counts: Any) -> Any:
    """The same with terms weighted by their rarity, each text of length 1."""
    import numpy
    from scipy import sparse

    holding = numpy.bincount(counts.indices, minlength=counts.shape[1])
    matrix = counts.copy()
    matrix.data = (1 + numpy.log(counts.data)) * numpy.log((counts.shape[0] + FEW + 1) / (holding[counts.indices] + 0.5))
    lengths = numpy.sqrt(numpy.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    return (sparse.diags(1 / lengths) @ matrix).tocsr()


def neighbours(vectors: Any, plans: Any, nearest: int) -> list[list[int]]:
    """The nearest texts of each, of each other plan only the very nearest, best first."""
    leading = telling(vectors)
    turned = leading.T.tocsr()
    found = []
    for start in range(0, vectors.shape[0], BLOCK):
        product = (leading[start : start + BLOCK] @ turned).tocsr()
        for row in range(product.shape[0]):
            span = slice(product.indptr[row], product.indptr[row + 1])
            found.append(first_of_plans(product.indices[span], product.data[span], plans, (start + row, nearest)))
    return found


def first_of_plans(others: Any, values: Any, plans: Any, wanted: tuple[int, int]) -> list[int]:
    """The best text of each other plan, the `nearest` best of these; equal ones in their order."""
    import numpy

    at, nearest = wanted
    kept = plans[others] != plans[at]
    others, values = others[kept], numpy.round(values[kept], DIGITS)
    order = numpy.lexsort((others, -values))
    chosen: dict[int, int] = {}
    for place in order:
        chosen.setdefault(int(plans[others[place]]), int(others[place]))
        if len(chosen) == nearest:
            break
    return list(chosen.values())


def telling(vectors: Any) -> Any:
    """The vectors with only the rarest terms of each text, without those that too many texts hold."""
    import numpy
    from scipy import sparse

    holding = numpy.bincount(vectors.indices, minlength=vectors.shape[1])
    rows = numpy.repeat(numpy.arange(vectors.shape[0]), numpy.diff(vectors.indptr))
    kept = (holding[vectors.indices] <= OFTEN) & (holding[vectors.indices] > 1)
    rows, columns, values = rows[kept], vectors.indices[kept], vectors.data[kept]
    order = numpy.lexsort((columns, holding[columns], rows))
    rows, columns, values = rows[order], columns[order], values[order]
    rank = numpy.arange(len(rows)) - numpy.searchsorted(rows, rows)
    kept = rank < TELLING
    return sparse.csr_matrix((values[kept], (rows[kept], columns[kept])), shape=vectors.shape)


def scores(vectors: Any, pairs: Sequence[tuple[int, int]]) -> list[float]:
    """The cosines of pairs of rows."""
    import numpy

    found: list[float] = []
    for start in range(0, len(pairs), 100 * BLOCK):
        some = numpy.array(pairs[start : start + 100 * BLOCK])
        found += numpy.round(numpy.asarray(vectors[some[:, 0]].multiply(vectors[some[:, 1]]).sum(axis=1)), DIGITS).ravel().tolist()
    return found
