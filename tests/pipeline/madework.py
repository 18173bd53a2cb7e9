"""Work that stands for reading and extracting in tests of what comes after: a file's first word says what happens to it."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pipeline.batch.work
from pipeline.batch.outcome import from_plan
from pipeline.batch.work import Result, work
from schemas import Plan, ReadError, Warning_
from tests.plans.one import bare_plan, made_plan

NOTED = Warning_(code="image-page", message="page 2 is a picture", rule="reader")


def plans_of(file: Path) -> list[tuple[str, Plan]]:
    """What a made-up file holds."""
    words = file.read_text("utf-8")
    act, _, rest = words.partition(" ")
    if act == "refuse":
        raise ReadError(file.name, rest, "cannot be read", hint="do something", place="page 1")
    if act == "bug":
        raise ValueError("a mistake")
    if act == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if act in ("sleep", "stick"):
        if act == "stick":  # as a library that never comes back to Python
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(30)
    if act == "bundle":
        return [(name, made_plan(name)) for name in rest.split()]
    if act == "bare":
        return [("", bare_plan())]
    plan = made_plan(words, name=file.name)
    return [("", plan.model_copy(update={"warnings": (NOTED,)}) if act == "noted" else plan)]


def made_up(file: Path, path: str) -> Iterator[Result]:
    """Stands for reading and extracting; tells in a log that it was asked."""
    with open(os.environ["PLANLEDGER_TEST_LOG"], "a", encoding="utf-8") as log:
        log.write(f"{path}\n")
    for name, plan in plans_of(file):
        yield Result(from_plan(f"{path}/{name}" if name else path, plan, 0.0), plan)


def made_up_work(file: str, path: str, limit: float) -> list[Result]:
    """What worker processes do in these tests."""
    pipeline.batch.work._extract = made_up
    return work(file, path, limit)
