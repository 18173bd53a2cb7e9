"""Plans as JSON: the contract's keys in their order, the same bytes every time, and back again."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.exports import EXPORTS, export_named
from pipeline.exports.plan_json import dump, to_json
from pipeline.exports.plan_schema import plan_schema
from pipeline.store import Filter, Store, open_store, put_plan
from schemas import Plan
from tests.plans.one import bare_plan, made_plan

PLANS = [made_plan(), bare_plan()]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path / "store.sqlite", create=True)
    with made.writing() as connection:
        put_plan(connection, made_plan("云溪市"), "b.txt")
        put_plan(connection, made_plan("临江县"), "a.txt")
    return made


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("plan", PLANS, ids=["full", "bare"])
def test_a_plan_goes_to_json_and_back(plan: Plan, indent: int | None) -> None:
    words = to_json(plan, indent=indent)
    again = Plan.model_validate_json(words)
    assert again == plan
    assert to_json(again, indent=indent) == words


@settings(max_examples=50, deadline=None)
@given(extra=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_goes_to_json_and_back(extra: str) -> None:
    plan = made_plan(extra=extra)
    assert Plan.model_validate_json(to_json(plan).encode()) == plan


def test_keys_stand_in_the_order_of_the_contract() -> None:
    found = json.loads(to_json(made_plan()))
    assert list(found) == [
        *("schema_version", "document", "sections", "tasks", "indicators", "targets", "phases"),
        *("leading_groups", "agencies", "warnings", "text"),
    ]
    assert list(found["indicators"][0])[-3:] == ["section", "task", "evidence"]


def test_numbers_stand_as_printed_and_chinese_as_it_is() -> None:
    words = to_json(made_plan())
    assert '"value": 85,' in words
    assert '"value_high": 15.5' in words
    assert '"text": "不低于85%"' in words
    assert dump([1.0, -0.5, 1e300, {"a": [2.0]}]) == '[1, -0.5, 1e+300, {"a": [2]}]'


def test_the_schema_is_titled_in_chinese_and_describes_a_plan() -> None:
    schema = plan_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for name, record in {"Plan": schema, **schema["$defs"]}.items():
        for field, said in record["properties"].items():
            if name not in ("Cell", "Source"):
                assert any("\u4e00" <= char <= "\u9fff" for char in said.get("title", "")), (name, field)
    found = json.loads(to_json(made_plan()))
    assert set(schema["required"]) == set(found)
    for name, facts in (("Task", "tasks"), ("Indicator", "indicators"), ("PlanSection", "sections")):
        assert set(schema["$defs"][name]["required"]) == set(found[facts][0])


def test_json_lines_and_list_hold_every_plan_in_the_order_of_paths(store: Store, tmp_path: Path) -> None:
    plans = [made_plan("临江县"), made_plan("云溪市")]
    export_named("jsonl").write(store, tmp_path / "p.jsonl")
    export_named("json").write(store, tmp_path / "p.json")
    lines = (tmp_path / "p.jsonl").read_text("utf-8").splitlines()
    assert [Plan.model_validate_json(line) for line in lines] == plans
    assert [Plan.model_validate(one) for one in json.loads((tmp_path / "p.json").read_text("utf-8"))] == plans
    export_named("jsonl").write(store, tmp_path / "p.jsonl", Filter(region="云溪"))
    assert Plan.model_validate_json((tmp_path / "p.jsonl").read_text("utf-8")) == plans[1]
    for wanted, expected in ((Filter(agency="云溪市财政局"), [plans[1]]), (Filter(text=("改造",)), plans), (Filter(due_before="2024"), [])):
        export_named("jsonl").write(store, tmp_path / "p.jsonl", wanted)
        assert [Plan.model_validate_json(line) for line in (tmp_path / "p.jsonl").read_text("utf-8").splitlines()] == expected


def test_the_csv_has_the_ledgers_heads_and_a_mark_for_excel(store: Store, tmp_path: Path) -> None:
    export_named("csv").write(store, tmp_path / "l.csv", Filter(doc="云溪", agency="教育"))
    title, place = "云溪市中医药惠民行动方案（2024—2026年）", "二、重点任务 › （一）建设中医馆，第1页"
    assert (tmp_path / "l.csv").read_bytes().decode("utf-8") == (
        "\ufeff序号,文件,任务,牵头单位,责任/配合单位,完成时限,指标,出处\r\n" + f"1,{title},2.=培训骨干医师,,市教育局,,,{place}\r\n"
    )


def test_an_export_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(KeyError, match="no export 'pdf'; there are: xlsx, csv, json, jsonl, parquet, spacy"):
        export_named("pdf")


def test_exports_differ_in_name_and_say_what_they_hold() -> None:
    assert len({row.name for row in EXPORTS}) == len(EXPORTS)
    assert all(row.meaning and row.suffix.startswith(".") for row in EXPORTS if row.name != "parquet")  # a folder
