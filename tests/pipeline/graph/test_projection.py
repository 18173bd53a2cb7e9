"""The projection against counting by hand, PageRank against networkx."""

from itertools import combinations

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.graph.ownership import LEAD, SUPPORT, Ownership
from pipeline.graph.projection import pagerank, project

LINKS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 5), st.sampled_from([LEAD, SUPPORT])), unique=True)


def made(links: list[tuple[int, int, int]]) -> Ownership:
    """An ownership of eight tasks and six bodies, of which only the numbers count."""
    ownership = Ownership(bodies=[None] * 6, tasks=[None] * 8)  # type: ignore[list-item]
    for task, body, role in links:
        ownership.task_of.append(task)
        ownership.body_of.append(body)
        ownership.role_of.append(role)
    return ownership


@settings(deadline=None, max_examples=50)
@given(LINKS)
def test_the_projection_is_what_counting_gives(links: list[tuple[int, int, int]]) -> None:
    projection = project(made(links))
    owners = {task: {body for one, body, _ in links if one == task} for task in range(8)}
    leads = {task: {body for one, body, role in links if one == task and role == LEAD} for task in range(8)}
    for a, b in combinations(range(6), 2):
        assert projection.shared[a, b] == projection.shared[b, a] == sum({a, b} <= some for some in owners.values())
        for one, other in ((a, b), (b, a)):
            led = sum(one in leads[task] and other in owners[task] - leads[task] for task in range(8))
            assert projection.leading[one, other] == led


@settings(deadline=None, max_examples=50)
@given(LINKS)
def test_pagerank_is_that_of_networkx(links: list[tuple[int, int, int]]) -> None:
    shared = project(made(links)).shared
    graph = networkx.from_scipy_sparse_array(shared.astype(float))
    expected = networkx.pagerank(graph, tol=1e-12, max_iter=1000)
    assert pagerank(shared) == pytest.approx([expected[n] for n in range(6)], abs=1e-8)


def test_an_empty_network_has_no_ranks() -> None:
    assert pagerank(project(Ownership()).shared) == []
