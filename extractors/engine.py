"""Loads rules and makes every Evidence.

A rule file `rules/<subject>.toml` has an optional table `[fragments]` and records `[[rule]]` with `id`, `meaning`, `pattern`
and, if they help, `anchors` (literals of which one must occur for the pattern to match: a prefilter that only skips work).
`$name` or `${name}` in a pattern stands for a fragment of the file or of `rules/fragments.toml`, `${units.age}` for any word of
that list of `lexicon/units.toml`. Group names equal the fields that they fill. Other keys of a record are the rule's own data,
read by the module of the same name.
"""

import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractors.grid import Grid
from schemas import Cell, Document, Evidence, PlanledgerError, Section, Table
from schemas.base import maker

made_evidence, made_cell = maker(Evidence), maker(Cell)

RULES = Path(__file__).with_name("rules")
LEXICON = Path(__file__).with_name("lexicon")
REFERENCE = re.compile(r"\$(?:\{(?:(\w+)\.)?(\w+)\}|(\w+))")


class RuleError(PlanledgerError):
    """A rule file that cannot be used: names file, rule and reason."""


@dataclass(frozen=True)
class Rule:
    """One rule: `data` holds the keys of its record beyond those of every rule."""

    id: str
    meaning: str
    pattern: re.Pattern[str]
    anchors: tuple[str, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Hit:
    """A match of a rule, with offsets of the whole text."""

    rule: Rule
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Where the match begins."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where the match ends; half-open."""
        return self.match.end()


@lru_cache
def fragments(subject: str | None = None, folder: Path | None = None) -> Mapping[str, str]:
    """The shared fragments, with those of one subject's file over them, each already expanded.

    A subject `a/b` has the file `rules/a/b.toml` and the fragments of the subject `a` too. `folder` is that of another
    package's rules; the shared fragments are those of this one.
    """
    above = subject.rpartition("/")[0] if subject else ""
    shared = dict(fragments(above or None, folder if above else None)) if subject else {}
    name = f"{subject or 'fragments'}.toml"
    for key, pattern in load((folder or RULES) / name).get("fragments", {}).items():
        shared[key] = expand(pattern, shared, name, key)
    return shared


@lru_cache
def rules(subject: str) -> tuple[Rule, ...]:
    """The rules of `rules/<subject>.toml` in their order, compiled. RuleError names what is wrong with which."""
    name, known = f"{subject}.toml", fragments(subject)
    made: dict[str, Rule] = {}
    for record in load(RULES / name).get("rule", []):
        rule = read_rule(dict(record), known, name)
        if rule.id in made:
            raise RuleError(f"{name}: rule {rule.id}: the id stands twice")
        made[rule.id] = rule
    return tuple(made.values())


def read_rule(record: dict[str, Any], known: Mapping[str, str], name: str) -> Rule:
    """The rule of one record of the file `name`; what the record holds beyond the keys of every rule is its `data`."""
    named = record.get("id", "?")
    try:
        key, meaning, source = record.pop("id"), record.pop("meaning"), record.pop("pattern")
    except KeyError as error:
        raise RuleError(f"{name}: rule {named}: no {error.args[0]}") from error
    anchors = tuple(record.pop("anchors", ()))
    return Rule(key, meaning, compile_pattern(expand(source, known, name, key), name, key), anchors, record)


@lru_cache
def pattern(subject: str, fragment: str, folder: Path | None = None) -> re.Pattern[str]:
    """One named fragment of a subject, compiled for use by the subject's own code."""
    known = fragments(subject, folder)
    if fragment not in known:
        raise RuleError(f"{subject}.toml: no fragment {fragment}")
    return compile_pattern(known[fragment], f"{subject}.toml", fragment)


class Patterns:
    """A subject's fragments as patterns, each compiled when it is first asked for: `Patterns("phases").stage`.

    A module of another package has its file in the folder `rules` beside it: `Patterns("titles", __file__)`.
    """

    def __init__(self, subject: str, module: str | None = None) -> None:
        self._subject = subject
        self._folder = Path(module).with_name("rules") if module else None

    def __getattr__(self, fragment: str) -> re.Pattern[str]:
        """Called once a name: what it gives stays an attribute."""
        if fragment.startswith("__"):
            raise AttributeError(fragment)
        made: re.Pattern[str] = pattern(self._subject, fragment, self._folder)
        self.__dict__[fragment] = made
        return made


@lru_cache
def lexicon(name: str) -> Mapping[str, Any]:
    """The data of `lexicon/<name>.toml`."""
    return load(LEXICON / f"{name}.toml")


class Words:
    """A lexicon's word lists, each read when it is first asked for: `Words("units").age`.

    A module of another package has its lists under `[words]` in the folder `rules` beside it: `Words("webpage", __file__)`.
    """

    def __init__(self, name: str, module: str | None = None) -> None:
        self._name = name
        self._folder = Path(module).with_name("rules") if module else None

    def __getattr__(self, group: str) -> tuple[str, ...]:
        """Called once a group: what it gives stays an attribute."""
        if group.startswith("__"):
            raise AttributeError(group)
        made = self.__dict__[group] = word_list(self._name, group, self._folder)
        return made


def word_list(name: str, group: str, folder: Path | None = None) -> tuple[str, ...]:
    """One list of `lexicon/<name>.toml`, or of the table `[words]` in the file of that name in another package's folder of rules."""
    found = load(folder / f"{name}.toml").get("words", {}) if folder else lexicon(name)
    if group not in found:
        raise RuleError(f"{name}.toml: no list {group}; known: {', '.join(sorted(found))}")
    return tuple(found[group])


def begun(pattern: re.Pattern[str], text: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern in a text, as its own finditer gives them, where each begins with one of some words.

    Words are found ten times as fast as a pattern comes by: for one that few texts hold.
    """
    end = 0
    for at in sorted(at for word in words for at in places_of(word, text)):
        if at >= end and (match := pattern.match(text, at)):
            yield match
            end = match.end()


def places_of(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def load(path: Path) -> dict[str, Any]:
    """A TOML file, or RuleError with its name and the reason."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path.name}: {error}") from error


def expand(source: str, known: Mapping[str, str], name: str, key: str) -> str:
    """`source` with each $fragment put in as a group, and each ${lexicon.list} as one of its words, the longest first."""

    def put(reference: re.Match[str]) -> str:
        word = reference[2] or reference[3]
        if reference[1]:
            return f"(?:{'|'.join(map(re.escape, sorted(word_list(reference[1], word), key=len, reverse=True)))})"
        if word not in known:
            raise RuleError(f"{name}: {key}: no fragment ${word}; known: {', '.join(sorted(known))}")
        return f"(?:{known[word]})"

    return REFERENCE.sub(put, source)


def compile_pattern(source: str, name: str, key: str) -> re.Pattern[str]:
    """The compiled pattern, or RuleError."""
    try:
        return re.compile(source)
    except re.error as error:
        raise RuleError(f"{name}: {key}: {error} in {source!r}") from error


@lru_cache
def openers(subject: str) -> Mapping[str, tuple[Rule, ...]]:
    """For each character the rules of a subject that may begin with it (their `opens`), in the order of the file."""
    table: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules(subject):
        for mark in rule.data["opens"]:
            table[mark].append(rule)
    return {mark: tuple(some) for mark, some in table.items()}


class Ruler:
    """Makes evidence: knows for every offset of one document its page and cell."""

    def __init__(self, document: Document) -> None:
        self.text, self._document = document.text, document
        self._blocks = document.blocks
        self._starts = [block.start for block in document.blocks]
        self._plain = not document.tables and all(block.page is None for block in document.blocks)
        self._tables = {t.index: (t.cells, [c.start for c in t.cells]) for t in document.tables}
        self._cells: dict[tuple[int, int], Cell] = {}
        self._grids: dict[int, Grid] = {}
        self._heads: dict[str, Evidence] = {}

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence for text[start:end] without the white space around it. ValueError where nothing is left."""
        whole = self.text[start:end]
        words = whole.strip()
        if not words:
            raise ValueError(f"no text at {start}..{end}")
        if words != whole:
            start += len(whole) - len(whole.lstrip())
            end = start + len(words)
        page, cell = (None, None) if self._plain else self.place(start)
        return made_evidence({"start": start, "end": end, "text": words, "page": page, "cell": cell})

    def of_head(self, section: Section) -> Evidence:
        """The evidence of a section's number and title: made once, for the section and for what is found of it."""
        made = self._heads.get(section.id)
        if made is None:
            made = self._heads[section.id] = self.evidence(section.head.start, section.head.end)
        return made

    def grid(self, table: Table) -> Grid:
        """A table of the document as a grid: made once, for its tasks and its indicators."""
        if table.index not in self._grids:
            self._grids[table.index] = Grid(self._document, table)
        return self._grids[table.index]

    def place(self, offset: int) -> tuple[int | None, Cell | None]:
        """Page and cell of an offset."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return None, None
        block = self._blocks[at]
        if (table := block.table) is None:
            return block.page, None
        cells, starts = self._tables[table]
        within = bisect_right(starts, offset) - 1
        here = cells[within]
        place = table, within
        if place not in self._cells:
            self._cells[place] = made_cell({"table": table, "row": here.row, "col": here.col})
        return here.page or block.page, self._cells[place]
