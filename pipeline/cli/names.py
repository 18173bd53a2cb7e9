"""Tells under which other names the bodies stand that a search by name looks for."""

import click
from sqlalchemy import Connection

from pipeline.messages import Messages

TOLD = 5


def tell_other_names(say: Messages, connection: Connection, name: str | None) -> None:
    """Tell on standard error what a search for the words of a name leaves out, and how to ask for the bodies themselves."""
    if not name:
        return
    from pipeline.who.meaning import other_names

    others = other_names(connection, name)
    if others:
        more = say("query.and_more", count=len(others) - TOLD) if len(others) > TOLD else ""
        click.echo(say("query.other_names", name=name, names="、".join(others[:TOLD]) + more), err=True)
