"""Everything that one body owes: which bodies a name means, and what the plans give them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from extractors.agencies.identity import Alias, default_registry
from pipeline.exports.plan_json import dump
from pipeline.store import open_store, put_plan
from pipeline.who import Answer, who, who_in
from tests.plans.owing import plan_of

PLANS = (
    plan_of(
        "义乌市",
        "330782",
        (
            ("建设中医馆", "2025", (("卫健局", "lead"), ("财政局", "support"))),
            ("培养骨干", "2026", (("教育局", "lead"), ("卫健局", "support"))),
            ("整治市场", "2025", (("市场发展局", "lead"), ("文旅局", "support"), ("文广旅体局", "support"))),
        ),
        group=("卫健", "财政局", "陈某"),
    ),
    plan_of("北仑区", "330206", (("改造卫生院", "2025", (("区卫健局", "lead"), ("市卫健委", "support"))),)),
    plan_of("朝阳区", "110105", (("配齐药师", "2024", (("区卫生健康委", "responsible"), ("各街道办事处", "support"))),)),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("who") / "store.sqlite"
    with open_store(path, create=True).writing() as connection:
        for plan in PLANS:
            put_plan(connection, plan, plan.document.source.name)
    return path


@pytest.fixture
def connection(store: Path) -> Iterator[Connection]:
    with open_store(store).reading() as opened:
        yield opened


def names(answer: Answer) -> list[str]:
    return [body.name for body in answer.bodies]


def owed(answer: Answer) -> list[tuple[str, str, str]]:
    """Body, role and task or group, in the order in which they are told."""
    return [
        (body.name, fact.role, getattr(fact, "title", "") or getattr(fact, "group", ""))
        for body in answer.bodies
        for plan in body.plans
        for fact in plan.facts()
    ]


YIWU, BEILUN, CHAOYANG, NINGBO = "义乌市卫生健康局", "宁波市北仑区卫生健康局", "北京市朝阳区卫生健康委员会", "宁波市卫生健康委员会"


def test_what_a_body_leads_comes_first_and_its_seats_last(connection: Connection) -> None:
    assert owed(who_in(connection, "义乌市卫健局")) == [
        (YIWU, "lead", "建设中医馆"),
        (YIWU, "support", "培养骨干"),
        (YIWU, "member", "工作专班"),
    ]


ASKED = [
    ("义乌市卫生健康局", [YIWU]),
    ("义乌市卫健委", [YIWU]),
    ("卫健局", [CHAOYANG, YIWU, NINGBO, BEILUN]),
    ("卫生健康", [CHAOYANG, YIWU, NINGBO, BEILUN]),
    ("区卫健局", [CHAOYANG, BEILUN]),
    ("北仑区卫健局", [BEILUN]),
    ("市场发展局", ["义乌市市场发展局"]),
    ("市场发展", ["义乌市市场发展局"]),
    ("文旅局", ["义乌市文化和旅游局"]),
    ("各街道办事处", ["各街道办事处"]),
    ("陈某", []),
    ("无此单位局", []),
]


@pytest.mark.parametrize(("name", "bodies"), ASKED)
def test_which_bodies_a_name_means(connection: Connection, name: str, bodies: list[str]) -> None:
    assert sorted(names(who_in(connection, name))) == sorted(bodies)


def test_a_region_keeps_its_own_bodies_and_those_below(connection: Connection) -> None:
    for region in ("浙江", "330000", "宁波市"):
        expected = {YIWU, NINGBO, BEILUN} if region != "宁波市" else {NINGBO, BEILUN}
        assert set(names(who_in(connection, "卫健局", region=region))) == expected


def test_counterparts_do_the_same_work_elsewhere(connection: Connection) -> None:
    assert set(names(who_in(connection, "义乌市卫健局", counterparts=True))) == {YIWU, BEILUN, CHAOYANG, NINGBO}


def test_tasks_due_by_a_day(connection: Connection) -> None:
    assert owed(who_in(connection, "义乌市卫健局", due_before="2025-12-31")) == [(YIWU, "lead", "建设中医馆")]


def test_tasks_due_between_two_days(connection: Connection) -> None:
    assert owed(who_in(connection, "义乌市卫健局", due_from="2025-01-01", due_before="2025-12-31")) == [(YIWU, "lead", "建设中医馆")]
    assert owed(who_in(connection, "义乌市卫健局", due_from="2026-01-01", due_before="2026-12-31")) == [(YIWU, "support", "培养骨干")]


def test_doubts_are_told(connection: Connection) -> None:
    (body,) = who_in(connection, "文旅局").bodies
    assert body.doubts == ("本文件另有“义乌市文化广电旅游体育局”，是否同一单位没有写明",)


def test_names_like_the_one_asked_for(connection: Connection) -> None:
    assert YIWU in who_in(connection, "义乌市卫生健壮局").near


def test_files_and_folders_answer_as_a_store_does(store: Path, tmp_path: Path) -> None:
    for plan in PLANS:
        (tmp_path / f"{plan.document.id}.json").write_text(dump(plan.model_dump(mode="json")), "utf-8")
    assert owed(who(tmp_path, "卫健局")) == owed(who(store, "卫健局"))
    assert owed(who(tmp_path / "义乌市.json", "卫健局")) == owed(who(store, "义乌市卫健局"))


def test_what_a_user_knows_of_names(store: Path) -> None:
    registry = default_registry().extended(aliases=[Alias("市场发展局", "商务局", "义乌市")])
    before = store.read_bytes()
    assert names(who(store, "商务局", registry=registry)) == ["义乌市商务局"]
    assert store.read_bytes() == before
