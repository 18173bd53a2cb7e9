"""`planledger show FILE`: a plan for reading."""

from pathlib import Path

import click

from pipeline.cli.texts import PATH, Command
from pipeline.messages import Messages


def make(say: Messages) -> Command:
    """The command."""
    file = click.Argument(["file"], metavar=say("show.argument"), type=PATH)
    return Command(say, "show", lambda file: show(say, file), [file])


def show(say: Messages, file: Path) -> int:
    """Print the plans of a file; 1 if it cannot be read."""
    from pipeline.cli.reading import print_plan
    from pipeline.cli.source import plans

    found = plans(say, file)
    for plan in found or ():
        print_plan(say, plan)
    return int(found is None)
