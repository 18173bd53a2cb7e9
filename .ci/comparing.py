"""Judge the installed planledger's diffs and findings over the shared gold by the public judges, against the floor.

usage: comparing.py PLANLEDGER SHARED WORK
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

FLOOR = Path("tests/accuracy_floor.toml")
SLACK = 0.0005  # the floor is written with three digits


def main(planledger: str, shared: Path, work: Path) -> int:
    """Compare and check what the gold names, print the judges' lines, and name each figure that fell below the floor."""
    evaluation = shared / "eval"
    reached = {"diff": diffs(planledger, shared, work / "diff"), "checks": findings(planledger, shared, work / "checks")}
    floors = tomllib.loads(FLOOR.read_text("utf-8"))
    below = [
        f"{kind} {figure}: {reached[kind].get(figure, 0.0):.3f} is below the floor of {floor:.3f}"
        for kind in reached
        for figure, floor in floors[kind].items()
        if reached[kind].get(figure, 0.0) < floor - SLACK
    ]
    print("\n".join(below) or f"no figure of {evaluation.name} is below the floor")
    return 1 if below else 0


def diffs(planledger: str, shared: Path, work: Path) -> dict[str, float]:
    """The overall F1 of score_diff.py by figure."""
    gold = shared / "eval" / "diff"
    for path in sorted(gold.glob("*__*.json")):
        pair = json.loads(path.read_text("utf-8"))
        ask(work / path.name, [planledger, "diff", str(shared / pair["a"]), str(shared / pair["b"]), "--json"])
    said = judged([shared / "eval" / "score_diff.py", gold, work])
    return {name: float(value) for name, value in re.findall(r"(\w+) (\d\.\d+)", said.splitlines()[-1])}


def findings(planledger: str, shared: Path, work: Path) -> dict[str, float]:
    """The shares of score_checks.py: strong and weak findings reported, consistent places left alone."""
    gold = shared / "eval" / "checks"
    for path in sorted(gold.glob("*.json")):
        source = json.loads((shared / "eval" / "gold" / path.name).read_text("utf-8"))["source"]
        ask(work / path.name, [planledger, "check", str(shared / source), "--json"])
    said = judged([shared / "eval" / "score_checks.py", gold, work])
    return {name: int(n) / int(of) for name, n, of in re.findall(r"^(\w+): (\d+)/(\d+)", said, re.MULTILINE)}


def ask(file: Path, command: list[str]) -> None:
    """Write what a command prints; a failed one leaves what it had, and the judge counts that as empty."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        subprocess.run(command, stdout=out, check=False)


def judged(command: list[object]) -> str:
    """What a judge prints, shown too."""
    said = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=True, encoding="utf-8").stdout
    print(said, end="")
    return said


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
