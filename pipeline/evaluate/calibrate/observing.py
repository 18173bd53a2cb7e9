"""What the gold says of each extracted fact, with the classes that its confidence is reckoned from."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from extractors.confidence import Classes, classed
from pipeline.evaluate.gold import Gold, load_gold
from pipeline.evaluate.run import NoPlan, base_of, extracted
from pipeline.evaluate.verdicts import verdicts
from schemas import Plan


class Observation(NamedTuple):
    """A fact of a document: its kind and classes, whether it is right, and whether rules were ever made for the document."""

    document: str
    unseen: bool
    kind: str
    classes: Classes
    right: bool


def observe(folder: Path, *, base: Path | None = None, unseen: bool = False) -> Iterator[Observation]:
    """The facts of every source of a gold folder, extracted anew; a source that cannot be read has none.

    A source is looked for below `base`, else below the nearest folder above the gold that holds it.
    """
    for gold in load_gold(folder):
        here = base if base and (base / gold.source).is_file() else base_of(folder, gold)
        try:
            plan = extracted(here)(gold)
        except NoPlan:
            continue
        yield from of_plan(gold, plan, f"{folder.resolve()}/{gold.slug}", unseen)


def of_plan(gold: Gold, plan: Plan, document: str, unseen: bool) -> Iterator[Observation]:
    """The facts of one plan that the gold judges."""
    judged = {id(verdict.fact): verdict.right for verdict in verdicts(gold, plan)}
    for fact, kind, classes in classed(plan):
        if id(fact) in judged:
            yield Observation(document, unseen, kind, classes, judged[id(fact)])
