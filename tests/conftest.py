"""Shared places and the switch that rewrites golden files."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLANS = ROOT / "corpus" / "plans"
REWRITE = "--rewrite-golden"

os.environ.setdefault("PLANLEDGER_LANG", "en")  # help and messages do not depend on the machine's locale


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(REWRITE, action="store_true", help="rewrite golden files and README blocks instead of comparing them")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption(REWRITE))
