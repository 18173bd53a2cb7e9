"""`planledger run DIR`: a folder to a store, JSON plans and the workbook."""

import signal
from pathlib import Path
from types import FrameType
from typing import Any

import click

from pipeline.cli.texts import PATH, Command, Setting
from pipeline.messages import Messages


def make(say: Messages) -> Command:
    """The command."""
    folder = click.Argument(["folder"], metavar=say("run.argument"), type=PATH)
    seconds = click.FloatRange(min=0, min_open=True)
    options = [
        Setting(say, ["--store"], "run.store", type=PATH, metavar="FILE"),
        Setting(say, ["--outputs"], "run.outputs", type=PATH, metavar="DIR", default=Path("outputs")),
        Setting(say, ["--jobs"], "run.jobs", type=click.IntRange(min=1), metavar="N"),
        Setting(say, ["--time-limit"], "run.time_limit", type=seconds, metavar="SECONDS", default=300.0),
        Setting(say, ["--agencies"], "run.agencies", type=PATH, metavar="FILE"),
        Setting(say, ["--force"], "run.force", is_flag=True),
        Setting(say, ["--prune"], "run.prune", is_flag=True),
        Setting(say, ["--strict"], "run.strict", is_flag=True),
        Setting(say, ["--json", "as_json"], "run.json", is_flag=True),
    ]
    return Command(say, "run", lambda **given: run(say, **given), [folder, *options])


def run(say: Messages, *, folder: Path, as_json: bool, prune: bool, **options: Any) -> int:
    """Run over the folder, tell how far it is, and end with a summary; 1 if a document or the workbook failed, 130 after an interrupt."""
    from pipeline.batch import run as over_folder
    from pipeline.cli.progress import telling
    from pipeline.cli.summary import print_summary
    from pipeline.exports.plan_json import dump

    signal.signal(signal.SIGTERM, _as_interrupt)
    with telling(say) as tell:
        report = over_folder(folder, prune=prune, on_progress=tell, **options)
    if as_json:
        click.echo(dump(report.model_dump(mode="json"), indent=2))
    else:
        print_summary(say, report, pruned=prune)
    if report.interrupted:
        return 130
    return int(report.statuses()["failed"] > 0 or report.problem is not None)


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    """End as after Ctrl-C, with what is done kept."""
    signal.raise_signal(signal.SIGINT)
