"""`planledger bodies FILE`: the bodies that a text names, attributed or not."""

from pathlib import Path
from typing import Any

import click

from pipeline.cli.query import output_options
from pipeline.cli.texts import PATH, Command, Setting
from pipeline.messages import Messages


def make(say: Messages) -> Command:
    """The command."""
    file = click.Argument(["file"], metavar=say("bodies.argument"), type=PATH)
    by = Setting(say, ["--by"], "bodies.by", type=click.Choice(["rules", "model", "both"]), default="rules")
    loose = Setting(say, ["--unattributed"], "bodies.unattributed", is_flag=True)
    return Command(say, "bodies", lambda **given: bodies(say, **given), [file, by, loose, *output_options(say)])


def bodies(say: Messages, *, file: Path, by: Any, unattributed: bool, limit: int | None, as_json: bool, as_csv: bool) -> int:
    """Print the bodies of the documents of a file; 1 if it cannot be read."""
    from pipeline.bodies import named_bodies
    from pipeline.cli.source import documents
    from pipeline.cli.tables import print_rows
    from pipeline.exports.candidates import BODIES
    from pipeline.extract import extract_document

    found = documents(say, file)
    rows = [row for document in found or () for row in named_bodies(document, extract_document(document), by=by)]
    if found is not None:
        print_rows(say, BODIES, [row for row in rows if not (unattributed and row.tasks)][:limit], as_json=as_json, as_csv=as_csv)
    return int(found is None)
