"""Bad files: each gives one line that names it, what is wrong and what to do; the rest of a batch completes."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.rendering import pdf
from pipeline import extract, run
from pipeline.cli.app import invoke
from schemas import ReadError

ROOT = Path(__file__).parents[1]
PLANS = ROOT / "corpus" / "plans"
LOCKED = Path(__file__).with_name("files") / "locked.pdf"
TEXT = (PLANS / "lindong-county-commerce.txt").read_text("utf-8")

Bytes = Callable[[], bytes]


def part(name: str) -> Bytes:
    """The first 60 % of a sample's file."""

    def cut() -> bytes:
        whole = (PLANS / name).read_bytes()
        return whole[: len(whole) * 6 // 10]

    return cut


def junk() -> bytes:
    return random.Random(1).randbytes(4096)


BAD: list[tuple[str, Bytes, set[str]]] = [
    ("empty.pdf", lambda: b"", {"empty"}),
    ("empty.txt", lambda: b"", {"empty"}),
    ("blank.txt", lambda: "\n \u3000\r\n".encode(), {"no-text"}),
    ("truncated.docx", part("linjiang-schools.docx"), {"corrupt"}),
    ("truncated.pdf", part("baisha-water.pdf"), {"corrupt"}),
    ("locked.pdf", LOCKED.read_bytes, {"encrypted"}),
    ("no-pages.pdf", lambda: pdf.write([]), {"corrupt", "no-text", "empty"}),
    ("junk.txt", junk, {"encoding", "mismatch"}),
    ("junk.docx", junk, {"mismatch", "corrupt"}),
    ("text.pdf", lambda: "一、总体要求".encode(), {"mismatch"}),
    ("sheet.csv", lambda: "任务,单位\n".encode(), {"unsupported"}),
    ("program.exe", lambda: b"MZ" + bytes(100), {"unsupported"}),
]
GOOD: list[tuple[str, Bytes]] = [
    ("gbk.txt", lambda: TEXT.encode("gbk")),
    ("gb18030.txt", lambda: TEXT.encode("gb18030")),
    ("utf16.txt", lambda: TEXT.replace("\n", "\r\n").encode("utf-16")),
    ("utf8-bom.txt", lambda: TEXT.encode("utf-8-sig")),
]
bad = pytest.mark.parametrize(("name", "made", "codes"), BAD, ids=[row[0] for row in BAD])
good = pytest.mark.parametrize(("name", "made"), GOOD, ids=[row[0] for row in GOOD])


@bad
def test_a_bad_file_raises_the_documented_error(name: str, made: Bytes, codes: set[str], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(made())
    with pytest.raises(ReadError) as caught:
        extract(tmp_path / name)
    assert caught.value.code in codes
    assert caught.value.name == name
    assert caught.value.reason
    assert caught.value.hint


@bad
def test_a_bad_file_gives_one_line_on_stderr(
    name: str, made: Bytes, codes: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(made())
    assert invoke(["extract", str(tmp_path / name)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith(f"planledger: {name}")


@good
def test_an_encoding_changes_nothing(name: str, made: Bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(made())
    mine, plain = extract(tmp_path / name), extract(PLANS / "lindong-county-commerce.txt")
    assert (mine.text, mine.tasks, mine.indicators) == (plain.text, plain.tasks, plain.indicators)


def test_a_wrong_suffix_is_read_as_what_it_is_with_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(PLANS / "linjiang-schools.docx", tmp_path / "schools.pdf")
    assert invoke(["extract", str(tmp_path / "schools.pdf")]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["document"]["title"] == "临江县创建义务教育优质均衡发展县实施方案"
    assert [warning["code"] for warning in plan["warnings"]].count("mismatch") == 1


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["extract", str(tmp_path / "gone.txt")]) == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "gone.txt" in said.err


def test_a_batch_completes_whatever_is_in_it(tmp_path: Path) -> None:
    for name, made, _ in BAD:
        (tmp_path / name).write_bytes(made())
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    report = run(tmp_path, outputs=tmp_path / "out", jobs=2)
    ended = {outcome.path: outcome for outcome in report.outcomes}
    assert sorted(ended) == sorted([*(row[0] for row in BAD), "good.txt"])
    assert ended["good.txt"].status == "ok"
    assert {name: ended[name].status for name, *_ in BAD if ended[name].status not in ("failed", "skipped")} == {}
    assert [name for name, *_ in BAD if ended[name].status == "failed" and not ended[name].problems[0].hint] == []
    assert all(outcome.problems for outcome in report.outcomes if outcome.status != "ok")


def test_the_batch_says_by_its_exit_code_that_something_failed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    arguments = ["run", str(tmp_path), "--outputs", str(tmp_path / "out"), "--jobs", "1"]
    assert invoke(arguments) == 0
    (tmp_path / "empty.pdf").touch()
    assert invoke(arguments) == 1
    assert invoke([*arguments, "--no-such-option"]) == 2
    assert "empty.pdf" in capsys.readouterr().out
