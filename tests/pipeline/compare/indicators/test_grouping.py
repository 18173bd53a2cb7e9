"""Figures of many plans grouped by the quantity that they state."""

import random
from pathlib import Path

import pytest

from pipeline.compare.indicators import Figure, align_all, figure_of, read_figures
from pipeline.store import open_store, put_plan
from tests.plans.one import made_plan


def figure(name: str, unit: str = "%", *, basis: str = "level", region: str | None = None) -> Figure:
    return Figure(0, 0, name, unit, 1.0, None, "=", basis, "target", None, region)


TOGETHER = [
    [("中医类别执业（助理）医师占比", "%"), ("中医医师占医师总数的比例", "%")],
    [("每千人口床位数", "张"), ("千人床位数", "张"), ("每千常住人口拥有床位数", "张")],
    [("社区卫生服务中心中医馆覆盖率", "%"), ("乡镇卫生院中医馆设置率", "%")],
    [("上市企业", "家"), ("境内外上市公司", "家"), ("上市公司", "个")],
    [("居民健康素养水平", "%"), ("公民健康素养水平", "%")],
]
APART = [
    [("社区卫生服务站中医馆覆盖率", "%"), ("社区卫生服务中心中医馆覆盖率", "%")],
    [("高血压患者规范管理率", "%"), ("糖尿病患者规范管理率", "%")],
    [("省级示范学校", "所"), ("市级示范学校", "所")],
    [("居民健康素养水平", "%"), ("居民心理健康素养水平", "%")],
    [("技能培训", "人次"), ("技能培训", "万元")],
    [("婴儿死亡率", "‰"), ("5岁以下儿童死亡率", "‰")],
]


@pytest.mark.parametrize("names", TOGETHER, ids=lambda names: names[0][0])
def test_ways_of_saying_one_thing_are_one_group(names: list[tuple[str, str]]) -> None:
    assert align_all([figure(*name) for name in names]) == [list(range(len(names)))]


@pytest.mark.parametrize("names", APART, ids=lambda names: names[0][0])
def test_other_things_stay_apart(names: list[tuple[str, str]]) -> None:
    assert align_all([figure(*name) for name in names]) == [[n] for n in range(len(names))]


def test_a_rise_is_not_a_level() -> None:
    assert align_all([figure("高新技术企业", "家"), figure("高新技术企业", "家", basis="delta")]) == [[0], [1]]


def test_the_region_of_the_plan_is_no_part_of_the_name() -> None:
    assert align_all([figure("云溪市森林覆盖率", region="云溪市"), figure("森林覆盖率", region="青岚区")]) == [[0, 1]]


def test_the_same_groups_come_in_any_order() -> None:
    figures = [figure(*name) for names in (*TOGETHER, *APART) for name in names]
    plain = {frozenset(figures[at][2:4] for at in group) for group in align_all(figures)}
    random.Random(3).shuffle(figures)
    assert {frozenset(figures[at][2:4] for at in group) for group in align_all(figures)} == plain


def test_a_store_gives_the_figures_of_its_plans(tmp_path: Path) -> None:
    plans = [made_plan("云溪市"), made_plan("临江市")]
    store = open_store(tmp_path / "store.sqlite", create=True)
    with store.writing() as connection:
        for plan in plans:
            put_plan(connection, plan, f"{plan.document.id}.txt")
    with store.reading() as connection:
        found = read_figures(connection)
    assert [one[2:] for one in found] == [figure_of(plan, one)[2:] for plan in plans for one in plan.indicators]
    assert sorted(map(len, align_all(found))) == [2] * (len(found) // 2)
