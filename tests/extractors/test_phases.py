"""Stages of a timetable."""

import tomllib
from pathlib import Path

import pytest

from extractors.phases import extract_phases
from tests.extractors.made import parted

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "phases.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_phases(case):
    before = "云溪市村庄清洁行动方案\n为改善环境，制定本方案。\n一、工作目标\n环境整洁。"
    text = f"{before}\n{case.get('head', '二、实施步骤')}\n{case['text']}\n三、工作要求\n认真落实。"
    found = extract_phases(*parted(text))
    assert [[one.name, one.start or "", one.end or ""] for one in found] == case["phases"]
