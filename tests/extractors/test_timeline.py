"""Time expressions, and the closed forms of dates against all that they can write."""

import tomllib
from pathlib import Path

import pytest

from extractors.timeline import find_times
from tests.timing import assert_linear

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "timeline.toml").read_text("utf-8"))["case"]
CN = [
    "",
    *"一二三四五六七八九十",
    *("十" + c for c in "一二三四五六七八九"),
    "二十",
    *("二十" + c for c in "一二三四五六七八九"),
    "三十",
    "三十一",
]


def shown(hits):
    return [[hit.ref.text, hit.ref.start or "", hit.ref.end or "", hit.ref.kind] for hit in hits]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_times(case):
    hits = find_times(case["text"], year=case.get("year"))
    assert shown(hits) == case["times"]
    assert all(case["text"][hit.start : hit.end] == hit.ref.text for hit in hits)


def test_every_date_in_both_writings():
    wrong = []
    for month in range(1, 13):
        for day in range(1, 32):
            iso = f"2024-{month:02d}-{day:02d}"
            for text in (
                f"2024年{month}月{day}日",
                f"二〇二四年{CN[month]}月{CN[day]}日",
                f"2024-{month}-{day}",
                f"2024/{month:02d}/{day:02d}",
            ):
                if shown(find_times(text)) != [[text, iso, iso, "point"]]:
                    wrong.append(text)
    assert wrong == []


TAILS = [("", 1, 1, "point"), ("底前", 0, 1, "deadline"), ("前", 0, 1, "deadline"), ("起", 1, 0, "range"), ("以来", 1, 0, "range")]


@pytest.mark.parametrize(("tail", "start", "end", "kind"), TAILS)
def test_every_month_with_every_tail(tail, start, end, kind):
    for year in (1999, 2025, 2035):
        for month in range(1, 13):
            for writing in (str(month), CN[month], f"{month:02d}"):
                iso, text = f"{year}-{month:02d}", f"{year}年{writing}月{tail}"
                assert shown(find_times(text)) == [[text, iso * start, iso * end, kind]]


@pytest.mark.parametrize("sep", ["-", "—", "－", "–", "~", "～", "至", "到", "--", "——"])
def test_every_separator_of_a_range(sep):
    for text, start, end in (
        (f"2023年5月{sep}9月", "2023-05", "2023-09"),
        (f"2021{sep}2025年", "2021", "2025"),
        (f"2021年{sep}2025年", "2021", "2025"),
    ):
        assert shown(find_times(text)) == [[text, start, end, "range"]]


def test_a_part_of_a_text_has_offsets_of_the_whole():
    text = "2020年开工，2023年底前完工，2025年投用"
    (hit,) = find_times(text, 8, 18)
    assert (hit.start, hit.end, hit.ref.end) == (8, 15, "2023-12")


def test_readings_by_the_role_of_the_number():
    (bare,) = find_times("2025年")
    (before,) = find_times("2024年底前")
    (open_ended,) = find_times("长期坚持")
    assert (bare.as_deadline().start, bare.as_deadline().end, bare.as_deadline().kind) == (None, "2025", "deadline")
    assert (before.as_point().end, before.as_point().kind) == ("2024-12", "point")
    assert open_ended.as_deadline() == open_ended.as_point() == open_ended.ref


@pytest.mark.parametrize("piece", ["2023年", "2023年5月—", "之日起", "“十四五”", "每年", "一二三", "5月至", "《2023年", "长期"])
def test_hostile_repetition_takes_linear_time(piece):
    assert_linear(lambda times: piece * times, find_times, few=400, many=4000)
