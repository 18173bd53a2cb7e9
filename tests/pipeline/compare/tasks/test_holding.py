"""How far texts hold each other's terms."""

from collections import Counter

import pytest

from pipeline.compare.tasks.holding import cosines, held, nearest, shares, telling
from pipeline.compare.tasks.measures import votes

WEIGHTS = {"食堂": 3.0, "送餐": 2.0, "补贴": 1.0, "电梯": 4.0}
CANTEEN, MEALS, LIFT = Counter(["食堂", "送餐"]), Counter(["送餐", "补贴"]), Counter(["电梯"])


def test_cosines_of_every_two_vectors() -> None:
    assert cosines([{"食堂": 0.6, "送餐": 0.8}], [{"送餐": 1.0}, {}]) == [[0.8, 0.0]]


def test_of_two_shares_the_larger() -> None:
    assert shares([CANTEEN, LIFT], [MEALS], WEIGHTS) == [[round(2 / 3, 9)], [0.0]]


def test_the_best_held_piece_of_a_group() -> None:
    assert held([[CANTEEN, LIFT], []], [MEALS, LIFT], WEIGHTS) == [[0.4, 1.0], [0.0, 0.0]]


def test_the_nearest_pieces_of_two_groups() -> None:
    assert nearest([[CANTEEN, LIFT]], [[MEALS], [LIFT, MEALS], []], WEIGHTS) == [[0.5, 1.0, 0.0]]


def test_only_the_weightiest_shared_terms_count() -> None:
    assert telling([CANTEEN + MEALS], [CANTEEN, MEALS, LIFT], WEIGHTS, 1) == [[3.0, 2.0, 0.0]]
    assert telling([CANTEEN + MEALS], [CANTEEN, MEALS, LIFT], WEIGHTS, 8) == [[5.0, 3.0, 0.0]]


def test_a_measure_counts_only_where_it_is_held_best() -> None:
    assert votes([[CANTEEN, LIFT]], [[MEALS], [CANTEEN], []], WEIGHTS) == [[0.0, pytest.approx(5 / 9), 0.0]]
