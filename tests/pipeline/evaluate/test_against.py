"""What a change of the program changes: a small repository with a program of its own, and facts aligned by hand."""

import json
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest

from pipeline.cli.app import invoke
from pipeline.evaluate.against import RevisionError, as_lines, compare
from pipeline.evaluate.against.changes import Change, changes
from pipeline.evaluate.against.facts import Row, rows
from pipeline.evaluate.against.revision import PROGRAM, extract_with
from schemas import NamedError
from tests.plans.one import made_plan

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

READERS = """
class Document:
    def __init__(self, text):
        self.text = text

def read_all(path):
    text = path.read_text("utf-8")
    if not text:
        raise ValueError("nothing in it")
    return [Document(part) for part in text.split("----")]
"""
# Every line is a citation; the new program knows a document number where there is one.
EXTRACT = """
class Plan:
    def __init__(self, text):
        self.text = text

    def model_dump(self, mode):
        lines, at = [], 0
        for line in self.text.splitlines():
            title, _, number = line.partition(NUMBERED) if NUMBERED else (line, "", "")
            lines.append({"title": title, "doc_number": number or None, "evidence": {"start": at, "end": at + len(line), "text": line}})
            at += len(line) + 1
        card = {"title": TITLE, "citations": [one for one in lines if one["title"] != LEFT_OUT]}
        lists = dict.fromkeys(["tasks", "sections", "indicators", "targets", "phases", "leading_groups"], [])
        return {"document": card, **lists}

def extract_document(document):
    return Plan(document.text)
"""


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=someone", "-c", "user.email=someone@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def program(root: Path, *, numbered: str, left_out: str, title: str) -> None:
    (root / "pipeline").mkdir(parents=True, exist_ok=True)
    (root / "pipeline" / "__init__.py").write_text("", "utf-8")
    (root / "pipeline" / "readers.py").write_text(READERS, "utf-8")
    head = f"NUMBERED, LEFT_OUT, TITLE = {numbered!r}, {left_out!r}, {title!r}\n"
    (root / "pipeline" / "extract.py").write_text(head + EXTRACT, "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose first commit is the old program, and whose working tree is the new one."""
    root = tmp_path / "clone"
    program(root, numbered="", left_out="临江县治水方案", title="旧题")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    program(root, numbered="#", left_out="青岚区办学方案", title="新题")
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    (folder / "more").mkdir(parents=True)
    (folder / "a.txt").write_text("云溪市种树规划#云政〔2024〕3号\n临江县治水方案\n青岚区办学方案", "utf-8")
    (folder / "more" / "b.txt").write_text("----", "utf-8")
    (folder / "c.txt").write_text("", "utf-8")
    return folder


@needs_git
def test_every_fact_that_differs_is_shown_with_its_place(root: Path, folder: Path) -> None:
    found = compare(folder, "HEAD", root=root)
    assert [one.path for one in found.differing] == ["a.txt", "more/b.txt", "more/b.txt#2"]
    assert found.documents == 4  # the empty file has no plan on either side
    assert found.differing[0].changes == (
        Change(change="changed", kind="metadata", was={"title": "旧题"}, now={"title": "新题"}, quote=""),
        Change(
            change="changed",
            kind="citation",
            was={"title": "云溪市种树规划#云政〔2024〕3号", "doc_number": ""},
            now={"title": "云溪市种树规划", "doc_number": "云政〔2024〕3号"},
            start=0,
            quote="云溪市种树规划#云政〔2024〕3号",
        ),
        Change(change="gained", kind="citation", now={"title": "临江县治水方案"}, start=19, quote="临江县治水方案"),
        Change(change="lost", kind="citation", was={"title": "青岚区办学方案"}, start=27, quote="青岚区办学方案"),
    )
    assert [(total.kind, total.gained, total.lost, total.changed) for total in found.totals] == [
        ("metadata", 0, 0, 3),
        ("citation", 1, 1, 1),
    ]
    assert found.was_seconds > 0 < found.now_seconds


@needs_git
def test_lines_for_people(root: Path, folder: Path) -> None:
    lines = list(as_lines(compare(folder / "a.txt", "HEAD", root=root)))
    assert lines[0].startswith("a.txt  (")
    assert lines[1:] == [
        "  ~ metadata  title: 旧题 → 新题",
        "  ~ citation  title: 云溪市种树规划#云政〔2024〕3号 → 云溪市种树规划; "
        "doc_number: ∅ → 云政〔2024〕3号  @0 “云溪市种树规划#云政〔2024〕3号”",
        "  + citation  title 临江县治水方案  @19 “临江县治水方案”",
        "  - citation  title 青岚区办学方案  @27 “青岚区办学方案”",
        "",
        "                    gained      lost   changed",
        "metadata                 0         0         1",
        "citation                 1         1         1",
    ]


@needs_git
def test_a_program_differs_from_its_own_revision_in_nothing(root: Path, folder: Path) -> None:
    git(root, "commit", "-q", "-a", "-m", "second")
    found = compare(folder, "HEAD", root=root)
    assert (found.differing, found.totals) == ((), ())


@needs_git
@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", "HEAD:pipeline"])
def test_a_revision_that_is_not_there(revision: str, root: Path, folder: Path) -> None:
    with pytest.raises(RevisionError) as raised:
        compare(folder, revision, root=root)
    assert (raised.value.code, raised.value.name) == ("no-revision", revision)


@needs_git
def test_a_revision_whose_program_does_not_run(root: Path, folder: Path) -> None:
    (root / "pipeline" / "extract.py").write_text("raise OSError('broken')", "utf-8")
    git(root, "commit", "-q", "-a", "-m", "broken")
    with pytest.raises(RevisionError, match="OSError: broken") as raised:
        compare(folder, "HEAD", root=root)
    assert raised.value.code == "no-program"


@needs_git
def test_outside_a_checkout_there_is_one_clear_error(root: Path, folder: Path, tmp_path: Path) -> None:
    for place in (tmp_path, root / "pipeline"):
        with pytest.raises(NamedError, match="not a git checkout of planledger") as raised:
            compare(folder, "HEAD", root=place)
        assert raised.value.code == "no-checkout"


def test_without_git_it_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert invoke(["--lang", "en", "eval", str(folder), "--against", "HEAD"]) == 1
    assert capsys.readouterr().err == "planledger: git: git is not installed – install git\n"


@needs_git
def test_the_command(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("pipeline.evaluate.against.compare", partial(compare, root=root))
    assert invoke(["--lang", "en", "eval", str(folder), "--against", "HEAD"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("3 of 4 documents differ from HEAD; ")
    assert invoke(["eval", str(folder), "--against", "HEAD", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["path"] for one in told["differing"]] == ["a.txt", "more/b.txt", "more/b.txt#2"]


def test_against_and_calibrate_are_two_things(capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["--lang", "en", "eval", "x", "--against", "HEAD", "--calibrate"]) == 2
    assert "give --against or --calibrate, not both" in capsys.readouterr().err


def test_the_working_tree_extracts_in_a_process_of_its_own() -> None:
    root = Path(__file__).parents[3]
    file = root / "corpus" / "plans" / "qinglan-business-points.txt"
    [(key, result)] = extract_with(root, [file]).items()
    assert (key, result.error) == ((str(file), 0), None)
    assert {row.kind for row in rows(result.plan)} >= {"metadata", "section", "task"}
    assert PROGRAM.is_file()


def test_the_rows_of_a_plan() -> None:
    plan = made_plan("云溪市").model_dump(mode="json")
    found = list(rows(plan))
    assert {row.kind for row in found} == {
        "metadata", "section", "task", "responsibility", "indicator", "target", "phase", "group", "citation",
    }  # fmt: skip
    assert all(row.quote == plan["text"][row.start : row.start + len(row.quote)] for row in found if row.start is not None)
    assert list(rows(None)) == []


def row(value: str, quote: str, start: int = 0, kind: str = "target") -> Row:
    return Row(kind, (("text", value),), start, None, quote)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [], []),
        ([row("a", "甲", 0)], [row("a", "甲", 9)], []),  # moved, but the same
        ([row("a", "甲")], [row("a", "甲乙")], []),  # the same with more words to show for it
        ([row("a", "甲")], [row("b", "甲")], ["changed"]),
        ([row("a", "甲乙丙丁戊己庚辛壬癸子丑寅")], [row("b", "甲乙丙丁戊己庚辛壬癸子丑")], ["changed"]),
        ([row("a", "甲")], [row("b", "乙")], ["lost", "gained"]),
        ([row("a", "甲"), row("a", "甲")], [row("a", "甲")], ["lost"]),  # one of two alike
        ([row("a", "")], [row("b", "")], ["lost", "gained"]),  # no words: no likeness
        ([row("a", "甲", kind="task")], [row("a", "甲")], ["lost", "gained"]),  # of another kind
        ([row("a", "甲"), row("b", "甲")], [row("b", "甲"), row("c", "甲")], ["changed"]),
    ],
)
def test_what_counts_as_changed(old: list[Row], new: list[Row], expected: list[str]) -> None:
    found = changes(old, new)
    assert sorted(change.change for change in found) == sorted(expected)
