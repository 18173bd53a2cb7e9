"""Which language the user wants, before anything is parsed: help itself depends on it."""

from collections.abc import Sequence

from pipeline.messages import LANGUAGES, locale_language


def take_language(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The language, and the arguments without `--lang`, which may stand anywhere before a lone `--`. ValueError if there is none such."""
    language, rest, given = locale_language(), [], iter(arguments)
    for argument in given:
        if argument == "--":
            rest += [argument, *given]
        elif argument == "--lang":
            language = next(given, "")
        elif argument.startswith("--lang="):
            language = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    if language not in LANGUAGES:
        raise ValueError(f"--lang: {language or 'nothing'!r} is not one of {', '.join(LANGUAGES)}")
    return language, rest
