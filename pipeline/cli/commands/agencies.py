"""`planledger agencies`: bodies found in the store."""

from pathlib import Path
from typing import Any

from pipeline.cli.query import filter_options, output_options, store_option
from pipeline.cli.texts import Command
from pipeline.messages import Messages


def make(say: Messages) -> Command:
    """The command."""
    options = [*filter_options(say), store_option(say), *output_options(say)]
    return Command(say, "agencies", lambda **given: agencies(say, **given), options)


def agencies(say: Messages, *, store: Path, as_json: bool, as_csv: bool, **wanted: Any) -> None:
    """Print the bodies that the conditions leave."""
    from pipeline.cli.names import tell_other_names
    from pipeline.cli.tables import print_rows
    from pipeline.exports.columns import AGENCIES
    from pipeline.store import Filter, find_agencies, open_store

    with open_store(store).reading() as connection:
        print_rows(say, AGENCIES, find_agencies(connection, Filter(**wanted)), as_json=as_json, as_csv=as_csv)
        tell_other_names(say, connection, wanted["agency"])
