"""The corpus: its files are what the sources give, its gold is well formed, and the readers see what the sources say."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.make import samples, target
from corpus.rendering.source import Sample, plain
from extractors.numerals import parse_number
from pipeline.evaluate import Gold, evaluate, load_gold
from pipeline.evaluate.likeness import folded, squeezed
from pipeline.readers import read

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
SAMPLES = {sample.slug: sample for sample in samples()}
GOLD = load_gold(CORPUS / "gold")
MANIFEST = tomllib.loads((CORPUS / "manifest.toml").read_text("utf-8"))["plan"]


def test_the_files_are_what_the_sources_give() -> None:
    done = subprocess.run([sys.executable, "corpus/make.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0


def test_every_source_has_its_gold_and_its_line_in_the_manifest() -> None:
    assert sorted(SAMPLES) == sorted(gold.slug for gold in GOLD) == sorted(row["slug"] for row in MANIFEST)
    files = {row["slug"]: row["file"] for row in MANIFEST}
    assert files == {slug: f"plans/{target(sample).name}" for slug, sample in SAMPLES.items()} == {g.slug: g.source for g in GOLD}


def anchors(gold: Gold) -> Iterator[str]:
    yield from (task.anchor for task in gold.tasks)
    yield from (target.anchor for target in gold.targets)
    yield from (indicator.anchor for indicator in gold.indicators)


def quoted(gold: Gold) -> Iterator[str]:
    yield from (f"{section.number or ''}{section.title}" for section in gold.sections)
    yield from (task.title for task in gold.tasks)
    yield from (r.agency for task in gold.tasks for r in task.responsibilities)
    yield from (citation.title for citation in gold.citations)
    yield from (citation.doc_number for citation in gold.citations if citation.doc_number)
    for group in gold.leading_groups:
        yield from filter(None, (group.head, group.office, *group.deputies, *group.members))


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.slug)
def test_every_anchor_stands_once_and_every_name_stands_in_its_document(gold: Gold) -> None:
    text = squeezed(plain(SAMPLES[gold.slug]))
    assert [anchor for anchor in anchors(gold) if text.count(squeezed(anchor)) != 1] == []
    assert [name for name in quoted(gold) if folded(name) not in folded(text)] == []


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.slug)
def test_anchors_are_as_long_as_the_format_says_and_hold_their_number(gold: Gold) -> None:
    assert [a.anchor for a in (*gold.tasks, *gold.targets) if not 10 <= len(a.anchor) <= 40] == []
    assert [i.anchor for i in gold.indicators if not holds(i.anchor, i.value)] == []


def holds(anchor: str, value: float) -> bool:
    """Whether an anchor prints the number, in digits or as 每半年一次 does."""
    spelt = re.findall("[一二三四五六七八九十百两]+", anchor)
    return f"{value:g}" in anchor or f"{value:.2f}" in anchor or any(parse_number(word) == value for word in spelt)


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=lambda sample: sample.slug)
def test_readers_see_every_character_and_no_other(sample: Sample) -> None:
    assert squeezed(read(target(sample)).text) == squeezed(plain(sample))


@pytest.mark.parametrize("row", MANIFEST, ids=lambda row: row["slug"])
def test_the_manifest_says_what_a_file_exercises(row: dict[str, str]) -> None:
    assert re.search(r"\w{3}", row["exercises"])


def test_no_figure_over_the_corpus_falls_below_its_floor() -> None:
    """What fell is named with its errors; `planledger eval corpus/gold --errors 5` shows the same."""
    floor = tomllib.loads((ROOT / "tests" / "accuracy_floor.toml").read_text("utf-8"))["corpus"]
    report = evaluate(CORPUS / "gold")
    fallen = {name for name, figure in report.overall().items() if figure is None or figure.f1 < floor[name]}
    assert [error for error in report.errors(5) if error[1] in fallen] == []
    assert fallen == set()
