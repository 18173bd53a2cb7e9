"""How long it takes to group every figure of a store by quantity, against reading those figures from it."""

import gc
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from pipeline.compare.indicators import align_all, read_figures
from pipeline.compare.indicators.quantity import take_apart
from tests.benchmarks.synthetic import filled
from tests.plans.many import FULL

ROUNDS = 5
RATIO = 5


@pytest.fixture(autouse=True)
def only_own_objects() -> Iterator[None]:
    """Keeps the collector from walking what the tests before left behind: it would count as time of the grouping."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def test_all_figures_are_grouped_in_five_times_their_reading(tmp_path: Path) -> None:
    """Read as the compact rows that grouping needs, the quickest way there is; names are taken apart afresh in each round."""
    store = filled(tmp_path / "store.sqlite", FULL)
    align_all([])
    reading, grouping = [], []
    for _ in range(ROUNDS):
        take_apart.cache_clear()
        with store.reading() as connection:
            began = process_time()
            figures = read_figures(connection)
            reading.append(process_time() - began)
        began = process_time()
        groups = align_all(figures)
        grouping.append(process_time() - began)
    names = len({figure.name for figure in figures})
    read, group = median(reading), median(grouping)
    print(
        f"{len(figures)} figures, {names} names, {len(groups)} groups: read {read:.3f} s, grouped {group:.3f} s, ratio {group / read:.1f}"
    )
    assert len(figures) == FULL * 15
    assert len(groups) < names
    assert group <= RATIO * read
