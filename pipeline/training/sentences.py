"""Puts names of bodies into sentences: frames of `corpus/ner/frames.toml`, and the lines of the sample plans."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from extractors.agencies import is_body, kind_of
from extractors.agencies.names import CERTAIN_KINDS
from extractors.ner import find_by_rules
from pipeline.readers import read
from pipeline.training.names import SLOT, Names

# How sentences of each kind are mixed; negatives hold no body at all.
MIX = {"attribution": 4, "prose": 5, "negative": 4}
FROM_DICTIONARY = 0.6
COMMON = 20  # how often jieba has counted a word that is drawn
HAN = re.compile(r"[\u4e00-\u9fff]+")
LEVELS = "省市区县州国中"
SEPARATORS = ("、", "、", "、", "、", "、", "，", ",", "；", " ", "、 ")


@dataclass(frozen=True)
class Sentence:
    """A text with the half-open ranges of the bodies in it."""

    text: str
    bodies: tuple[tuple[int, int], ...]


class Sentences:
    """Draws sentences: names from one grammar, frames and words from one folder."""

    def __init__(self, folder: Path, random: Random, names: Names) -> None:
        data: Mapping[str, Any] = tomllib.loads((folder / "frames.toml").read_text("utf-8"))
        self._random, self._names = random, names
        self._frames: Mapping[str, Sequence[str]] = data["frames"]
        self._words: Mapping[str, Sequence[str]] = data["words"]

    def draw(self, count: int) -> Iterator[Sentence]:
        """So many sentences; about one in three joins two frames."""
        for _ in range(count):
            pieces = [self._piece()]
            if self._random.random() < 0.35:
                pieces.append(self._piece())
            yield self._filled("".join(pieces))

    def _piece(self) -> str:
        kind = self._random.choices(list(MIX), list(MIX.values()))[0]
        return self._random.choice(self._frames[kind])

    def _filled(self, frame: str) -> Sentence:
        text, bodies, at = "", [], 0
        for slot in SLOT.finditer(frame):
            text += frame[at : slot.start()]
            at = slot.end()
            for piece, names_body in self._words_of(slot[1]):
                if names_body:
                    bodies.append((len(text), len(text) + len(piece)))
                text += piece
        return Sentence(text + frame[at:], tuple(bodies))

    def _words_of(self, slot: str) -> Iterator[tuple[str, bool]]:
        """What a slot is filled with, piece by piece, and whether the piece is a body."""
        if slot == "A":
            yield self._names.body(), True
        elif slot in "LC":
            separator = self._random.choice(SEPARATORS)
            for number in range(self._random.randint(1, 6)):
                if number:
                    yield separator, False
                yield (self._names.member() if slot == "C" else self._names.body()), True
        elif slot == "B":
            for number, name in enumerate(self._random.choice(self._words[slot]).split("、")):
                if number:
                    yield "、", False
                yield name, True
        elif slot == "P":
            yield self._names.place(), False
        elif slot in "TN" and self._random.random() < FROM_DICTIONARY:
            yield self._phrase(slot), False
        else:
            yield self._random.choice(self._words[slot]), False

    def _phrase(self, slot: str) -> str:
        """A piece of work (T) or a thing (N) put together from any words of the dictionary: no sense, but the sound of one."""
        verbs, nouns = vocabulary()
        things = "".join(self._random.choice(nouns) for _ in range(self._random.randint(1, 3)))
        return self._random.choice(verbs) + things if slot == "T" else things


@lru_cache
def vocabulary() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The verbs and nouns of jieba's dictionary that are in some use and end as no body does."""
    import jieba

    verbs, nouns = [], []
    for line in jieba.get_dict_file():
        word, number, tag = line.decode("utf-8").split()
        if int(number) >= COMMON and 2 <= len(word) <= 4 and HAN.fullmatch(word):
            if tag in ("v", "vn") and len(word) == 2:
                verbs.append(word)
            if tag in ("n", "vn", "an", "l") and not is_body(word):
                nouns.append(word)
    return tuple(verbs), tuple(nouns)


def of_plans(corpus: Path) -> Iterator[Sentence]:
    """The lines of the sample plans with the bodies that their gold names; those that the rules find beside them are labelled too.

    A line in which the rules find what they are not certain of is left out, rather than teach the model a mistake.
    """
    for file in sorted((corpus / "gold").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        known = {r["agency"] for task in gold["tasks"] for r in task["responsibilities"] if len(r["agency"]) > 2}
        pattern = re.compile("|".join(sorted(map(re.escape, known), key=lambda name: (-len(name), name))) or r"(?!)")
        for line in read(corpus / gold["source"]).text.split("\n"):
            named = [match.span() for match in pattern.finditer(line)]
            more = [found for found in find_by_rules(line) if all(found[1] <= a or found[0] >= b for a, b in named)]
            if line.strip() and all(kind_of(line[a:b]) in CERTAIN_KINDS and line[a] in LEVELS for a, b in more):
                yield Sentence(line, tuple(sorted([*named, *more])))
