"""Who works with whom: the bodies of a whole store, joined by the tasks that they share, as sparse matrices.

networkx alone takes minutes for what takes a twentieth of a second here.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.graph.ownership import LEAD, Ownership

if TYPE_CHECKING:
    import numpy
    from scipy.sparse import csr_matrix

DAMPING = 0.85
ROUNDS = 200
CLOSE = 1e-10


@dataclass(frozen=True, slots=True)
class Projection:
    """Square matrices over `Ownership.bodies`: `shared[a, b]` tasks that both own, `leading[a, b]` those that a leads and b does not."""

    shared: "csr_matrix"
    leading: "csr_matrix"


def project(ownership: Ownership) -> Projection:
    """Joins the bodies of an ownership by the tasks that they share."""
    import numpy
    from scipy.sparse import csr_matrix

    tasks, bodies = numpy.asarray(ownership.task_of), numpy.asarray(ownership.body_of)
    leads = numpy.asarray(ownership.role_of) == LEAD
    shape = (len(ownership.tasks), len(ownership.bodies))

    def incidence(which: "numpy.ndarray[tuple[int], numpy.dtype[numpy.bool_]]") -> "csr_matrix":
        made = csr_matrix((numpy.ones(int(which.sum()), numpy.int32), (tasks[which], bodies[which])), shape)
        made.data[:] = 1  # a body with two roles in a task owns it once
        return made

    every, leading = incidence(numpy.ones(len(tasks), bool)), incidence(leads)
    rest = every - leading
    rest.eliminate_zeros()
    shared = (every.T @ every).tocsr()
    shared.setdiag(0)
    shared.eliminate_zeros()
    return Projection(shared, (leading.T @ rest).tocsr())


def pagerank(matrix: "csr_matrix") -> list[float]:
    """The PageRank of each body in a network of weighted links; bodies without links share what is theirs with all. The sum is 1."""
    import numpy
    from scipy.sparse import diags

    count = matrix.shape[0]
    if not count:
        return []
    weights = numpy.asarray(matrix.sum(axis=1), float).ravel()
    linked = weights > 0
    step = (diags(numpy.divide(1.0, weights, out=numpy.zeros(count), where=linked)) @ matrix).T.tocsr()
    rank = numpy.full(count, 1.0 / count)
    for _ in range(ROUNDS):
        new = DAMPING * (step @ rank + rank[~linked].sum() / count) + (1 - DAMPING) / count
        moved = numpy.abs(new - rank).sum()
        rank = new
        if moved < CLOSE:
            break
    return [float(one) for one in rank]
