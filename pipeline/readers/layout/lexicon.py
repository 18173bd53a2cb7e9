"""The word lists of the layout rules, from their TOML file."""

import tomllib
from functools import cache
from importlib import resources


@cache
def words(key: str) -> tuple[str, ...]:
    """One list of `webpage.toml`."""
    text = resources.files(__package__).joinpath("webpage.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)[key])
