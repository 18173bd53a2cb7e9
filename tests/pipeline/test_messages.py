"""The messages of both languages have the same keys and values."""

import re
from pathlib import Path

import pytest

from pipeline.messages import LANGUAGES, Messages, catalogue, locale_language
from schemas import Problem

ROOT = Path(__file__).parents[2]
# The sections whose keys options and commands are made with.
SPOKEN = (
    *("query", "run", "export", "convert", "help", "extract", "bodies", "keywords"),
    *("check", "compare", "diff", "eval", "sources", "who", "graph"),
)


def test_both_languages_say_the_same_things() -> None:
    assert list(catalogue("en")) == list(catalogue("zh"))


@pytest.mark.parametrize("key", [key for key in catalogue("en") if not key.startswith("problem.")])
def test_both_languages_put_the_same_values_in(key: str) -> None:
    values = [sorted(set(re.findall(r"{(\w+)", catalogue(language)[key]))) for language in LANGUAGES]
    assert values[0] == values[1]


def test_chinese_is_chinese() -> None:
    same = {key for key, said in catalogue("zh").items() if said == catalogue("en")[key]}
    assert {key for key in same if not key.endswith((".examples", ".argument"))} <= {"usage.other"}


def test_every_key_is_used_and_every_key_that_is_used_is_there() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "pipeline").rglob("*.py"))
    used = set(re.findall(r"""(?:say|messages|chinese)\(\s*f?["']([a-z_]+\.[a-z_.-]+)["']""", code)) | set(
        re.findall(rf'"((?:{"|".join(SPOKEN)})\.[a-z_]+)"', code)
    )
    used = {key for key in used if not key.endswith((".", "_"))}
    assert used <= set(catalogue("en"))
    spoken = (
        "problem",
        "status",
        "fact",
        "level",
        "draft",
        "label",
        "verdict",
        "card",
        "diff.is_",
        "diff.part_",
        "finding",
        "code",
        "severity",
    )  # put together from codes of the data
    texts = (".short", ".help", ".examples")
    unused = {key for key in catalogue("en") if key not in used and not key.startswith(spoken) and not key.endswith(texts)}
    assert unused <= {"run.store_at", "run.plans_at", "run.workbook_at", "run.pruned", "run.vanished"}


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "ZH", "LANG": "de"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh_HK"}, "zh"),
        ({"PLANLEDGER_LANG": "zh", "LC_ALL": "en_US"}, "zh"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert locale_language(environment) == language


def test_a_language_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(ValueError, match="no messages in 'fr'; there are: en, zh"):
        Messages("fr")


@pytest.mark.parametrize(
    ("language", "problem", "words"),
    [
        ("en", Problem(code="encrypted", message="a password", hint="unlock it"), "a password – unlock it"),
        ("zh", Problem(code="encrypted", message="a password"), "文件有密码保护——请用密码打开，另存为不加密的文件"),
        ("en", Problem(code="duplicate", message="x", place="a.txt"), "the same content as a.txt"),
        ("zh", Problem(code="never-heard", message="what", hint="so"), "what – so"),
        ("zh", Problem(code="never-heard", message="a {brace}"), "a {brace}"),
    ],
)
def test_problems_are_told_in_the_language(language: str, problem: Problem, words: str) -> None:
    assert Messages(language).problem(problem) == words
