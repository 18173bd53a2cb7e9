"""Pairs of facts of two plans that are about the same thing."""

from dataclasses import dataclass

from schemas import Indicator, Task
from schemas.diff import Extent, IndicatorVerdict, TaskVerdict


@dataclass(frozen=True, slots=True)
class TaskPair:
    """Two tasks about the same work; `score` in 0..1; `reasons` name the shared measures.

    Of those that are one only in `part`: the clauses that say the same (A's, B's), and those of either task that nothing in the other plan
    comes near to.
    """

    a: Task
    b: Task
    change: TaskVerdict
    score: float
    reasons: tuple[str, ...]
    extent: Extent = "whole"
    clauses: tuple[tuple[str, str], ...] = ()
    rest: tuple[tuple[str, ...], ...] = ((), ())


@dataclass(frozen=True, slots=True)
class IndicatorPair:
    """Two indicators of the same quantity; the verdict is B's against A's; `reasons` say what is equal and what decides."""

    a: Indicator
    b: Indicator
    change: IndicatorVerdict
    score: float
    reasons: tuple[str, ...]
