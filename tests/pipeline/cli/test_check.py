"""check on files, JSON, a folder and a store, end to end."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

import pipeline
from pipeline.checks import check
from pipeline.cli.app import invoke
from pipeline.exports.plan_json import dump

TEXT = """\
青岚区绿地养护方案
一、总体要求
绿地常年洁净。
一、工作目标
建成口袋公园12个。
二、实施步骤
（一）准备阶段（2025年3月—5月）。制定方案。
（二）实施阶段（2025年5月—9月）。全面养护。
"""
SHOWN = """\
青岚区绿地养护方案（green.txt）
  ! 警告 · 阶段时间有误 [phase-overlap]
    “准备阶段”（2025-03—2025-05）与“实施阶段”（2025-05—2025-09）时间重叠
      （一）准备阶段（2025年3月—5月），第 7 段：“（一）准备阶段（2025年3月—5月）”
      （二）实施阶段（2025年5月—9月），第 8 段：“（二）实施阶段（2025年5月—9月）”
    → 建议：调整起止时间，使前后阶段衔接；确需并行的，写明并行
  ✗ 错误 · 序号错乱 [numbering-broken]
    序号重复：“一、总体要求”之后又是“一、工作目标”
      一、总体要求，第 2 段：“一、总体要求”
      一、工作目标，第 4 段：“一、工作目标”
    → 建议：重新编号；缺号的，核对是否漏了内容
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "green.txt").write_text(TEXT, "utf-8")
    (folder / "sound.txt").write_text(
        TEXT.replace("一、工", "二、工").replace("二、实", "三、实").replace("2025年5月—9", "2025年6月—9"), "utf-8"
    )
    return folder


def test_a_file_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["check", str(folder / "green.txt"), "--lang", "zh"]) == 0
    assert capsys.readouterr() == (SHOWN, "发现 2 处\n")


def test_nothing_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["check", str(folder / "sound.txt"), "--exit-code", "--lang", "en"]) == 0
    assert capsys.readouterr() == ("", "nothing found\n")


def test_json_is_the_same_in_every_language_and_from_every_source(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = pipeline.extract(folder / "green.txt")
    (tmp_path / "green.json").write_text(plan.model_dump_json(), "utf-8")
    pipeline.run(folder, outputs=tmp_path / "out", jobs=1)
    expected = dump({"findings": [one.model_dump(mode="json") for one in check(plan)]}, indent=2) + "\n"
    for source in (folder / "green.txt", folder, tmp_path / "green.json", tmp_path / "out" / "planledger.sqlite"):
        for language in ("en", "zh"):
            assert invoke(["check", str(source), "--json", "--lang", language]) == 0
            assert capsys.readouterr().out == expected
    found = json.loads(expected)["findings"][0]
    assert list(found) == ["code", "severity", "message", "evidence"]
    assert list(found["evidence"][0]) == ["start", "end", "text", "page", "cell", "document"]


def test_codes_severity_and_exit_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["check", str(folder), "--json", "--lang", "en"]
    assert invoke([*arguments, "--severity", "error", "--exit-code"]) == 3
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["findings"]] == ["numbering-broken"]
    assert invoke([*arguments, "--code", "phase-overlap"]) == 0
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["findings"]] == ["phase-overlap"]
    assert invoke([*arguments, "--code", "nonsense"]) == 2
    assert "--code" in capsys.readouterr().err


def test_a_bad_file_costs_only_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.pdf").write_bytes(b"")
    assert invoke(["check", str(folder / "bad.pdf"), str(folder / "green.txt"), "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert "[numbering-broken]" in out
    assert "bad.pdf: the file is empty" in err


def test_own_bodies_settle_which_names_are_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, own = tmp_path / "a.txt", tmp_path / "my.toml"
    plan.write_text("云溪市集市改造方案\n一、重点任务\n1.改造集市。全年改造集市5个。（牵头单位：市商促局；配合单位：市商务局）\n", "utf-8")
    own.write_text('[[alias]]\nname = "市商促局"\nmeans = "市商务局"\n', "utf-8")
    given = ["check", str(plan), "--json", "--code", "agency-twice"]
    assert invoke(given) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []
    assert invoke([*given, "--agencies", str(own)]) == 0
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["findings"]] == ["agency-twice"]


def test_a_list_to_work_through(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["check", str(folder), "--xlsx", str(tmp_path / "list.xlsx"), "--lang", "en"]) == 0
    assert capsys.readouterr() == ("", f"written: {tmp_path / 'list.xlsx'}\n")
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx")["问题台账"]
    heads, *lines = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert "/".join(map(str, heads)) == "序号/文件/程度/问题类型/问题/处理建议/有关原文/出处/核实意见/整改单位/整改时限/整改情况/代码"
    assert lines[1] == [
        2,
        "青岚区绿地养护方案",
        "错误",
        "序号错乱",
        "序号重复：“一、总体要求”之后又是“一、工作目标”",
        "重新编号；缺号的，核对是否漏了内容",
        "(1) 一、总体要求\n(2) 一、工作目标",
        "(1) 一、总体要求，第2段\n(2) 一、工作目标，第4段",
        None,
        None,
        None,
        None,
        "numbering-broken",
    ]
    assert len(lines) == 2


def test_the_same_list_as_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["check", str(folder / "green.txt"), "--csv", "--lang", "en"]) == 0
    heads, *lines = csv.reader(io.StringIO(capsys.readouterr().out))
    assert heads[:4] == ["序号", "文件", "程度", "问题类型"]
    assert [(line[2], line[-1]) for line in lines] == [("警告", "phase-overlap"), ("错误", "numbering-broken")]
