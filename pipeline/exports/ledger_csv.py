"""The ledger as comma-separated values."""

import csv
from pathlib import Path

from pipeline.exports.columns import LEDGER, Value
from pipeline.exports.safe import replacing, unarmed
from pipeline.store import Filter, Store, find_tasks


def write(store: Store, file: Path, wanted: Filter) -> None:
    """The ledger with its Chinese heads, in UTF-8 with a mark by which Excel knows it."""
    with (
        replacing(file) as draft,
        draft.open("w", encoding="utf-8-sig", newline="") as lines,
        store.reading() as connection,
    ):
        rows = csv.writer(lines)
        rows.writerow(LEDGER.heads())
        rows.writerows(map(csv_values, LEDGER.lines(find_tasks(connection, wanted))))


def csv_values(values: list[Value]) -> list[Value]:
    """The values of a row with texts made safe."""
    return [unarmed(value) if isinstance(value, str) else value for value in values]
