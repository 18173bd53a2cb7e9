"""The documents that only one of two plans cites, and from when to when either is in force."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import pipeline
from pipeline.compare.card import card_changes
from schemas import Plan

TITLE = "云溪市夜市发展方案\n"


@cache
def plan_of(text: str, title: str = TITLE) -> Plan:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.txt"
        file.write_text(title + text, "utf-8")
        return pipeline.extract(file)


BOTH = "一、重点任务\n1.改造夜市。改造夜市5处。\n"


@pytest.mark.parametrize(
    ("a", "told"),
    [
        pytest.param("2.规范管理。制定《云溪市夜市管理规范》，加强巡查。", ("drafts", None), id="to be drawn up"),
        pytest.param("2.规范管理。落实《云溪市夜市管理规范》。", ("citation", None), id="invoked"),
        pytest.param("2.规范管理。我市已印发《云溪市夜市管理规范》，要加强巡查。", ("citation", None), id="issued"),
    ],
)
def test_what_a_plan_does_with_a_document(a: str, told: tuple[str, str | None]) -> None:
    (row,) = [one for one in card_changes(plan_of(BOTH + a), plan_of(BOTH)) if one.field in ("citation", "drafts")]
    assert (row.field, row.note) == told
    assert (row.a, row.b) == ("《云溪市夜市管理规范》", None)


def test_what_an_account_of_the_past_tells_is_there() -> None:
    past = "一、工作基础\n两年来，制定《云溪市夜市管理规范》，成效明显。\n二、重点任务\n1.改造夜市。改造夜市5处。\n"
    (row,) = [one for one in card_changes(plan_of(past), plan_of(BOTH)) if one.a and "《" in one.a]
    assert row.field == "citation"


@pytest.mark.parametrize(
    ("b", "note"),
    [
        pytest.param("2.规范管理。落实新版云溪市夜市管理规范。", "unquoted", id="without marks"),
        pytest.param("2.规范管理。落实夜市管理规范。", None, id="a part of it"),
        pytest.param("2.规范管理。落实《东江省云溪市夜市管理规范》。", None, id="in the name of another"),
    ],
)
def test_a_title_that_the_other_text_holds_without_marks(b: str, note: str | None) -> None:
    rows = card_changes(plan_of(BOTH + "2.规范管理。落实《云溪市夜市管理规范》。"), plan_of(BOTH + b))
    assert rows[0].note == note


def test_what_the_other_plan_is_called_names_no_other_document() -> None:
    rows = card_changes(plan_of(BOTH, "云溪市关于促进夜市发展的行动方案\n"), plan_of(BOTH + "2.管理。落实《关于促进夜市发展的行动方案》。"))
    assert [one.note for one in rows if one.field == "citation"] == [None]


def test_a_document_that_is_the_other_plan() -> None:
    (row,) = [
        one
        for one in card_changes(plan_of(BOTH), plan_of(BOTH + "2.规范管理。落实《云溪市夜市发展方案》，加强巡查。", "青岚区夜市行动方案\n"))
        if one.note
    ]
    assert (row.a, row.b, row.note) == (None, "《云溪市夜市发展方案》", "itself")


HELD = "\n本行动方案自2024年5月1日起施行，有效期至2026年12月31日。"


@pytest.mark.parametrize(
    ("b", "told"),
    [
        pytest.param(HELD, [], id="the-same"),
        pytest.param("", [("自2024年5月1日起施行，有效期至2026年12月31日", None)], id="one-side"),
        pytest.param(
            HELD.replace("5月", "7月"),
            [("自2024年5月1日起施行，有效期至2026年12月31日", "自2024年7月1日起施行，有效期至2026年12月31日")],
            id="another-day",
        ),
    ],
)
def test_from_when_and_until_when_a_plan_holds(b: str, told: list[tuple[str, str | None]]) -> None:
    rows = card_changes(plan_of(BOTH + HELD), plan_of(BOTH + b))
    assert [(one.a, one.b) for one in rows if one.field == "in_force"] == told
