"""The signs of a pair of tasks."""

from collections import Counter

import pytest

from pipeline.compare.tasks.likeness import changed, ranked_by_shorter, signs_of, subjects_alike
from pipeline.compare.tasks.work import works_of
from tests.pipeline.compare.tasks.test_align import BEDS, CANTEEN, LIFTS
from tests.pipeline.compare.tasks.written import tasks, written


def test_plans_are_alike_by_the_pairs_of_characters_that_their_tasks_name() -> None:
    one, other = [Counter(["食堂", "送餐", "堂"])], [Counter(["送餐", "电梯", "堂"])]
    assert subjects_alike(one, one) == 1.0
    assert subjects_alike(one, other) == pytest.approx(0.5)
    assert subjects_alike(one, []) == 0.0


def test_what_stands_unchanged_in_both_is_left_out() -> None:
    a, b = works_of(written(tasks(CANTEEN, LIFTS))), works_of(written(tasks(BEDS, CANTEEN)))
    assert changed(a, [Counter("a"), Counter("b")], b) == [Counter("b")]


def test_plans_about_other_things_have_no_pair_that_says_much() -> None:
    a, b = works_of(written(tasks(LIFTS))), works_of(written(tasks(CANTEEN, BEDS)))
    ((_, signs),) = signs_of(a, b)
    ((same,),) = signs_of(a, works_of(written(tasks(LIFTS.replace("简化", "优化")))))
    assert signs.plans < same.plans
    assert signs.shared < same.shared
    assert signs.head < same.head


def test_the_rivals_of_the_shorter_count() -> None:
    values = [[0.4, 0.2], [0.8, 0.1]]
    assert ranked_by_shorter(values, [10, 20], [30, 15]) == [[1.0, 0.5], [1.0, 0.5]]
    # of two of one length the nearer one
    assert ranked_by_shorter(values, [10, 10], [10, 10]) == [[1.0, 1.0], [1.0, 0.5]]


def test_a_longer_text_is_uneven() -> None:
    a, b = works_of(written(tasks(LIFTS))), works_of(written(tasks(LIFTS, f"{LIFTS[:-13]}{BEDS}")))
    ((even, uneven),) = signs_of(a, b)
    assert even.uneven == 0 < uneven.uneven


def test_without_tasks_there_is_no_pair() -> None:
    some = works_of(written(tasks(LIFTS)))
    assert signs_of(some, []) == [[]]
    assert signs_of([], some) == []
