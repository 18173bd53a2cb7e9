"""How far two tasks that go together are one work."""

import pytest

from pipeline.compare.tasks.clauses import Sayings
from pipeline.compare.tasks.extents import Extents
from pipeline.compare.tasks.work import works_of
from tests.pipeline.compare.tasks.written import tasks, written

MEALS = "为高龄老人送餐上门，对低保家庭给予餐费补贴"
OTHERS = ("修缮农村公路。改造危桥和急弯陡坡。", "防治松材线虫。清理病死松树。")

ROWS = [
    pytest.param((f"办好社区食堂。{MEALS}。",), (f"发展助餐服务。{MEALS}。",), "whole", id="most-of-the-text"),
    pytest.param(("办好社区食堂。引进连锁餐饮企业。",), ("开办社区食堂。利用闲置用房。",), "whole", id="one-title"),
    pytest.param(
        (f"办好社区食堂。引进连锁餐饮企业，公开菜品价格清单，改造老旧后厨设备，评定食堂服务星级，{MEALS.split('，', maxsplit=1)[0]}。",),
        ("关爱困难群体。走访农村留守儿童，为高龄老人送餐上门，代办残疾人证照，修缮低保家庭危旧住房。",),
        "part",
        id="one-clause-of-many",
    ),
    pytest.param(
        ("加强外资项目保障。配备专员。", "扩大利用外资。放宽股比限制。"),
        ("推动外资企业研发。开放大型仪器。", "开展外资招商。组团出访。"),
        "unclear",
        id="a-thing-that-several-titles-name-without-a-clause",
    ),
    pytest.param(("办好社区食堂。引进连锁餐饮企业。",), ("关爱困难群体。走访留守儿童。",), "unclear", id="nothing-in-common"),
    pytest.param(
        ("帮助渡运企业成长。更新渡轮动力设备，改造沿江泊位岸线，培训船员驾驶技能，为新办企业减免港务费。",),
        ("推动企业挂牌。辅导股份制度改造，补贴审计评估费用，对接券商保荐机构，举办资本路演活动，为挂牌企业减免港务费。",),
        "part",
        id="heads-that-name-for-whom-alone",
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "extent"), ROWS)
def test_the_first_of_either(ours: tuple[str, ...], theirs: tuple[str, ...], extent: str) -> None:
    a, b = (works_of(written(tasks(*some, *OTHERS))) for some in (ours, theirs))
    assert Extents(a, b, Sayings(a, b)).of(0, 0) == extent
    assert Extents(b, a, Sayings(b, a)).of(0, 0) == extent


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        pytest.param("加强公用平台建设，深化渡运贷应用", "做好渡运贷工作", True, id="a-name-in-no-list"),
        pytest.param("加强公用平台建设，深化应用", "做好渡运贷工作", False, id="none"),
    ],
)
def test_a_rare_name_of_two_heads(ours: str, theirs: str, told: bool) -> None:
    a, b = (works_of(written(tasks(f"{one}。", *OTHERS))) for one in (ours, theirs))
    assert Extents(a, b, Sayings(a, b)).named(0, 0) == told
