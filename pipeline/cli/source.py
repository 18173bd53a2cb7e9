"""The documents and plans of a file that is named on the command line; what is wrong with it is told on standard error."""

from pathlib import Path

import click

from pipeline.cli.failure import error_line, named_line
from pipeline.messages import Messages
from schemas import Document, Plan


def documents(say: Messages, file: Path) -> list[Document] | None:
    """The documents of a file, with the reader's notes told; None, and the reason told, if it cannot be read."""
    from pipeline.readers import read_all

    try:
        found = read_all(file)
    except Exception as error:
        line = error_line(say, error)
        if line is None:
            raise
        click.echo(line, err=True)
        return None
    for document in found:
        for code, message, _ in document.notes:
            click.echo(named_line(say, document.source.name, f"{code}: {message}"), err=True)
    return found


def plans(say: Messages, file: Path) -> list[Plan] | None:
    """The plans of a file; None, and the reason told, if it cannot be read."""
    found = documents(say, file)
    if found is None:
        return None
    from pipeline.extract import extract_document

    return [extract_document(document) for document in found]
