"""A local plan against its superior's."""

from pathlib import Path

import pytest

from pipeline.checks import check_all, check_between
from pipeline.extract import extract
from schemas import Plan

PROVINCE = """\
安徽省人民政府关于印发安徽省村庄清洁行动方案的通知
皖政发〔2023〕4号
各市人民政府：
现将《安徽省村庄清洁行动方案》印发给你们。
安徽省人民政府
2023年2月6日
安徽省村庄清洁行动方案
一、行动目标
到2025年，农村生活污水治理率达到{rate}%以上，建成清洁示范村500个。
二、重点任务
（一）清理垃圾。完善收运体系。
"""
CITY = """\
合肥市人民政府关于印发合肥市村庄清洁行动方案的通知
合政发〔2023〕9号
各县（市）区人民政府：
现将《合肥市村庄清洁行动方案》印发给你们。
合肥市人民政府
2023年5月8日
合肥市村庄清洁行动方案
为落实《安徽省村庄清洁行动方案》，制定本方案。
一、行动目标
到2025年，农村生活污水治理率达到40%以上，建成清洁示范村60个。
二、重点任务
（一）清理垃圾。完善收运体系。
"""


@pytest.fixture
def plans(tmp_path: Path) -> list[Plan]:
    made = []
    for name, text in (("city", CITY), ("province", PROVINCE.format(rate=45)), ("modest", PROVINCE.format(rate=40))):
        file = tmp_path / f"{name}.txt"
        file.write_text(text, "utf-8")
        made.append(extract(file))
    return made


def test_a_lower_ratio_is_found_in_either_order_and_fewer_things_are_not(plans: list[Plan]) -> None:
    city, province, _ = plans
    (found,) = check_between(city, province)
    assert (found.code, found.severity) == ("local-below-superior", "warning")
    assert [(place.document, place.text) for place in found.evidence] == [
        (city.document.id, "农村生活污水治理率达到40%以上"),
        (province.document.id, "农村生活污水治理率达到45%以上"),
    ]
    assert check_between(province, city) == [found]
    assert check_all([city, province]) == [found]


def between(tmp_path: Path, local: str, superior: str) -> list[str]:
    """What is found where the city's and the province's goals are these sentences."""
    goals = (
        ("到2025年，农村生活污水治理率达到40%以上，建成清洁示范村60个。", local),
        ("到2025年，农村生活污水治理率达到{rate}%以上，建成清洁示范村500个。", superior),
    )
    plans = []
    for name, text, (old, new) in zip(("city", "province"), (CITY, PROVINCE), goals, strict=True):
        (tmp_path / f"{name}.txt").write_text(text.replace(old, new), "utf-8")
        plans.append(extract(tmp_path / f"{name}.txt"))
    return [found.message for found in check_between(*plans)]


@pytest.mark.parametrize(
    ("local", "superior", "found"),
    [
        pytest.param(
            "到2025年，农村生活污水治理率达到45.16%。", "到2025年，农村生活污水治理率达到45.2%。", [], id="the same with more digits"
        ),
        pytest.param("每年整治村庄不少于8个。", "每年整治村庄不少于30个。", [], id="a total of each year, not of each place"),
        pytest.param(
            "每个乡镇整治村庄不少于2个。",
            "每个乡镇整治村庄不少于3个。",
            ["“每个乡镇整治村庄”（≥2个）低于上级“每个乡镇整治村庄”（≥3个）的要求"],
            id="of each place",
        ),
        pytest.param(
            "到2025年，农村生活污水治理率达到45%以上。",
            "到2024年，农村生活污水治理率达到45%以上。",
            ["“农村生活污水治理率”（≥45%，到2025年）低于上级“农村生活污水治理率”（≥45%，到2024年）的要求"],
            id="the same, but later",
        ),
    ],
)
def test_what_is_less(tmp_path: Path, local: str, superior: str, found: list[str]) -> None:
    assert between(tmp_path, local, superior) == found


def test_a_figure_that_the_local_plan_states_twice_is_found_once(tmp_path: Path) -> None:
    twice = CITY.replace("完善收运体系。", "完善收运体系，到2025年，农村生活污水治理率达到40%以上。")
    plans = []
    for name, text in (("city", twice), ("province", PROVINCE.format(rate=45))):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        plans.append(extract(tmp_path / f"{name}.txt"))
    (found,) = check_between(*plans)
    assert [place.text for place in found.evidence] == [*["农村生活污水治理率达到40%以上"] * 2, "农村生活污水治理率达到45%以上"]


def test_the_same_ratio_is_enough(plans: list[Plan]) -> None:
    city, _, modest = plans
    assert check_between(city, modest) == []
