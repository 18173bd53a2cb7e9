"""Run the main job over all shared documents and check every evidence of every plan it wrote, by the standard library alone.

usage: grounding.py PLANLEDGER SHARED WORK
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("seeds", "real", "formats")


def main(planledger: str, shared: Path, work: Path) -> int:
    """Name what is not grounded and what ended in a bug; 1 where there is any, or no plan at all."""
    plans = facts = 0
    wrong = []
    for folder in FOLDERS:
        outputs = work / folder
        command = [planledger, "run", str(shared / folder), "--outputs", str(outputs), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        wrong += [f"{folder}: {line}" for line in done.stderr.splitlines() if "Traceback" in line]
        for path in sorted((outputs / "plans").rglob("*.json")):
            plan = json.loads(path.read_text("utf-8"))
            found = list(evidences(plan))
            plans, facts = plans + 1, facts + len(found)
            wrong += [f"{path.name}: {e}" for e in found if plan["text"][e["start"] : e["end"]] != e["text"] or not e["text"]]
    print("\n".join(wrong[:20]) or f"{facts} evidences of {plans} plans stand where they say")
    return 1 if wrong or not plans else 0


def evidences(value: object) -> Iterator[dict[str, object]]:
    """Every evidence in a JSON value."""
    if isinstance(value, list):
        for item in value:
            yield from evidences(item)
    elif isinstance(value, dict):
        if {"start", "end", "text", "page", "cell"} <= value.keys():
            yield value
        for item in value.values():
            yield from evidences(item)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
