"""Prints a matrix for people: quantity by quantity, who states what, and where."""

import click

from pipeline.cli.texts import width
from pipeline.compare.faces.table import Table, title_of
from pipeline.messages import Messages


def print_matrix(say: Messages, table: Table) -> None:
    """Print each quantity with its figures; how many there are goes to standard error."""
    for column, group in enumerate(table.groups):
        entries = table.entries(column)
        regions, amounts = max(width(entry.region) for entry in entries), max(width(entry.said) for entry in entries)
        click.echo(f"{click.style(group.name, bold=True)}{f'  ({group.unit})' if group.unit else ''}")
        for entry in entries:
            notes = "，".join(filter(None, (entry.notes, entry.printed)))
            line = f"  {_padded(entry.region, regions)}  {_padded(entry.said, amounts)}{f'  {notes}' if notes else ''}"
            place = f"《{title_of(entry.plan)}》{'；'.join(entry.places)}"
            click.echo(f"{line}  {click.style(place, dim=True)}")
        click.echo()
    count = {"groups": len(table.groups), "plans": len(table.plans)}
    click.echo(say("compare.count", **count) if table.groups else say("query.none"), err=True)


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))
