"""The word lists beside this module, as the patterns and tables that comparing needs."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent


@lru_cache
def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of the words, the longest that stands there: branched by character, so that few are tried at any place."""
    return re.compile(_branches([word for word in set(words) if word]) or r"(?!)")


def _branches(words: list[str]) -> str:
    rest: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        rest[word[0]].append(word[1:])
    ways = []
    for first, ends in rest.items():
        deeper = _branches([end for end in ends if end])
        ways.append(re.escape(first) + (f"{deeper}?" if deeper and "" in ends else deeper))
    return f"(?:{'|'.join(ways)})" if ways else ""


class Replacement(NamedTuple):
    """A pattern of all variants, and the form that each stands for."""

    pattern: re.Pattern[str]
    form: Mapping[str, str]

    def __call__(self, text: str) -> str:
        """The text with every variant in its one form."""
        return self.pattern.sub(lambda found: self.form[found[0]], text)


def _table(groups: Mapping[str, Iterable[str]]) -> Replacement:
    form = {word: name for name, words in groups.items() for word in (name, *words)}
    return Replacement(any_of(form), form)


@lru_cache
def synonyms() -> Replacement:
    """Variants to the form compared."""
    return _table(_load("words")["synonyms"])


@lru_cache
def known() -> re.Pattern[str]:
    """The forms that variants are brought to: names of things that need no more words, those that tell little aside."""
    return any_of(set(_load("words")["synonyms"]) - set(_load("words")["weak"]["words"]))


@lru_cache
def populations() -> Replacement:
    """Institutions to the class that may be compared; 中小学生 is none."""
    table = _table(_load("words")["populations"])
    return Replacement(re.compile(rf"(?:{table.pattern.pattern})(?!生)"), table.form)


@lru_cache
def whose() -> re.Pattern[str]:
    """Institutions with the words that only say which of them: 区属, 二级以上公立."""
    which = any_of(_load("words")["which"]["words"]).pattern
    return re.compile(rf"(?:{which})*{populations().pattern.pattern}")


@lru_cache
def people() -> Replacement:
    """People to the class that may be compared."""
    return _table(_load("words")["people"])


@lru_cache
def narrowing() -> re.Pattern[str]:
    """Words that narrow what is counted."""
    return any_of(_load("words")["narrowing"]["words"])


@lru_cache
def weak() -> re.Pattern[str]:
    """Runs of words that tell little."""
    return re.compile(rf"(?:{any_of(_load('words')['weak']['words']).pattern})+")


@lru_cache
def empty() -> re.Pattern[str]:
    """Words that say nothing of what is counted."""
    return any_of(_load("words")["empty"]["words"])


@lru_cache
def endings() -> tuple[str, ...]:
    """Words that end a name and may be left out, the longest first."""
    return tuple(sorted(_load("words")["measures"]["endings"], key=lambda word: (-len(word), word)))


@lru_cache
def magnitudes() -> Mapping[str, float]:
    """万, 亿 … to factors."""
    return dict(_load("measures")["magnitudes"])


@lru_cache
def measures() -> Mapping[str, tuple[str, float]]:
    """Units without magnitude to dimension and factor."""
    dimensions: dict[str, dict[str, float]] = _load("measures")["dimensions"]
    return {unit: (name, factor) for name, units in dimensions.items() for unit, factor in units.items()}


@lru_cache
def loose() -> Mapping[str, tuple[str, ...]]:
    """Dimensions that may be compared with others."""
    return {name: tuple(others) for name, others in _load("measures")["loose"].items()}


@lru_cache
def polarity() -> tuple[re.Pattern[str], frozenset[str]]:
    """Words of polarity, and which of them say that less is better."""
    table = _load("measures")["polarity"]
    return any_of([*table["less"], *table["more"]]), frozenset(table["less"])


@lru_cache
def word_list(table: str, key: str) -> tuple[str, ...]:
    """Any other list of measures.toml."""
    return tuple(_load("measures")[table][key])
