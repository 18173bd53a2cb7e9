"""`planledger extract FILE...`: plans as JSON."""

from pathlib import Path

import click

from pipeline.cli.texts import PATH, Command, Setting
from pipeline.messages import Messages


def make(say: Messages) -> Command:
    """The command."""
    files = click.Argument(["files"], nargs=-1, required=True, metavar=say("extract.argument"), type=PATH)
    ner = Setting(say, ["--ner"], "extract.ner", is_flag=True)
    return Command(say, "extract", lambda files, ner: extract(say, files, ner=ner), [files, ner])


def extract(say: Messages, files: tuple[Path, ...], *, ner: bool = False) -> int:
    """Print the plan of one file as an object, of several as lines; 1 if a file has none."""
    from pipeline.cli.source import plans
    from pipeline.exports.plan_json import to_json

    failed = False
    for file in files:
        found = plans(say, file, ner=ner)
        failed |= found is None
        indent = 2 if len(files) == 1 and found and len(found) == 1 else None
        for plan in found or ():
            click.echo(to_json(plan, indent=indent))
    return int(failed)
