"""`planledger check SOURCE...`: what does not fit together inside plans and between them."""

from pathlib import Path

import click

from pipeline.cli.texts import Command, Setting
from pipeline.messages import Messages
from schemas import PlanledgerError


def make(say: Messages) -> Command:
    """The command."""
    from pipeline.checks import SEVERITIES, codes

    sources = click.Argument(["sources"], metavar=say("check.argument"), nargs=-1, required=True, type=click.Path(path_type=Path))
    options = [
        Setting(say, ["--code", "wanted"], "check.code", multiple=True, type=click.Choice(codes()), metavar="CODE"),
        Setting(say, ["--severity"], "check.severity", type=click.Choice(SEVERITIES), default="note"),
        Setting(say, ["--agencies"], "who.agencies", type=click.Path(path_type=Path), metavar="FILE"),
        Setting(say, ["--exit-code", "tells"], "check.exit_code", is_flag=True),
        Setting(say, ["--json", "as_json"], "check.json", is_flag=True),
        Setting(say, ["--xlsx"], "check.xlsx", type=click.Path(path_type=Path), metavar="FILE"),
    ]
    return Command(say, "check", lambda **given: check(say, **given), [sources, *options])


def check(
    say: Messages,
    *,
    sources: tuple[Path, ...],
    wanted: tuple[str, ...],
    severity: str,
    agencies: Path | None,
    tells: bool,
    as_json: bool,
    xlsx: Path | None,
) -> int:
    """Print or write the findings of every plan of the sources; 1 if a file cannot be read, or with `tells` if there are findings."""
    from pipeline.agencies import read_registry
    from pipeline.checks import STANDARD, check_all, narrowed
    from pipeline.cli.failure import error_line
    from pipeline.cli.findings import print_findings
    from pipeline.exports.findings import write
    from pipeline.exports.plan_json import dump
    from pipeline.gather import gather

    failed: list[PlanledgerError] = []
    registry = None if agencies is None else read_registry(agencies)
    plans = [plan for source in sources for plan in gather(source, failed=failed)]
    found = check_all(plans, language=STANDARD if as_json or xlsx else say.language, registry=registry)
    findings = narrowed(found, codes=wanted, severity=severity)
    if xlsx is not None:
        write(findings, plans, xlsx)
    if as_json:
        click.echo(dump({"findings": [finding.model_dump(mode="json") for finding in findings]}, indent=2))
    elif xlsx is None:
        print_findings(say, plans, findings)
    for error in failed:
        click.echo(error_line(say, error), err=True)
    return int(bool(failed) or (tells and bool(findings)))
