"""How probable it is that two tasks are about the same work, from the signs of a pair."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.compare.tasks.likeness import Signs

WEIGHTS = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True)
class Model:
    """A logistic over the signs; a pair counts from the probability `least` on."""

    intercept: float
    signs: Mapping[str, float]
    least: float

    def probability(self, signs: Signs) -> float:
        """0 to 1, rounded so that the order of two plans leaves no trace."""
        total = self.intercept + sum(self.signs[name] * value for name, value in signs._asdict().items())
        return round(1 / (1 + math.exp(-max(-50.0, min(50.0, total)))), 6)


@lru_cache
def model() -> Model:
    """The one that was fitted."""
    data = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Model(data["intercept"], data["signs"], data["least"])
