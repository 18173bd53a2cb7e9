"""Prints how a run ended."""

import click

from pipeline.cli.failure import named_line
from pipeline.messages import Messages
from schemas import Outcome, RunReport

LISTED = 100  # documents of one status that are named one by one


def print_summary(say: Messages, report: RunReport, *, pruned: bool = False) -> None:
    """Print documents by status, facts by kind, warnings, every problem, and where the results are."""
    if not report.outcomes:
        click.echo(say("run.nothing", folder=report.folder))
    fresh = sum(outcome.fresh for outcome in report.outcomes)
    click.echo(say("run.documents", total=len(report.outcomes), fresh=fresh, kept=len(report.outcomes) - fresh, **report.statuses()))
    facts = report.facts()
    warnings = facts.pop("warnings", 0)
    click.echo(say("run.facts", facts=say("fact.separator").join(say(f"fact.{kind}", count=n) for kind, n in facts.items()) or "0"))
    click.echo(say("run.warnings", count=warnings))
    for status in ("failed", "partial", "skipped"):
        _problems(say, [outcome for outcome in report.outcomes if outcome.status == status])
    for path in report.vanished:
        click.echo(say("run.pruned" if pruned else "run.vanished", path=path))
    if report.interrupted:
        click.echo(say("run.interrupted"))
    for key, place in (("store", report.store), ("plans", report.plans), ("workbook", report.workbook)):
        if place:
            click.echo(say(f"run.{key}_at", path=place))
    if report.problem:
        click.echo(named_line(say, report.problem.place, say.problem(report.problem)), err=True)
    click.echo(say("run.seconds", seconds=report.seconds))


def _problems(say: Messages, outcomes: list[Outcome]) -> None:
    for outcome in outcomes[:LISTED]:
        problems = say("error.stop").join(say.problem(problem) for problem in outcome.problems)
        click.echo(say("run.status_line", status=say(f"status.{outcome.status}"), path=outcome.path, problem=problems))
    if len(outcomes) > LISTED:
        click.echo(say("run.more", count=len(outcomes) - LISTED))
