"""What a user adds to the lexicon of bodies: a TOML file of functions, aliases and bodies of one's own.

[[function]]                 # a function that the lexicon lacks, or more words for one that it has
name = "市场发展"
forms = ["市场发展"]          # what stands before 局, 委, 办 …
whole = ["市场发展服务中心"]   # complete names behind the region's

[[alias]]                    # what a name means, in one region (its name or GB/T 2260 code) or everywhere
name = "商促局"
means = "商务局"
region = "义乌市"

[[body]]                     # a body of one's own, with every name of it
name = "森海控股集团"
names = ["森海集团", "森海"]
kind = "enterprise"
"""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from extractors.agencies.identity import Alias, OwnBody, Registry, default_registry
from schemas import NamedError
from schemas.base import Record
from schemas.identity import BodyKind
from schemas.plan import Level

TABLES = ("function", "alias", "body")


class RegistryError(NamedError):
    """A file of bodies that cannot be used: `code` is no-file, unreadable or bad-agencies, `place` the record and its field."""


class FunctionRecord(Record):
    """A function, as in `extractors/lexicon/functions.toml`."""

    name: str = Field(min_length=1)
    full: str | None = None
    kind: BodyKind | None = None
    suffix: str | None = None
    forms: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    one: str | None = Field(default=None, min_length=1, max_length=1)
    counterpart: str | None = None


class AliasRecord(Record):
    """What a name means."""

    name: str = Field(min_length=1)
    means: str = Field(min_length=1)
    region: str | None = None


class BodyRecord(Record):
    """A body of the user's own."""

    name: str = Field(min_length=1)
    names: tuple[str, ...] = ()
    kind: BodyKind = "other"
    function: str | None = None
    level: Level | None = None
    region: str | None = None


class AgenciesFile(Record):
    """The whole file."""

    function: tuple[FunctionRecord, ...] = ()
    alias: tuple[AliasRecord, ...] = ()
    body: tuple[BodyRecord, ...] = ()


def read_registry(path: str | Path | None) -> Registry:
    """The lexicon with what a file adds; the lexicon alone without one. RegistryError names file, record and field."""
    if path is None:
        return default_registry()
    file = read_file(Path(path))
    known = default_registry()
    for number, function in enumerate(file.function, 1):
        named = {*known.functions, *(one.name for one in file.function)}
        if function.counterpart is not None and function.counterpart not in named:
            raise bad(path, f"no function is called {function.counterpart}", f"function {number} ({function.name}), counterpart")
    for number, body in enumerate(file.body, 1):
        if body.function is not None and body.function not in {*known.functions, *(one.name for one in file.function)}:
            raise bad(path, f"no function is called {body.function}", f"body {number} ({body.name}), function")
    return known.extended(
        [function.model_dump(exclude_none=True) for function in file.function],
        [Alias(one.name, one.means, one.region) for one in file.alias],
        [OwnBody(one.name, (one.name, *one.names), one.kind, one.function, one.level, one.region) for one in file.body],
    )


def read_file(path: Path) -> AgenciesFile:
    """The file's records, checked. RegistryError as for `read_registry`."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise RegistryError(str(path), "no-file", "there is no such file", hint="check the path") from error
    except OSError as error:
        raise RegistryError(str(path), "unreadable", str(error.strerror or error), hint="check the path and its permissions") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise bad(path, f"not a TOML file: {error}", "") from error
    try:
        return AgenciesFile.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        raise bad(path, first["msg"], place_of(content, first["loc"])) from error


def bad(path: str | Path, reason: str, place: str) -> RegistryError:
    """The error for a record that cannot be used."""
    return RegistryError(str(path), "bad-agencies", reason, hint=f"tables: {', '.join(f'[[{name}]]' for name in TABLES)}", place=place)


def place_of(content: dict[str, Any], steps: tuple[int | str, ...]) -> str:
    """Where in the file an error is: the table's record, by number and name, and its field."""
    if len(steps) < 2 or not isinstance(steps[1], int):
        return str(steps[0]) if steps else ""
    record = content[str(steps[0])][steps[1]]
    named = f" ({record['name']})" if isinstance(record, dict) and isinstance(record.get("name"), str) else ""
    return ", ".join([f"{steps[0]} {steps[1] + 1}{named}", *map(str, steps[2:3])])
