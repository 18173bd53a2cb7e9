"""Tells on standard error how far a run is: a bar in a terminal, otherwise a line a document."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from pipeline.messages import Messages
from schemas import Progress

Tell = Callable[[Progress], None]


@contextmanager
def telling(say: Messages) -> Iterator[Tell]:
    """What to call with each progress."""
    if sys.stderr.isatty():
        with _bar(say) as tell:
            yield tell
    else:
        yield lambda progress: click.echo(_line(say, progress), err=True) if progress.path else None


def _line(say: Messages, progress: Progress) -> str:
    return say(
        "run.progress",
        done=progress.done,
        total=progress.total,
        status=say(f"status.{progress.status}"),
        path=progress.path,
        rate=progress.rate,
        left=clock(progress.left),
    )


@contextmanager
def _bar(say: Messages) -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(24), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"), TextColumn("{task.description}", markup=False))
    # No thread of its own: worker processes are forked, which is safe only while there is a single thread.
    with Bar(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task = bar.add_task("", total=None, pace="")

        def tell(progress: Progress) -> None:
            pace = f"{progress.rate:.1f}/s {clock(progress.left)}"
            bar.update(task, completed=progress.done, total=progress.total, description=progress.current or "", pace=pace, refresh=True)

        yield tell


def clock(seconds: float) -> str:
    """Seconds as minutes and seconds, or hours and minutes: 0:07, 2:15, 3h05."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}" if whole < 3600 else f"{whole // 3600}h{whole % 3600 // 60:02}"
