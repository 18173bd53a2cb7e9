"""Typed line breaks: wrapped titles and sentences run on, everything else is paragraphs."""

import pytest

from pipeline.readers.lines import split_lines

LONG = "各镇人民政府要把这项工作摆上重要位置并且纳入年度考核和"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("云溪市人民政府\n关于做好防汛工作的通知", True, ["云溪市人民政府关于做好防汛工作的通知"]),
        ("云溪市人民政府\n2024年5月8日", True, ["云溪市人民政府", "2024年5月8日"]),
        ("云溪市人民政府文件\n云政发〔2024〕5号", True, ["云溪市人民政府文件", "云政发〔2024〕5号"]),
        ("实施方案\n（2023—2025年）", True, ["实施方案（2023—2025年）"]),
        ("云溪市\n2031年度\n工作要点", True, ["云溪市2031年度工作要点"]),
        ("云溪市商务局\n二〇三一年五月八日", True, ["云溪市商务局", "二〇三一年五月八日"]),
        ("云溪市人民政府文件\n云政发﹝2031﹞第 5 号", True, ["云溪市人民政府文件", "云政发﹝2031﹞第 5 号"]),
        ("Action\nPlan", True, ["Action Plan"]),
        ("加强领导。\n落实责任。", False, ["加强领导。", "落实责任。"]),
        (f"{LONG}\n督查范围。", False, [f"{LONG}督查范围。"]),
        ("包括甲、\n乙两项。", False, ["包括甲、乙两项。"]),
        ("依据《云溪市\n》执行", False, ["依据《云溪市》执行"]),
        (f"{LONG}\n（二）健全机制", False, [LONG, "（二）健全机制"]),
        (f"{LONG}\n　　健全机制", False, [LONG, "　　健全机制"]),
        ("联系人：张某\n电话：无", False, ["联系人：张某", "电话：无"]),
        ("青岚区教育局\n2024年5月8日", False, ["青岚区教育局", "2024年5月8日"]),
        (f"{LONG}\n短行\n短行", False, [f"{LONG}短行", "短行"]),
        ("前页\f后页", True, ["前页", "后页"]),
        ("\n\n", False, [""]),
        ("一行", False, ["一行"]),
    ],
)
def test_lines(text: str, title: bool, expected: list[str]) -> None:
    assert split_lines(text, title=title) == expected
