"""Everything that planledger says to people, in English and Chinese, as data."""

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.messages.phrases import in_chinese

if TYPE_CHECKING:
    from schemas import Problem

LANGUAGES = ("en", "zh")


class Count(int):
    """A number in a message that can choose the word behind it: `{count} {count:task|tasks}`."""

    def __format__(self, spec: str) -> str:
        """One of two words where the specification holds two, else the number."""
        one, several, many = spec.partition("|")
        return (one if self == 1 else many) if several else super().__format__(spec)


class Messages:
    """The messages of one language: `say("query.rows", count=3)`."""

    def __init__(self, language: str) -> None:
        """`language` is one of LANGUAGES; ValueError names them otherwise."""
        if language not in LANGUAGES:
            raise ValueError(f"no messages in {language!r}; there are: {', '.join(LANGUAGES)}")
        self.language = language
        self.table = catalogue(language)

    def __call__(self, key: str, **values: Any) -> str:
        """The message of a key with its values put in. KeyError for a key that is not there."""
        if not values:
            return self.table[key]
        return self.table[key].format(**{name: Count(value) if type(value) is int else value for name, value in values.items()})

    def get(self, key: str) -> str | None:
        """The message of a key as it stands, or None."""
        return self.table.get(key)

    def problem(self, problem: "Problem") -> str:
        """What is wrong and what to do, in this language where its code is known, otherwise as the program says it."""
        said = self.table.get(f"problem.{problem.code}", "{message}{dash}{hint}")
        dash = self.table["problem.dash"] if problem.hint else ""
        return said.format(message=self.phrase(problem.message), hint=self.phrase(problem.hint), place=problem.place, dash=dash)

    def phrase(self, text: str) -> str:
        """A sentence that the program says in English, in this language where it is known there."""
        return in_chinese(text) if self.language == "zh" else text


@lru_cache
def catalogue(language: str) -> Mapping[str, str]:
    """Dotted key to message, as in `<language>.toml`."""
    return dict(_flat(tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text("utf-8")), ""))


def _flat(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def locale_language(environment: Mapping[str, str] = os.environ, *, of_system: str | None = None) -> str:
    """The language that the environment asks for: Chinese for a zh locale, else English. PLANLEDGER_LANG comes first.

    Windows sets none of these: there the language of its own windows and menus decides, `of_system` unless it is given.
    """
    named = (environment.get(name) for name in ("PLANLEDGER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next(filter(None, named), None) or (system_language() if of_system is None else of_system)
    return "zh" if wanted.lower().startswith("zh") else "en"


def system_language() -> str:
    """The locale of Windows' user interface (zh_CN); nothing on other systems."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
