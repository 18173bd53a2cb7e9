"""Which figures of two plans are one quantity, and what the one requires against the other."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import pipeline
from pipeline.compare.indicators import align_indicators
from pipeline.compare.indicators.printed import printed
from schemas import Plan
from tests.pipeline.compare.corpusplans import NAMES, corpus_plan

SWAPPED = {"stricter": "looser", "looser": "stricter"}

# (A's sentences, B's sentences, pairs as (A's phrase, B's phrase, change)); a sentence is one measure of the plan.
PAIRS = [
    # the value decides, whichever way is better
    ("全市森林覆盖率达到24%。", "森林覆盖率达到26%以上。", [("24%", "26%", "stricter")]),
    ("企业开办时间压缩至3个工作日以内。", "企业开办时间不超过2个工作日。", [("3个工作日", "2个工作日", "stricter")]),
    ("单位地区生产总值能耗降至0.4吨标准煤。", "单位地区生产总值能耗降至0.5吨标准煤。", [("0.4吨", "0.5吨", "looser")]),
    ("新增托位1200个。", "新增托位1200个以上。", [("1200个", "1200个", "same")]),
    # the date breaks ties, a missing one is no difference
    ("2026年底前改造农村公路300公里。", "2025年底前改造农村公路300公里。", [("300公里", "300公里", "stricter")]),
    ("2026年底前改造农村公路300公里。", "改造农村公路300公里。", [("300公里", "300公里", "same")]),
    # a range counts by its floor, or by its cap where less is better
    ("建成智慧农场5—8个。", "建成智慧农场6个。", [("5—8个", "6个", "stricter")]),
    # units reconciled
    ("培训新型职业农民0.5万人。", "培训新型职业农民6000人。", [("0.5万人", "6000人", "stricter")]),
    ("每千名老年人拥有养老护理员12名。", "每万名老年人拥有养老护理员120名。", [("12名", "120名", "same")]),
    # other words for one thing
    (
        "乡镇卫生院中医类别执业（助理）医师占比达到20%。",
        "社区卫生服务中心中医医师占医师总数的比例达到25%。",
        [("20%", "25%", "stricter")],
    ),
    ("新增上市企业3家。", "新增上市公司5家以上。", [("3家", "5家", "stricter")]),
    # another base is no comparison of values
    ("高新技术企业达到120家。", "新增高新技术企业30家。", [("120家", "30家", "changed")]),
    # populations that are not compared
    ("社区卫生服务站开展中医药适宜技术4项以上。", "社区卫生服务中心开展中医药适宜技术6项以上。", []),
    ("二级以上医院预约诊疗率达到50%。", "社区卫生服务中心预约诊疗率达到50%。", []),
    ("婴儿死亡率控制在3‰以内。", "5岁以下儿童死亡率控制在4‰以内。", []),
    # what narrows one of the two names
    ("居民健康素养水平达到30%。", "居民心理健康素养水平达到30%。", []),
    ("建成省级示范学校8所。", "建成市级示范学校12所。", []),
    # equal values alone say nothing
    ("政务服务事项网上可办率达到100%。", "农村生活污水处理率达到100%。", []),
    ("对获评企业给予最高50万元奖励。", "对引进的博士给予最高50万元安家补贴。", []),
    ("公示时间为5个工作日。", "投标公示时间为7个工作日。", []),
    # what is reported goes with what is to be reached
    ("目前，全市公办幼儿园在园幼儿占比为52%。", "公办幼儿园在园幼儿占比达到60%。", [("52%", "60%", "stricter")]),
]


HEADINGS = {"云溪市": "提升服务能力", "青岚区": "办好民生实事"}


@cache
def plan_of(sentences: str, place: str) -> Plan:
    """A plan with one part of measures."""
    heading = HEADINGS[place]
    text = f"{place}公共服务提升行动方案\n一、主要任务\n（一）{heading}。{sentences}\n"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.txt"
        path.write_text(text, "utf-8")
        return pipeline.extract(path)


def aligned(a: Plan, b: Plan) -> list[tuple[str, str, str]]:
    return [(pair.a.evidence.text, pair.b.evidence.text, pair.change) for pair in align_indicators(a, b)]


@pytest.mark.parametrize(("a", "b", "want"), PAIRS, ids=[f"{a} ~ {b}" for a, b, _ in PAIRS])
def test_pairs_and_their_change(a: str, b: str, want: list[tuple[str, str, str]]) -> None:
    found = aligned(plan_of(a, "云溪市"), plan_of(b, "青岚区"))
    assert [change for *_, change in found] == [change for *_, change in want]
    for (one, two, _), (phrase_a, phrase_b, _) in zip(found, want, strict=True):
        assert phrase_a in one
        assert phrase_b in two


@pytest.mark.parametrize(("a", "b", "want"), PAIRS, ids=[f"{a} ~ {b}" for a, b, _ in PAIRS])
def test_the_other_way_round_is_the_mirror(a: str, b: str, want: list[tuple[str, str, str]]) -> None:
    there, back = (aligned(plan_of(a, "云溪市"), plan_of(b, "青岚区")), aligned(plan_of(b, "青岚区"), plan_of(a, "云溪市")))
    assert sorted(there) == sorted((two, one, SWAPPED.get(change, change)) for one, two, change in back)


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_states_what_itself_states(name: str) -> None:
    plan = corpus_plan(name)
    assert [(pair.a.id, pair.b.id, pair.change) for pair in align_indicators(plan, plan)] == [
        (one.id, one.id, "same") for one in plan.indicators
    ]


def test_a_quantity_stated_twice_pairs_in_both_places() -> None:
    twice = (
        plan_of("标准化村卫生室占比达到80%。", "云溪市"),
        plan_of("标准化村卫生室占比达到85%。加快改造，标准化村卫生室占比达到90%以上。", "青岚区"),
    )
    assert [change for *_, change in aligned(*twice)] == ["stricter", "stricter"]


def test_figures_of_one_phrase_pair_one_by_one() -> None:
    a = plan_of("高血压、糖尿病患者规范管理率分别达到70%和65%。", "云溪市")
    b = plan_of("高血压、糖尿病患者规范管理率分别达到75%和65%。", "青岚区")
    assert [(pair.a.value, pair.b.value, pair.change) for pair in align_indicators(a, b)] == [(70, 75, "stricter"), (65, 65, "same")]


def test_reasons_say_what_is_equal_and_what_decides() -> None:
    (pair,) = align_indicators(
        plan_of("乡镇卫生院中医馆覆盖率达到90%。", "云溪市"), plan_of("社区卫生服务中心中医馆覆盖率达到100%。", "青岚区")
    )
    assert pair.reasons == ("名称相似度1.00", "同为：中医馆覆盖率", "统计对象可比：乡镇卫生院／社区卫生服务中心", "按数值判断")


def test_reasons_print_the_words_of_the_texts() -> None:
    (pair,) = align_indicators(
        plan_of("乡村医务人员岗位补助每人每月800元。", "云溪市"), plan_of("乡村医生岗位津贴每人每月900元。", "青岚区")
    )
    assert not any("医师" in reason or "奖励" in reason for reason in pair.reasons)


@pytest.mark.parametrize(
    ("name", "word", "was"),
    [
        pytest.param("医务人员岗位补助标准", "医师岗位奖励", "医务人员岗位补助", id="two variants"),
        pytest.param("中医馆覆盖率", "中医馆覆盖率", "中医馆覆盖率", id="as it stands"),
        pytest.param("“专精特新”企业", "专精特新企业", "专精特新企业", id="without marks"),
        pytest.param("开放床位", "病房", "病房", id="not in it"),
    ],
)
def test_words_of_one_form_as_printed(name: str, word: str, was: str) -> None:
    assert printed(name, word) == was
