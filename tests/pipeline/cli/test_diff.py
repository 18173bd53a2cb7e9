"""planledger diff: print, JSON, files, parts, exit codes."""

import json
from pathlib import Path

import pytest

from pipeline.cli.app import invoke
from schemas import Diff
from tests.conftest import PLANS

DRAFT, FINAL = str(PLANS / "yunxi-clinics-draft.docx"), str(PLANS / "yunxi-clinics.html")
GOLDEN = Path(__file__).with_name("golden") / "diff"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_print_of_draft_and_final(language: str, rewrite: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["diff", DRAFT, FINAL, "--lang", language]) == 0
    out, err = capsys.readouterr()
    golden = GOLDEN / f"yunxi-clinics.{language}.txt"
    if rewrite:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(out, "utf-8", newline="\n")
    assert not rewrite, "golden files rewritten: look at them, then run without the switch"
    assert out == golden.read_text("utf-8")
    assert err == ""


def test_json_is_a_diff(capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["diff", DRAFT, FINAL, "--json"]) == 0
    out = capsys.readouterr().out
    diff = Diff.model_validate_json(out)
    assert (diff.a.name, diff.b.name) == ("yunxi-clinics-draft.docx", "yunxi-clinics.html")
    assert {"change", "score", "a", "b", "owners", "due"} <= set(json.loads(out)["tasks"][0])


def test_only_some_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["diff", DRAFT, FINAL, "--json", "--only", "phases, metadata"]) == 0
    given = json.loads(capsys.readouterr().out)
    assert given["metadata"]
    assert not (given["tasks"])
    assert not (given["indicators"])
    assert not (given["outline"])


@pytest.mark.parametrize(
    ("sides", "options", "code"), [((DRAFT, FINAL), ["--exit-code"], 3), ((DRAFT, DRAFT), ["--exit-code"], 0), ((DRAFT, FINAL), [], 0)]
)
def test_the_exit_code(sides: tuple[str, str], options: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["diff", *sides, *options]) == code
    capsys.readouterr()


def test_files_are_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, book = tmp_path / "a.html", tmp_path / "a.xlsx"
    assert invoke(["diff", DRAFT, FINAL, "--html", str(page), "--xlsx", str(book), "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"written: {page}\nwritten: {book}\n")
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert book.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([DRAFT], 2, "B is missing"),
        ([DRAFT, FINAL, "--only", "owners"], 2, "no part owners; there are: metadata, indicators"),
        ([DRAFT, "nowhere.docx"], 1, "there is no such file"),
        ([DRAFT, f"{FINAL}#7"], 1, "no such plan in it"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["diff", *arguments, "--lang", "en"]) == code
    assert words in capsys.readouterr().err


def test_own_bodies_settle_which_owners_are_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "云溪市集市改造方案\n一、重点任务\n1.改造集市。改造集市5个。（牵头单位：{}）\n2.公布名录。编制名录。（牵头单位：市财政局）\n"
    sides = []
    for name, body in (("a.txt", "市商促局"), ("b.txt", "市商务局")):
        (tmp_path / name).write_text(text.format(body), "utf-8")
        sides.append(str(tmp_path / name))
    own = tmp_path / "my.toml"
    own.write_text('[[alias]]\nname = "市商促局"\nmeans = "市商务局"\n', "utf-8")
    told = []
    for known in ([], ["--agencies", str(own)]):
        assert invoke(["diff", *sides, "--exit-code", "--json", *known]) == 3
        told.append([(one["agency"], one["change"]) for one in json.loads(capsys.readouterr().out)["tasks"][0]["owners"]])
    assert told == [[("市商促局", "role"), ("市商务局", "role")], [("市商促局／市商务局", "restyled")]]
    own.write_text("[[alias]]\n", "utf-8")
    assert invoke(["diff", *sides, "--agencies", str(own), "--lang", "en"]) == 1
    assert capsys.readouterr().err.startswith(f"planledger: {own} (alias 1, name): ")
