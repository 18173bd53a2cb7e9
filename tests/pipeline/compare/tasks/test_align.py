"""Which tasks of two plans are about the same work, and what became of each."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare.tasks import align_tasks
from pipeline.compare.tasks.align import paired
from pipeline.compare.tasks.likeness import Signs, signs_of
from pipeline.compare.tasks.model import Model
from pipeline.compare.tasks.reasons import UNLIKE
from pipeline.compare.tasks.work import works_of
from schemas import Plan
from tests.pipeline.compare.corpusplans import CITY, DISTRICT, DRAFT, FINAL, NAMES, corpus_plan
from tests.pipeline.compare.tasks.written import tasks, written

CANTEEN = "办好社区食堂。每个街道至少开办两家社区食堂，为高龄老人送餐上门。（市民政局牵头，市商务局配合）"
BEDS = "增加护理床位。改造养老机构护理床位，开展失能老人长期照护，给予运营补贴。（责任单位：市民政局）"
LIFTS = "加装住宅电梯。老旧小区既有住宅加装电梯，简化规划许可和施工报批手续。（责任单位：市住建局）"
MONEY = "落实资金保障。市财政统筹福利彩票公益金，按年度安排为老服务专项资金。"

QUOTES = re.compile(r"都有“(?P<a>.+)”|“(?P<aa>.+)”与“(?P<b>.+)”相近")
Row = tuple[str, str, str]


def aligned(a: Plan, b: Plan) -> list[Row]:
    return [(pair.change, pair.a.title, pair.b.title) for pair in align_tasks(a, b)]


ROWS = [
    # number and attribution decide nothing
    (
        tasks(CANTEEN, BEDS),
        tasks(BEDS.replace("（责任单位：市民政局）", ""), CANTEEN.replace("市商务局", "市卫健委")),
        [("same", "办好社区食堂", "办好社区食堂"), ("same", "增加护理床位", "增加护理床位")],
    ),
    # nor does punctuation; a number does
    (tasks(CANTEEN), tasks(CANTEEN.replace("，为", "、为")), [("same", "办好社区食堂", "办好社区食堂")]),
    (tasks(CANTEEN), tasks(CANTEEN.replace("两家", "三家")), [("reworded", "办好社区食堂", "办好社区食堂")]),
    # what is new or gone has no pair
    (tasks(CANTEEN, LIFTS), tasks(BEDS, CANTEEN), [("same", "办好社区食堂", "办好社区食堂")]),
    # work against safeguard
    (tasks(CANTEEN, MONEY), tasks(CANTEEN, safeguards=(MONEY,)), [("same",) + ("办好社区食堂",) * 2, ("moved",) + ("落实资金保障",) * 2]),
    # a broad task split in two: each pair is told
    (
        tasks(
            "完善养老设施。每个街道至少开办两家社区食堂，为高龄老人送餐上门。老旧小区既有住宅加装电梯，简化规划许可和施工报批手续。", BEDS
        ),
        tasks(CANTEEN, LIFTS, BEDS),
        [
            ("reworded", "完善养老设施", "办好社区食堂"),
            ("reworded", "完善养老设施", "加装住宅电梯"),
            ("same", "增加护理床位", "增加护理床位"),
        ],
    ),
]


@pytest.mark.parametrize(("a", "b", "found"), ROWS)
def test_pairs(a: str, b: str, found: list[Row]) -> None:
    assert aligned(written(a), written(b)) == found


@pytest.mark.parametrize(("intercept", "found"), [(1.0, [(0, 1)]), (1.5, [(0, 0), (0, 1)])])
def test_works_of_other_fields_need_more(intercept: float, found: list[tuple[int, int]]) -> None:
    a = works_of(written(tasks("新建食堂。（责任单位：市民政局）")))
    b = works_of(written(tasks("改造食堂。（责任单位：市住建局）", "增设食堂。（责任单位：市民政局、市财政局）")))
    judge = Model(intercept, dict.fromkeys(Signs._fields, 0.0), 0.45)
    assert sorted(paired(a, b, signs_of(a, b), judge)) == found


def test_the_name_of_the_region_is_no_change() -> None:
    item = "建设{}养老服务平台。{}统一受理老人呼叫，三十分钟内派单。"
    here, there = (tasks(item.format(city, city)) for city in ("云溪市", "临江县"))
    assert [pair.change for pair in align_tasks(written(here), written(there, city="临江县"))] == ["same"]


def test_equal_tasks_of_one_plan_go_together_in_their_order() -> None:
    plan = written(tasks(CANTEEN, LIFTS, CANTEEN))
    assert [(pair.a.id, pair.b.id) for pair in align_tasks(plan, plan)] == [(task.id, task.id) for task in plan.tasks]


def test_reasons_are_quotes_of_both() -> None:
    other = CANTEEN.replace("为高龄老人送餐上门", "对高龄老人免费送餐上门")
    (pair,) = align_tasks(written(tasks(CANTEEN)), written(tasks(other)))
    assert pair.reasons == ("都有“每个街道至少开办两家社区食堂”", "“为高龄老人送餐上门”与“对高龄老人免费送餐上门”相近")


def test_one_title_over_other_clauses_is_told_so() -> None:
    ours, theirs = "办好社区食堂。引进连锁餐饮企业。", "办好社区食堂。利用闲置校舍。"
    (pair,) = align_tasks(written(tasks(ours)), written(tasks(theirs)))
    assert (pair.extent, pair.reasons[-1]) == ("whole", UNLIKE)
    assert all(UNLIKE not in same.reasons for same in align_tasks(written(tasks(ours)), written(tasks(ours))))


def test_reasons_begin_where_a_clause_begins() -> None:
    a, b = corpus_plan(CITY), corpus_plan(DISTRICT)
    for pair in align_tasks(a, b):
        for reason in (one for one in pair.reasons if one != UNLIKE):
            quotes = QUOTES.fullmatch(reason)
            assert quotes, reason
            for quote, plan in zip((quotes["a"] or quotes["aa"], quotes["b"] or quotes["a"]), (a, b), strict=True):
                start = plan.text.index(quote.removesuffix("…"))
                assert not plan.text[start - 1].isalpha()


def test_a_plan_without_tasks_has_no_pairs() -> None:
    empty, full = written("一、工作目标\n到2026年，服务更加便利。"), written(tasks(CANTEEN))
    assert align_tasks(empty, full) == align_tasks(full, empty) == align_tasks(empty, empty) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_is_the_same_as_itself_and_nothing_else(name: str) -> None:
    plan = corpus_plan(name)
    assert [(p.change, p.a.id, p.b.id, p.score) for p in align_tasks(plan, plan)] == [("same", t.id, t.id, 1.0) for t in plan.tasks]


def test_a_draft_keeps_its_tasks() -> None:
    pairs = align_tasks(corpus_plan(DRAFT), corpus_plan(FINAL))
    assert [pair.a for pair in pairs] == list(corpus_plan(DRAFT).tasks)
    assert all(pair.a.title == pair.b.title for pair in pairs)


def test_a_city_and_its_district_share_work() -> None:
    titles = {(pair.a.title, pair.b.title) for pair in align_tasks(corpus_plan(CITY), corpus_plan(DISTRICT))}
    assert ("做强电子信息制造业", "壮大电子信息制造业") in titles
    assert ("推进制造业智改数转", "推进中小企业智改数转") in titles


def some_tasks(name: str) -> st.SearchStrategy[Plan]:
    plan = corpus_plan(name)
    subsets = st.lists(st.sampled_from(range(len(plan.tasks))), unique=True).map(sorted)
    return subsets.map(lambda kept: plan.model_copy(update={"tasks": tuple(plan.tasks[place] for place in kept)}))


PLANS_ = st.sampled_from(NAMES).flatmap(some_tasks)


@settings(max_examples=40, deadline=None)
@given(PLANS_, PLANS_)
def test_the_other_way_round_gives_the_same_pairs(a: Plan, b: Plan) -> None:
    def told(pairs: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
        return sorted(pairs, key=str)

    there = [(pair.a.id, pair.b.id, pair.change, pair.score) for pair in align_tasks(a, b)]
    back = [(pair.a.id, pair.b.id, pair.change, pair.score) for pair in align_tasks(b, a)]
    assert told(there) == told([(second, first, change, score) for first, second, change, score in back])


@settings(max_examples=20, deadline=None)
@given(PLANS_)
def test_any_choice_of_tasks_is_the_same_as_itself(plan: Plan) -> None:
    assert [(p.change, p.a.id, p.b.id) for p in align_tasks(plan, plan)] == [("same", t.id, t.id) for t in plan.tasks]
