"""`planledger diff A B`: what two plans require differently."""

from pathlib import Path
from typing import Any

import click

from pipeline.cli.sources import agencies_option, registry_of
from pipeline.cli.texts import PATH, Command, Setting
from pipeline.messages import Messages

RELATIONS = ("versions", "peers", "superior")
PARTS = ("metadata", "indicators", "tasks", "targets", "phases", "outline", "requirements")
DIFFERENT = 3


def make(say: Messages) -> Command:
    """The command."""
    sides = [click.Argument([name], metavar=name.upper()) for name in ("a", "b")]
    options = [
        Setting(say, ["--store"], "diff.store", type=PATH, metavar="FILE"),
        Setting(say, ["--relation"], "diff.relation", type=click.Choice(RELATIONS)),
        click.Option(["--only"], metavar="PARTS", callback=_parts(say), help=say("diff.only", names=", ".join(PARTS))),
        agencies_option(say),
        Setting(say, ["--all", "unchanged"], "diff.all", is_flag=True),
        Setting(say, ["--json", "as_json"], "diff.json", is_flag=True),
        Setting(say, ["--html"], "diff.html", type=PATH, metavar="FILE"),
        Setting(say, ["--xlsx"], "diff.xlsx", type=PATH, metavar="FILE"),
        Setting(say, ["--exit-code"], "diff.exit_code", is_flag=True),
    ]
    return Command(say, "diff", lambda **given: diff(say, **given), [*sides, *options])


def _parts(say: Messages) -> Any:
    def convert(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
        parts = tuple(part.strip() for part in value.split(",")) if value else ()
        if unknown := [part for part in parts if part not in PARTS]:
            raise click.BadParameter(say("diff.no_part", name=", ".join(unknown), names=", ".join(PARTS)), context, parameter)
        return parts

    return convert


def diff(
    say: Messages,
    *,
    a: str,
    b: str,
    store: Path | None,
    relation: Any,
    only: tuple[str, ...],
    agencies: Path | None,
    unchanged: bool,
    as_json: bool,
    html: Path | None,
    xlsx: Path | None,
    exit_code: bool,
) -> int:
    """Compare and print; 3 for plans that differ where the exit code is to tell."""
    from pipeline.compare import diff as of_plans
    from pipeline.compare.choose import chosen
    from pipeline.compare.faces import Compared, changes

    registry = registry_of(agencies)
    plans = chosen(a, store), chosen(b, store)
    compared = Compared(of_plans(*plans, relation, registry=registry), *plans)
    if only:
        compared = compared.narrowed(only)
    for name, file in (("page", html), ("book", xlsx)):
        if file is not None:
            _write(say, name, compared, file)
    if as_json:
        from pipeline.exports.plan_json import dump

        click.echo(dump(compared.diff.model_dump(mode="json"), indent=1))
    elif html is None and xlsx is None:
        from pipeline.cli.differing import print_diff

        print_diff(say, compared, unchanged=unchanged)
    return DIFFERENT if exit_code and changes(compared.diff) else 0


def _write(say: Messages, face: str, compared: Any, file: Path) -> None:
    from importlib import import_module

    import_module(f"pipeline.compare.faces.{face}").write(compared, file)
    click.echo(say("diff.written", path=file), err=True)
