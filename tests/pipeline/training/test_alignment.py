"""The weights of task alignment: fitted on annotated pairs, judged on those left out."""

import json
from pathlib import Path

import pytest

from pipeline.compare.tasks.model import WEIGHTS, model
from pipeline.training import alignment
from tests.conftest import PLANS
from tests.pipeline.compare.corpusplans import CITY, DISTRICT, DRAFT, FINAL, corpus_plan


def gold(a: str, b: str, pairs: list[tuple[int, int]]) -> dict[str, object]:
    ours, theirs = corpus_plan(a).tasks, corpus_plan(b).tasks
    told = [{"a": ours[i].evidence[0].text, "b": theirs[j].evidence[0].text, "change": "reworded"} for i, j in pairs]
    distinct = {"kind": "tasks", "a": ours[0].evidence[0].text, "b": theirs[-1].evidence[0].text}
    return {"a": f"plans/{a}", "b": f"plans/{b}", "fields": ["tasks"], "tasks": told, "distinct": [distinct]}


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    versions = gold(DRAFT, FINAL, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)])
    for name, pair in (("versions", versions), ("levels", gold(CITY, DISTRICT, [(0, 0), (1, 1), (4, 4)]))):
        (tmp_path / f"{name}__pair.json").write_text(json.dumps(pair), encoding="utf-8")
    return tmp_path


def test_figures_of_all_and_of_those_left_out(annotated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = WEIGHTS.read_text(encoding="utf-8")
    assert alignment.main([str(annotated), "--base", str(PLANS.parent), "--judge"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[0] for line in lines] == ["pair", "levels__pair", "versions__pair", "all", "mean"]
    assert float(lines[2][1]) > 0.6
    assert lines[3][5].endswith("/2")
    assert WEIGHTS.read_text(encoding="utf-8") == before


def test_what_is_written_is_what_is_read() -> None:
    assert alignment.written(model()) == WEIGHTS.read_text(encoding="utf-8")


def test_a_line_that_parts_answers_is_found() -> None:
    rows = [((1.0, float(x)), x > 5 or x == 3, 1.0) for x in range(12)]
    intercept, slope = alignment.newton(rows)
    assert slope > 0 > intercept
    assert intercept + slope * 4.5 == pytest.approx(0, abs=1)
