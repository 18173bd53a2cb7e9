"""Stages of a timetable."""

import tomllib
from pathlib import Path

import pytest

from extractors.engine import Ruler
from extractors.parts import classify
from extractors.phases import extract_phases
from pipeline.outline import build_outline
from pipeline.readers.builder import DocumentBuilder, GridCell
from tests.extractors.made import SOURCE, parted

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "phases.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_phases(case):
    before = "云溪市村庄清洁行动方案\n为改善环境，制定本方案。\n一、工作目标\n环境整洁。"
    text = f"{before}\n{case.get('head', '二、实施步骤').strip()}\n{case['text']}\n三、工作要求\n认真落实。"
    found = extract_phases(*parted(text))
    assert [[one.name, one.start or "", one.end or ""] for one in found] == case["phases"]


def test_rows_of_a_timetable():
    builder = DocumentBuilder()
    for line in ("云溪市村庄清洁行动方案", "为改善环境，制定本方案。", "一、实施步骤", "分步推进。"):
        builder.paragraph(line)
    rows = [("阶段", "时间", "任务"), ("启动阶段", "2023年5月", "印发方案"), ("整治阶段", "2023年6月—11月", "全面整治")]
    builder.table([GridCell(r, c, [word]) for r, row in enumerate(rows) for c, word in enumerate(row)])
    made = builder.build(SOURCE)
    outline = build_outline(made)
    found = extract_phases(outline, classify(outline), Ruler(made))
    assert [(one.name, one.start, one.end, one.evidence.text) for one in found] == [
        ("启动阶段", "2023-05", "2023-05", "启动阶段"),
        ("整治阶段", "2023-06", "2023-11", "整治阶段"),
    ]


@pytest.mark.parametrize(
    ("issued", "span"),
    [("2031-04-28", ("2031-03", "2031-10")), ("2031-12-20", ("2032-03", "2032-10")), ("2031-07-01", (None, None)), ("2031", (None, None))],
    ids=["before or in the first stage", "at the end of the year before", "amid the year", "no month to compare"],
)
def test_year_of_the_documents_date(issued, span):
    text = "云溪市村庄清洁行动方案\n依据2028年和2029年的通知，制定本方案。\n一、实施步骤\n（一）整治阶段（3月—10月）。集中整治。"
    found = extract_phases(*parted(text), issued=issued)
    assert [(one.name, one.start, one.end) for one in found] == [("整治阶段", *span)]
