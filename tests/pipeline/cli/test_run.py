"""`planledger run`: progress on standard error, the summary on standard output, exit codes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline.batch.pool
from pipeline.cli.app import invoke
from pipeline.cli.progress import clock
from tests.pipeline.madework import made_up_work

Ran = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ran:
    monkeypatch.setenv("PLANLEDGER_TEST_LOG", str(tmp_path / "log"))
    monkeypatch.setattr(pipeline.batch.pool, "work", made_up_work)
    monkeypatch.chdir(tmp_path)

    def run(files: dict[str, str], *arguments: str) -> tuple[int, str, str]:
        (tmp_path / "in").mkdir(exist_ok=True)
        for name, words in files.items():
            (tmp_path / "in" / name).write_text(words, "utf-8")
        code = invoke(["run", "in", "--jobs", "1", *arguments])
        return code, *capsys.readouterr()

    return run


FILES = {"a.txt": "甲市", "b.txt": "noted 乙市", "c.png": "refuse unsupported", "d.txt": "refuse encrypted"}


def test_the_summary_says_all(ran: Ran) -> None:
    code, out, err = ran(FILES, "--lang", "en")
    assert code == 1
    lines = out.splitlines()
    assert lines[:-1] == [
        "4 documents: 1 ok, 1 partial, 1 failed, 1 skipped (4 new or changed, 0 kept from before)",
        "facts: 12 sections, 4 tasks, 8 responsibilities, 4 indicators, 2 targets, 2 phases, 2 citations, 2 leading groups, 8 bodies",
        "warnings: 3",
        "failed: d.txt: cannot be read – do something",
        "partial: b.txt: page 2 is a picture",
        "skipped: c.png: cannot be read – do something",
        "store     outputs/planledger.sqlite",
        "plans     outputs/plans",
        "workbook  outputs/ledger.xlsx",
    ]
    assert lines[-1].endswith(" s")
    told = err.splitlines()
    assert len(told) == 4
    assert told[0].startswith("[1/4] ok a.txt (")
    assert told[3].startswith("[4/4] failed d.txt (")
    for path in ("planledger.sqlite", "plans/a.txt.json", "plans/b.txt.json", "ledger.xlsx"):
        assert Path("outputs", path).is_file()


def test_the_summary_in_chinese(ran: Ran) -> None:
    code, out, err = ran({**FILES, "d.txt": "丁市"}, "--lang", "zh")
    assert code == 0
    assert out.splitlines()[0] == "共 4 份文件：完整 2，不完整 1，失败 0，跳过 1（本次处理 4，沿用以前结果 0）"
    assert "跳过：c.png：不支持这种文件（cannot be read）——do something" in out
    assert err.splitlines()[0].startswith("[1/4] 完整 a.txt（每秒 ")


def test_a_second_run_and_what_has_gone(ran: Ran) -> None:
    ran({"a.txt": "甲市", "b.txt": "乙市"})
    Path("in/b.txt").unlink()
    code, out, err = ran({}, "--lang", "en")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "1 document: 1 ok, 0 partial, 0 failed, 0 skipped (0 new or changed, 1 kept from before)"
    assert "gone: b.txt (its facts are still in the store; --prune takes them out)" in out
    assert "gone: b.txt (taken out of the store)" in ran({}, "--prune", "--lang", "en")[1]


def test_a_workbook_that_is_open_elsewhere_costs_nothing_else(ran: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def locked(source: Path, target: Path) -> None:  # as Windows does while a spreadsheet shows the file
        if str(target).endswith(".xlsx"):
            raise PermissionError(13, "Permission denied", str(source), None, str(target))
        replace(source, target)

    monkeypatch.setattr("os.replace", locked)
    code, out, err = ran({"a.txt": "甲市"}, "--lang", "zh")
    assert code == 1
    assert out.splitlines()[0] == "共 1 份文件：完整 1，不完整 0，失败 0，跳过 0（本次处理 1，沿用以前结果 0）"
    assert err.splitlines()[-1] == "planledger：outputs/ledger.xlsx：无法写入（没有权限）——请先在 Excel、WPS 等程序中关闭，或换一个位置"
    assert Path("outputs/plans/a.txt.json").is_file()


def test_an_empty_folder_is_no_failure(ran: Ran) -> None:
    code, out, _ = ran({}, "--lang", "en")
    assert code == 0
    assert out.splitlines()[0] == "no files below in"


def test_the_report_as_json(ran: Ran) -> None:
    code, out, _ = ran(FILES, "--json")
    report = json.loads(out)
    assert code == 1
    assert [o["status"] for o in report["outcomes"]] == ["ok", "partial", "skipped", "failed"]


def test_strict_stops(ran: Ran) -> None:
    code, out, err = ran({"a.txt": "refuse encrypted", "b.txt": "乙市"}, "--strict", "--lang", "en")
    assert (code, out) == (1, "")
    assert err.splitlines()[-1] == "planledger: a.txt: cannot be read – do something"


def alive(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    """A whole process, interrupted while a worker sleeps: what is done is kept, and no process is left behind."""
    (tmp_path / "in").mkdir()
    for name, words in {"a.txt": "甲市", "b.txt": "sleep"}.items():
        (tmp_path / "in" / name).write_text(words, "utf-8")
    code = """
import sys, pipeline.batch.pool
from pipeline.cli import main
from tests.pipeline.madework import made_up_work
pipeline.batch.pool.work = made_up_work
main(["run", "in", "--lang", "en", "--jobs", "2"])"""
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PLANLEDGER_TEST_LOG": str(tmp_path / "log"), "PYTHONPATH": str(root)}
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + 30
    log = tmp_path / "log"
    while not (log.exists() and "b.txt" in log.read_text("utf-8")) and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.3)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does: to parent and workers alike
    else:
        process.send_signal(number)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert out.splitlines()[0] == "1 document: 1 ok, 0 partial, 0 failed, 0 skipped (1 new or changed, 0 kept from before)"
    assert "interrupted: what was done is kept, the next run goes on from there" in out
    while alive(process.pid):
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.parametrize(("seconds", "words"), [(0.2, "0:00"), (7.4, "0:07"), (135, "2:15"), (3599, "59:59"), (11100, "3h05")])
def test_clock(seconds: float, words: str) -> None:
    assert clock(seconds) == words
