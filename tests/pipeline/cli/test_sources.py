"""What check, compare, graph and who are asked about: files, folders, stores, JSON, and what is none of them, alike in all four."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline
from pipeline.cli.app import invoke

TEXT = """\
{place}托育服务提升方案
一、工作目标
到2026年，托育机构不少于{number}家。
二、重点任务
1.建设托育机构。新建社区托育点。（责任单位：市卫健委、市教育局；完成时限：2026年6月底前）
"""
ASK = {
    "check": ["check", "--json"],
    "compare": ["compare", "--least", "1", "--json"],
    "graph": ["graph", "--analysis", "load", "--json"],
    "who": ["who", "市卫健委", "--json"],
}
Asked = Callable[..., tuple[int, str, str]]


@pytest.fixture(params=list(ASK))
def asked(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asked:
    """What a command says of sources in a folder with one of each kind."""
    monkeypatch.chdir(tmp_path)
    Path("plans").mkdir()
    for name, place, number in (("a.txt", "云溪市", 40), ("b.txt", "北仑区", 12)):
        Path("plans", name).write_text(TEXT.format(place=place, number=number), "utf-8")
    Path("a.json").write_text(pipeline.extract("plans/a.txt").model_dump_json(), "utf-8")
    pipeline.run("plans", store="all.sqlite", outputs="made", jobs=1)
    Path("empty").mkdir()
    Path("broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    Path("other.json").write_text("{}", "utf-8")
    with sqlite3.connect("foreign.sqlite") as connection:
        connection.execute("CREATE TABLE theirs (a)")

    def ask(*arguments: str) -> tuple[int, str, str]:
        code = invoke([*ASK[request.param], *arguments, "--lang", "en"])
        return code, *capsys.readouterr()

    return ask


def test_files_folders_stores_and_json_are_all_the_same(asked: Asked) -> None:
    both = [asked(*sources) for sources in (["plans"], ["plans/a.txt", "plans/b.txt"], ["a.json", "plans/b.txt"], ["plans", "a.json"])]
    assert [(code, err) for code, _, err in both] == [(0, "")] * 4
    assert len({out for _, out, _ in both}) == 1
    assert asked("all.sqlite")[0] == asked("--store", "all.sqlite")[0] == 0
    assert asked("all.sqlite") == asked("--store", "all.sqlite")
    assert json.loads(asked("all.sqlite", "a.json")[1]) is not None


def test_the_store_of_the_last_run_is_asked_where_nothing_is_named(asked: Asked) -> None:
    assert asked() == (1, "", "planledger: outputs/planledger.sqlite: there is no such store – make it with: planledger run DIR\n")
    Path("outputs").mkdir()
    Path("all.sqlite").rename("outputs/planledger.sqlite")
    code, out, _ = asked()
    assert code == 0
    assert json.loads(out) is not None


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("none.docx", "there is no such file"),
        ("none.json", "there is no such file"),
        ("none.sqlite", "there is no such store – make it with: planledger run DIR"),
        ("broken.pdf", "the PDF is cut off: its end is missing"),
        ("other.json", "the JSON is not a plan – make it with: planledger extract FILE > plan.json"),
        ("foreign.sqlite", "not a planledger store – name another file with --store"),
        ("empty", "there are no files below it – name the folder that holds the plans"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_the_rest_goes_on(asked: Asked, source: str, problem: str) -> None:
    code, out, err = asked(source)
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert err.startswith(f"planledger: {source}: {problem}")
    code, out, told = asked(source, "plans/a.txt")
    assert (code, told) == (1, err)
    assert out == asked("plans/a.txt")[1]


@pytest.mark.parametrize("region", ["宁波", "330206", "330200"])
def test_only_the_plans_of_a_region(asked: Asked, region: str, request: pytest.FixtureRequest) -> None:
    if "who" in request.node.name:
        pytest.skip("there it is the region of the bodies")
    alone = asked("plans/b.txt")
    assert asked("plans", "--region", region) == alone
    assert asked("all.sqlite", "--region", region)[0] == alone[0]
    assert "云溪" not in asked("all.sqlite", "--region", region)[1]


def test_a_file_of_bodies_that_is_none(asked: Asked, request: pytest.FixtureRequest) -> None:
    if "compare" in request.node.name:
        pytest.skip("figures have no owners")
    code, out, err = asked("plans", "--agencies", "other.toml")
    assert (code, out) == (1, "")
    assert err == "planledger: other.toml: there is no such file\n"
