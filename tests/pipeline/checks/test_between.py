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


def test_the_same_ratio_is_enough(plans: list[Plan]) -> None:
    city, _, modest = plans
    assert check_between(city, modest) == []
