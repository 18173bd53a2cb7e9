"""What bodies do and how names write it: the lexicon of functions, indexed, with what a user adds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from extractors.engine import lexicon
from schemas import Identity
from schemas.identity import BodyKind
from schemas.plan import Level

JOINTS = str.maketrans("", "", "和与及、")


@dataclass(frozen=True, slots=True)
class Function:
    """One record of the lexicon; `order` is its place in the standard order, `full` the words of official
    names, `keep` forms that are such words too, `parts` what it joins."""

    name: str
    order: int
    full: str
    kind: BodyKind = "department"
    suffix: str = "局"
    parts: tuple[str, ...] = ()
    covers: frozenset[str] = frozenset()
    counterpart: str = ""
    by_level: Mapping[str, str] = field(default_factory=dict)
    keep: frozenset[str] = frozenset()
    both: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """What a printed name means, in one region (by name or code) or everywhere."""

    name: str
    means: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class OwnBody:
    """A body that a user describes: every name of it is one body, in one region or everywhere."""

    name: str
    names: tuple[str, ...]
    kind: BodyKind = "other"
    function: str | None = None
    level: Level | None = None
    region: str | None = None


class Registry:
    """Functions by the words that name them, and what a user says of names; remembers every name that it has resolved."""

    def __init__(self, records: Iterable[Mapping[str, Any]], aliases: Iterable[Alias] = (), bodies: Iterable[OwnBody] = ()) -> None:
        self.records = tuple(records)
        self.aliases, self.bodies = tuple(aliases), tuple(bodies)
        self.functions: dict[str, Function] = {}
        for order, record in enumerate(self.records):
            self.functions.setdefault(record["name"], self._function(record, order))
        self.forms: dict[str, Function] = {}
        self.ones: dict[str, Function] = {}
        self.whole: dict[str, Function] = {}
        self.bare: dict[str, Function] = {}
        self.nation: dict[str, Function] = {}
        self.says: dict[str, str] = {}
        self.resolved: dict[Any, Identity] = {}
        self.works: dict[str, Any] = {}
        for record in self.records:
            self._index(record)
        self.longest = max(map(len, self.forms), default=0)
        self.joined = {function.parts: function for function in self.functions.values() if function.parts}

    def _function(self, record: Mapping[str, Any], order: int) -> Function:
        """The function of a record."""
        name = record["name"]
        return Function(
            name=name,
            order=order,
            full=record.get("full", ""),
            kind=record.get("kind", "department"),
            suffix=record.get("suffix", "局"),
            parts=tuple(record.get("parts", ())),
            covers=frozenset(record.get("with", ())),
            counterpart=record.get("counterpart") or record.get("into", {}).get("function") or name,
            by_level=record.get("by_level", {}),
            keep=frozenset(record.get("keep", ())),
            both=record.get("both", False),
        )

    def _index(self, record: Mapping[str, Any]) -> None:
        """Index the words of a record; of two records with one word the later counts, so that a user's do."""
        function = self.functions[record["name"]]
        self.says |= record.get("says", {})
        earlier = [form for was in record.get("was", ()) for form in was["forms"]]
        for words, index in (([*record.get("forms", ()), *earlier], self.forms), (record.get("bare", ()), self.bare)):
            for word in words:
                index[word.translate(JOINTS)] = function
        self.whole |= dict.fromkeys(record.get("whole", ()), function)
        self.nation |= dict.fromkeys(record.get("nation", ()), function)
        if one := record.get("one"):
            self.ones[one] = function

    def extended(
        self, records: Iterable[Mapping[str, Any]] = (), aliases: Iterable[Alias] = (), bodies: Iterable[OwnBody] = ()
    ) -> "Registry":
        """A registry with more records; where two give one word a meaning, theirs counts."""
        return Registry((*self.records, *records), (*aliases, *self.aliases), (*bodies, *self.bodies))


@lru_cache
def default_registry() -> Registry:
    """The registry of `lexicon/functions.toml` alone."""
    records = lexicon("functions")["function"]
    assert isinstance(records, list)
    return Registry(records)
