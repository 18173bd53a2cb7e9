"""Score the installed planledger over the shared gold by the public judge, against the floor.

usage: score.py PLANLEDGER SHARED WORK
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

FLOOR = Path("tests/accuracy_floor.toml")
SLACK = 0.0005  # the floor is written with three digits


def main(planledger: str, shared: Path, work: Path) -> int:
    """Extract every source, print the judge's table, and name each figure that fell below the floor."""
    work.mkdir(parents=True, exist_ok=True)
    gold = shared / "eval" / "gold"
    for path in sorted(gold.glob("*.json")):
        source = shared / json.loads(path.read_text("utf-8"))["source"]
        with (work / path.name).open("wb") as out:
            subprocess.run([planledger, "extract", str(source)], stdout=out, check=False)
    judge = [sys.executable, str(shared / "eval" / "score.py"), str(gold), str(work)]
    subprocess.run(judge, check=True)
    overall = json.loads(subprocess.run([*judge, "--json"], capture_output=True, text=True, check=True).stdout)["overall"]
    below = []
    for figure, floor in tomllib.loads(FLOOR.read_text("utf-8"))["overall"].items():
        reached = overall[figure][2] if overall[figure] else 0.0
        if reached < floor - SLACK:
            below.append(f"{figure}: {reached:.3f} is below the floor of {floor:.3f}")
    print("\n".join(below) or "no figure is below the floor")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
