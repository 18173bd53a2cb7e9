"""The two plans, and a store of them."""

import pytest

from pipeline.store import Store, open_store, put_plan
from schemas import Plan
from tests.pipeline.graph.madegraph import city, district


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> list[Plan]:
    folder = tmp_path_factory.mktemp("plans")
    return [city(folder), district(folder)]


@pytest.fixture
def store(plans: list[Plan], tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = open_store(tmp_path_factory.mktemp("store") / "s.sqlite", create=True)
    with made.writing() as connection:
        for number, plan in enumerate(plans):
            put_plan(connection, plan, f"{number}.txt")
    return made
