"""Wrong usage and bad input: one line that says what is wrong and what to do, in the language, with the right exit code."""

import errno
import io
import os
import sqlite3
from pathlib import Path

import pytest

from pipeline.cli.app import invoke
from pipeline.cli.language import take_language


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ("tasks --role boss", "--role: choose one of lead, support, responsible"),
        ("indicators --role boss", "--role: choose one of lead, support, responsible, target, status"),
        ("tasks --due-before 2025-13", "--due-before: 2025-13 is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("tasks --limit 0", "--limit: give a number of at least 1"),
        ("tasks --agence x", "no option --agence, did you mean --agency?"),
        ("tasks extra words", "too many arguments: extra words"),
        ("run", "DIR is missing"),
        ("extract", "FILE... is missing"),
        ("export pdf", "FORMAT: choose one of xlsx, csv, json, jsonl"),
        ("rum", "no command rum; there are: run, extract,"),
        ("--colour", "no option --colour"),
    ],
)
def test_wrong_usage(arguments: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["--lang", "en", *arguments.split()]) == 2
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert (out, len(lines)) == ("", 2)
    assert lines[0].startswith(f"planledger: {line}")
    assert lines[1].startswith("try: planledger ")
    assert lines[1].endswith(" --help")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ("tasks --role boss", "planledger：--role：只能是 lead, support, responsible 之一"),
        ("tasks --due-before soon", "planledger：--due-before：soon 不是日期：请写 YYYY、YYYY-MM 或 YYYY-MM-DD"),
        ("run", "planledger：缺少 文件夹"),
        ("rum", "planledger：没有命令 rum；可用的有：run, extract, "),
    ],
)
def test_wrong_usage_in_chinese(arguments: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["--lang", "zh", *arguments.split()]) == 2
    assert capsys.readouterr().err.startswith(line)


@pytest.mark.parametrize("command", ["tasks", "indicators", "agencies"])
def test_no_store(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "none.sqlite"
    assert invoke([command, "--lang", "en", "--store", str(store)]) == 1
    assert capsys.readouterr().err == f"planledger: {store}: there is no such store – make it with: planledger run DIR\n"
    assert not store.exists()


def test_a_foreign_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "theirs.sqlite"
    with sqlite3.connect(store) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    assert invoke(["tasks", "--lang", "zh", "--store", str(store)]) == 1
    assert capsys.readouterr().err == f"planledger：{store}：不是 planledger 的数据库——请用 --store 给出另一个文件\n"


def test_a_folder_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["run", str(tmp_path / "none"), "--outputs", str(tmp_path / "out"), "--lang", "en"]) == 1
    assert capsys.readouterr().err == f"planledger: {tmp_path / 'none'}: not a folder – name the folder that holds the files\n"


@pytest.mark.parametrize("command", ["extract", "show", "convert"])
def test_files_that_cannot_be_read(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    for path, problem in (
        (empty, "the file is empty"),
        (tmp_path / "none.txt", "there is no such file"),
        (tmp_path, "a folder, not a file"),
    ):
        assert invoke([command, str(path), "--lang", "en"]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        assert path.name in err
        assert problem in err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--lang", "zh", "run"], ("zh", ["run"])),
        (["run", "--lang=en", "x"], ("en", ["run", "x"])),
        (["run", "--", "--lang", "zh"], ("en", ["run", "--", "--lang", "zh"])),
    ],
)
def test_the_language_is_taken_from_anywhere(
    arguments: list[str], expected: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANLEDGER_LANG", "en")
    assert take_language(arguments) == expected


@pytest.mark.parametrize("arguments", [["--lang"], ["--lang", "fr"], ["--lang="]])
def test_a_language_that_is_not_there(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(arguments) == 2
    assert "--lang" in capsys.readouterr().err


def test_a_reader_that_has_enough_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr("sys.stdout", Closed())
    assert invoke(["schema"]) == 0


def test_a_file_that_may_not_be_opened_is_no_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether a file opens is found out by opening it: click would refuse it before, as wrong usage and in English."""
    file = tmp_path / "plan.txt"
    file.write_text("云溪市水系整治方案\n一、总体要求\n到2027年，整治河道12条。", "utf-8")
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    assert invoke(["--lang", "zh", "show", str(file)]) == 0
    monkeypatch.setattr(Path, "open", _refused)
    assert invoke(["--lang", "zh", "show", str(file)]) == 1
    assert capsys.readouterr().err.endswith(f"planledger：{file}：无法打开（没有权限）——请检查权限\n")


def _refused(path: Path, *_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied", str(path))
