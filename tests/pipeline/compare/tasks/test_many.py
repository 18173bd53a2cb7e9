"""Tasks of many plans."""

from pipeline.compare.tasks import Link, align_many
from tests.pipeline.compare.corpusplans import CITY, DRAFT, FINAL, NAMES, corpus_plan
from tests.pipeline.compare.tasks.test_align import BEDS, CANTEEN, LIFTS
from tests.pipeline.compare.tasks.written import tasks, written


def test_links_name_plan_and_task() -> None:
    plans = [written(tasks(CANTEEN, BEDS)), written(tasks(LIFTS)), written(tasks(BEDS, LIFTS), city="临江县")]
    assert list(align_many(plans)) == [Link((0, 1), (2, 0), 1.0), Link((1, 0), (2, 1), 1.0)]


def test_a_draft_is_linked_with_its_final_version() -> None:
    draft, final = NAMES.index(DRAFT), NAMES.index(FINAL)
    links = list(align_many(corpus_plan(name) for name in NAMES))
    assert all(link.a[0] < link.b[0] for link in links)
    titles = [
        (corpus_plan(DRAFT).tasks[link.a[1]].title, corpus_plan(FINAL).tasks[link.b[1]].title)
        for link in links
        if (link.a[0], link.b[0]) == (draft, final)
    ]
    assert titles == [(task.title, task.title) for task in corpus_plan(DRAFT).tasks]


def test_one_plan_or_none_has_no_links() -> None:
    assert list(align_many([])) == list(align_many([corpus_plan(CITY)])) == list(align_many([written("一、工作目标")] * 2)) == []
