"""A user's own patterns: what they find, and how those end that are none or take too long."""

import time

import pytest

from pipeline import patterns
from pipeline.patterns import Pattern, PatternError, valid_pattern

HOSTILE = "(甲|甲甲)+$"
LONG = "甲" * 80 + "乙"


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        (r"\d+所.{0,6}学校", "改造45所乡镇学校", True),
        (r"^\p{Han}+$", "改造学校", True),
        (r"^\p{Han}+$", "改造5所", False),
        ("(?:责任单位){e<=1}", "贵任单位：市教育局", True),
        ("(?V1)[[甲-龥]--[乙]]", "甲", True),
        ("", "甲", True),
        ("甲", None, False),
    ],
)
def test_patterns_are_looked_for_anywhere(source: str, text: str | None, found: bool) -> None:
    pattern = Pattern(source)
    assert pattern.found(text) is found
    pattern.settle()


@pytest.mark.parametrize(
    ("source", "reason", "place"),
    [
        ("(甲", "missing )", "3"),
        ("甲[乙", "unterminated character set", "4"),
        (r"甲\p{Nope}", "unknown property", "10"),
        ("*甲", "nothing to repeat", "1"),
        ("(?u)(?L)甲", "ASCII, LOCALE and UNICODE flags are mutually incompatible", "1"),
        ("(" * 5000, "maximum recursion depth exceeded", "1"),
    ],
)
def test_what_is_no_pattern_is_told_with_its_place(source: str, reason: str, place: str) -> None:
    with pytest.raises(PatternError) as caught:
        Pattern(source)
    assert (caught.value.code, caught.value.place) == ("bad-pattern", place)
    assert caught.value.reason.startswith(reason)
    with pytest.raises(ValueError, match=f"at character {place}"):
        valid_pattern(source)


def test_a_pattern_that_would_run_for_ever_ends_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "ONE_TEXT", 0.05)
    pattern, began = Pattern(HOSTILE), time.monotonic()
    assert [pattern.found(text) for text in ("甲", LONG, *["甲"] * 10)] == [True, *[False] * 11]
    assert time.monotonic() - began < 2
    with pytest.raises(PatternError, match="takes too long – make it simpler") as caught:
        pattern.settle()
    assert caught.value.code == "slow-pattern"


def test_many_slow_looks_are_too_much_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "ALL_TEXTS", 0.05)
    pattern = Pattern(HOSTILE)
    pattern.found(LONG)
    with pytest.raises(PatternError):
        pattern.settle()
