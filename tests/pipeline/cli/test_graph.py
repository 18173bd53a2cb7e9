"""`planledger graph` from the outside: counts, files, pictures, analyses, and what it says when it cannot."""

import json
from pathlib import Path

import pytest

from pipeline.cli.app import invoke
from pipeline.store import open_store, put_plan
from tests.pipeline.graph.madegraph import CITY, DISTRICT, city


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "city.txt").write_text(CITY, "utf-8")
    (tmp_path / "plans" / "district.txt").write_text(DISTRICT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "plans"


def test_it_counts_what_the_graph_holds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["graph", str(folder)]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["2", "document", "文件"] in lines
    assert ["3", "leads", "牵头"] in lines
    assert all(line[1] != "aligned-with" for line in lines if line)
    assert invoke(["graph", str(folder), "--aligned"]) == 0
    assert "aligned-with" in capsys.readouterr().out


@pytest.mark.parametrize("analysis", ["load", "cooperation", "brokers", "idle", "unowned"])
def test_every_analysis_prints_a_table_and_json(folder: Path, capsys: pytest.CaptureFixture[str], analysis: str) -> None:
    assert invoke(["graph", str(folder), "--analysis", analysis]) == 0
    assert "序号" in capsys.readouterr().out
    assert invoke(["graph", str(folder), "--analysis", analysis, "--json", "--limit", "1"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_the_load_as_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["graph", str(folder / "city.txt"), "--analysis", "load", "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "序号,单位,任务数,牵头,责任,配合,文件数,最早时限,按季度",
        "1,云溪市交通运输局,3,1,1,1,1,2025-06-30,2025Q2 1、2025Q4 1、未定 1",
    ]


def test_a_store_answers_as_its_files_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(folder.parent / "s.sqlite", create=True)
    with store.writing() as connection:
        put_plan(connection, city(folder), "city.txt")
    said = []
    for source in (folder / "city.txt", folder.parent / "s.sqlite"):
        assert invoke(["graph", str(source), "--analysis", "load", "--json"]) == 0
        said.append([{**row, "id": ""} for row in json.loads(capsys.readouterr().out)])
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["-o", "new/p.svg"], "new/p.svg"),
        (["--format", "svg", "--view", "ownership"], "graph.svg"),
        (["-o", "g.graphml"], "g.graphml"),
        (["--format", "gexf", "--view", "cooperation"], "graph.gexf"),
        (["--format", "cypher", "-o", "script.txt"], "script.txt"),
        (["--format", "csv"], "graph-csv/nodes-Task.csv"),
        (["--format", "jsonld", "--view", "ownership", "--aligned"], "graph.jsonld"),
    ],
)
def test_files(folder: Path, arguments: list[str], file: str) -> None:
    assert invoke(["graph", str(folder), *arguments]) == 0
    assert (folder.parent / file).stat().st_size > 0


def test_a_user_s_own_bodies(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder.parent / "my.toml").write_text('[[alias]]\nname = "市数据局"\nmeans = "市财政局"\n', "utf-8")
    assert invoke(["graph", str(folder / "city.txt"), "--analysis", "load", "--json", "--agencies", "my.toml"]) == 0
    assert {row["agency"]: row["tasks"] for row in json.loads(capsys.readouterr().out)}["云溪市财政局"] == 3


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["-o", "p.dot"], 2, "name one with --format: svg, png, graphml, gexf, cypher, csv, jsonld"),
        (["--format", "svg", "--view", "all"], 2, "choose one of cooperation, ownership"),
        (["--format", "dot"], 2, "choose one of"),
        (["--format", "png", "--font", "city.txt"], 1, "not a font file with Chinese characters"),
    ],
)
def test_what_cannot_be_done_is_told(folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str) -> None:
    assert invoke(["graph", str(folder), *arguments]) == code
    assert words in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 cut off")
    assert invoke(["graph", str(folder), "--analysis", "unowned", "--csv"]) == 1
    out, err = capsys.readouterr()
    assert "broken.docx" in err
    assert "开展满意度调查" in out


def test_what_it_holds_as_json_and_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["graph", str(folder), "--json"]) == 0
    held = json.loads(capsys.readouterr().out)
    assert held[0] == {"part": "node", "type": "document", "name": "文件", "count": 2}
    assert {"part": "edge", "type": "leads", "name": "牵头", "count": 3} in held
    assert invoke(["graph", str(folder), "--csv", "--limit", "1"]) == 0
    assert capsys.readouterr().out == "部分,类型,名称,数量\n节点,document,文件,2\n"
