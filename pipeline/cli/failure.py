"""What went wrong, in one line: what, why, and what to do."""

import click

from pipeline.messages import Messages
from schemas import NamedError, PlanledgerError, Problem


def error_line(say: Messages, error: Exception) -> str | None:
    """The line for an error that a user can mend; None for a bug, which should travel up."""
    if isinstance(error, NamedError):
        problem = Problem(code=error.code, message=error.reason, hint=error.hint, place=error.place)
        return named_line(say, f"{error.name} ({error.place})" if error.place else error.name, say.problem(problem))
    if isinstance(error, PlanledgerError):
        return say("error.plain", problem=str(error))
    if isinstance(error, OSError) and error.filename is not None:
        return named_line(say, str(error.filename), os_problem(say, error))
    return None


def named_line(say: Messages, name: str, problem: str) -> str:
    """A line about a file."""
    return say("error.line", name=name, problem=problem) if name else say("error.plain", problem=problem)


def os_problem(say: Messages, error: OSError) -> str:
    """Why a file cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return say("error.no_file")
    if isinstance(error, IsADirectoryError):
        return say("error.is_folder")
    return say("error.unreadable", message=say.phrase(error.strerror or str(error)))


def usage_line(say: Messages, error: click.UsageError) -> str:
    """The lines for wrong usage: what is wrong with which argument, and where to read on."""
    command = error.ctx.command_path if error.ctx else "planledger"
    return f"{say('error.plain', problem=_usage(say, error))}\n{say('help.try', command=command)}"


def _usage(say: Messages, error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        maybe = say("usage.maybe", names=", ".join(error.possibilities)) if error.possibilities else ""
        return say("usage.no_option", name=error.option_name, maybe=maybe)
    if isinstance(error, click.MissingParameter):
        return say("usage.missing", name=_name(error.param))
    if isinstance(error, click.BadParameter) and (said := _of_type(say, error.param)):
        return said
    if isinstance(error, click.BadParameter):
        return say("usage.bad_value", name=_name(error.param), message=error.message)
    return say("usage.other", message=error.format_message())


def _of_type(say: Messages, parameter: click.Parameter | None) -> str | None:
    """What a value of the parameter's type has to be, where click would say so in English."""
    kind = parameter and parameter.type
    if isinstance(kind, click.Choice):
        return say("usage.bad_choice", name=_name(parameter), choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange | click.FloatRange):
        return say("usage.bad_number", name=_name(parameter), least=kind.min)
    return None


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "?"
    return parameter.metavar or parameter.name or "?" if isinstance(parameter, click.Argument) else parameter.opts[-1]
