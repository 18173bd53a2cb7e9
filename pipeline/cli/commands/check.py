"""`planledger check [SOURCE...]`: what does not fit together inside plans and between them."""

from pathlib import Path

import click

from pipeline.cli.query import Words
from pipeline.cli.sources import agencies_option, gathered, named, region_option, registry_of, source_options
from pipeline.cli.texts import PATH, Command, Setting
from pipeline.messages import Messages

FOUND = 3


def make(say: Messages) -> Command:
    """The command."""
    from pipeline.checks import SEVERITIES, codes

    options = [
        Setting(say, ["--code", "wanted"], "check.code", multiple=True, type=click.Choice(codes()), metavar="CODE"),
        Setting(say, ["--severity"], "check.severity", type=Words(SEVERITIES), default="note"),
        region_option(say),
        agencies_option(say),
        Setting(say, ["--json", "as_json"], "check.json", is_flag=True),
        Setting(say, ["--csv", "as_csv"], "check.csv", is_flag=True),
        Setting(say, ["--xlsx"], "check.xlsx", type=PATH, metavar="FILE"),
        Setting(say, ["--exit-code", "tells"], "check.exit_code", is_flag=True),
    ]
    return Command(say, "check", lambda **given: check(say, **given), [*source_options(say), *options])


def check(
    say: Messages,
    *,
    sources: tuple[Path, ...],
    store: Path | None,
    wanted: tuple[str, ...],
    severity: str,
    region: str | None,
    agencies: Path | None,
    as_json: bool,
    as_csv: bool,
    xlsx: Path | None,
    tells: bool,
) -> int:
    """Print or write the findings of every plan of the sources; 1 if a file cannot be read, with `tells` 3 if there are findings."""
    from pipeline.checks import STANDARD, check_all, narrowed
    from pipeline.exports import findings as sheet
    from pipeline.exports.plan_json import dump

    registry = registry_of(agencies)
    plans, failed = gathered(say, named(sources, store), region)
    if failed and not plans:
        return 1
    found = check_all(plans, language=STANDARD if as_json or as_csv or xlsx else say.language, registry=registry)
    findings = narrowed(found, codes=wanted, severity=severity)
    if xlsx is not None:
        sheet.write(findings, plans, xlsx)
        click.echo(say("check.written", path=xlsx), err=True)
    if as_json:
        click.echo(dump({"findings": [finding.model_dump(mode="json") for finding in findings]}, indent=2))
    elif as_csv:
        from pipeline.cli.tables import print_csv

        print_csv(sheet.FINDINGS, sheet.doubted(findings, plans))
    elif xlsx is None:
        from pipeline.cli.findings import print_findings

        print_findings(say, plans, findings)
    return 1 if failed else FOUND if tells and findings else 0
