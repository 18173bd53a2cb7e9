"""What is struck out and put in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.marks import marked, share_kept


def shown(a: str, b: str) -> str:
    marks = {"same": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[run.kind].format(run.text) for run in marked(a, b))


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("建成40所。", "建成45所。", "建成[-40-]{+45+}所。"),
        ("每月300元至800元。", "每月400元至1000元。", "每月[-300-]{+400+}元至[-800-]{+1000+}元。"),
        ("配齐彩超、分析仪等设备。", "配齐彩超等设备，加快建设。", "配齐彩超[-、分析仪-]等设备{+，加快建设+}。"),
        ("第一句在此。第二句在此。", "第一句在此。", "第一句在此。[-第二句在此。-]"),
        ("第一句在此。", "新添内容若干。第一句在此。", "{+新添内容若干。+}第一句在此。"),
        ("每季度通报进展。", "每半年通报进展。", "每[-季度-]{+半年+}通报进展。"),
        ("甲乙\n丙丁", "甲乙 丙丁", "甲乙 丙丁"),
        ("到2025年,建成(试点)。", "到2025年，建成（试点）。", "到2025年,建成(试点)。"),
        ("", "新。", "{+新。+}"),
        ("", "", ""),
    ],
)
def test_marked(a: str, b: str, words: str) -> None:
    assert shown(a, b) == words


TEXTS = st.text("建设医院12所个。；，\n至", max_size=40)


@given(TEXTS, TEXTS)
def test_either_side_reads_as_it_is(a: str, b: str) -> None:
    runs = marked(a, b)
    for text, left_out in ((a, "added"), (b, "dropped")):
        assert "".join("".join(run.text for run in runs if run.kind != left_out).split()) == "".join(text.split())


@pytest.mark.parametrize(("a", "b", "share"), [("甲乙丙丁。", "甲乙丙丁。", 1.0), ("甲。", "", 0.0), ("", "", 1.0)])
def test_share_kept(a: str, b: str, share: float) -> None:
    assert share_kept(marked(a, b)) == share
