"""Clauses with numbers and dates that the other plan does not have."""

import pytest

import pipeline.compare
from pipeline.compare.numbers import agree, numbers
from tests.pipeline.compare.tasks.written import tasks, written

ROWS = [
    pytest.param("落实渡运安全12条措施", {("amount", "12")}, id="amount"),
    pytest.param("补贴1.5万元、让利20%", {("amount", "15000"), ("amount", "20%")}, id="scale-and-rate"),
    pytest.param("2025年6月底前完成", {("day", "2025", "6")}, id="date"),
    pytest.param("6月30日前报送", {("month", "6", "30")}, id="date-without-year"),
    pytest.param("办好第三届龙舟会，签订两年以上合同", {("term", "3"), ("term", "2")}, id="in-words"),
    pytest.param("升级平台3.0版", {("amount", "3")}, id="version"),
    pytest.param("上架“5天+300天”展品", {("amount", "5"), ("amount", "300")}, id="sum-of-units"),
    pytest.param("落实《渡口安全三年计划（2024—2026年）》", set(), id="title"),
    pytest.param("聚焦“2+5”产业，铺设5G基站，接入12345热线，延长2号线", set(), id="names"),
    pytest.param("每月25号前报送，二期工程动工，给予八折优惠", {("amount", "25"), ("term", "2"), ("term", "8")}, id="days-stages-rebates"),
    pytest.param(
        "建好南、北两片渔港，培育三大船舶产业，推广二十五条措施", {("count", "2"), ("count", "3"), ("count", "25")}, id="counts-in-words"
    ),
    pytest.param("县医院达到二级甲等标准，协作三级乙等医院", {("grade", "二级甲"), ("grade", "三级乙")}, id="grades"),
    pytest.param("打造南北两片渔港", {("count", "2")}, id="two"),
    pytest.param(
        "落实党的二十大精神，做到两个维护，坚持两个“绝不放松”，推行“三项公开”，数十家企业，第六条航线，二类渡口",
        {("count", "2")},
        id="names-in-words",
    ),
    pytest.param("一批项目，一站式服务，“四上”企业，统一标准", set(), id="words-that-count-nothing"),
]


@pytest.mark.parametrize(("text", "found"), ROWS)
def test_numbers(text: str, found: set[tuple[str, ...]]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("day", "2025"), ("day", "2025", "12"), True),
        (("day", "2025", "6"), ("day", "2025", "12"), False),
        (("amount", "12"), ("amount", "12"), True),
        (("amount", "12"), ("day", "12"), False),
        (("amount", "3"), ("count", "3"), True),
        (("term", "3"), ("amount", "3"), True),
        (("term", "3"), ("count", "3"), False),
    ],
)
def test_agree(one: tuple[str, ...], other: tuple[str, ...], told: bool) -> None:
    assert agree(one, other) == agree(other, one) == told


def unmet(ours: str, theirs: str) -> tuple[list[str], list[str]]:
    a, b = (written(tasks(one, "修缮农村公路。改造危桥和急弯陡坡。")) for one in (ours, theirs))
    row = pipeline.compare.diff(a, b).tasks[0]
    back = pipeline.compare.diff(b, a).tasks[0]
    assert (row.numbers_a, row.numbers_b) == (back.numbers_b, back.numbers_a)
    return [one.text for one in row.numbers_a], [one.text for one in row.numbers_b]


HEAD = "支持渡运企业。"


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        pytest.param("评选第三届渡运能手，", "评选渡运能手，", (["评选第三届渡运能手"], []), id="number-left-out"),
        pytest.param("奖励渡运能手5000元，", "奖励渡运能手，", ([], []), id="an-indicator-is-told-with-these"),
        pytest.param("对每月往返2000次的渡轮，", "发放2000张月票，", (["对每月往返2000次的渡轮"], None), id="digits-make-no-likeness"),
        pytest.param("到2025年底渡轮达到60艘，", "添置渡轮，", ([], []), id="and-so-is-its-date"),
        pytest.param("落实渡运安全措施，", "落实渡运安全措施第二批清单，", ([], ["落实渡运安全措施第二批清单"]), id="number-added"),
        pytest.param(
            "2025年3月底前补缴渡运保证金，",
            "2026年3月底前补缴渡运保证金，",
            (["2025年3月底前补缴渡运保证金"], ["2026年3月底前补缴渡运保证金"]),
            id="another-date",
        ),
        pytest.param("评选第三届渡运能手，", "办好渡运能手评选，今年为第三届，", ([], []), id="in-the-same-sentence"),
        pytest.param(
            "制订新一轮三大航运方案。", "制订灯塔管护三大制度。", (["制订新一轮三大航运方案"], None), id="the-number-makes-no-likeness"
        ),
        pytest.param("评选第三届渡运能手，", "评选渡运能手。检修第三批灯塔，", (["评选第三届渡运能手"], None), id="elsewhere"),
    ],
)
def test_what_the_other_plan_does_not_have(ours: str, theirs: str, told: tuple[list[str], list[str] | None]) -> None:
    end = "组织船员体检。"
    first = unmet(f"{HEAD}{ours}{end}", f"{HEAD}{theirs}{end}")
    assert first[0] == told[0]
    assert told[1] is None or first[1] == told[1]


@pytest.mark.parametrize(
    ("ours", "theirs", "numbered", "alike"),
    [
        pytest.param(
            "2025年3月底前补缴渡运保证金，", "补缴渡运保证金，", ["2025年3月底前补缴渡运保证金"], True, id="said-without-its-date"
        ),
        pytest.param("评选第三届渡运能手，", "评选渡运能手，", ["评选第三届渡运能手"], True, id="said-without-its-number"),
        pytest.param(
            "落实渡口稳航保运第二批措施，",
            "落实灯塔节能改造政策和船员技能提升、渡口稳航保运等政策，发放船员体检补助，",
            ["落实渡口稳航保运第二批措施"],
            True,
            id="one-of-several-under-one-verb",
        ),
        pytest.param("疏浚第三期航道，", "添置渡轮，", ["疏浚第三期航道"], False, id="not-said-at-all"),
    ],
)
def test_what_the_other_plan_says_but_for_the_number(ours: str, theirs: str, numbered: list[str], alike: bool) -> None:
    a, b = (written(tasks(f"{HEAD}{one}组织船员体检。", "修缮农村公路。改造危桥和急弯陡坡。")) for one in (ours, theirs))
    diff = pipeline.compare.diff(a, b, "superior")
    row, required = diff.tasks[0], diff.requirements[0]
    assert [one.text for one in row.numbers_a] == numbered
    assert row.alike_a == required.alike == (row.numbers_a if alike else ())
    assert (row.numbers_b, row.alike_b) == ((), ())
    assert required.said >= len(row.alike_a)
    assert not set(required.left) & set(row.alike_a)
