"""Citations: what is one, its number, its relation."""

import tomllib
from pathlib import Path

import pytest

from extractors.citations import extract_citations
from extractors.metadata import extract_metadata
from tests.extractors.made import outlined

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "citations.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_citations(case):
    outline, ruler = outlined(f"云溪市绿色出行行动方案\n{case['text']}\n一、工作目标\n出行更便捷。")
    found = extract_citations(outline, ruler, extract_metadata(outline, ruler))
    assert [[one.title, one.doc_number or "", one.rule.removeprefix("citation.")] for one in found] == case["citations"]
    assert all(one.title in one.evidence.text for one in found)
