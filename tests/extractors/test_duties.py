"""Duty statements: whose they are, where their title begins, in which role."""

import pytest

from extractors.duties import agencies_of, announced_duties, read_duty, stated_inline
from tests.extractors.made import outlined


def shown(text: str) -> tuple[str, str, str] | None:
    duty = read_duty(text, 0, len(text))
    return duty and ("、".join(text[n.start : n.end] for n in duty.names), text[slice(*duty.title)], duty.role)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("县教育局要配备图书。", ("县教育局", "要配备图书", "responsible")),
        ("县财政局负责保障经费。", ("县财政局", "负责保障经费", "responsible")),
        ("县文旅局牵头组织活动。", ("县文旅局", "牵头组织活动", "lead")),
        ("县文旅局作为牵头单位，组织活动。", ("县文旅局", "作为牵头单位，组织活动", "lead")),
        ("县妇联、团县委配合开展宣传。", ("县妇联、团县委", "配合开展宣传", "support")),
        ("县教育局：将阅读纳入课程。", ("县教育局", "将阅读纳入课程", "responsible")),
        ("县教育局:牵头推进阅读。", ("县教育局", "牵头推进阅读", "lead")),
        ("县教育局。负责配备图书。", ("县教育局", "负责配备图书", "responsible")),
        ("县教育局\n负责配备图书。", ("县教育局", "负责配备图书", "responsible")),
        ("各镇街、各村负责场地管理。", ("各镇街、各村", "负责场地管理", "responsible")),
        ("区委组织部（区委人才办）牵头研究政策。", ("区委组织部（区委人才办）", "牵头研究政策", "lead")),
        ("市场监管局加强质量监管。", ("市场监管局", "加强质量监管", "responsible")),
        ("县教育局应当" + "配备图书，" * 20, ("县教育局", ("应当" + "配备图书，" * 20)[:40].rstrip("，"), "responsible")),
        ("教育部门：牵头推进阅读。", ("教育部门", "牵头推进阅读", "lead")),
        ("乡镇（街道）：负责组织实施。", ("乡镇（街道）", "负责组织实施", "responsible")),
        ("支部和工会负责开展宣传。", ("支部、工会", "负责开展宣传", "responsible")),
        ("团支部协同教务处做好宣传。", ("团支部", "协同教务处做好宣传", "support")),
        ("公安机关负责秩序维护。", ("公安机关", "负责秩序维护", "responsible")),
        ("组织机构：设办公室。", None),
        ("指标一 办学定位 责任部门：县教育局", None),
        ("各科室负责人：负责本科室安全。", None),
        ("责任单位：县教育局。", None),
        ("定期召开会议，县教育局要参加。", None),
        ("本方案由县教育局解释。", None),
        ("要配备图书。", None),
        ("学校要配备图书。", None),
        ("配备图书是重要任务。县教育局要落实。", None),
        ("县教育局", None),
        ("", None),
    ],
)
def test_statements(text, wanted):
    assert shown(text) == wanted


@pytest.mark.parametrize(
    ("words", "names"), [("县教育局、县财政局", 2), ("县教育局和县财政局", 2), ("县教育局负责人", 0), ("图书馆", 0), ("", 0)]
)
def test_headings_that_name_bodies_only(words, names):
    assert len(agencies_of(words, 0, len(words))) == names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "组织协调。各成员单位职责：县教育局、县文旅局要配备图书；县财政局负责保障经费。各镇也要落实。",
            [("县教育局、县文旅局", "要配备图书"), ("县财政局", "负责保障经费")],
        ),
        ("成员单位职责分工：县教育局要配备图书；要加强宣传；县财政局负责保障经费。", []),
        ("责任单位：县教育局要配备图书；县财政局负责保障经费。", []),
    ],
    ids=["statements", "a clause that is none", "no announcement"],
)
def test_statements_that_a_paragraph_announces_and_holds(text, wanted):
    outline, _ = outlined(f"云溪县书屋工作方案\n{text}\n一、工作要求\n抓好落实。")
    whole = outline.document.text
    found = [duty for duties in stated_inline(outline.document) for duty in duties]
    assert [("、".join(whole[n.start : n.end] for n in duty.names), whole[slice(*duty.title)]) for duty in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("县教育局：负责图书。\n县财政局：承担经费。\n县文旅局：牵头活动。", ["县教育局", "县财政局", "县文旅局"]),
        ("县教育局：负责图书。\n县财政局：承担经费。", []),
        ("综合组：负责协调。\n宣传组：负责报道。\n督导组：负责检查。", []),
    ],
    ids=["three in a row", "two", "working groups"],
)
def test_statements_that_need_no_announcement(text, wanted):
    outline, _ = outlined(f"云溪县书屋工作方案\n{text}\n一、工作要求\n抓好落实。")
    whole, heads = outline.document.text, frozenset(section.head.start for section in outline.sections)
    found = [duty for duties in announced_duties(outline.document, heads) for duty in duties]
    assert [whole[name.start : name.end] for duty in found for name in duty.names] == wanted
