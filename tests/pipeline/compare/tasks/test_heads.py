"""What a task is about by its head."""

import pytest

from pipeline.compare.tasks.heads import head_of, headed, strangers, subject_groups, things
from pipeline.compare.tasks.work import works_of
from tests.pipeline.compare.tasks.written import tasks, written

HEADS = [
    ("办好社区食堂。为老人送餐。", "办好社区食堂"),
    ("办好社区食堂\n为老人送餐。", "办好社区食堂"),
    # a long first sentence is a measure
    ("每个街道至少开办两家社区食堂，面向高龄、独居、失能等行动不便的老人提供送餐上门、协助进餐等服务。", "每个街道至少开办两家社区食堂"),
]


@pytest.mark.parametrize(("text", "head"), HEADS)
def test_head(text: str, head: str) -> None:
    assert head_of(text) == head


def test_what_is_done_is_no_thing() -> None:
    assert subject_groups("培育壮大外贸企业") == {"≈外贸", "≈企业"}


def test_things_are_words_and_groups() -> None:
    assert things("培育外贸企业，办好竣工验收") == {"≈外贸", "≈企业", "≈培训", "外贸", "竣工验收"}


def test_a_head_is_covered_by_what_names_its_things() -> None:
    one = works_of(written(tasks("办好公租房。", "修缮公路。")))
    other = works_of(written(tasks("改善住房。建设公租房。", "治理污水。")))
    ((named, unnamed), (road, neither)) = headed(one, other)
    assert named > 0.7 > 0.5 > unnamed
    assert road < 0.5
    assert neither < 0.5
    assert headed(other, one) == [[named, road], [unnamed, neither]]


PAIRS = [
    # one thing in both heads
    ("扩大外商投资。优化项目流程。", "吸引外资企业。完善服务机制。", set()),
    # the head of one is a clause of the other
    ("扩大外商投资。优化项目流程。", "建设产业园区。吸引外资企业入驻。", set()),
    # only what neither is about
    ("服务外资。建立园区会商机制，紧盯进展。", "加装电梯。建立物业会商机制，紧盯进展。", set()),
    ("服务外资。建立例行会商机制，随时紧盯最新进展。", "整治污水。建立例行会商机制，随时紧盯最新进展。", {(0, 0)}),
    # a narrow one may be a clause of a broad one
    ("服务外资。建立例行会商机制，随时紧盯最新进展。", "整治污水。建立例行会商机制。", set()),
]


@pytest.mark.parametrize(("a", "b", "apart"), PAIRS)
def test_strangers(a: str, b: str, apart: set[tuple[int, int]]) -> None:
    one, other = (works_of(written(tasks(item))) for item in (a, b))
    assert strangers(one, other) == apart
    assert strangers(other, one) == {(j, i) for i, j in apart}
