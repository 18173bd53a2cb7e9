"""README: what it shows is what the program prints, and what it names is there."""

import doctest
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.readers import FORMATS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
CONSOLE = re.compile(r"(?m)^```console\n(?P<body>.*?)^```$", re.DOTALL)
PYCON = re.compile(r"(?m)^```pycon\n(?P<body>.*?)^```$", re.DOTALL)
TABLES = re.compile(r"(?<=\| table or view \| one row a \|\n\|---\|---\|\n)(?:\|.*\n)*")
NAMED = re.compile(r"`((?:schemas|extractors|pipeline|corpus|tests|\.ci)/[\w./*-]*)`|\]\(([\w./-]+)\)")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the corpus, and `planledger` and `python` as this interpreter has them."""
    place = tmp_path_factory.mktemp("readme")
    (place / "corpus").symlink_to(ROOT / "corpus")
    (place / "bin").mkdir()
    for name, command in (("planledger", "-m pipeline.cli"), ("python", "")):
        script = place / "bin" / name
        script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}${{PYTHONPATH:+:$PYTHONPATH}}" exec "{sys.executable}" {command} "$@"\n', "utf-8")
        script.chmod(0o755)
    shell(place, "planledger run corpus/plans")
    return place


def shell(place: Path, command: str) -> str:
    environment = {**os.environ, "PATH": f"{place / 'bin'}:{os.environ['PATH']}", "COLUMNS": "120", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(["bash", "-c", command], cwd=place, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def shown(body: str) -> list[str]:
    return [line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ ")]


def printed(place: Path, body: str) -> str:
    return "".join(f"$ {command}\n{shell(place, command)}" for command in shown(body))


def tables(place: Path) -> str:
    with sqlite3.connect(place / "outputs" / "planledger.sqlite") as store:
        rows = store.execute("select table_name, type, chinese, english from data_dictionary where column_name = '' order by rowid")
        return "".join(
            f"| `{name}` {chinese}{' (view)' if kind == 'view' else ''} | {english} |\n" for name, kind, chinese, english in rows
        )


def test_what_the_readme_shows_is_what_the_program_prints(place: Path, rewrite: bool) -> None:
    text = README.read_text("utf-8")
    made = CONSOLE.sub(lambda block: f"```console\n{printed(place, block['body'])}```", text)
    made = TABLES.sub(lambda _: tables(place), made)
    if rewrite:
        README.write_text(made, "utf-8")
    assert text == made


def test_the_python_session_is_true(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    for number, block in enumerate(PYCON.finditer(README.read_text("utf-8"))):
        test = doctest.DocTestParser().get_doctest(block["body"], {}, f"README block {number}", "README.md", 0)
        said: list[str] = []
        assert doctest.DocTestRunner(verbose=False).run(test, out=said.append).failed == 0, "".join(said)


def test_in_and_out_stand_before_line_15() -> None:
    head = README.read_text("utf-8").splitlines()[:14]
    assert any(line.startswith(">") for line in head)
    at = next(n for n, line in enumerate(head) if line.startswith("$ "))
    assert len(head) > at + 2
    assert head[at + 2].startswith("1,")


def test_every_path_that_the_readme_names_is_there() -> None:
    names = [one or other for one, other in NAMED.findall(README.read_text("utf-8"))]
    assert [name for name in names if not list(ROOT.glob(name.rstrip("/")))] == []


def test_every_room_of_the_tree_has_its_line() -> None:
    walk = README.read_text("utf-8").partition("## A newcomer's walk")[2].partition("\n## ")[0]
    rooms = [f"pipeline/{path.name}/" for path in (ROOT / "pipeline").iterdir() if (path / "__init__.py").exists()]
    assert [room for room in (*rooms, "extractors/", "schemas/", "corpus/") if f"`{room}`" not in walk] == []


def test_every_format_that_is_read_has_its_suffixes_listed() -> None:
    text = README.read_text("utf-8")
    assert [suffix for row in FORMATS if row.module for suffix in row.suffixes if f"`{suffix}`" not in text] == []


def test_the_switch_that_rewrites_is_off(rewrite: bool) -> None:
    assert not rewrite, "golden files and README blocks were rewritten: look at the difference, then run without the switch"
