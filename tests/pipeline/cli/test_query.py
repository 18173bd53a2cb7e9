"""Queries at the command line: as table, JSON and CSV."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from pipeline.cli import tables
from pipeline.cli.app import invoke
from pipeline.exports.columns import LEDGER
from pipeline.store import Filter, find_tasks, open_store, put_plan
from tests.plans.one import made_plan


@pytest.fixture
def store(tmp_path: Path) -> str:
    made = open_store(tmp_path / "store.sqlite", create=True)
    with made.writing() as connection:
        put_plan(connection, made_plan("云溪市"), "b.txt")
        put_plan(connection, made_plan("临江县"), "a.txt")
    return str(made.path)


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    assert invoke(["--lang", "en", *arguments]) == 0
    return capsys.readouterr()


def test_tasks_as_table(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = asked(capsys, "tasks", "--store", store, "--agency", "教育", "--region", "云溪")
    heads, rule, row = out.splitlines()
    assert heads.split() == LEDGER.heads()
    assert set(rule) == {"─"}
    assert row.split()[:5] == ["1", "云溪市中医药惠民行动方案（2024—2026年）", "2.=培训骨干医师", "市教育局", "二、重点任务"]
    assert err == "rows: 1\n"
    # Chinese characters take two columns: the columns begin at the same place in head and row.
    assert cell_len(heads[: heads.index("任务")]) == cell_len(row[: row.index("2.=")])
    assert cell_len(heads[: heads.index("出处")]) == cell_len(row[: row.index("二、")])


def test_nothing_found(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "tasks", "--store", store, "--text", "无此内容") == ("", "nothing found\n")
    assert json.loads(asked(capsys, "tasks", "--store", store, "--text", "无此内容", "--json")[0]) == []


def test_tasks_as_json(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(asked(capsys, "tasks", "--store", store, "--text", "改造", "--doc", "云溪", "--json")[0])
    with open_store(store).reading() as connection:
        expected = [task.model_dump(mode="json") for task in find_tasks(connection, Filter(text=("改造",), doc="云溪"))]
    assert found == expected
    assert found[0]["lead"] == ["市卫健委"]


def test_tasks_as_csv(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = asked(capsys, "tasks", "--store", store, "--due-before", "2025", "--csv")
    rows = list(csv.reader(io.StringIO(out)))
    assert rows[0] == LEDGER.heads()
    assert [row[2] for row in rows[1:]] == ["1.改造中医馆12个"] * 2


def test_indicators_and_agencies(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(asked(capsys, "indicators", "--store", store, "--role", "target", "--text", "覆盖", "--limit", "1", "--json")[0])
    assert [(x["name"], x["value"], x["baseline_value"]) for x in found] == [("中医馆覆盖率", 85, 60.5)]
    out, err = asked(capsys, "agencies", "--store", store, "--agency", "卫健", "--region", "云溪")
    assert out.splitlines()[2].split() == ["1", "云溪市卫生健康委员会", "云溪市", "1", "0", "0", "1", "2025-06-30", "市卫健委"]
    assert err == "rows: 1\n"


def test_exports(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out" / "l.csv"
    out, err = asked(capsys, "export", "csv", "--store", store, "-o", str(target), "--region", "云溪")
    assert (out, err) == ("", f"written: {target}\n")
    assert len(target.read_text("utf-8-sig").splitlines()) == 3


def test_a_terminal_gets_a_table_of_its_width(store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "90")
    with open_store(store).reading() as connection:
        tables.print_table(LEDGER, find_tasks(connection))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 8
    assert max(cell_len(line) for line in lines if "\x1b" not in line) <= 90


def test_a_terminal_gets_no_empty_columns(store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("FORCE_COLOR", "1"), ("TTY_COMPATIBLE", "1"), ("NO_COLOR", "1"), ("COLUMNS", "400")):
        monkeypatch.setenv(name, value)
    with open_store(store).reading() as connection:
        tables.print_table(LEDGER, find_tasks(connection, Filter(agency="教育")))
    heads = re.sub(r"\x1b\[\d*m", "", capsys.readouterr().out.splitlines()[0])
    assert heads.split() == ["序号", "文件", "任务", "责任/配合单位", "出处"]


def test_a_search_by_name_tells_the_names_that_it_leaves_out(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = (
        "only names that contain “卫生健康局” were looked for; bodies for the same work are also printed as 市卫健委: "
        "planledger who 卫生健康局 finds them all\n"
    )
    for command in (["tasks", "--csv"], ["indicators", "--json"], ["agencies", "--csv"], ["export", "csv", "-o", str(tmp_path / "l.csv")]):
        _, err = asked(capsys, *command, "--store", store, "--agency", "卫生健康局")
        assert err.endswith(told)
    for name in ("卫健", "各区政府", "市"):
        assert asked(capsys, "tasks", "--csv", "--store", store, "--agency", name)[1] == ""


def test_a_pattern_of_ones_own(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = asked(capsys, "tasks", "--store", store, "--pattern", r"改造\p{Han}+\d+个", "--csv")
    assert [row[2] for row in csv.reader(io.StringIO(out))] == ["任务", "1.改造中医馆12个", "1.改造中医馆12个"]
    found = json.loads(asked(capsys, "indicators", "--store", store, "--pattern", "不低于8[5-9]%", "--limit", "1", "--json")[0])
    assert [x["name"] for x in found] == ["中医馆覆盖率"]
    out, _ = asked(capsys, "agencies", "--store", store, "--pattern", "骨干", "--csv")
    assert sorted(row[1] for row in csv.reader(io.StringIO(out))) == ["云溪市教育局", "单位", "市教育局"]


@pytest.mark.parametrize(
    ("pattern", "code", "words"),
    [
        ("(甲", 2, "planledger: --pattern: (甲 is not a pattern: missing ), at character 3\ntry: planledger tasks --help\n"),
        (r"^(\S|\S\S)+[甲乙]", 1, "the pattern takes too long – make it simpler"),
    ],
)
def test_a_pattern_that_is_none_or_takes_too_long(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pattern: str, code: int, words: str
) -> None:
    monkeypatch.setattr("pipeline.patterns.ONE_TEXT", 0.05)
    for form in ([], ["--json"], ["--csv"]):
        assert invoke(["tasks", "--store", store, "--pattern", pattern, "--lang", "en", *form]) == code
        assert words in capsys.readouterr().err
