"""What of a task's text is compared."""

import pytest

from pipeline.compare.tasks.work import WORK, unsigned, works_of
from tests.pipeline.compare.tasks.written import tasks, written

TEXTS = [
    # the number and a bracket that names bodies go, other brackets stay
    (
        "办好社区食堂（试点）。为老人（含高龄）送餐。（市民政局牵头，市商务局（粮食局）配合）",
        "办好社区食堂（试点）。为老人（含高龄）送餐。",
    ),
    ("办好社区食堂。为老人送餐。〔责任单位：市民政局〕", "办好社区食堂。为老人送餐。"),
    # a line of its own that says who answers
    ("办好社区食堂\n为老人送餐。\n责任单位：市民政局、市商务局", "办好社区食堂\n为老人送餐。"),
]


@pytest.mark.parametrize(("item", "text"), TEXTS)
def test_own_words(item: str, text: str) -> None:
    assert [work.text for work in works_of(written(tasks(item)))] == [text]


def test_a_duty_loses_its_body_alone() -> None:
    body = "一、职责分工\n市民政局要牵头办好社区食堂。\n市商务局负责供应平价菜。"
    assert [work.text for work in works_of(written(body))] == ["要牵头办好社区食堂。", "负责供应平价菜。"]


NUMBERED = ["1\n办好社区食堂", "1.办好社区食堂", "（一）办好社区食堂", "3办好社区食堂", "①办好社区食堂"]


@pytest.mark.parametrize("text", NUMBERED)
def test_the_number_of_an_item(text: str) -> None:
    assert WORK.number.sub("", text, count=1) == "办好社区食堂"


CLOSINGS = [
    ("为老人送餐。\n附件：1.任务分解表", "为老人送餐。"),
    ("为老人送餐。\n云溪市民政局\n2024年3月5日", "为老人送餐。"),
    ("办好社区食堂\n为老人送餐。", "办好社区食堂\n为老人送餐。"),
    ("办好社区食堂\n为老人送餐", "办好社区食堂\n为老人送餐"),  # no sentence before it: nothing to close
]


@pytest.mark.parametrize(("text", "kept"), CLOSINGS)
def test_what_closes_a_document_is_no_task(text: str, kept: str) -> None:
    assert unsigned(text) == kept


def test_measures_are_clauses_and_a_date_alone_is_none() -> None:
    item = "办好食堂。一是2024年6月底前，每个街道开办两家食堂，送餐，收费公示；二是对高龄老人减免费用。"
    (work,) = works_of(written(tasks(item)))
    assert work.sentences == ("办好食堂", "2024年6月底前，每个街道开办两家食堂，送餐，收费公示", "对高龄老人减免费用")
    assert work.measures == ("办好食堂", "2024年6月底前，每个街道开办两家食堂，送餐，收费公示", "对高龄老人减免费用")


WHOSE = [
    ("办好社区食堂。（市民政局牵头，市商务局配合）", "建设社区食堂。（责任单位：区民政局）", False),  # at another level
    ("办好社区食堂。（责任单位：市民政局）", "改造社区食堂。（责任单位：市商务局、市住建局）", True),
    ("办好社区食堂。（责任单位：市民政局）", "改造社区食堂。", False),  # nobody named
    ("办好社区食堂。（责任单位：市民政局）", "改造社区食堂。（责任单位：各镇街）", True),  # governments are a field of their own
    ("办好社区食堂。（责任单位：市民政局）", "改造社区食堂。（责任单位：有关企业）", False),  # of no known field
]


@pytest.mark.parametrize(("a", "b", "foreign"), WHOSE)
def test_works_of_bodies_of_other_fields(a: str, b: str, *, foreign: bool) -> None:
    (one,), (other,) = works_of(written(tasks(a))), works_of(written(tasks(b)))
    assert one.foreign(other) is other.foreign(one) is foreign
