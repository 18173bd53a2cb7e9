"""Files to plans, plans to a store and its exports.

`extract` and `run` are all that most programs need; importing this package costs nothing until one of them is called.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas import Plan, Progress, RunReport

__all__ = ["extract", "run"]


def extract(path: "str | Path", *, ner: bool = False) -> "Plan":
    """The Plan of one file. ReadError where it cannot be read as a document, or is a bundle of several.

    With `ner` the plan also warns of bodies that a task's text names and no attribution does (imports spaCy).
    """
    if ner:
        from pipeline.bodies import extract_with_unattributed

        return extract_with_unattributed(path)
    from pipeline.extract import extract as of_file

    return of_file(path)


def run(
    folder: "str | Path",
    *,
    store: "str | Path | None" = None,
    outputs: "str | Path" = "outputs",
    jobs: int | None = None,
    time_limit: float = 300.0,
    agencies: "str | Path | None" = None,
    force: bool = False,
    prune: bool = False,
    strict: bool = False,
    on_progress: "Callable[[Progress], None] | None" = None,
) -> "RunReport":
    """Extract every supported file below a folder into a store, JSON plans and the ledger workbook: see `pipeline.batch.run`."""
    from pipeline.batch import run as over_folder

    return over_folder(
        folder,
        store=store,
        outputs=outputs,
        jobs=jobs,
        time_limit=time_limit,
        agencies=agencies,
        force=force,
        prune=prune,
        strict=strict,
        on_progress=on_progress,
    )


class _Package(ModuleType):
    """Keeps the function `extract` where Python would put the module `pipeline.extract` once that is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "extract" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
