"""The program `planledger`: its commands, and how a call ends.

Nothing here may import more than click: `planledger --help` has to be quick. A command's module is imported when it is called.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from pipeline.cli.language import take_language
from pipeline.cli.texts import Command, Texts, shown_options
from pipeline.messages import Messages

COMMANDS = (
    "run",
    "extract",
    "show",
    "convert",
    "tasks",
    "indicators",
    "agencies",
    "who",
    "bodies",
    "keywords",
    "export",
    "diff",
    "compare",
    "graph",
    "check",
    "schema",
    "eval",
)
OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class Program(Texts, click.Group):
    """All commands; each is the function `make(say)` of the module of its name in `pipeline.cli.commands`."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of a name."""
        if name not in COMMANDS:
            return None
        made: Command = import_module(f"pipeline.cli.commands.{name}").make(self.say)
        return made

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their one line, without importing them."""
        self.write_table(formatter, self.say("help.commands"), [(name, self.say(f"{name}.short")) for name in COMMANDS])

    def resolve_command(self, context: click.Context, arguments: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with."""
        if arguments and not arguments[0].startswith("-") and arguments[0] not in COMMANDS:
            raise click.UsageError(self.say("usage.no_command", name=arguments[0], names=", ".join(COMMANDS)), context)
        return super().resolve_command(context, arguments)


def program(say: Messages) -> Program:
    """The program in one language."""
    return Program(
        say,
        "main",
        name="planledger",
        params=[
            *shown_options(say),
            click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help=say("help.version")),
        ],
        subcommand_metavar=say("help.subcommand"),
    )


def invoke(arguments: list[str]) -> int:
    """Run the program; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")  # names of files go out as they came in
    try:
        language, rest = take_language(arguments)
    except ValueError as error:
        click.echo(f"planledger: {error}", err=True)
        return USAGE
    say = Messages(language)
    try:
        return _run(say, rest) if rest else _run(say, ["--help"]) or USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo(say("error.interrupted"), err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click makes the latter of a pipe that closed while a command printed
        # Whoever read the output has enough; Python must not try to flush the rest when it exits.
        sys.stdout = None
        return OK


def _run(say: Messages, arguments: Sequence[str]) -> int:
    try:
        result = program(say).main(arguments, prog_name="planledger", standalone_mode=False)
    except click.UsageError as error:
        from pipeline.cli.failure import usage_line

        click.echo(usage_line(say, error), err=True)
        return USAGE
    except Exception as error:
        from pipeline.cli.failure import error_line

        line = error_line(say, error)
        if line is None:
            raise
        click.echo(line, err=True)
        return FAILED
    return result if isinstance(result, int) else OK


def _version(context: click.Context, parameter: click.Parameter, wanted: Any) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"planledger {version('planledger')}")
        except PackageNotFoundError:
            click.echo("planledger")
        context.exit()
