"""The document card, one layout a row."""

import tomllib
from pathlib import Path

import pytest

from extractors.metadata import extract_metadata, find_doubts
from tests.extractors.made import outlined

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "metadata.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"][:50] for case in CASES])
def test_card(case):
    card = extract_metadata(*outlined(case["text"]))
    region = card.region
    shown = {
        "title": card.title,
        "issuers": list(card.issuers),
        "doc_number": card.doc_number,
        "doc_type": card.doc_type,
        "status": card.status,
        "level": card.level,
        "region": region.name if region else None,
        "code": region.code if region else None,
        "path": list(region.path) if region else [],
        "issued_on": card.issued_on,
        "period": [card.period.start or "", card.period.end or ""],
    }
    given = {key: value for key, value in case.items() if key not in ("why", "text")}
    empty = dict.fromkeys(shown) | {"issuers": [], "path": [], "period": ["", ""], "status": "final"}
    assert shown == empty | given


def doubts(title):
    outline, ruler = outlined(f"{title}\n为做好工作，制定本方案。\n一、工作目标\n成效明显。")
    return [(one.code, one.evidence.text) for one in find_doubts(extract_metadata(outline, ruler), ruler)]


def test_a_region_left_open_is_reported():
    assert doubts("鼓楼区绿色社区工作方案") == [("region-ambiguous", "鼓楼区")]
    assert doubts("云溪市绿色社区工作方案") == [("region-unknown", "云溪市")]
    assert doubts("义乌市绿色社区工作方案") == []
