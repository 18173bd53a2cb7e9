"""Plans as one JSON list."""

from pathlib import Path

from pipeline.exports.plan_json import to_json
from pipeline.exports.safe import replacing
from pipeline.store import Filter, Store, plan_ids, read_plan


def write(store: Store, file: Path, wanted: Filter) -> None:
    """A list of all plans, in the order of their files' paths; a filter chooses those with a task that it asks for."""
    with replacing(file) as draft, draft.open("w", encoding="utf-8", newline="\n") as lines, store.reading() as connection:
        lines.write("[")
        for number, plan_id in enumerate(plan_ids(connection, wanted)):
            lines.write(",\n" if number else "\n")
            lines.write(to_json(read_plan(connection, plan_id), indent=2))
        lines.write("\n]\n")
