"""Attributions in brackets, on lines and in prose; roles; conventions."""

import tomllib
from pathlib import Path

import pytest

from extractors.attribution import attribution_starts, conventions, find_brackets, find_lines, find_prose, is_attribution, resolve
from extractors.attribution.reading import read_cell
from tests.timing import assert_linear

ROWS = tomllib.loads((Path(__file__).parents[1] / "cases" / "attribution.toml").read_text("utf-8"))["rows"]


def shown(text: str, start: int = 0) -> str:
    """Every attribution of text[start:], as the rows write it."""
    taken, _ = find_brackets(text, start)
    lines = find_lines(text, start, len(text), taken)
    found = [*taken, *lines, *find_prose(text, start, len(text), [*taken, *lines])]
    return " / ".join(one(text, attribution) for attribution in sorted(found, key=lambda a: a.start))


def one(text, attribution):
    bodies = (f"{text[e.name.start : e.name.end]}:{role[0]}" for e, role in resolve(attribution.entries))
    return " ".join([attribution.kind, *bodies, *(f"@{text[a:b].strip()}" for a, b in attribution.dates)])


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text[:40] for text, _ in ROWS])
def test_rows(text, wanted):
    assert shown(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text[:40] for text, _ in ROWS])
def test_offsets_are_those_of_the_whole_text(text, wanted):
    before = "第三项工作要求。\n"
    assert shown(before + text, len(before)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("推行受理（县政务办负责）", 4),
        ("推行受理（试行）办法（牵头单位：县政务办）", 10),
        ("推行受理。责任单位：县政务办", 5),
        ("推行受理 责任单位：县政务办", 5),
        ("推行受理（试行）", None),
        ("压实责任单位：分级负责", None),
        ("（县政务办负责）", None),
        ("推行受理", None),
    ],
)
def test_where_an_attribution_ends_a_title(text, wanted):
    assert attribution_starts(text, 0, len(text)) == wanted


@pytest.mark.parametrize(
    ("content", "wanted"), [("责任单位：县政务办", True), ("县政务办", False), ("完成时限：2024年9月", True), ("负责", False)]
)
def test_what_is_an_attribution(content, wanted):
    assert is_attribution(content) is wanted


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("推行受理。（牵头单位待定）", ["牵头单位待定"]),
        ("推行受理。（责任单位：）", ["责任单位："]),
        ("推行受理。（试行）", []),
        ("推行受理。（发挥牵头作用）", []),
    ],
)
def test_what_looks_like_an_attribution_and_names_nobody(text, unread):
    assert [text[a:b] for a, b in find_brackets(text)[1]] == unread


def test_what_is_dropped_from_a_list_is_kept_as_a_doubt():
    text = "（责任单位：县政务办、县智慧水务运营维护与数据服务供应商名录）"
    assert [text[a:b] for a, b in find_brackets(text)[0][0].dropped] == ["县智慧水务运营维护与数据服务供应商名录"]


ENTRIES = "（县政务办、县财政局、县审计局负责）"


@pytest.mark.parametrize(
    ("text", "first_leads", "roles"),
    [
        ("（县政务办、县财政局负责）", False, "rr"),
        ("（县政务办、县财政局负责）", True, "ls"),
        ("（县政务办负责）", True, "l"),
        ("（县政务办牵头，县财政局负责）", True, "ls"),
        ("（责任单位：县政务办、县财政局；配合单位：县审计局）", True, "lss"),
        ("（责任单位：县政务办；配合单位：县审计局）", False, "rs"),
    ],
)
def test_final_roles(text, first_leads, roles):
    entries = find_brackets(text)[0][0].entries
    assert "".join(role[0] for _, role in resolve(entries, first_leads=first_leads)) == roles


@pytest.mark.parametrize(
    ("cell", "role", "wanted"),
    [
        ("▲县政务办、县财政局", "responsible", "ls"),
        ("县政务办、县财政局", "lead", "ll"),
        ("县政务办 县财政局", "support", "ss"),
        ("牵头单位：县政务办 配合单位：县财政局", "responsible", "ls"),
        ("县政务办牵头，县财政局配合", "responsible", "ls"),
        ("各镇街", "responsible", "r"),
        ("—", "responsible", ""),
    ],
)
def test_cells(cell, role, wanted):
    entries = read_cell(f"x\t{cell}", 2, 2 + len(cell), role).entries
    assert "".join(final[0] for _, final in resolve(entries)) == wanted


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("（县政务办、县财政局负责，列第一位者为牵头单位，下同）", ["first-leads"]),
        ("各项任务排名第一的为牵头单位。", ["first-leads"]),
        ("责任单位排在首位的为牵头单位。", ["first-leads"]),
        ("第一个单位为牵头单位。", ["first-leads"]),
        ("首位单位为主责单位。", ["first-leads"]),
        ("标▲的为牵头单位。", ["mark-leads"]),
        ("（带“★”为牵头部门）", ["mark-leads"]),
        ("以下责任单位均包括各镇街，不再列出。", ["always-includes"]),
        ("以下任务均需各镇街落实，不再一一列出。", ["always-shares"]),
        ("成绩列全县第一位。", []),
        ("以下任务由各镇街落实。", []),
        ("▲县政务办、县财政局", []),
        ("不再列出费用。", []),
    ],
)
def test_conventions(text, rules):
    assert [hit.rule.id.partition(".")[2] for hit in conventions(text)] == rules


@pytest.mark.parametrize(
    "text",
    [
        "（" * 4000,
        "责任单位：" * 800,
        "（牵头" * 1500,
        "由" * 3000,
        "会同" * 2000,
        "，2024年" * 800,
        "由县政务办牵头，" * 400,
        "按职责分工" * 800,
        "（责任单位：" + "县政务办、" * 1500,
        "牵头单位 " * 800,
        "第一位" * 1500,
        "以下任务均需" * 800 + "不再",
    ],
    ids=lambda text: text[:8],
)
def test_hostile_texts_take_linear_time(text):
    def work(given):
        shown(given)
        conventions(given)
        attribution_starts(given, 0, len(given))

    assert_linear(lambda size: text[: len(text) * size // 10], work, few=2, many=10)
