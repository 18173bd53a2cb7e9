"""The list of checks: its codes have words, messages and a line in the documentation, and findings come in one order."""

import re
from pathlib import Path

import pytest

from pipeline.checks import SEVERITIES, check, check_all, codes, narrowed
from pipeline.checks.registry import CODES, checks
from pipeline.messages import LANGUAGES, catalogue
from tests.plans.one import bare_plan, made_plan


@pytest.mark.parametrize("words", ["code.", "advice."])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_words_and_no_other_has(language: str, words: str) -> None:
    assert [key.removeprefix(words) for key in catalogue(language) if key.startswith(words)] == list(said_codes())


def said_codes() -> tuple[str, ...]:
    """The codes in the order of the documentation."""
    return tuple(re.findall(r"(?m)^\| `([a-z-]+)` \|", CODES.with_name("README.md").read_text("utf-8")))


def test_the_documentation_lists_every_code() -> None:
    assert set(said_codes()) == set(codes())


def test_every_message_that_the_checks_name_is_there() -> None:
    code = "\n".join(path.read_text("utf-8") for path in Path(CODES).parent.glob("*.py"))
    named = set(re.findall(r'says="([a-z-]+)"', code)) | set(re.findall(r'Doubt\(\s*"([a-z-]+)"', code))
    said = {key.removeprefix("finding.") for key in catalogue("en") if key.startswith("finding.")}
    assert named - set(codes()) <= said
    assert {code.removesuffix("-many") for code in said - named} <= set(codes())


def test_the_severities_are_known() -> None:
    assert {one.severity for one in checks()} <= set(SEVERITIES)


def test_a_plan_with_nothing_in_it_has_no_findings() -> None:
    assert check(bare_plan()) == []


def test_a_made_plan_has_these_findings_in_either_language() -> None:
    plan = made_plan()
    chinese, english = check(plan), check(plan, language="en")
    assert [(one.code, one.severity, one.evidence) for one in chinese] == [(one.code, one.severity, one.evidence) for one in english]
    assert check(plan) == chinese
    assert check_all([plan, bare_plan()]) == chinese


def test_findings_are_narrowed_by_code_and_severity() -> None:
    findings = check_all([made_plan()])
    assert narrowed(findings) == findings
    assert narrowed(findings, codes=("annex-missing",)) == [one for one in findings if one.code == "annex-missing"]
    assert [one for one in narrowed(findings, severity="warning") if one.severity == "note"] == []
