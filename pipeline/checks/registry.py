"""The checks, as `codes.toml` lists them, and the findings that they give."""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import cast

from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import Scene
from pipeline.messages import Messages
from schemas import Finding, Plan
from schemas.finding import Severity

CODES = Path(__file__).with_name("codes.toml")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
STANDARD = "zh"  # the language of messages that other programs read: plans are Chinese


@dataclass(frozen=True, slots=True)
class Check:
    """One row of `codes.toml`."""

    code: str
    severity: Severity
    finder: Callable[..., Iterable[Doubt]]
    on: str = "plan"


@lru_cache
def checks() -> tuple[Check, ...]:
    """All checks in the order of the file, which is the order of the findings of one plan."""
    return tuple(read(row) for row in tomllib.loads(CODES.read_text("utf-8"))["check"])


def read(row: dict[str, str]) -> Check:
    """The check of one record."""
    module, _, function = row["finder"].partition(":")
    finder = getattr(import_module(f"pipeline.checks.{module}"), function)
    return Check(row["code"], cast(Severity, row["severity"]), finder, row.get("on", "plan"))


def codes() -> tuple[str, ...]:
    """Every code, once, in the order of the file."""
    return tuple(dict.fromkeys(check.code for check in checks()))


def check(plan: Plan, *, language: str = STANDARD) -> list[Finding]:
    """What does not fit together inside a plan; the same plan always gives the same findings in the same order.

    They go by check, and within a check by the text. Messages are in `language`, one of `pipeline.messages.LANGUAGES`.
    """
    return list(found((Scene(plan),), "plan", Messages(language)))


def check_between(a: Plan, b: Plan, *, language: str = STANDARD) -> list[Finding]:
    """What does not fit between two plans, whichever of them is the superior's."""
    return list(found((Scene(a), Scene(b)), "plans", Messages(language)))


def found(scenes: tuple[Scene, ...], on: str, say: Messages) -> Iterator[Finding]:
    """The findings of all checks of one kind."""
    for one in checks():
        if one.on == on:
            for doubt in one.finder(*scenes):
                yield worded(doubt, one, say)


def worded(doubt: Doubt, one: Check, say: Messages) -> Finding:
    """The finding in words."""
    return Finding(
        code=doubt.code,
        severity=doubt.severity or one.severity,
        message=say(f"finding.{doubt.says or doubt.code}", **doubt.values),
        evidence=doubt.places,
    )
