"""What the program says in English, in the words of another language: sentences with gaps, as data."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

AGAIN = re.compile(r" ×\d+$")  # how often something came up, after what it is


def in_chinese(text: str) -> str:
    """The Chinese for a sentence of the program, with whatever fills its gaps; a text without one stays as it is."""
    again = AGAIN.search(text)
    said = text[: again.start()] if again else text
    for pattern, chinese in _phrases():
        if found := pattern.fullmatch(said):
            return chinese.format(*map(in_chinese, found.groups())) + (again.group() if again else "")
    return text


@lru_cache
def phrases() -> dict[str, str]:
    """English to Chinese, as in phrases.toml."""
    return {str(key): str(value) for key, value in tomllib.loads(Path(__file__).with_name("phrases.toml").read_text("utf-8")).items()}


@lru_cache
def _phrases() -> list[tuple[re.Pattern[str], str]]:
    """The sentences as patterns, those with fewer gaps and more words first."""
    order = sorted(phrases().items(), key=lambda row: (row[0].count("{}"), -len(row[0])))
    return [(re.compile(re.escape(english).replace(r"\{\}", "(.+?)"), re.DOTALL), chinese) for english, chinese in order]
