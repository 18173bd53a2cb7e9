"""Queries: each condition alone and together, answers whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from pipeline import patterns
from pipeline.patterns import PatternError
from pipeline.store import Filter, Store, count_tasks, find_agencies, find_indicators, find_tasks, open_store, plan_ids, put_plan
from pipeline.store.records import FoundAgency, FoundIndicator, FoundTask
from schemas import TimeRef
from tests.plans.one import made_plan


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = open_store(tmp_path_factory.mktemp("query") / "store.sqlite", create=True)
    with made.writing() as connection:
        put_plan(connection, made_plan("云溪市"), "b/yunxi.docx")
        put_plan(connection, made_plan("临江县"), "a/linjiang.docx")
    return made


def titles(store: Store, wanted: Filter) -> list[str]:
    with store.reading() as connection:
        found = [f"{task.path[0]}{task.id}" for task in find_tasks(connection, wanted)]
        assert count_tasks(connection, wanted) == len(found) or wanted.limit
    return found


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["at1", "at2", "bt1", "bt2"]),
        ({"agency": "卫健"}, ["at1", "bt1"]),
        ({"agency": "卫生健康"}, ["at1", "bt1"]),
        ({"agency": "局"}, ["at1", "at2", "bt1", "bt2"]),
        ({"agency": "云溪市财政局"}, ["bt1"]),
        ({"agency": "财政", "role": "lead"}, []),
        ({"agency": "财政", "role": "support"}, ["at1", "bt1"]),
        ({"role": "responsible"}, ["at2", "bt2"]),
        ({"region": "云溪"}, ["bt1", "bt2"]),
        ({"region": "青岚省"}, ["at1", "at2", "bt1", "bt2"]),
        ({"region": "9901"}, ["at1", "at2", "bt1", "bt2"]),
        ({"region": "990000"}, ["at1", "at2", "bt1", "bt2"]),
        ({"region": "990100"}, ["at1", "at2", "bt1", "bt2"]),
        ({"region": "990200"}, []),
        ({"region": "0100"}, []),
        ({"due_before": "2025-06"}, ["at1", "bt1"]),
        ({"due_before": "2025-06-30"}, ["at1", "bt1"]),
        ({"due_before": "2025-06-29"}, []),
        ({"due_before": "2025"}, ["at1", "bt1"]),
        ({"due_from": "2025"}, ["at1", "bt1"]),
        ({"due_from": "2025-06-30", "due_before": "2025-06-30"}, ["at1", "bt1"]),
        ({"due_from": "2025-07"}, []),
        ({"doc": "临江县中医药"}, ["at1", "at2"]),
        ({"doc": "b/"}, ["bt1", "bt2"]),
        ({"doc": "%"}, []),
        ({"text": ("改造",)}, ["at1", "bt1"]),
        ({"text": ("医",)}, ["at1", "at2", "bt1", "bt2"]),
        ({"text": ("改造", "骨干")}, []),
        ({"text": ("中医馆12个。2025",)}, ["at1", "bt1"]),
        ({"pattern": r"改造\p{Han}{2,4}\d+个"}, ["at1", "bt1"]),
        ({"pattern": "(?:骨千医师){s<=1}"}, ["at2", "bt2"]),
        ({"pattern": "^骨干"}, []),
        ({"pattern": "改造|骨干", "text": ("骨干",), "region": "云溪"}, ["bt2"]),
        ({"pattern": "改造|骨干", "limit": 3}, ["at1", "at2", "bt1"]),
        ({"limit": 3}, ["at1", "at2", "bt1"]),
        ({"agency": "卫健", "role": "lead", "region": "云溪", "due_before": "2025", "doc": "行动方案", "text": ("改造",)}, ["bt1"]),
    ],
)
def test_find_tasks(store: Store, wanted: dict[str, Any], expected: list[str]) -> None:
    assert titles(store, Filter(**wanted)) == expected


def test_a_task_is_found_whole(store: Store) -> None:
    plan = made_plan()
    with store.reading() as connection:
        (task,) = find_tasks(connection, Filter(doc="云溪", text=("改造",)))
    assert task == FoundTask(
        document_id=plan.document.id,
        document="云溪市中医药惠民行动方案（2024—2026年）",
        path="b/yunxi.docx",
        region="云溪市",
        section="二、重点任务 › （一）建设中医馆",
        paragraph=8,
        evidence=plan.tasks[0].evidence[0],
        confidence=0.9,
        id="t1",
        kind="task",
        number="1.",
        title="改造中医馆12个",
        lead=("市卫健委",),
        support=("市财政局", "市医保局"),
        responsible=(),
        due=TimeRef(text="2025年6月底前", end="2025-06", kind="deadline"),
        indicators=("中医馆（变化量）12–15.5个",),
    )


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["ai1", "ai2", "bi1", "bi2"]),
        ({"role": "target"}, ["ai1", "ai2", "bi1", "bi2"]),
        ({"role": "status"}, []),
        ({"role": "lead"}, ["ai2", "bi2"]),
        ({"agency": "医保", "role": "support", "doc": "a/"}, ["ai2"]),
        ({"due_before": "2026"}, ["ai1", "ai2", "bi1", "bi2"]),
        ({"due_before": "2025"}, ["ai2", "bi2"]),
        ({"due_from": "2026"}, ["ai1", "bi1"]),
        ({"text": ("覆盖率",)}, ["ai1", "bi1"]),
        ({"text": ("不低于",)}, ["ai1", "bi1"]),
        ({"region": "临江县", "text": ("12",)}, ["ai2"]),
        ({"pattern": "不低于8[0-9]%"}, ["ai1", "bi1"]),
    ],
)
def test_find_indicators(store: Store, wanted: dict[str, Any], expected: list[str]) -> None:
    with store.reading() as connection:
        assert [f"{x.path[0]}{x.id}" for x in find_indicators(connection, Filter(**wanted))] == expected


def test_an_indicator_is_found_whole(store: Store) -> None:
    plan = made_plan()
    with store.reading() as connection:
        found = list(find_indicators(connection, Filter(doc="云溪")))
    assert found[0] == FoundIndicator(
        document_id=plan.document.id,
        document="云溪市中医药惠民行动方案（2024—2026年）",
        path="b/yunxi.docx",
        region="云溪市",
        section="一、行动目标",
        paragraph=5,
        evidence=plan.indicators[0].evidence,
        confidence=0.9,
        id="i1",
        name="中医馆覆盖率",
        role="target",
        basis="level",
        comparator=">=",
        value=85.0,
        value_high=None,
        unit="%",
        due=TimeRef(text="到2026年", end="2026", kind="deadline"),
        baseline_value=60.5,
        baseline_as_of="2023",
        binding="expected",
        task=None,
    )
    assert found[1].task == "1.改造中医馆12个"


def agency(city: str, name: str, printed: str, **counts: Any) -> FoundAgency:
    given = {"lead": 0, "support": 0, "responsible": 0, "documents": 1, "first_due": None, **counts}
    return FoundAgency(name=f"{city}{name}", kind="government", region=city or None, printed=(printed,), **given)


def test_find_agencies_counts_the_tasks_that_the_conditions_leave(store: Store) -> None:
    first = {"first_due": "2025-06-30"}
    with store.reading() as connection:
        assert find_agencies(connection, Filter(region="云溪")) == [
            agency("云溪市", "医疗保障局", "市医保局", support=1, **first),
            agency("云溪市", "卫生健康委员会", "市卫健委", lead=1, **first),
            agency("云溪市", "教育局", "市教育局", responsible=1),
            agency("云溪市", "财政局", "市财政局", support=1, **first),
        ]
        assert find_agencies(connection, Filter(agency="卫健", doc="a/")) == [
            # of which city a county that no table holds does not say
            agency("", "市卫健委", "市卫健委", lead=1, **first)
        ]
        assert [a.name for a in find_agencies(connection, Filter(role="lead"))] == ["云溪市卫生健康委员会", "市卫健委"]
        assert find_agencies(connection, Filter(due_before="2024")) == []
        assert len(find_agencies(connection)) == 8


def test_bureaus_of_one_name_in_two_cities_are_two(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite", create=True)
    with store.writing() as connection:
        for city in ("云溪市", "白沙市"):
            put_plan(connection, made_plan(city), f"{city}.txt")
    with store.reading() as connection:
        found = find_agencies(connection, Filter(agency="教育"))
    assert [(one.name, one.region, one.printed, one.documents) for one in found] == [
        ("云溪市教育局", "云溪市", ("市教育局",), 1),
        ("白沙市教育局", "白沙市", ("市教育局",), 1),
    ]


@pytest.mark.parametrize("bad", [{"due_before": "2025-13"}, {"due_from": "9-1"}, {"due_before": "soon"}, {"role": "boss"}, {"agent": "x"}])
def test_a_filter_refuses_what_makes_no_sense(bad: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Filter(**bad)


def test_a_pattern_that_takes_too_long_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "ONE_TEXT", 0.05)
    slow = Filter(pattern=r"^(\S|\S\S)+[甲乙]")

    def asked(ask: Callable[..., Any]) -> None:
        with store.reading() as connection:
            found = ask(connection, slow)
            list(found if ask is find_tasks else ())

    for ask in (find_tasks, find_agencies, count_tasks):
        with pytest.raises(PatternError, match="takes too long"):
            asked(ask)
    with store.reading() as connection:
        assert len(list(find_tasks(connection))) == 4


def test_whole_plans_are_chosen_by_a_pattern_too(store: Store) -> None:
    with store.reading() as connection:
        assert len(plan_ids(connection, Filter(pattern="骨干医师"))) == 2
        assert plan_ids(connection, Filter(pattern="骨干医院")) == []


def test_a_filter_takes_no_broken_pattern() -> None:
    with pytest.raises(ValidationError, match=r"not a pattern: missing \) at character 3"):
        Filter(pattern="(甲")
