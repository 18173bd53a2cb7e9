"""`planledger who AGENCY [SOURCE...]`: everything that one body owes in every plan."""

from pathlib import Path
from typing import Any

import click

from pipeline.cli.query import due_options
from pipeline.cli.sources import agencies_option, named, registry_of, source_options, tell
from pipeline.cli.texts import PATH, Command, Setting
from pipeline.messages import Messages
from schemas import PlanledgerError


def make(say: Messages) -> Command:
    """The command."""
    name = click.Argument(["name"], metavar=say("who.argument"))
    options = [
        Setting(say, ["--region"], "who.region"),
        Setting(say, ["--counterparts"], "who.counterparts", is_flag=True),
        *due_options(say),
        agencies_option(say),
        Setting(say, ["--json", "as_json"], "who.json", is_flag=True),
        Setting(say, ["--csv", "as_csv"], "query.csv", is_flag=True),
        Setting(say, ["--xlsx"], "who.xlsx", type=PATH, metavar="FILE"),
    ]
    return Command(say, "who", lambda **given: who(say, **given), [name, *source_options(say), *options])


def who(
    say: Messages,
    *,
    name: str,
    sources: tuple[Path, ...],
    store: Path | None,
    agencies: Path | None,
    as_json: bool,
    as_csv: bool,
    xlsx: Path | None,
    **wanted: Any,
) -> int:
    """Print what the bodies of a name owe; 1 if a file cannot be read."""
    from pipeline.cli.tables import print_rows
    from pipeline.exports.owed import OWED, duties, write
    from pipeline.exports.plan_json import dump
    from pipeline.who import who as ask

    failed: list[PlanledgerError] = []
    answer = ask(named(sources, store), name, registry=registry_of(agencies), failed=failed, **wanted)
    tell(say, failed)
    if failed and not answer.bodies and not answer.near:
        return 1
    if xlsx is not None:
        write(answer, xlsx)
        click.echo(say("who.written", path=xlsx), err=True)
    if as_json:
        click.echo(dump(answer.model_dump(mode="json"), indent=2))
    elif as_csv:
        print_rows(say, OWED, duties(answer), as_json=False, as_csv=True)
    elif xlsx is None:
        from pipeline.cli.owed import print_answer

        print_answer(say, answer)
    return int(bool(failed))
