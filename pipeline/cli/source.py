"""The documents and plans of a file that is named on the command line; what is wrong with it is told on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from pipeline.cli.failure import error_line, named_line
from pipeline.messages import Messages
from schemas import Document, Plan


def documents(say: Messages, file: Path) -> list[Document] | None:
    """The documents of a file, or for `-` of standard input; None, and the reason told, if it cannot be read."""
    from pipeline.readers import read_all

    try:
        with at_hand(file) as kept:
            return read_all(kept)
    except Exception as error:
        line = error_line(say, error)
        if line is None:
            raise
        click.echo(line, err=True)
        return None


@contextmanager
def at_hand(file: Path) -> Iterator[Path]:
    """A file that can be read more than once: standard input and named pipes are kept in one for as long as it is needed."""
    if str(file) != "-" and not file.is_fifo():
        yield file
        return
    with TemporaryDirectory(prefix="planledger-") as folder:
        kept = Path(folder, "stdin" if str(file) == "-" else file.name)
        kept.write_bytes(sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes())
        yield kept


def plans(say: Messages, file: Path, *, ner: bool = False) -> list[Plan] | None:
    """The plans of a file, with what makes them incomplete told; None, and the reason told, if it cannot be read.

    With `ner` they warn of bodies that a task names and no attribution does.
    """
    found = documents(say, file)
    if found is None:
        return None
    from pipeline.extract import extract_document

    made = [extract_document(document) for document in found]
    if ner:
        from pipeline.bodies import with_unattributed

        made = [with_unattributed(plan, document) for plan, document in zip(made, found, strict=True)]
    for plan in made:
        _tell(say, plan)
    return made


def _tell(say: Messages, plan: Plan) -> None:
    """Say what makes a plan incomplete."""
    from pipeline.batch.outcome import gaps

    for problem in gaps(plan):
        click.echo(named_line(say, plan.document.source.name, say.problem(problem)), err=True)
