"""Hostile repetition: every extractor of the frame takes time that grows with the text, not with its square."""

import pytest

from extractors.citations import extract_citations
from extractors.groups import extract_groups
from extractors.metadata import extract_metadata
from extractors.phases import extract_phases
from tests.extractors.made import parted
from tests.timing import assert_linear

PIECES = [
    "《",
    "《〈a〉",
    "〔2023〕",
    "[2020]",
    "（2023年5月",
    "成立由",
    "成立领导小组",
    "任组长，",
    "成员：张三 ",
    "阶段（",
    "市人民政府",
    "印发",
    "云政发〔",
    "、区教育局",
]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("per_line", [20, 100_000])
def test_linear(piece, per_line):
    def prepare(times):
        pieces = [piece] * times
        return parted("\n".join("".join(pieces[at : at + per_line]) for at in range(0, times, per_line)))

    def work(given):
        outline, parts, ruler = given
        metadata = extract_metadata(outline, ruler)
        extract_citations(outline, ruler, metadata)
        extract_groups(outline, parts, ruler)
        extract_phases(outline, parts, ruler)

    assert_linear(prepare, work, few=300, many=3000)
