"""`planledger schema`: the JSON Schema of a plan."""

import click

from pipeline.cli.texts import Command
from pipeline.messages import Messages


def make(say: Messages) -> Command:
    """The command."""
    return Command(say, "schema", schema, [])


def schema() -> None:
    """Print the schema."""
    from pipeline.exports.plan_json import dump
    from pipeline.exports.plan_schema import plan_schema

    click.echo(dump(plan_schema(), indent=2))
