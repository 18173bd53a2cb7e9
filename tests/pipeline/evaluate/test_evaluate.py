"""The workbench gives the public judge's figures, and full marks to a plan made of the gold itself."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.rendering.source import load, plain
from pipeline.evaluate import FIGURES, Figure, Gold, GoldError, evaluate, judge, load_gold
from tests.plans.of_gold import Maker

ROOT = Path(__file__).parents[3]
CORPUS = ROOT / "corpus"
JUDGE = ROOT.parent / "shared" / "eval" / "score.py"
GOLD = load_gold(CORPUS / "gold")


def text_of(gold: Gold) -> str:
    return plain(load(CORPUS / "sources" / f"{gold.slug}.plan"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.slug)
def test_a_plan_made_of_its_gold_has_full_marks(gold: Gold) -> None:
    figures = {name: tally.figure() for name, tally in judge(gold, Maker(gold, text_of(gold)).plan()).items()}
    assert {name: figure for name, figure in figures.items() if figure not in (None, Figure(1, 1, 1))} == {}


def test_a_missing_plan_counts_as_empty() -> None:
    gold = GOLD[0]
    tallies = judge(gold, None)
    assert tallies["tasks"].figure() == Figure(0, 0, 0)
    assert tallies["tasks"].missed == len(gold.tasks)
    assert tallies["grounding"].figure() is None


def test_fields_that_the_gold_does_not_annotate_are_not_judged() -> None:
    gold = GOLD[0].model_copy(update={"fields": ("tasks",)})
    judged = {name for name, tally in judge(gold, Maker(gold, text_of(gold)).plan()).items() if tally.figure()}
    assert judged == {"tasks", "task_fields", "responsibilities", "grounding"}


def test_a_folder_without_gold_and_a_malformed_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold files"):
        load_gold(tmp_path)
    (tmp_path / "bad.json").write_text('{"slug": "bad"}', "utf-8")
    with pytest.raises(GoldError, match=r"bad\.json: source"):
        load_gold(tmp_path)


@pytest.mark.skipif(not JUDGE.exists(), reason="the public judge is not beside this checkout")
@pytest.mark.parametrize("seed", range(6))
def test_the_figures_are_the_public_judges(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    for gold in GOLD[: len(GOLD) - 1]:  # the last one has no plan
        plan = Maker(gold, text_of(gold), spoil=0.05 + 0.06 * seed, chance=chance).plan()
        (tmp_path / f"{gold.slug}.json").write_text(plan.model_dump_json(), "utf-8")
    command = [sys.executable, str(JUDGE), str(CORPUS / "gold"), str(tmp_path), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout)
    report = evaluate(CORPUS / "gold", plans=tmp_path)
    ours = {slug: {name: figures[name] and list(figures[name] or ()) for name in FIGURES} for slug, figures in report.columns().items()}
    assert ours == theirs
