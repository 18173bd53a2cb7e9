"""A comparison as lines for people."""

from collections.abc import Iterator, Mapping

from pipeline.evaluate.against.changes import Change, DocumentChanges
from pipeline.evaluate.against.comparison import Comparison
from pipeline.wording import shortened

SIGNS = {"gained": "+", "lost": "-", "changed": "~"}
WIDE = 60


def as_lines(comparison: Comparison, *, heads: tuple[str, str, str] = ("gained", "lost", "changed")) -> Iterator[str]:
    """Each document that differs with its facts (+ gained, - lost, ~ changed), then the totals by kind under their heads."""
    for one in comparison.differing:
        yield from document_lines(one)
    if comparison.totals:
        yield "".join((f"{'':16}", *(f"{head:>10}" for head in heads)))
    for total in comparison.totals:
        yield f"{total.kind:16}{total.gained:10}{total.lost:10}{total.changed:10}"


def document_lines(one: DocumentChanges) -> Iterator[str]:
    """One document: seconds of both sides, errors, changes."""
    yield f"{one.path}  ({one.was_seconds:.2f} s → {one.now_seconds:.2f} s)"
    if one.was_error != one.now_error:
        yield f"  ! {one.was_error or 'plan'} → {one.now_error or 'plan'}"
    yield from map(change_line, one.changes)
    yield ""


def change_line(change: Change) -> str:
    """One fact with its place."""
    if change.change == "changed":
        told = "; ".join(
            f"{name}: {shortened(change.was[name], WIDE) or '∅'} → {shortened(change.now[name], WIDE) or '∅'}" for name in change.now
        )
    else:
        told = fields(change.now or change.was)
    return f"  {SIGNS[change.change]} {change.kind}  {told}{place(change)}"


def fields(values: Mapping[str, str]) -> str:
    """What a fact says."""
    return ", ".join(f"{name} {shortened(value, WIDE)}" for name, value in values.items())


def place(change: Change) -> str:
    """Where it stands, with its first words."""
    if change.start is None:
        return ""
    page = f" p.{change.page}" if change.page else ""
    return f"  @{change.start}{page} “{shortened(change.quote, 24)}”"
