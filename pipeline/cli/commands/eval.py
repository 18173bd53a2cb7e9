"""`planledger eval GOLD`: plans against gold annotations."""

from pathlib import Path

import click

from pipeline.cli.texts import Command
from pipeline.messages import Messages


def make(say: Messages) -> Command:
    """The command."""
    folder = click.Path(path_type=Path)
    gold = click.Argument(["gold"], metavar=say("eval.argument"), type=folder)
    options = [
        click.Option(["--plans"], type=folder, help=say("eval.plans")),
        click.Option(["--base"], type=folder, help=say("eval.base")),
        click.Option(["--errors"], type=click.IntRange(min=0), default=0, metavar="N", help=say("eval.errors")),
        click.Option(["--json", "as_json"], is_flag=True, help=say("eval.json")),
    ]
    return Command(say, "eval", lambda **given: judge(say, **given), [gold, *options])


def judge(say: Messages, *, gold: Path, plans: Path | None, base: Path | None, errors: int, as_json: bool) -> int:
    """Print the figures; 1 if a document had no plan."""
    from pipeline.evaluate import evaluate
    from pipeline.evaluate.report import table
    from pipeline.exports.plan_json import dump

    report = evaluate(gold, plans=plans, base=base)
    for slug, reason in report.failures.items():
        click.echo(say("eval.no_plan", slug=slug, reason=reason), err=True)
    for row in report.errors(errors):
        click.echo("\t".join(row), err=as_json)
    click.echo(dump(report.columns(), indent=1) if as_json else table(report))
    return int(bool(report.failures))
