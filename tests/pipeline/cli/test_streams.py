"""What comes in and goes out through pipes, and words that the locale garbles."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.cli.app import invoke
from pipeline.cli.query import iso
from tests.plans.one import TEXT

PROGRAM = [sys.executable, "-c", "import sys; sys.argv[0] = 'planledger'; from pipeline.cli import main; main()"]
ROOT = Path(__file__).parents[3]
Ran = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def ran(tmp_path: Path) -> Ran:
    def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        here = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "PLANLEDGER_LANG": "zh", **environment}
        return subprocess.run([*PROGRAM, *arguments], cwd=tmp_path, env=here, capture_output=True, encoding="utf-8", check=False)

    return run


@pytest.mark.parametrize("command", ["extract", "show", "convert"])
def test_standard_input_is_read_as_a_file_is(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stdin").write_text(TEXT.format(city="云溪市"), "utf-8")
    assert invoke([command, str(tmp_path / "stdin")]) == 0
    of_file = capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO((tmp_path / "stdin").read_bytes())))
    assert invoke([command, "-"]) == 0
    assert capsys.readouterr().out == of_file


def test_empty_standard_input_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO()))
    assert invoke(["extract", "-", "--lang", "zh"]) == 1
    assert capsys.readouterr().err == "planledger：stdin：文件是空的——请重新获取或导出\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in the file system")
def test_a_pipe_that_closes_is_no_error(ran: Ran, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.format(city="云溪市") * 40, "utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    here = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    ended = subprocess.run([*PROGRAM, "extract", "a.txt"], cwd=tmp_path, env=here, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (ended.returncode, b"Traceback" in ended.stderr) == (0, False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows hands arguments over as text")
@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}], ids=str
)
def test_any_locale_takes_chinese_words_and_names_of_files(ran: Ran, tmp_path: Path, locale: dict[str, str]) -> None:
    (tmp_path / "计划").mkdir()
    (tmp_path / "计划" / "云溪.txt").write_text(TEXT.format(city="云溪市"), "utf-8")
    assert ran("run", "计划", **locale).returncode == 0
    assert (tmp_path / "outputs" / "plans" / "云溪.txt.json").is_file()
    assert "改造中医馆12个" in ran("tasks", "--text", "中医馆", **locale).stdout
    assert ran("who", "市卫健委", **locale).stdout.startswith("云溪市卫生健康委员会")
    assert ran("show", "计划/无.txt", **locale).stderr == "planledger：计划/无.txt：没有这个文件\n"
    assert ran("diff", "计划/云溪.txt", "计划/云溪.txt", **locale).returncode == 0


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2025", "2025"),
        ("2025年", "2025"),
        ("2025年6月", "2025-06"),
        ("2025年6月底前", "2025-06"),
        ("2025年6月30日", "2025-06-30"),
        ("2025.6", "2025-06"),
        ("2025/06/30", "2025-06-30"),
        ("2025-06-30", "2025-06-30"),
        ("20250630", "20250630"),
        ("明年", "明年"),
    ],
)
def test_dates_as_people_type_them(typed: str, date: str) -> None:
    assert iso(typed) == date


@pytest.mark.parametrize(("word", "code"), [("牵头", 0), ("lead", 0), ("主办", 2)])
def test_roles_may_be_typed_in_chinese(word: str, code: int, ran: Ran, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT.format(city="云溪市"), "utf-8")
    assert ran("run", "in").returncode == 0
    assert ran("tasks", "--role", word, "--due-before", "2030年").returncode == code
