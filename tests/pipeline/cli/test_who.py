"""`planledger who`: in print, as JSON, CSV and workbook."""

import csv
import io
import json
from pathlib import Path

import pytest

from pipeline.cli.app import invoke
from pipeline.store import open_store, put_plan
from tests.plans.one import made_plan


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = tmp_path / "store.sqlite"
    with open_store(path, create=True).writing() as connection:
        for city in ("云溪市", "临江县"):
            put_plan(connection, made_plan(city), f"{city}.txt")
    return str(path)


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    assert invoke(["--lang", "en", "who", *arguments]) == 0
    return capsys.readouterr()


PRINTED = """\
云溪市卫生健康委员会  [卫生健康]  [云溪市]  [prefecture]  1 plan, 1 task
  printed: 市卫健委
  云溪市中医药惠民行动方案（2024—2026年）  (云溪市.txt)
    lead         1.改造中医馆12个  due 2025年6月底前  · 二、重点任务 › （一）建设中医馆，第1页
    member       云溪市中医药工作专班  · 四、组织保障，第15段
    office       云溪市中医药工作专班  · 四、组织保障，第15段
"""


def test_in_print(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "云溪市卫健委", store) == (PRINTED, "")


def test_several_bodies_stand_apart(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = asked(capsys, "财政局", store)
    assert [line.split("  ")[0] for line in out.splitlines() if line and not line.startswith(" ")] == ["云溪市财政局", "市财政局"]
    assert err == "财政局: 2 bodies, each apart\n"


def test_nothing_found(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = asked(capsys, "云溪市卫生健壮委", store)
    assert out == ""
    assert err.startswith("no plan names 云溪市卫生健壮委 as a body with work to do; names like it: 云溪市卫生健康委员会")


def test_as_csv_json_and_workbook(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heads, *rows = csv.reader(io.StringIO(asked(capsys, "云溪市卫健委", store, "--csv")[0]))
    assert heads[:7] == ["序号", "单位", "职能", "文件", "角色", "任务", "完成时限"]
    assert [(row[4], row[5]) for row in rows] == [
        ("牵头", "1.改造中医馆12个"),
        ("成员单位", "云溪市中医药工作专班"),
        ("办公室", "云溪市中医药工作专班"),
    ]
    (body,) = json.loads(asked(capsys, "云溪市卫健委", store, "--json")[0])["bodies"]
    assert body["plans"][0]["tasks"][0]["evidence"]["text"] == "1.改造中医馆12个"
    assert asked(capsys, "云溪市卫健委", store, "--xlsx", str(tmp_path / "o.xlsx")) == ("", f"written: {tmp_path / 'o.xlsx'}\n")
    assert (tmp_path / "o.xlsx").read_bytes()[:2] == b"PK"


def test_a_file_of_ones_own_bodies(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "my.toml"
    mine.write_text('[[alias]]\nname = "市医保局"\nmeans = "市财政局"\n', "utf-8")
    assert "市医保局" in asked(capsys, "云溪市财政局", store, "--agencies", str(mine))[0]
    mine.write_text('[[alias]]\nname = "市医保局"\n', "utf-8")
    assert invoke(["--lang", "en", "who", "财政局", store, "--agencies", str(mine)]) == 1
    assert "alias 1 (市医保局), means" in capsys.readouterr().err
