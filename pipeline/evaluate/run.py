"""Extracts the source of every gold file, or reads plans made before, and judges them."""

from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from pipeline.evaluate.figures import judge
from pipeline.evaluate.gold import Gold, GoldError, load_gold
from pipeline.evaluate.report import Report
from schemas import Plan, ReadError

Finder = Callable[[Gold], Plan]


class NoPlan(Exception):
    """There is no usable plan for a gold file; it counts as an empty one."""


def evaluate(gold: Path, *, plans: Path | None = None, base: Path | None = None) -> Report:
    """The report over a folder of gold files.

    With `plans`, `plans/<slug>.json` is judged; without, each gold's `source` is extracted, relative to `base` (by default the
    nearest folder above the gold where the first source exists). GoldError where folder, gold or base cannot be used.
    """
    golds = load_gold(gold)
    find = stored(plans) if plans else extracted(base or base_of(gold, golds[0]))
    tallies, failures = {}, {}
    for one in golds:
        plan = None
        try:
            plan = find(one)
        except NoPlan as error:
            failures[one.slug] = str(error)
        tallies[one.slug] = judge(one, plan)
    return Report(tallies, failures)


def base_of(folder: Path, gold: Gold) -> Path:
    """The nearest folder above the gold files under which a source exists."""
    for base in folder.resolve().parents:
        if (base / gold.source).is_file():
            return base
    raise GoldError(f"no folder above {folder} holds {gold.source}; name it with --base")


def stored(plans: Path) -> Finder:
    """Finds plans among the JSON files of a folder."""

    def find(gold: Gold) -> Plan:
        path = plans / f"{gold.slug}.json"
        try:
            return Plan.model_validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise NoPlan(f"{path.name}: {error}") from error

    return find


def extracted(base: Path) -> Finder:
    """Finds plans by extracting the source documents."""
    from pipeline.extract import extract

    def find(gold: Gold) -> Plan:
        try:
            return extract(base / gold.source)
        except (OSError, ReadError) as error:
            raise NoPlan(str(error)) from error

    return find
