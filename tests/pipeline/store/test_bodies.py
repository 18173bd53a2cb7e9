"""Which body each name of a plan means, as rows of the store."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from extractors.agencies.identity import Alias, default_registry
from pipeline.store import Filter, find_agencies, open_store, put_plan, read_plan, remove_plan
from pipeline.store.bodies import refill
from pipeline.store.store import Store
from pipeline.store.upgrade import MIGRATIONS
from pipeline.store.views import drop_views
from pipeline.store.write import remove_unused_bodies
from schemas import Region
from tests.plans.one import made_plan

CITIES = ("云溪市", "临江县")


def made_store(path: Path) -> Store:
    store = open_store(path, create=True)
    with store.writing() as connection:
        for city in CITIES:
            put_plan(connection, made_plan(city), f"{city}.txt")
    return store


def asked(connection: Connection, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(text(query))]


NAMED = "SELECT a.name, b.key, a.full_name, a.doubt FROM agencies a JOIN bodies b ON b.pk = a.body_pk ORDER BY a.pk"
SEATED = "SELECT m.role, m.name, b.key FROM leading_group_members m LEFT JOIN bodies b ON b.pk = m.body_pk ORDER BY m.pk"


def test_every_agency_and_member_has_its_body(tmp_path: Path) -> None:
    with made_store(tmp_path / "s.sqlite").reading() as connection:
        assert asked(connection, NAMED)[:3] == [
            ("市卫健委", "卫生健康@青岚省/云溪市", "云溪市卫生健康委员会", None),
            ("市财政局", "财政@青岚省/云溪市", "云溪市财政局", None),
            ("市医保局", "医疗保障@青岚省/云溪市", "云溪市医疗保障局", None),
        ]
        assert asked(connection, SEATED)[:4] == [
            ("head", "陈某", None),
            ("deputy", "李某", None),
            ("member", "市卫健委", "卫生健康@青岚省/云溪市"),
            ("office", "市卫健委", "卫生健康@青岚省/云溪市"),
        ]


def test_a_plan_comes_out_as_it_went_in(tmp_path: Path) -> None:
    with made_store(tmp_path / "s.sqlite").reading() as connection:
        assert read_plan(connection, made_plan().document.id) == made_plan()


def test_bodies_are_found_by_their_full_names(tmp_path: Path) -> None:
    with made_store(tmp_path / "s.sqlite").reading() as connection:
        assert [found.name for found in find_agencies(connection, Filter(agency="卫生健康委员会", region="云溪"))] == [
            "云溪市卫生健康委员会"
        ]


def test_the_view_lists_the_tasks_of_a_body(tmp_path: Path) -> None:
    with made_store(tmp_path / "s.sqlite").reading() as connection:
        query = "SELECT 单位, 职能, 角色, 任务, 原文名称 FROM 单位任务表 WHERE 单位 = '云溪市卫生健康委员会'"
        assert asked(connection, query) == [("云溪市卫生健康委员会", "卫生健康", "lead", "1.改造中医馆12个", "市卫健委")]


def test_an_older_store_is_filled_from_the_names_in_it(tmp_path: Path) -> None:
    store = made_store(tmp_path / "s.sqlite")
    with store.reading() as connection:
        before = [asked(connection, query) for query in (NAMED, SEATED)]
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with store.writing() as connection:
        drop_views(connection)
        config.attributes["connection"] = connection
        command.downgrade(config, "0002")
    with open_store(tmp_path / "s.sqlite").reading() as connection:
        assert [asked(connection, query) for query in (NAMED, SEATED)] == before
        assert read_plan(connection, made_plan().document.id) == made_plan()


def test_a_store_is_filled_again_with_what_a_user_knows(tmp_path: Path) -> None:
    registry = default_registry().extended(aliases=[Alias("市医保局", "市财政局", "云溪市")])
    store = made_store(tmp_path / "s.sqlite")
    with store.writing() as connection:
        refill(connection, registry=registry)
        assert [row[1] for row in asked(connection, NAMED)[:3]] == ["卫生健康@青岚省/云溪市", "财政@青岚省/云溪市", "财政@青岚省/云溪市"]


def test_the_name_of_a_body_does_not_depend_on_the_order_of_its_plans(tmp_path: Path) -> None:
    plan = made_plan()
    region = Region(name="义乌市", code="330782", path=("浙江省", "金华市", "义乌市"))
    home = plan.document.model_copy(update={"region": region, "level": "county"})
    plans = []
    for number, name in enumerate(("市卫健委", "市卫健局")):
        agencies = (plan.agencies[0].model_copy(update={"name": name, "canonical": name}), *plan.agencies[1:])
        plans.append(plan.model_copy(update={"document": home.model_copy(update={"id": f"p{number}"}), "agencies": agencies}))
    names = []
    for number, order in enumerate((plans, plans[::-1])):
        with open_store(tmp_path / f"{number}.sqlite", create=True).writing() as connection:
            for one in order:
                put_plan(connection, one, "p.txt")
            names.append(asked(connection, "SELECT name FROM bodies WHERE key = '卫生健康@330782'"))
    assert names == [[("义乌市卫生健康委员会",)]] * 2


def test_bodies_that_no_plan_means_any_more_go(tmp_path: Path) -> None:
    with made_store(tmp_path / "s.sqlite").writing() as connection:
        for city in CITIES:
            remove_plan(connection, made_plan(city).document.id)
        remove_unused_bodies(connection)
        assert asked(connection, "SELECT * FROM bodies") == []
