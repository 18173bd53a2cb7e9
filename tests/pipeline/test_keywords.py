"""Keywords of a plan: its subject, not its officialese."""

import json
from pathlib import Path

import pytest

from pipeline.cli.app import invoke
from pipeline.extract import extract
from pipeline.keywords import find_keywords

TEXT = """云溪市夜间经济工作方案
一、重点任务
（一）培育夜市街区。建成夜市街区3个，夜市摊位实行统一编号。（牵头单位：市商务局）
（二）改造公交站台。夜间公交延长一小时，公交站台增设候车座椅，夜市附近的公交加密班次。（责任单位：市交通运输局）
二、组织保障
（一）加强组织领导。市商务局要加强组织领导，确保工作落实，工作情况定期通报。
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "night.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_keywords_say_what_a_plan_is_about(file: Path) -> None:
    found = find_keywords(extract(file), 3)
    assert [(row.word, row.times, row.tasks) for row in found[:2]] == [("夜市", 4, 2), ("公交", 4, 1)]
    assert [row.weight for row in found] == sorted((row.weight for row in found), reverse=True)


def test_bodies_places_and_officialese_are_no_keywords(file: Path) -> None:
    words = {row.word for row in find_keywords(extract(file), 100)}
    assert words & {"市商务局", "商务局", "云溪市", "工作", "加强", "组织", "牵头单位"} == set()


def test_a_plan_does_not_change_anothers_words(file: Path) -> None:
    plan = extract(file)
    assert find_keywords(plan, 10) == find_keywords(plan, 10)


def test_no_text_no_keywords(file: Path) -> None:
    assert find_keywords(extract(file), 0) == []


def test_the_command_prints_a_table_and_nothing_of_jieba(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["keywords", str(file), "--limit", "2", "--json"]) == 0
    out, err = capsys.readouterr()
    assert [row["word"] for row in json.loads(out)] == ["夜市", "公交"]
    assert "Building" not in err
