"""Judges the ways of finding bodies in running text: rules, model and both, by exact ranges and by the clock."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from extractors.ner import find_bodies, find_by_model, find_by_rules
from pipeline.readers import read
from pipeline.training.sentences import Sentence
from pipeline.training.train import judged_set

Finder = Callable[[str], list[tuple[int, int]]]
FINDERS: dict[str, Finder] = {"rules": find_by_rules, "model": find_by_model, "both": find_bodies}
HEAD = "| data | way | found | precision | recall | F1 | ms / 1,000 characters |\n|---|---|---|---|---|---|---|"


@dataclass(frozen=True)
class Figure:
    """How one way did on one set: numbers of bodies found, right and wanted, and the seconds for so many characters."""

    found: int
    right: int
    wanted: int
    seconds: float
    characters: int

    @property
    def precision(self) -> float:
        """Of those found, the share that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of those wanted, the share that was found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def judge(find: Finder, sentences: Iterable[Sentence]) -> Figure:
    """Run one way over sentences; only exact ranges are right."""
    found = right = wanted = characters = 0
    seconds = 0.0
    for sentence in sentences:
        began = perf_counter()
        got = set(find(sentence.text))
        seconds += perf_counter() - began
        found, right, wanted = found + len(got), right + len(got & set(sentence.bodies)), wanted + len(sentence.bodies)
        characters += len(sentence.text)
    return Figure(found, right, wanted, seconds, characters)


def of_gold(folder: Path) -> Iterator[Sentence]:
    """Each document of a gold folder, with every mention of the bodies that its gold names.

    Gold is no list of all mentions: a body found elsewhere may well be one, so that precision means nothing here.
    """
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        source = next((base / gold["source"] for base in folder.parents if (base / gold["source"]).is_file()), None)
        names = {r["agency"] for task in gold.get("tasks", ()) for r in task["responsibilities"] if len(r["agency"]) > 2}
        if source is not None and names:
            pattern = re.compile("|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name))))
            text = read(source).text
            yield Sentence(text, tuple(match.span() for match in pattern.finditer(text)))


def figures(corpus: Path, gold: Path | None = None) -> Iterator[str]:
    """The lines of a Markdown table of the figures, on generated sentences and, if it is given, on a gold folder."""
    sets = {"names of known words": judged_set(corpus, held=False), "held-out names": judged_set(corpus, held=True)}
    if gold is not None:
        sets["mentions of gold bodies"] = list(of_gold(gold))
    yield from HEAD.split("\n")
    find_by_model("")
    for title, sentences in sets.items():
        for name, find in FINDERS.items():
            yield row(title, name, judge(find, sentences), complete=title != "mentions of gold bodies")


def row(title: str, way: str, figure: Figure, *, complete: bool) -> str:
    """One line of the table; without precision where not every body of the text is marked."""
    numbers = (f"{figure.precision:.3f}", f"{figure.recall:.3f}", f"{figure.f1:.3f}") if complete else ("–", f"{figure.recall:.3f}", "–")
    return f"| {title} | {way} | {figure.found} | {' | '.join(numbers)} | {1e6 * figure.seconds / figure.characters:.1f} |"
