"""`planledger compare`: what many plans require, quantity by quantity."""

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from pipeline.cli.query import Words
from pipeline.cli.sources import gathered, named, region_option, source_options
from pipeline.cli.texts import PATH, Command, Setting
from pipeline.messages import Messages

FACES = {"html": "table_page", "xlsx": "table_book", "svg": "table_picture"}


def make(say: Messages) -> Command:
    """The command."""
    options = [
        Setting(say, ["--indicator"], "compare.indicator", metavar="TEXT", default=""),
        Setting(say, ["--role"], "compare.role", type=Words(["target", "status"])),
        Setting(say, ["--least"], "compare.least", type=click.IntRange(min=1), metavar="N"),
        region_option(say),
        Setting(say, ["--sort", "order"], "compare.sort", type=click.Choice(["value", "region", "plan"]), default="value"),
        Setting(say, ["--limit"], "compare.limit", type=click.IntRange(min=1), metavar="N"),
        Setting(say, ["--json", "as_json"], "compare.json", is_flag=True),
        Setting(say, ["--csv", "as_csv"], "compare.csv", is_flag=True),
        Setting(say, ["--html"], "compare.html", type=PATH, metavar="FILE"),
        Setting(say, ["--xlsx"], "compare.xlsx", type=PATH, metavar="FILE"),
        Setting(say, ["--svg"], "compare.svg", type=PATH, metavar="FILE"),
        Setting(say, ["--png"], "compare.png", type=PATH, metavar="FILE"),
        Setting(say, ["--font"], "compare.font", type=PATH, metavar="FILE"),
    ]
    return Command(say, "compare", lambda **given: compare(say, **given), [*source_options(say), *options])


def compare(
    say: Messages,
    *,
    sources: tuple[Path, ...],
    store: Path | None,
    indicator: str,
    least: int | None,
    region: str | None,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    png: Path | None,
    font: Path | None,
    **given: Any,
) -> int:
    """Print the matrix, or write it; 1 if a source could not be read."""
    from dataclasses import replace

    from pipeline.compare.faces.table import LINES, tabulated

    plans, failed = gathered(say, named(sources, store), region)
    if failed and not plans:
        return 1
    table = tabulated(plans, indicator, role=given["role"], least=least or (1 if indicator else 2), order=given["order"])
    table = replace(table, groups=table.groups[:limit])
    written = {face: file for face in FACES if (file := given[face]) is not None}
    for face, file in written.items():
        import_module(f"pipeline.compare.faces.{FACES[face]}").write(table, file, indicator)
        click.echo(say("compare.written", path=file), err=True)
    if png is not None:
        from pipeline.compare.faces.table_picture import write_png

        write_png(table, png, indicator, font=font)
        click.echo(say("compare.written", path=png), err=True)
    if as_json:
        from pipeline.cli.tables import print_json

        print_json(table.groups)
    elif as_csv:
        from pipeline.cli.tables import print_csv

        print_csv(LINES, table.lines())
    elif not written and png is None:
        from pipeline.cli.matrix import print_matrix

        print_matrix(say, table)
    return int(failed)
