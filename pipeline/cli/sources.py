"""The plans that a command is asked about: of files, folders and stores, or of the store of the last run."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.query import STORE
from pipeline.cli.texts import PATH, Setting
from pipeline.messages import Messages
from schemas import PlanledgerError

if TYPE_CHECKING:
    from extractors.agencies.identity import Registry
    from schemas import Plan


def source_options(say: Messages) -> list[click.Parameter]:
    """The argument SOURCE, as often as one likes, and a store beside it."""
    sources = click.Argument(["sources"], metavar=say("sources.argument"), nargs=-1, type=PATH)
    return [sources, Setting(say, ["--store"], "sources.store", type=PATH, metavar="FILE")]


def region_option(say: Messages) -> Setting:
    """Which of the plans."""
    return Setting(say, ["--region"], "query.region")


def agencies_option(say: Messages) -> Setting:
    """A user's file of bodies."""
    return Setting(say, ["--agencies"], "sources.agencies", type=PATH, metavar="FILE")


def named(sources: Iterable[Path], store: Path | None) -> list[Path]:
    """The paths that are meant: those that are named, or the store of the last run."""
    return [*sources, *([store] if store else [])] or [STORE]


def gathered(say: Messages, paths: Iterable[Path], region: str | None = None) -> "tuple[list[Plan], bool]":
    """The plans of the paths, and whether something could not be read, which is told on standard error."""
    from pipeline.gather import gather_all

    failed: list[PlanledgerError] = []
    plans = gather_all(paths, failed=failed, region=region)
    tell(say, failed)
    return plans, bool(failed)


def tell(say: Messages, failed: Iterable[PlanledgerError]) -> None:
    """Tell what could not be read, a line each."""
    from pipeline.cli.failure import error_line

    for error in failed:
        click.echo(error_line(say, error), err=True)


def registry_of(agencies: Path | None) -> "Registry | None":
    """What a user's file adds to the lexicon. RegistryError as for `read_registry`."""
    if agencies is None:
        return None
    from pipeline.agencies import read_registry

    return read_registry(agencies)
