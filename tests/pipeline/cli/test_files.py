"""extract, show and convert on real files of our own words, end to end."""

import json
import zipfile
from pathlib import Path

import pytest

import pipeline
import pipeline.extract as module
from pipeline.cli.app import invoke
from pipeline.cli.reading import print_plan
from pipeline.exports.plan_json import to_json
from pipeline.messages import Messages
from schemas import Plan
from tests.plans.one import TEXT, made_plan


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    made = []
    for name, city in (("b.txt", "云溪市"), ("a.txt", "临江县")):
        (tmp_path / name).write_text(TEXT.format(city=city), "utf-8")
        made.append(str(tmp_path / name))
    return made


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert invoke([*arguments, "--lang", "en"]) == 0
    return capsys.readouterr().out


def test_one_file_gives_one_object_always_the_same(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "extract", files[0])
    plan = Plan.model_validate_json(out)
    assert out == to_json(plan, indent=2) + "\n"
    assert plan == pipeline.extract(files[0])
    assert plan.document.source.name == "b.txt"
    assert plan.text.startswith("云溪市人民政府办公室文件")
    assert {task.title for task in plan.tasks} >= {"改造中医馆12个"}
    assert printed(capsys, "extract", files[0]) == out


def test_several_files_give_a_line_each_in_the_order_given(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "extract", *files).splitlines()
    assert lines == [to_json(pipeline.extract(file)) for file in files]
    assert printed(capsys, "extract", *reversed(files)).splitlines() == lines[::-1]


def test_a_bad_file_among_good_ones_costs_only_itself(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"")
    assert invoke(["extract", files[0], str(tmp_path / "bad.pdf"), files[1], "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["document"]["source"]["name"] for line in out.splitlines()] == ["b.txt", "a.txt"]
    assert "bad.pdf: the file is empty" in err


def test_a_bundle_gives_its_documents(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as bundle:
        for file in files:
            bundle.write(file, Path(file).name)
    out = printed(capsys, "extract", str(tmp_path / "two.zip"))
    assert sorted(json.loads(line)["document"]["source"]["name"] for line in out.splitlines()) == ["two.zip/a.txt", "two.zip/b.txt"]
    report = pipeline.run(tmp_path, outputs=tmp_path / "out", jobs=1)
    assert [o.path for o in report.outcomes if o.status == "skipped"] == ["two.zip/a.txt", "two.zip/b.txt"]  # twins of those beside it


def test_python_and_its_module_of_the_same_name(files: list[str]) -> None:
    """`pipeline.extract` stays the function, whoever has imported the module of that name."""
    assert isinstance(pipeline.extract(files[0]), Plan)
    assert callable(module)


def test_a_whole_run_gives_the_plans_that_extract_gives(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = tmp_path / "out"
    report = pipeline.run(tmp_path, outputs=outputs, jobs=2)
    assert [(o.path, o.status) for o in report.outcomes] == [("a.txt", "ok"), ("b.txt", "ok")]
    for file in files:
        assert (outputs / "plans" / f"{Path(file).name}.json").read_text("utf-8") == printed(capsys, "extract", file)
    found = json.loads(printed(capsys, "tasks", "--store", str(outputs / "planledger.sqlite"), "--text", "改造中医馆", "--json"))
    assert {task["path"] for task in found} == {"a.txt", "b.txt"}


def test_convert_prints_what_was_read(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "convert", files[0], "--to", "text") == pipeline.extract(files[0]).text + "\n"
    markdown = printed(capsys, "convert", files[0])
    assert "改造中医馆12个" in markdown


SHOWN = """\
标题：云溪市中医药惠民行动方案（2024—2026年）
发文机关：云溪市人民政府办公室、青岚省、云溪市联席会议
发文字号：云政办发〔2024〕3号
层级：地市级
地区：云溪市 (990100)
成文日期：2024-02-28
规划期：2024–2026
状态：征求意见稿
来源：yunxi.docx (text/plain, {bytes} B)

目录
  一、行动目标
  二、重点任务
    （一）建设中医馆
      1.改造中医馆12个
  三、进度安排
  四、组织保障

目标
  中医馆覆盖率不低于85%

任务
  1.改造中医馆12个
      牵头 市卫健委  配合 市财政局、市医保局  时限 2025年6月底前  第 1 页
  2.=培训骨干医师
      责任 市教育局  第 1 页

阶段
  启动阶段  2024-03–2024-05

领导小组
  云溪市中医药工作专班
      组长 陈某
      副组长 李某
      成员 市卫健委
      办公室 市卫健委

引用文件
  《青岚省中医药条例》青岚发〔2023〕7号

提示
  attribution-unsettled: a bracket that looks like an attribution：（2024—2026年）
  no-date: no date of issue in the text

指标 (2)
"""


def test_show_prints_a_plan_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    plan = made_plan()
    print_plan(Messages("zh"), plan)
    out = capsys.readouterr().out
    head = SHOWN.format(bytes=plan.document.source.bytes)
    assert out[: len(head)] == head
    rows = [line.split() for line in out[len(head) :].splitlines()]
    assert rows[0] == ["序号", "指标", "性质", "口径", "数值", "时限", "基期", "属性", "原文"]
    assert rows[2] == ["1", "中医馆覆盖率", "目标", "总量", "≥85%", "到2026年", "60.5（2023）", "预期性", "不低于85%"]
    assert rows[3] == ["2", "中医馆", "目标", "变化量", "12–15.5个", "2025年6月底前", "12个"]


def test_show_reads_a_file(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "show", files[0])
    assert out.startswith("Title: ")
    assert "Outline\n  一、行动目标" in out
