"""Where else the words of a clause may stand: headings, whole sentences, text outside the tasks."""

import pytest

from pipeline.compare.tasks import alignment
from pipeline.compare.tasks.struck import struck
from tests.pipeline.compare.tasks.written import tasks, written

OTHERS = ("修缮农村公路。改造危桥和急弯陡坡。", "防治松材线虫。清理病死松树。")
THEIRS = tasks("引匠留匠育匠。开办学徒夜校，评定首席技师。", "扩建码头泊位。疏浚进港航道，更新系船设备，方便大型渡轮停靠。", *OTHERS)

ROWS = [
    pytest.param("引匠留匠育匠。招引和留住各类工匠，修订技能津贴目录。", ["修订技能津贴目录"], id="heading-of-the-counterpart"),
    pytest.param(
        "扩建码头泊位。疏浚进港航道，更换防撞护舷，为大型渡轮靠泊更新系船缆桩。", ["更换防撞护舷"], id="a-sentence-over-several-clauses"
    ),
    pytest.param("引匠留匠育匠。开办学徒夜校，让养老服务变得更加便利。", [], id="text-outside-the-tasks"),
]


@pytest.mark.parametrize(("task", "left"), ROWS)
def test_what_is_left(task: str, left: list[str]) -> None:
    ours, theirs = written(tasks(task, *OTHERS)), written(THEIRS.replace("服务更加便利", "让养老服务更加便利"))
    assert list(alignment(ours, theirs).fates()[0].unsaid) == left
    assert list(alignment(theirs, ours).fates(1)[0].unsaid) == left


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("延长开渡时间，减半收取渡资，公布班次。", "延长开渡时间，公布班次。", "减半收取渡资，"),
        ("延长开渡时间。", "延长开渡时间。", ""),
        ("延长开渡时间。", "清理病死松树。", None),
    ],
)
def test_struck(one: str, other: str, told: str | None) -> None:
    assert struck(one, other) == told


def test_what_a_counterpart_of_the_same_words_leaves_out_is_unsaid() -> None:
    kept = "早晚各加一班渡轮，公布首末班时刻，开通线上购票，增设无障碍坡道"
    ours = written(tasks(f"延长开渡时间。{kept}，对老年人减半收取渡资。", *OTHERS))
    theirs = written(tasks(f"延长开渡时间。{kept}。", "关爱困难群体。走访留守儿童，代办残疾人证照，组织老年人体检。", *OTHERS))
    fate = alignment(ours, theirs).fates()[0]
    assert (fate.said, fate.of, fate.unsaid) == (4, 5, ("对老年人减半收取渡资",))
