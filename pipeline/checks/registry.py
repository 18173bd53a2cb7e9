"""The checks, as `codes.toml` lists them, and the findings that they give."""

import tomllib
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import cast

from extractors.agencies.identity import Registry
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
    return tuple(read(row) for row in rows())


@lru_cache
def rows() -> tuple[dict[str, str], ...]:
    """The records of the file; no check is imported for them."""
    return tuple(tomllib.loads(CODES.read_text("utf-8"))["check"])


def read(row: dict[str, str]) -> Check:
    """The check of one record."""
    module, _, function = row["finder"].partition(":")
    finder = getattr(import_module(f"pipeline.checks.{module}"), function)
    return Check(row["code"], cast(Severity, row["severity"]), finder, row.get("on", "plan"))


def codes() -> tuple[str, ...]:
    """Every code, once, in the order of the file."""
    return tuple(dict.fromkeys(code for row in rows() for code in (row["code"], *row.get("also", "").split())))


def check(plan: Plan, *, language: str = STANDARD, registry: Registry | None = None) -> list[Finding]:
    """What does not fit together inside a plan; the same plan always gives the same findings in the same order.

    They go by check, and within a check by the text. Messages are in `language`, one of `pipeline.messages.LANGUAGES`.
    `registry` is what a user knows of the names of bodies (`pipeline.agencies.read_registry`).
    """
    return list(found((Scene(plan, registry),), "plan", Messages(language)))


def check_between(a: Plan, b: Plan, *, language: str = STANDARD, registry: Registry | None = None) -> list[Finding]:
    """What does not fit between two plans, whichever of them is the superior's."""
    return list(found((Scene(a, registry), Scene(b, registry)), "plans", Messages(language)))


def check_all(plans: Sequence[Plan], *, language: str = STANDARD, registry: Registry | None = None) -> list[Finding]:
    """The findings inside each plan, then those between any two of which one is the superior's."""
    say = Messages(language)
    inside = [finding for plan in plans for finding in found((Scene(plan, registry),), "plan", say)]
    scenes = [Scene(plan, registry) for plan in plans]  # anew: what the checks inside a plan asked of theirs would fill the memory
    return inside + [finding for pair in combinations(scenes, 2) for finding in found(pair, "plans", say)]


def narrowed(findings: Iterable[Finding], *, codes: Container[str] = (), severity: str = "note") -> list[Finding]:
    """The findings of these codes (all if none is named) that are as grave as `severity` or graver."""
    grave = SEVERITIES[: SEVERITIES.index(cast(Severity, severity)) + 1]
    return [finding for finding in findings if (not codes or finding.code in codes) and finding.severity in grave]


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
