"""`planledger keywords FILE`: what a plan is about, as words to search the store with."""

from pathlib import Path

import click

from pipeline.cli.query import output_options, pattern_option
from pipeline.cli.texts import PATH, Command
from pipeline.messages import Messages

USUAL = 20


def make(say: Messages) -> Command:
    """The command."""
    file = click.Argument(["file"], metavar=say("keywords.argument"), type=PATH)
    return Command(
        say, "keywords", lambda **given: keywords(say, **given), [file, pattern_option(say, "keywords.pattern"), *output_options(say)]
    )


def keywords(say: Messages, *, file: Path, pattern: str | None, limit: int | None, as_json: bool, as_csv: bool) -> int:
    """Print the keywords of the plans of a file; 1 if it cannot be read."""
    from pipeline.cli.source import plans
    from pipeline.cli.tables import print_rows
    from pipeline.exports.candidates import KEYWORDS
    from pipeline.keywords import find_keywords
    from pipeline.patterns import Pattern

    wanted = None if pattern is None else Pattern(pattern)
    found = plans(say, file)
    rows = [row for plan in found or () for row in find_keywords(plan, limit or USUAL, fits=wanted.found if wanted else bool)]
    if wanted is not None:
        wanted.settle()
    if found is not None:
        print_rows(say, KEYWORDS, rows, as_json=as_json, as_csv=as_csv)
    return int(found is None)
