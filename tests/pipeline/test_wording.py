"""Figures, dates and places in words."""

from types import SimpleNamespace

import pytest
from sqlalchemy import Text, create_engine, literal, select

from pipeline.dates import due_by, first_day, last_day
from pipeline.store.views import headed as headed_in_sql
from pipeline.wording import amount, headed, number, phrase, place_words
from schemas import TimeRef
from tests.plans.one import made_plan


@pytest.mark.parametrize(("value", "words"), [(150.0, "150"), (0.69, "0.69"), (-2.0, "-2"), (1e20, "1e+20"), (1234567.0, "1234567")])
def test_number(value: float, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "中医馆覆盖率≥85%"),
        ({"comparator": "="}, "中医馆覆盖率85%"),
        ({"comparator": "<="}, "中医馆覆盖率≤85%"),
        ({"comparator": "~", "unit": None}, "中医馆覆盖率约85"),
        ({"comparator": "range", "value_high": 90.5}, "中医馆覆盖率85–90.5%"),
        ({"name": "PM2.5", "unit": "微克", "comparator": "="}, "PM2.5 85微克"),
        ({"basis": "delta"}, "中医馆覆盖率（变化量）≥85%"),
    ],
)
def test_phrase(changes: dict[str, object], words: str) -> None:
    indicator = made_plan().indicators[0].model_copy(update=changes)
    assert phrase(indicator) == words
    assert words.endswith(amount(indicator))


HEADED = [
    ("1.", "1.改造"),
    ("一、", "一、改造"),
    ("1", "1 改造"),
    ("附件2", "附件2 改造"),
    ("第三章", "第三章 改造"),
    ("附件", "附件 改造"),
    ("①", "①改造"),
    (None, "改造"),
    ("", "改造"),
]


@pytest.mark.parametrize(("printed", "words"), HEADED)
def test_a_number_without_a_mark_stands_apart(printed: str | None, words: str) -> None:
    assert headed(printed, "改造") == words


@pytest.mark.parametrize(("printed", "words"), HEADED)
def test_the_store_puts_numbers_as_python_does(printed: str | None, words: str) -> None:
    row = SimpleNamespace(number=literal(printed, Text), title=literal("改造", Text))
    with create_engine("sqlite://").connect() as connection:
        assert connection.execute(select(headed_in_sql(row))).scalar_one() == words


@pytest.mark.parametrize(
    ("given", "words"),
    [(("一、 › （二）", 3, 9), "一、 › （二），第3页"), (("一、", None, 9), "一、，第9段"), ((None, None, 9), "第9段")],
)
def test_place_words(given: tuple[str | None, int | None, int], words: str) -> None:
    assert place_words(*given) == words


@pytest.mark.parametrize(
    ("date", "day"),
    [("2025", "2025-12-31"), ("2025-06", "2025-06-30"), ("2024-02", "2024-02-29"), ("2025-02", "2025-02-28"), ("2025-06-03", "2025-06-03")],
)
def test_last_day(date: str, day: str) -> None:
    assert last_day(date) == day


@pytest.mark.parametrize(("date", "day"), [("2025", "2025-01-01"), ("2024-02", "2024-02-01"), ("2024-02-29", "2024-02-29")])
def test_first_day(date: str, day: str) -> None:
    assert first_day(date) == day


@pytest.mark.parametrize(
    "date", ["", "25", "2025-6", "2025-13", "2025-00", "2025-02-30", "2025-06-00", "2025-01-01-01", "soon", "0000", "2025-06-0x"]
)
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(ValueError, match=r"date|invalid literal"):
        last_day(date)


@pytest.mark.parametrize(
    ("end", "day"), [("2025-06", "2025-06-30"), (None, None), ("2025-02-30", None)], ids=["month", "open", "misprinted in the plan"]
)
def test_due_by(end: str | None, day: str | None) -> None:
    assert due_by(TimeRef(text="x", end=end, kind="deadline")) == day
    assert due_by(None) is None
