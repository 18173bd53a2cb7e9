"""The faces of a comparison: what the terminal, the page and the workbook show of it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from schemas import Plan
from schemas.diff import Diff, TaskChange

LISTS = ("metadata", "outline", "tasks", "indicators", "targets", "phases", "requirements")


@dataclass(frozen=True)
class Compared:
    """A diff with the two plans that it speaks of, for the faces quote them."""

    diff: Diff
    a: Plan
    b: Plan

    def narrowed(self, parts: Collection[str]) -> "Compared":
        """The same with only these lists filled."""
        return replace(self, diff=self.diff.model_copy(update={name: () for name in LISTS if name not in parts}))


def changes(diff: Diff) -> int:
    """How many rows tell of a difference; a difference of owners or dates counts with its task."""
    tasks = sum(row.change != "same" or bool(row.owners) or row.due is not None for row in diff.tasks)
    verdicts = [row.change for rows in (diff.indicators, diff.targets, diff.phases, diff.outline) for row in rows]
    return len(diff.metadata) + tasks + sum(verdict != "same" for verdict in verdicts)


def verdict_of(row: Any) -> str:
    """What is told of a row: of tasks that go together only in part, or for no reason that can be quoted, just that."""
    told = {"part": "part", "unclear": "perhaps"}
    return told.get(row.extent or "", row.change) if isinstance(row, TaskChange) else str(row.change)


def side_words(compared: Diff, verdict: str) -> str:
    """The key of a verdict's word: between versions a task is added or dropped, between plans of different places only one has it."""
    alone = {"added": "only_b", "dropped": "only_a"}
    return f"verdict.{verdict if compared.relation == 'versions' else alone.get(verdict, verdict)}"
