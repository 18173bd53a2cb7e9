"""Prints found facts as a table, as JSON or as CSV."""

import csv
import sys
from collections.abc import Iterable
from typing import Any

import click

from pipeline.exports.columns import Sheet
from pipeline.exports.ledger_csv import csv_values
from pipeline.exports.plan_json import dump
from pipeline.messages import Messages
from pipeline.wording import number
from schemas.base import Record

UNBROKEN = 10_000  # columns of a table that goes to a file or another program: one row, one line


def print_rows(say: Messages, sheet: Sheet[Any], rows: Iterable[Record], *, as_json: bool, as_csv: bool) -> None:
    """Print rows to standard output; how many there are goes to standard error with the table."""
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv(sheet, rows)
    else:
        count = print_table(sheet, rows)
        click.echo(say("query.rows", count=count) if count else say("query.none"), err=True)


def print_csv(sheet: Sheet[Any], rows: Iterable[Any]) -> None:
    """Comma-separated values under the sheet's heads."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(sheet.heads())
    out.writerows(map(csv_values, sheet.lines(rows)))


def print_json(rows: Iterable[Record]) -> None:
    """One JSON list, a row at a time."""
    sys.stdout.write("[")
    for number_, row in enumerate(rows):
        sys.stdout.write(",\n" if number_ else "\n")
        sys.stdout.write(dump(row.model_dump(mode="json")))
    sys.stdout.write("\n]\n")


def print_table(sheet: Sheet[Any], rows: Iterable[Record]) -> int:
    """A table as wide as the terminal without its empty columns, or one line a row where there is none; the number of rows."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = UNBROKEN
    lines = [["" if v is None else number(v) if isinstance(v, float) else str(v) for v in values] for values in sheet.lines(rows)]
    shown = [at for at in range(len(sheet.heads())) if not console.is_terminal or any(line[at] for line in lines)]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for at in shown:
        table.add_column(sheet.heads()[at], overflow="fold")
    for line in lines:
        table.add_row(*(Text(line[at]) for at in shown))
    if table.row_count:
        console.print(table)
    return table.row_count
