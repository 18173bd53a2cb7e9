"""Commands whose help comes from the messages of one language, laid out with the width of Chinese characters in mind."""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from typing import Any

import click

from pipeline.messages import Messages

GAP = 2
# A file or folder as the user names it: whoever opens it says what is wrong with it, which click would say in English only.
PATH = click.Path(path_type=Path, readable=False)


class Texts(click.Command):
    """A command with the texts of a section of the messages: `short`, `help`, `examples`."""

    def __init__(self, say: Messages, section: str, **options: Any) -> None:
        self.say, self.section = say, section
        super().__init__(
            short_help=say(f"{section}.short"),
            options_metavar=say("help.arguments"),
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
            **options,
        )

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = self.collect_usage_pieces(context)
        formatter.write_usage(context.command_path, " ".join(pieces), prefix=self.say("help.usage"))

    def format_help_text(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The text, in its own lines."""
        self._write_lines(formatter, self.say(f"{self.section}.help"))

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The options; a group's commands follow them."""
        options = [parameter for parameter in self.get_params(context) if isinstance(parameter, click.Option)]
        records = [record for record in (option.get_help_record(context) for option in options) if record]
        self.write_table(formatter, self.say("help.options"), records)
        if isinstance(self, click.Group):
            self.format_commands(context, formatter)

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples."""
        formatter.write(f"\n{self.say('help.examples')}\n")
        self._write_lines(formatter, self.say(f"{self.section}.examples"), blank=False)

    def get_help_option(self, context: click.Context) -> click.Option | None:
        """The option --help, in the language."""
        option = super().get_help_option(context)
        if option is not None:
            option.help = self.say("help.help")
        return option

    def write_table(self, formatter: click.HelpFormatter, title: str, records: Sequence[tuple[str, str]]) -> None:
        """Two columns under a title, the second one wrapped."""
        first = min(max(width(name) for name, _ in records), 30)
        formatter.write(f"\n{title}\n")
        for name, text in records:
            lines = wrapped(text, formatter.width - first - 2 * GAP)
            if width(name) > first:
                formatter.write(f"  {name}\n")
                name = ""
            for line in lines:
                formatter.write(f"  {name}{' ' * (first - width(name) + GAP)}{line}".rstrip() + "\n")
                name = ""

    def _write_lines(self, formatter: click.HelpFormatter, text: str, *, blank: bool = True) -> None:
        formatter.write("\n" if blank else "")
        for line in text.strip("\n").split("\n"):
            formatter.write(f"  {line}".rstrip() + "\n")


class Command(Texts):
    """One command of the program: its texts, and the function that it calls with the parsed values."""

    def __init__(self, say: Messages, section: str, callback: Callable[..., int | None], params: Sequence[click.Parameter]) -> None:
        super().__init__(say, section, name=section, callback=callback, params=[*params, *shown_options(say)])
        self.allow_extra_args = True

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Parse the arguments; what is left over is refused in the language."""
        super().parse_args(context, arguments)
        if context.args:
            raise click.UsageError(self.say("usage.too_many", names=" ".join(context.args)), context)
        return []


class Setting(click.Option):
    """An option whose help and default are told in the language; `metavar` stands for its value."""

    def __init__(self, say: Messages, names: Sequence[str], text: str, **options: Any) -> None:
        self.say = say
        super().__init__(names, help=say(text), **options)

    def get_help_extra(self, context: click.Context) -> Any:
        """Nothing of click's own: it speaks English only."""
        return {}

    def get_help_record(self, context: click.Context) -> tuple[str, str] | None:
        """Names and text, with the default where there is one worth telling."""
        record = super().get_help_record(context)
        if record is None or self.is_flag or self.default == "" or not isinstance(self.default, str | float | PurePath):
            return record
        default = f"{self.default:g}" if isinstance(self.default, float) else str(self.default)
        return record[0], f"{record[1]} {self.say('help.default', value=default)}"


def shown_options(say: Messages) -> list[click.Parameter]:
    """The options that every command shows; --lang is taken out of the arguments before they are parsed."""
    return [Setting(say, ["--lang"], "help.lang", expose_value=False, metavar="en|zh")]


def width(text: str) -> int:
    """The columns that a text takes in a terminal, where Chinese characters and their punctuation take two."""
    return sum(1 + ("\u2e80" <= char <= "\uffdc" or char in "“”‘’…—·") for char in text)


def wrapped(text: str, columns: int) -> list[str]:
    """A text in lines of so many columns, broken at blanks or between Chinese characters."""
    lines = [""]
    for piece in _pieces(text):
        if width(lines[-1]) + width(piece.rstrip()) > columns and lines[-1].strip():
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        wide = width(char) == 2
        if not pieces or (wide and char not in "，。；：、）”？！…") or pieces[-1][-1] == " " or (not wide and width(pieces[-1][-1]) == 2):
            pieces.append(char)
        else:
            pieces[-1] += char
    return pieces
