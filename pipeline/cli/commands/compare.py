"""`planledger compare`: what many plans require, quantity by quantity."""

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from pipeline.cli.query import STORE
from pipeline.cli.texts import Command, Setting
from pipeline.messages import Messages

FACES = {"html": "table_page", "xlsx": "table_book", "svg": "table_picture"}


def make(say: Messages) -> Command:
    """The command."""
    path = click.Path(path_type=Path)
    sources = click.Argument(["sources"], nargs=-1, metavar=say("compare.argument"), type=path)
    options = [
        click.Option(["--indicator"], default="", metavar="TEXT", help=say("compare.indicator")),
        click.Option(["--role"], type=click.Choice(["target", "status"]), help=say("compare.role")),
        click.Option(["--least"], type=click.IntRange(min=1), metavar="N", help=say("compare.least")),
        Setting(say, ["--sort", "order"], "compare.sort", type=click.Choice(["value", "region", "plan"]), default="value"),
        click.Option(["--limit"], type=click.IntRange(min=1), metavar="N", help=say("compare.limit")),
        click.Option(["--json", "as_json"], is_flag=True, help=say("compare.json")),
        click.Option(["--csv", "as_csv"], is_flag=True, help=say("compare.csv")),
        Setting(say, ["--html"], "compare.html", type=path, metavar="FILE"),
        Setting(say, ["--xlsx"], "compare.xlsx", type=path, metavar="FILE"),
        Setting(say, ["--svg"], "compare.svg", type=path, metavar="FILE"),
    ]
    return Command(say, "compare", lambda **given: compare(say, **given), [sources, *options])


def compare(
    say: Messages,
    *,
    sources: tuple[Path, ...],
    indicator: str,
    least: int | None,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    **given: Any,
) -> int:
    """Print the matrix, or write it; 1 if a source could not be read."""
    from dataclasses import replace

    from pipeline.compare.faces.table import LINES, tabulated
    from pipeline.gather import gather
    from schemas import PlanledgerError

    failed: list[PlanledgerError] = []
    plans = [plan for source in sources or (STORE,) for plan in gather(source, failed=failed)]
    _tell(say, failed)
    table = tabulated(plans, indicator, role=given["role"], least=least or (1 if indicator else 2), order=given["order"])
    table = replace(table, groups=table.groups[:limit])
    written = {face: file for face in FACES if (file := given[face]) is not None}
    for face, file in written.items():
        import_module(f"pipeline.compare.faces.{FACES[face]}").write(table, file, indicator)
        click.echo(say("compare.written", path=file), err=True)
    if as_json:
        from pipeline.cli.tables import print_json

        print_json(table.groups)
    elif as_csv:
        from pipeline.cli.tables import print_csv

        print_csv(LINES, table.lines())
    elif not written:
        from pipeline.cli.matrix import print_matrix

        print_matrix(say, table)
    return int(bool(failed))


def _tell(say: Messages, failed: list[Any]) -> None:
    from pipeline.cli.failure import error_line

    for error in failed:
        click.echo(error_line(say, error), err=True)
