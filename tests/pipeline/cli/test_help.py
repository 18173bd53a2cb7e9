"""Help in both languages: complete, with examples that parse, and quick to come."""

import shlex
import subprocess
import sys

import click
import pytest

from pipeline.cli.app import COMMANDS, invoke, program
from pipeline.cli.texts import width, wrapped
from pipeline.messages import LANGUAGES, Messages

HEAVY = ("pydantic", "sqlalchemy", "rich", "alembic", "jieba", "lxml", "pdfplumber", "docx", "networkx", "spacy")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke([command, "--help", "--lang", language]) == 0
    out, err = capsys.readouterr()
    say = Messages(language)
    assert out.startswith(f"{say('help.usage')}planledger {command}")
    assert f"\n  planledger {command}" in out.split(say("help.examples"))[1]
    assert "--lang en|zh" in out
    assert max(map(width, out.splitlines())) <= 100
    assert err == ""
    if language == "zh":
        assert not {"Usage", "Options", "default", "Show"} & set(out.replace(":", " ").split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_parses(command: str) -> None:
    for line in Messages("en")(f"{command}.examples").strip().splitlines():
        words = shlex.split(line.split(" > ")[0])
        assert words[:2] == ["planledger", command]
        main = program(Messages("en"))
        found = main.get_command(click.Context(main), command)
        assert found is not None
        found.make_context(command, words[2:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_programs_help_lists_every_command(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["--lang", language, "--help"]) == 0
    out = capsys.readouterr().out
    for command in COMMANDS:
        assert f"\n  {command} " in out
    for code in ("0 ", "1 ", "2 ", "130 "):
        assert code in out


def test_without_arguments_it_shows_help_and_says_that_this_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke([]) == 2
    assert "planledger run" in capsys.readouterr().out


def test_help_imports_nothing_heavy() -> None:
    code = f"""
import sys
from pipeline.cli.app import invoke
assert invoke(["--help"]) == 0
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stderr.strip() == "[]"


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, pipeline as p; print([n for n in {HEAVY!r} if n in sys.modules], callable(p.extract), callable(p.run))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[] True True"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["--version"]) == 0
    assert capsys.readouterr().out.startswith("planledger")


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("规划", 4), ("a规b", 4), ("“十四五”", 10), ("", 0)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("规划和方案", 6, ["规划和", "方案"]),
        ("规划，方案", 4, ["规", "划，", "方案"]),
        ("名称 abc 和", 8, ["名称 abc", "和"]),
        ("", 8, [""]),
        ("unbreakable", 4, ["unbreakable"]),
    ],
)
def test_wrapped(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped(text, columns) == lines
