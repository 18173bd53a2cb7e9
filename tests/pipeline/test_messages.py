"""The messages of both languages have the same keys and values."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.messages import LANGUAGES, Messages, catalogue, locale_language
from pipeline.messages.phrases import in_chinese, phrases
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


@pytest.mark.parametrize(("count", "words"), [(0, "0 tasks"), (1, "1 task"), (12, "12 tasks")])
def test_a_number_chooses_its_word(count: int, words: str) -> None:
    assert Messages("en")("fact.tasks", count=count) == words


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
        "diff.own_",
        "owner",
        "finding",
        "code",
        "advice",
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


@pytest.mark.parametrize(
    ("environment", "system", "language"),
    [
        ({}, "zh_CN", "zh"),
        ({}, "zh_TW", "zh"),
        ({}, "de_DE", "en"),
        ({"LANG": "en_US"}, "zh_CN", "en"),
        ({"PLANLEDGER_LANG": "zh"}, "", "zh"),
    ],
)
def test_where_the_environment_says_nothing_windows_does(environment: dict[str, str], system: str, language: str) -> None:
    assert locale_language(environment, of_system=system) == language


def test_a_language_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(ValueError, match="no messages in 'fr'; there are: en, zh"):
        Messages("fr")


@pytest.mark.parametrize(
    ("language", "problem", "words"),
    [
        ("en", Problem(code="encrypted", message="a password", hint="unlock it"), "a password – unlock it"),
        ("zh", Problem(code="encrypted", message="a password"), "文件有密码保护——请用密码打开，另存为不加密的文件"),
        (
            "zh",
            Problem(code="corrupt", message="a part of the package is missing", hint="x"),
            "文件已损坏或不完整（缺少部件）——请重新获取或导出",
        ),
        (
            "zh",
            Problem(code="unsupported", message="files named .xyz are not supported", hint="supported: .txt, .pdf"),
            "不支持这种文件（不支持后缀为 .xyz 的文件）——支持的有：.txt, .pdf",
        ),
        ("zh", Problem(code="too-large", message="more than 9 cells with words ×3"), "文件过大（有文字的单元格超过 9 个 ×3）——请拆分"),
        ("zh", Problem(code="unwritable", message="Permission denied"), "无法写入（没有权限）"),
        ("en", Problem(code="duplicate", message="x", place="a.txt"), "the same content as a.txt"),
        ("zh", Problem(code="never-heard", message="what", hint="so"), "what——so"),
        ("zh", Problem(code="never-heard", message="a {brace}"), "a {brace}"),
    ],
)
def test_problems_are_told_in_the_language(language: str, problem: Problem, words: str) -> None:
    assert Messages(language).problem(problem) == words


ERRORS = {"ReadError", "StoreError", "RunError", "WriteError", "Problem", "failed"}


def sentences() -> Iterator[str]:
    """The reasons and the advice in English that errors are raised with, as they stand in the code, gaps filled with an x."""
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        if "evaluate" in path.parts:  # for whoever works on planledger, in English
            continue
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Return) and "readers" in path.parts and isinstance(call.value, ast.Constant):
                yield str(call.value.value)  # a reason that goes into such a sentence
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ERRORS:
                for value in [*call.args, *(word.value for word in call.keywords if word.arg in ("hint", "message"))]:
                    if isinstance(value, ast.Constant) and isinstance(value.value, str) and " " in value.value:
                        yield value.value
                    if isinstance(value, ast.JoinedStr):
                        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in value.values)


def test_whatever_errors_say_is_known_in_chinese() -> None:
    assert [said for said in dict.fromkeys(sentences()) if re.search("[a-z]{2} [a-z]{2}", said) and in_chinese(said) == said] == []


def test_phrases_have_the_same_gaps_or_leave_them_out() -> None:
    assert {english for english, chinese in phrases().items() if chinese.count("{}") > english.count("{}")} == set()
