"""Leading groups: who belongs to them, as printed."""

import tomllib
from pathlib import Path

import pytest

from extractors.groups import extract_groups
from tests.extractors.made import parted

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "groups.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_groups(case):
    before = "临江县专项工作方案\n为做好工作，制定本方案。\n一、工作目标\n成效明显。\n二、保障措施"
    text = f"{before}\n{case['text'].strip()}\n（二）强化宣传。营造氛围。"
    shown = [
        {"name": one.name, "head": one.head, "deputies": list(one.deputies), "members": list(one.members), "office": one.office or ""}
        for one in extract_groups(*parted(text))
    ]
    assert shown == case["groups"]
