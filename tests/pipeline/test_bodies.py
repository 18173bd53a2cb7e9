"""Bodies that a plan names: attributed ones with their tasks, others as candidates and as warnings, never as roles."""

import json
from pathlib import Path

import pytest

from pipeline import extract
from pipeline.bodies import named_bodies, with_unattributed
from pipeline.cli.app import invoke
from pipeline.extract import extract_document
from pipeline.readers import read

TEXT = """云溪市夜间经济工作方案
一、重点任务
（一）培育夜市街区。2025年底前建成夜市街区3个，占道方案报市公安局审定。（牵头单位：市商务局；责任单位：市城管局）
（二）开通夜间公交。市商务局提供客流数据。（责任单位：市交通运输局）
云溪市人民政府办公室
2025年3月6日
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "night.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_bodies_are_listed_with_times_and_tasks(file: Path) -> None:
    document = read(file)
    found = named_bodies(document, extract_document(document), by="rules")
    assert [(row.name, row.times, row.tasks, row.kind, row.paragraph) for row in found] == [
        ("市公安局", 1, 0, "government", 3),
        ("市商务局", 2, 1, "government", 3),
        ("市城管局", 1, 1, "government", 3),
        ("市交通运输局", 1, 1, "government", 4),
        ("云溪市人民政府办公室", 1, 0, "government", 5),
    ]
    assert found[0].section == "（一）培育夜市街区"
    assert [TEXT[row.evidence.start : row.evidence.end] for row in found] == [row.name for row in found]


def test_warnings_name_what_a_task_mentions_without_attribution(file: Path) -> None:
    plan, plain = extract(file, ner=True), extract(file)
    more = [warning for warning in plan.warnings if warning.code == "body-unattributed"]
    assert [(warning.evidence and warning.evidence.text, warning.rule) for warning in more] == [
        ("市公安局", "ner.bodies"),
        ("市商务局", "ner.bodies"),
    ]
    assert plan.model_copy(update={"warnings": plain.warnings}) == plain


def test_the_default_plan_has_no_such_warnings(file: Path) -> None:
    assert [warning for warning in extract(file).warnings if warning.code == "body-unattributed"] == []


def test_a_plan_without_tasks_gains_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text("关于召开会议的通知\n请市教育局参加。\n", "utf-8")
    document = read(path)
    plan = extract_document(document)
    assert with_unattributed(plan, document) == plan


def test_the_command_prints_rows(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["bodies", str(file), "--unattributed", "--csv"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "序号,单位,类别,提到次数,责任任务数,首次出现",
        "1,市公安局,行政机关,1,0,（一）培育夜市街区，第3段",
        "2,云溪市人民政府办公室,行政机关,1,0,（二）开通夜间公交，第5段",
    ]
    assert invoke(["bodies", str(file), "--by", "both", "--limit", "1", "--json"]) == 0
    assert [row["name"] for row in json.loads(capsys.readouterr().out)] == ["市公安局"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["bodies", str(tmp_path / "none.txt")]) == 1
    assert invoke(["keywords", str(tmp_path / "none.txt")]) == 1
    assert capsys.readouterr().err.count("none.txt") == 2
