"""The faces of a comparison: what the terminal, the page and the workbook show of it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from pipeline.compare.tasks.reasons import UNLIKE
from schemas import Plan
from schemas.diff import Diff, FieldChange, OwnerChange, Requirement, TaskChange

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
    tasks = sum(row.change != "same" or bool(told_owners(row)) or row.due is not None for row in diff.tasks)
    verdicts = [row.change for rows in (diff.indicators, diff.targets, diff.phases, diff.outline) for row in rows]
    return len(diff.metadata) + tasks + sum(verdict != "same" for verdict in verdicts)


def note_of(row: FieldChange) -> str | None:
    """The key of what is said beside a field of the card, for the side that has nothing there."""
    return row.note and f"{row.note}_{'a' if row.a is None else 'b'}"


def told_owners(row: TaskChange) -> tuple[OwnerChange, ...]:
    """The changes of a task's bodies that are told with it: all but the collectives that the other plan is one of, which are told once."""
    return tuple(one for one in row.owners if one.change != "itself")


def own_collectives(diff: Diff) -> list[tuple[str, str, int]]:
    """The collectives of either side that the other side's plan is one of, with the number of tasks of which a counterpart names no
    body in their stead; a task counts once, however many counterparts it has.
    """
    told: dict[tuple[str, str], set[str]] = {}
    for row in diff.tasks:
        for one in row.owners:
            side, task = ("A", row.a) if one.a else ("B", row.b)
            if one.change == "itself" and task is not None:
                told.setdefault((side, one.agency), set()).add(task.id)
    return [(side, name, len(tasks)) for (side, name), tasks in told.items()]


def verdict_of(row: Any) -> str:
    """What is told of a row: of tasks that go together only in part, by title or for no reason that can be quoted, just that.

    Of tasks in the same words it is told that their bodies or dates differ.
    """
    if not isinstance(row, TaskChange):
        return str(row.change)
    if row.change == "same" and (told_owners(row) or row.due is not None):
        return "charge"
    if row.extent == "whole" and UNLIKE in row.reasons:
        return "titled"
    return {"part": "part", "unclear": "perhaps"}.get(row.extent or "", row.change)


def clause_words(row: Requirement) -> tuple[str, dict[str, int]]:
    """The key and the figures of how many clauses of a requirement are found in its counterparts: a lower bound."""
    return ("diff.clauses", {"said": row.said, "of": row.of}) if row.said else ("diff.no_clauses", {"of": row.of})


def side_words(compared: Diff, verdict: str) -> str:
    """The key of a verdict's word: between versions a task is added or dropped, between plans of different places only one has it."""
    alone = {"added": "only_b", "dropped": "only_a"}
    return f"verdict.{verdict if compared.relation == 'versions' else alone.get(verdict, verdict)}"
