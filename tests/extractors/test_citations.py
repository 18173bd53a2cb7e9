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


def test_a_report_is_cited_whose_tasks_the_notice_breaks_down():
    outline, ruler = outlined(
        "各镇（街道）：\n为完成好《政府工作报告》中确定的任务，现将《<政府工作报告>任务分解表》印发给你们。\n请各牵头单位抓好落实。\n"
        "附件：《政府工作报告》任务分解表\n青岚区人民政府办公室\n2031年1月25日"
    )
    found = extract_citations(outline, ruler, extract_metadata(outline, ruler))
    assert [one.title for one in found] == ["政府工作报告"]


def test_a_report_is_cited_whose_tasks_are_handed_out_in_parts():
    outline, ruler = outlined(
        "青岚县人民政府关于分解落实政府工作报告目标任务的通知\n各镇：\n经研究，现将《政府工作报告》2031年6个方面43项工作任务予以分解印发。\n"
        "一、细化任务。各镇要建立台账。\n二、明确责任。各镇要抓好落实。"
    )
    found = extract_citations(outline, ruler, extract_metadata(outline, ruler))
    assert [one.title for one in found] == ["政府工作报告"]


def test_what_a_notice_carries_out_is_cited_though_the_notice_sends_out_its_own_plan():
    outline, ruler = outlined(
        "各县（市、区）人民政府：\n为贯彻落实《岭东省人民政府关于印发绿色出行发展纲要的通知》（岭政发〔2031〕15号），现将分工方案印发给你们。\n"
        "附件：绿色出行发展纲要实施分工方案\n云溪市交通运输局\n2031年2月10日\n绿色出行发展纲要实施分工方案\n一、工作目标\n出行更便捷。"
    )
    found = extract_citations(outline, ruler, extract_metadata(outline, ruler))
    assert [(one.title, one.doc_number) for one in found] == [("岭东省人民政府关于印发绿色出行发展纲要的通知", "岭政发〔2031〕15号")]
