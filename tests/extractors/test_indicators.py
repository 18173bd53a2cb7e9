"""Indicators of sentences: whole answers, and what must hold of any text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.engine import rules
from extractors.indicators.amounts import find_amounts
from extractors.indicators.context import ending
from extractors.indicators.prose import Setting, read_paragraph, read_sentence
from extractors.indicators.refusing import refusal

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "indicators.toml").read_text("utf-8"))["case"]
PLAN = Setting("target", None, "2023", 2023)
NORMAL = {"unit": None, "role": "target", "basis": "level", "compare": "=", "high": None, "due": None, "baseline": None}

# What each refusal is for; the amount that it refuses stands in 【】.
REFUSED = {
    "refuse.ordinal": "第【3家】分店",
    "refuse.meeting": "三届人民政府【4次】常务会议审议通过",
    "refuse.year-class": "面向【2023届】毕业生",
    "refuse.denominator": "每【10万人】中",
    "refuse.included": "床位达到300张以上的机构（含【300张】，下同）",
    "refuse.formula": "人数×【100%】",
    "refuse.grade": "公共厕所达到【三类】标准",
    "refuse.drug-class": "转化【1类】创新药",
    "refuse.one-of": "成为全省【20个】示范区之一",
    "refuse.listed-below": "【6项】指标分别为：",
    "refuse.own-tasks": "【50项】工作任务中涉及我局的",
    "refuse.parted-into": "将任务分解成【50项】",
    "refuse.digits": "实现【两位】数以上增长",
    "refuse.slogan-of-counts": "实施【4个】100工程",
    "refuse.formula-after": "【3家】+2家",
    "refuse.body-count": "教育局等【9个】部门",
    "refuse.reckoned-by": "企业职工【10万人】死亡率降低",
    "refuse.compared-with": "比2011年的【26件】下降了3件",
    "refuse.part-of-site": "安居小区【3期】工程",
    "refuse.membership": "由【9个】部门和单位组成",
    "refuse.measures": "落实惠农【12条】政策措施",
    "refuse.officers": "设副组长【2名】。",
    "refuse.name": "打造【15分钟】生活圈",
    "refuse.size-class": "【600名】学生以上的学校",
    "refuse.class-of-size": "培育【500亿】级集群",
    "refuse.each-further": "每增加【1人】，增加经费2万元",
    "refuse.all-places": "全省【16个】设区市",
    "refuse.aspects": "从【4个】方面考核",
    "refuse.person-age": "为【65岁以上】老年人建档",
    "refuse.date-part": "开工【5天】前报送",
    "refuse.classifier-word": "坚持【两个】毫不动摇",
    "refuse.written-before": "上述【三类】人员",
    "refuse.these-many": "这【10件】实事分别为",
    "refuse.round-numbers": "推进【3个】100 →打造果园",
    "refuse.thresholds-of-place": "周边【3公里】范围内",
}


def shown(draft):
    due = None if draft.due is None else draft.due.ref.end
    baseline = None if draft.baseline is None else [v for v in (draft.baseline.value, draft.baseline.as_of) if v is not None]
    row = {"name": draft.name, "value": draft.value, "unit": draft.unit, "role": draft.role, "basis": draft.basis}
    return row | {"compare": draft.compare, "high": draft.high, "due": due, "baseline": baseline}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_sentence_gives_what_its_row_says(case):
    text = case["text"]
    found = list(read_paragraph(text, 0, len(text), PLAN))
    assert [shown(draft) for draft in found] == [NORMAL | want for want in case["want"]]
    assert all(0 <= d.start < d.end <= len(text) and d.end - d.start <= 240 for d in found)


def test_every_refusal_has_a_text():
    assert {rule.id for rule in rules("quantities") if rule.data["side"].startswith("refuse")} == set(REFUSED)


@pytest.mark.parametrize(("rule", "marked"), REFUSED.items(), ids=REFUSED)
def test_a_refusal_refuses(rule, marked):
    at, text = marked.index("【"), marked.replace("【", "").replace("】", "")
    amount = next(a for a in find_amounts(text, 0, len(text)) if a.end > at)
    assert text[amount.start : amount.end] == marked[at + 1 : marked.index("】")]
    assert refusal(text, amount) == rule


def test_a_clause_in_the_middle_of_a_text_keeps_its_offsets():
    text = "前文若干。到2026年，青岚区公园达到20个。后文若干。"
    (draft,) = read_paragraph(text, 5, len(text), PLAN)
    assert text[draft.start : draft.end] == "青岚区公园达到20个"
    assert (draft.value, draft.due.ref.end, draft.rule) == (20, "2026", "quantity.number")


def test_a_date_does_not_carry_over_to_the_next_sentence():
    text = "到2026年，建成公园20个。绿地率达到40%；到2027年底绿地率达到42%，公园达到25个。"
    found = list(read_paragraph(text, 0, len(text), PLAN))
    assert [(d.value, d.due.ref.end if d.due else None) for d in found] == [(20, "2026"), (40, None), (42, "2027-12"), (25, "2027-12")]


PIECES = st.sampled_from(
    [*(case["text"] for case in CASES), "12", "万", "个", "，", "、", "和", "（", "）", "“", "”", "。", "分别", "到2025年", "从", "至", "%"]
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_evidence_always_holds_the_number(text):
    for draft in read_paragraph(text, 0, len(text), PLAN):
        assert 0 <= draft.start < draft.end <= len(text)
        assert draft.end - draft.start <= 240
        assert draft.name.strip() == draft.name != ""
        assert (draft.compare == "range") == (draft.high is not None)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_prefilter_only_skips_work(text):
    sentence = text.replace("。", "；")
    whole = read_sentence(sentence, 0, len(sentence), PLAN, passage=PLAN.role, before=())
    assert list(read_paragraph(sentence, 0, len(sentence), PLAN)) == list(whole)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("奖励企业", "奖励企业"),
        ("给予奖励100万元；" + "新" * 37, "新" * 37),
        ("给予奖励1200元；" + "新" * 38, "新" * 38),
        ("奖励" + "新" * 41, "新" * 40),
    ],
)
def test_a_name_cut_short_does_not_begin_inside_a_number(words, kept):
    assert ending(words) == kept
