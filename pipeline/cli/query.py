"""The options that the query commands share."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from pipeline.cli.texts import PATH, Setting
from pipeline.dates import first_day, last_day
from pipeline.messages import Messages

STORE = Path("outputs/planledger.sqlite")
BODY_ROLES = ("lead", "support", "responsible")
# The choices as whoever reads Chinese types them.
CHINESE = {
    **{"牵头": "lead", "配合": "support", "责任": "responsible", "目标": "target", "现状": "status"},
    **{"错误": "error", "警告": "warning", "提示": "note"},
}
TYPED = re.compile(r"(\d{4})\s*[年./-]?(?:\s*(\d{1,2})\s*[月./-]?(?:\s*(\d{1,2})\s*[日号]?)?)?\s*(?:底|末)?前?")


class Words(click.Choice[str]):
    """A choice that may be typed in Chinese, too."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        """The choice that is meant; wrong usage for anything else."""
        return super().convert(CHINESE.get(value, value), parameter, context)


def iso(date: str) -> str:
    """A date as people type it, in ISO 8601: 2025年6月, 2025.6 and 2025/6 → 2025-06; anything else as it is."""
    found = TYPED.fullmatch(date.strip())
    return "-".join(f"{int(part):02}" for part in found.groups() if part) if found and len(date) != 8 else date


def due_options(say: Messages) -> list[click.Parameter]:
    """From when to when something is due, both included."""
    return [
        Setting(say, ["--due-from"], "query.due_from", metavar="DATE", callback=day_of(say, first_day)),
        Setting(say, ["--due-before"], "query.due_before", metavar="DATE", callback=day_of(say, last_day)),
    ]


def day_of(say: Messages, end: Callable[[str], str]) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """What turns a date at any precision into its first or last day."""

    def convert(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        try:
            return value and end(iso(value))
        except ValueError as error:
            raise click.BadParameter(say("usage.bad_date", value=value), context, parameter) from error

    return convert


def pattern_of(say: Messages) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """What checks a user's own pattern."""

    def convert(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        if value is not None:
            from pipeline.patterns import Pattern, PatternError

            try:
                Pattern(value)
            except PatternError as error:
                said = say("usage.bad_pattern", value=value, place=error.place, reason=error.reason)
                raise click.BadParameter(said, context, parameter) from error
        return value

    return convert


def pattern_option(say: Messages, text: str) -> Setting:
    """A user's own pattern."""
    return Setting(say, ["--pattern"], text, metavar="REGEX", callback=pattern_of(say))


def store_option(say: Messages) -> Setting:
    """Which store to ask."""
    return Setting(say, ["--store"], "query.store", type=PATH, metavar="FILE", default=STORE)


def filter_options(say: Messages, *, indicators: bool = False) -> list[click.Parameter]:
    """The conditions; their values are the fields of a Filter."""
    roles = (*BODY_ROLES, "target", "status") if indicators else BODY_ROLES
    role = "query.role_indicators" if indicators else "query.role"
    return [
        Setting(say, ["--agency"], "query.agency"),
        Setting(say, ["--role"], role, type=Words(roles), metavar="ROLE"),
        Setting(say, ["--region"], "query.region"),
        *due_options(say),
        Setting(say, ["--doc"], "query.doc"),
        Setting(say, ["--text"], "query.text", multiple=True),
        pattern_option(say, "query.pattern"),
    ]


def output_options(say: Messages) -> list[click.Parameter]:
    """How to print what is found."""
    return [
        Setting(say, ["--limit"], "query.limit", type=click.IntRange(min=1), metavar="N"),
        Setting(say, ["--json", "as_json"], "query.json", is_flag=True),
        Setting(say, ["--csv", "as_csv"], "query.csv", is_flag=True),
    ]
