"""`planledger convert FILE`: what the reader saw."""

from pathlib import Path

import click

from pipeline.cli.texts import PATH, Command, Setting
from pipeline.messages import Messages


def make(say: Messages) -> Command:
    """The command."""
    file = click.Argument(["file"], metavar=say("convert.argument"), type=PATH)
    to = Setting(say, ["--to"], "convert.to", type=click.Choice(["markdown", "text"]), default="markdown")
    return Command(say, "convert", lambda file, to: convert(say, file, to), [file, to])


def convert(say: Messages, file: Path, to: str) -> int:
    """Print the documents of a file; 1 if it cannot be read."""
    from pipeline.cli.source import documents
    from pipeline.exports.markdown import to_markdown, to_text

    found = documents(say, file)
    for number, document in enumerate(found or ()):
        click.echo(("\n" if number else "") + (to_markdown if to == "markdown" else to_text)(document).rstrip("\n"))
    return int(found is None)
