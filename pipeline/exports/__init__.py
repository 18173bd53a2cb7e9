"""The store's contents as files: one module a format, EXPORTS one row a format."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.store import Filter, Store

    Writer = Callable[[Store, Path, Filter], None]


@dataclass(frozen=True)
class Export:
    """A format: `module` of this package has `write(store, file, wanted)`, `stem` is the usual name of the file,
    `meaning` says what it holds."""

    name: str
    suffix: str
    stem: str
    module: str
    meaning: str

    def write(self, store: "Store", file: Path, wanted: "Filter | None" = None) -> None:
        """Write what a filter asks for to a file, in place of what is there."""
        from pipeline.store import Filter

        writer: Writer = import_module(f"{__name__}.{self.module}").write
        writer(store, file, wanted or Filter())


EXPORTS: tuple[Export, ...] = (
    Export("xlsx", ".xlsx", "ledger", "workbook", "the ledger workbook: tasks, indicators, documents"),
    Export("csv", ".csv", "ledger", "ledger_csv", "the ledger as comma-separated values"),
    Export("json", ".json", "plans", "plans_json", "every plan, as one JSON list"),
    Export("jsonl", ".jsonl", "plans", "plans_jsonl", "every plan, one JSON object a line"),
    Export("parquet", "", "parquet", "parquet", "the store's tables, a folder of one Parquet file a table"),
    Export("spacy", ".spacy", "plans", "spacy_docs", "every plan's text with its facts as spans, for training with spaCy"),
)


def export_named(name: str) -> Export:
    """The export of that name. KeyError names those that there are."""
    for row in EXPORTS:
        if row.name == name:
            return row
    raise KeyError(f"no export {name!r}; there are: {', '.join(row.name for row in EXPORTS)}")
