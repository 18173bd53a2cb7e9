"""How quickly the graph of a store is built and projected, against a bare networkx graph of the same edges in the same run.

On a part of the store that the bars are set for, unless PLANLEDGER_FULL_BENCHMARKS asks for all of it.
"""

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import networkx
import pytest

from pipeline.graph import build_graph, pagerank, project, read_ownership
from pipeline.store import Store
from tests.plans.many import FULL, PLANS, filled

ROOT = Path(__file__).parents[2]
ROUNDS = 5
# A small bare graph stays in the processor's cache, which makes its edges three times as quick as those of a large one; ours wait for
# the store either way. The bar of three is for the whole.
BUILD = 3.0 if PLANS >= FULL else 9.0
PROJECT = 0.2 if PLANS >= FULL else 0.6
MEGABYTES = 1_500


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return filled(tmp_path_factory.mktemp("bench") / "store.sqlite")


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work; what it leaves behind is cleared away before and after."""
    gc.collect()
    began = process_time()
    made = work()
    taken = process_time() - began
    del made
    gc.collect()
    return taken


def bare(edges: list[tuple[str, str]]) -> "networkx.Graph[str]":
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_edges_from(edges)
    return graph


def test_the_graph_against_a_bare_one_and_its_projection(store: Store) -> None:
    """Turn by turn, so that other programs on the machine slow all of them; the first turn warms caches."""
    edges = list(build_graph(store).edges())
    ownership = read_ownership(store)
    rounds = [
        (
            seconds(lambda: bare(edges)),
            seconds(lambda: build_graph(store)),
            seconds(lambda: pagerank(project(ownership).shared)),
        )
        for _ in range(ROUNDS + 1)
    ][1:]
    plain, built, projected = (median(times) for times in zip(*rounds, strict=True))
    print(
        f"{len(edges)} edges: bare {plain:.2f} s, graph of the store {built:.2f} s, ratio {built / plain:.2f}; "
        f"projection and PageRank {projected:.3f} s, ratio {projected / plain:.3f}"
    )
    assert built <= BUILD * plain
    assert projected <= PROJECT * plain


@pytest.mark.skipif(PLANS < FULL, reason="the peak of a part says nothing; set PLANLEDGER_FULL_BENCHMARKS")
def test_a_whole_store_stays_below_one_and_a_half_gigabytes(store: Store) -> None:
    code = f"""
import resource
from pipeline.graph import brokers, build_graph, read_ownership
from pipeline.store import open_store
store = open_store({str(store.path)!r})
graph = build_graph(store)
ranks = brokers(read_ownership(store))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"""
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    print(f"peak {ended.stdout.strip()} MB")
    assert int(ended.stdout) < MEGABYTES
