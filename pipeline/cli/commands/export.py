"""`planledger export FORMAT`: the store as a file."""

from pathlib import Path
from typing import Any

import click

from pipeline.cli.query import filter_options, store_option
from pipeline.cli.texts import PATH, Command, Setting
from pipeline.messages import Messages


def make(say: Messages) -> Command:
    """The command."""
    from pipeline.exports import EXPORTS

    names = [row.name for row in EXPORTS]
    chosen = click.Argument(["name"], metavar=say("export.argument"), type=click.Choice(names))
    output = Setting(say, ["-o", "--output"], "export.output", type=PATH, metavar="FILE")
    return Command(say, "export", lambda **given: export(say, **given), [chosen, output, *filter_options(say), store_option(say)])


def export(say: Messages, *, name: str, output: Path | None, store: Path, **wanted: Any) -> None:
    """Write the file and say where it is."""
    from pipeline.cli.names import tell_other_names
    from pipeline.exports import export_named
    from pipeline.store import Filter, open_store

    chosen = export_named(name)
    file = output or Path(f"{chosen.stem}{chosen.suffix}")
    opened = open_store(store)
    chosen.write(opened, file, Filter(**wanted))
    click.echo(say("export.written", path=file), err=True)
    with opened.reading() as connection:
        tell_other_names(say, connection, wanted["agency"])
