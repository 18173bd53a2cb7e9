"""How quickly the program answers, against a bare Python in the same run."""

import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
HELP = [sys.executable, "-m", "pipeline.cli", "--help"]
BARE = [sys.executable, "-c", "pass"]
ROUNDS = 15
RATIO = 8.0
SECONDS = 0.3


def cpu_seconds(command: list[str]) -> float:
    """The CPU time of one child process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_takes_at_most_eight_times_a_bare_python() -> None:
    """Both are measured in turn, so that other programs on the machine slow both; the first round warms the caches."""
    rounds = [(cpu_seconds(HELP), cpu_seconds(BARE)) for _ in range(ROUNDS + 1)][1:]
    helps, bares = (median(times) for times in zip(*rounds, strict=True))
    print(f"planledger --help {helps * 1000:.0f} ms CPU, bare python {bares * 1000:.0f} ms, ratio {helps / bares:.1f}")
    assert helps <= RATIO * bares
    assert helps < SECONDS
