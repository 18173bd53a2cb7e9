"""planledger compare: documents and stores, print, JSON, CSV and files."""

import csv
import json
from pathlib import Path

import pytest

from pipeline.cli.app import invoke
from tests.conftest import PLANS

DRAFT, FINAL = str(PLANS / "yunxi-clinics-draft.docx"), str(PLANS / "yunxi-clinics.html")


def test_the_print(capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["compare", FINAL, DRAFT, "--indicator", "设置率", "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    head, *lines = out.strip().splitlines()
    assert head == "乡镇卫生院中医馆设置率  (%)"
    assert [line.split("  ")[1:4] for line in lines] == [["云溪市", "100%", "2026年"]] * 2
    assert err == "1 quantity of 2 plans\n"


def test_json_and_csv_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["compare", FINAL, DRAFT, "--json"]) == 0
    groups = json.loads(capsys.readouterr().out)
    assert all(len({figure["document"] for figure in group["figures"]}) == 2 for group in groups)
    assert invoke(["compare", FINAL, DRAFT, "--csv"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert {row["指标"] for row in rows} == {group["name"] for group in groups}
    assert all(row["出处"] for row in rows)


def test_files_and_limit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [tmp_path / f"a.{face}" for face in ("html", "xlsx", "svg")]
    options = [word for name in names for word in (f"--{name.suffix[1:]}", str(name))]
    assert invoke(["compare", FINAL, DRAFT, "--limit", "2", *options, "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", "".join(f"written: {name}\n" for name in names))
    assert all(name.stat().st_size for name in names)


def test_nothing_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["compare", FINAL, "--indicator", "航天器", "--lang", "en"]) == 0
    assert capsys.readouterr() == ("", "nothing found\n")


def test_a_file_that_cannot_be_read_costs_only_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"")
    assert invoke(["compare", str(tmp_path / "bad.pdf"), FINAL, "--indicator", "就诊率", "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert "县域内就诊率" in out
    assert "bad.pdf" in err
