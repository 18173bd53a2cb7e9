"""`planledger indicators`: indicators found in the store."""

from pathlib import Path
from typing import Any

from pipeline.cli.query import filter_options, output_options, store_option
from pipeline.cli.texts import Command
from pipeline.messages import Messages


def make(say: Messages) -> Command:
    """The command."""
    options = [*filter_options(say, indicators=True), store_option(say), *output_options(say)]
    return Command(say, "indicators", lambda **given: indicators(say, **given), options)


def indicators(say: Messages, *, store: Path, as_json: bool, as_csv: bool, **wanted: Any) -> None:
    """Print the indicators that the conditions leave."""
    from pipeline.cli.names import tell_other_names
    from pipeline.cli.tables import print_rows
    from pipeline.exports.columns import INDICATORS
    from pipeline.store import Filter, find_indicators, open_store

    with open_store(store).reading() as connection:
        print_rows(say, INDICATORS, find_indicators(connection, Filter(**wanted)), as_json=as_json, as_csv=as_csv)
        tell_other_names(say, connection, wanted["agency"])
