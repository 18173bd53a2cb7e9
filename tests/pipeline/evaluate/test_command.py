"""`planledger eval`: what it prints, and what it says of gold and plans that cannot be used."""

import json
from pathlib import Path

import pytest

from pipeline.cli.app import invoke
from pipeline.evaluate import evaluate
from pipeline.evaluate.report import table

CORPUS = Path(__file__).parents[3] / "corpus"
GOLD = str(CORPUS / "gold")


def test_the_table_and_the_json_are_the_reports(capsys: pytest.CaptureFixture[str]) -> None:
    report = evaluate(CORPUS / "gold")
    assert invoke(["eval", GOLD]) == 0
    assert capsys.readouterr().out == table(report) + "\n"
    assert invoke(["eval", GOLD, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert list(figures) == [*report.tallies, "mean", "overall"]
    assert figures["overall"]["grounding"] == [1.0, 1.0, 1.0]


def test_plans_that_are_missing_or_malformed_count_as_empty_and_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "yunxi-digital.json").write_text("{}", "utf-8")
    assert invoke(["eval", GOLD, "--plans", str(tmp_path), "--errors", "1"]) == 1
    said = capsys.readouterr()
    assert "yunxi-digital: no plan, counted as empty" in said.err
    assert "baisha-water: no plan, counted as empty" in said.err
    assert "baisha-water\ttasks\tmissed 1. 补齐城镇污水收集短板\n" in said.out


@pytest.mark.parametrize(("arguments", "reason"), [([], "no gold files"), (["--base", "."], "no gold files")])
def test_a_folder_without_gold_is_an_error_in_one_line(
    arguments: list[str], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert invoke(["eval", str(tmp_path), *arguments]) == 1
    said = capsys.readouterr()
    assert reason in said.err
    assert said.err.count("\n") == 1


def test_a_base_that_does_not_hold_the_sources_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.json").write_text('{"slug": "one", "source": "nowhere/one.txt"}', "utf-8")
    assert invoke(["eval", str(tmp_path)]) == 1
    assert "--base" in capsys.readouterr().err


def test_a_source_that_is_not_there_counts_as_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.json").write_text('{"slug": "one", "source": "nowhere/one.txt"}', "utf-8")
    assert invoke(["eval", str(tmp_path), "--base", str(tmp_path)]) == 1
    assert "one: no plan" in capsys.readouterr().err
