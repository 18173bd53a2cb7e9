"""Lists of bodies, names of bodies, and the roster."""

import tomllib
from pathlib import Path

import pytest

from extractors.agencies import Roster, is_body, is_official, kind_of, split_list
from tests.timing import assert_linear

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "agencies.toml").read_text("utf-8"))


def names(text: str) -> list[str]:
    return [("*" if name.leads else "") + text[name.start : name.end] for name in split_list(text, 0, len(text))]


@pytest.mark.parametrize(("text", "wanted"), CASES["lists"])
def test_lists(text, wanted):
    assert names(text) == wanted


def test_offsets_are_those_of_the_whole_text():
    text = "责任单位：市教育局、市民政局。另行通知。"
    assert [text[name.start : name.end] for name in split_list(text, 5, 14)] == ["市教育局", "市民政局"]


@pytest.mark.parametrize("name", CASES["bodies"])
def test_bodies(name):
    assert is_body(name)


@pytest.mark.parametrize("name", CASES["others"])
def test_no_bodies(name):
    assert not is_body(name)


@pytest.mark.parametrize(
    ("name", "kind", "official"),
    [
        ("市教育局", "government", True),
        ("市委组织部", "party", True),
        ("市妇联", "mass", True),
        ("市中级人民法院", "judicial", True),
        ("云溪大学", "institution", False),
        ("云溪水务公司", "enterprise", True),
        ("各镇街", "collective", True),
        ("市直有关部门", "collective", True),
        ("云溪市组委会", "government", True),
        ("云溪读书会", "mass", False),
        ("青岚区", "collective", False),
        ("张某", "other", False),
    ],
)
def test_kinds(name, kind, official):
    assert (kind_of(name), is_official(name)) == (kind, official)


def test_the_roster_gives_one_id_to_one_printed_name():
    roster = Roster()
    assert [roster.id_of(name) for name in ("市教育局", "市民政局", "市教 育局", "市民政局")] == ["a1", "a2", "a1", "a2"]
    assert [(a.id, a.name, a.canonical, a.kind) for a in roster.agencies()] == [
        ("a1", "市教育局", "市教育局", "government"),
        ("a2", "市民政局", "市民政局", "government"),
    ]


def test_canonical_names_differ_in_brackets_only():
    roster = Roster()
    roster.id_of("市委编办(登记中心)")
    assert roster.agencies()[0].canonical == "市委编办（登记中心）"


@pytest.mark.parametrize(
    "text",
    ["、" * 4000, "和" * 2000, "（" * 3000, "市教育局和" * 600, "各市、" * 1000, "等" * 3000, "市 " * 1500, "按职责分工" * 600],
    ids=lambda text: text[:6],
)
def test_hostile_lists_take_linear_time(text):
    assert_linear(lambda size: text[: len(text) * size // 10], lambda given: split_list(given, 0, len(given)), few=1, many=10)
