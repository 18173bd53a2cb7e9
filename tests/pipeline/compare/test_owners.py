"""Roles of bodies and deadlines on either side of a pair."""

from typing import Literal

import pytest

from extractors.agencies.identity import identify
from pipeline.compare.owners import Owners, due_change
from schemas import Evidence, Identity, Metadata, Region, Responsibility, Source, Task, TimeRef
from schemas.diff import Relation
from schemas.plan import Role, TimeKind

HERE = Evidence(start=0, end=1, text="x")


def task(**bodies: Role) -> Task:
    owners = tuple(Responsibility(agency=name, agency_id=name, role=role, evidence=HERE) for name, role in bodies.items())
    return Task(id="t1", kind="task", title="x", responsibilities=owners, evidence=(HERE,))


def identities(**known: tuple[str, str | None]) -> dict[str, Identity]:
    return {name: Identity(key=key, name=name, kind="government", counterpart=counterpart) for name, (key, counterpart) in known.items()}


CITY = identities(市卫健委=("卫生@市", "卫生"), 市财政局=("财政@市", "财政"), 市教育局=("教育@市", "教育"))
DISTRICT = identities(
    区卫健局=("卫生@区", "卫生"), 区财政局=("财政@区", "财政"), 市教育局=("教育@市", "教育"), 区教育局=("教育@区", "教育")
)


@pytest.mark.parametrize(
    ("a", "b", "changes"),
    [
        ({"市卫健委": "lead"}, {"区卫健局": "lead"}, []),
        ({"市卫健委": "lead"}, {"区卫健局": "responsible"}, [("市卫健委／区卫健局", "lead", "responsible")]),
        ({"市卫健委": "lead"}, {"区卫健局": "lead", "区财政局": "support"}, [("区财政局", None, "support")]),
        ({"市财政局": "support"}, {}, [("市财政局", "support", None)]),
        # 市教育局 is itself before it is the counterpart of anybody.
        ({"市教育局": "lead"}, {"区教育局": "support", "市教育局": "lead"}, [("区教育局", None, "support")]),
        ({"各镇": "responsible"}, {"各镇": "responsible"}, []),
        ({}, {}, []),
    ],
)
def test_owner_changes(a: dict[str, Role], b: dict[str, Role], changes: list[tuple[str, str | None, str | None]]) -> None:
    found = Owners(CITY, DISTRICT).changes(task(**a), task(**b))
    assert [(one.agency, one.a, one.b) for one in found] == changes


OF_CITY = Region(name="江苏省苏州市", code="320500", path=("江苏省", "苏州市"))
OF_DISTRICT = Region(name="江苏省苏州市吴中区", code="320506", path=("江苏省", "苏州市", "吴中区"))


def card(region: Region, level: Literal["prefecture", "county"]) -> Metadata:
    source = Source(name="x.txt", media_type="text/plain", sha256="0" * 64, bytes=1)
    return Metadata(id=region.name, source=source, level=level, region=region, status="final")


A_CITY, A_DISTRICT = card(OF_CITY, "prefecture"), card(OF_DISTRICT, "county")


def owners(a: Metadata, b: Metadata, relation: Relation, bodies: tuple[dict[str, Role], dict[str, Role]]) -> Owners:
    known = [{name: identify(name, home) for name in some} for home, some in zip((a, b), bodies, strict=True)]
    return Owners(known[0], known[1], (a, b), relation)


@pytest.mark.parametrize(
    ("a", "b", "changes"),
    [
        pytest.param({"市大数据局": "lead"}, {"市数据局": "lead"}, [("市大数据局／市数据局", "renamed")], id="successor of one work"),
        pytest.param({"市工商局": "lead"}, {"市市场监管局": "lead"}, [("市工商局／市市场监管局", "renamed")], id="went into another"),
        pytest.param({"市环保局": "lead"}, {"市生态环境局": "support"}, [("市环保局／市生态环境局", "renamed")], id="name and role"),
        pytest.param({"市卫健委": "lead"}, {"市卫生健康委": "lead"}, [("市卫健委／市卫生健康委", "restyled")], id="shortened"),
        pytest.param({"市 卫健委": "lead"}, {"市卫健委": "lead"}, [], id="blanks are no change"),
        pytest.param({"市财政局": "lead"}, {"市民政局": "lead"}, [("市财政局", "role"), ("市民政局", "role")], id="another body"),
        pytest.param(
            {"市教育局": "lead"}, {"区教育局": "lead"}, [("市教育局", "role"), ("区教育局", "role")], id="another level is another body"
        ),
        pytest.param({"各有关部门": "support"}, {"市级有关部门": "support"}, [("各有关部门／市级有关部门", "restyled")], id="collective"),
        pytest.param({"市城投集团": "lead"}, {"市水务集团": "lead"}, [("市城投集团", "role"), ("市水务集团", "role")], id="not known"),
    ],
)
def test_names_between_versions_of_one_plan(a: dict[str, Role], b: dict[str, Role], changes: list[tuple[str, str]]) -> None:
    found = owners(A_CITY, A_CITY, "versions", (a, b)).changes(task(**a), task(**b))
    assert [(one.agency, one.change) for one in found] == changes
    back = owners(A_CITY, A_CITY, "versions", (b, a)).changes(task(**b), task(**a))
    assert sorted(one.change for one in back) == sorted(change for _, change in changes)


@pytest.mark.parametrize(
    ("a", "b", "changes"),
    [
        pytest.param({"市有关资金使用单位": "support"}, {"各资金使用单位": "support"}, [], id="有关 and 各"),
        pytest.param({"市级有关部门": "support"}, {"各相关部门": "support"}, [], id="of a level"),
        pytest.param({"市直有关单位": "support"}, {"区政府相关部门": "support"}, [], id="any bodies"),
        pytest.param(
            {"市有关部门": "support"}, {"各行业主管部门": "support"}, [("市有关部门", "role"), ("各行业主管部门", "role")], id="some bodies"
        ),
        pytest.param({"市有关单位": "support"}, {"各国有企业": "support"}, [("市有关单位", "role"), ("各国有企业", "role")], id="others"),
        pytest.param({"市大数据局": "lead"}, {"区数据局": "lead"}, [], id="by function"),
        pytest.param({"各区政府": "responsible"}, {}, [("各区政府", "itself")], id="the district itself"),
        pytest.param({"各县（市、区）人民政府": "responsible"}, {}, [("各县（市、区）人民政府", "itself")], id="one of several kinds"),
        pytest.param({"各街道办事处": "responsible"}, {}, [("各街道办事处", "role")], id="below the district"),
        pytest.param({"各区政府": "support"}, {"各街道": "support"}, [], id="handed on"),
        pytest.param({"各区卫生健康部门": "support"}, {}, [("各区卫生健康部门", "role")], id="departments are not the government"),
    ],
)
def test_collectives_between_a_city_and_its_district(a: dict[str, Role], b: dict[str, Role], changes: list[tuple[str, str]]) -> None:
    found = owners(A_CITY, A_DISTRICT, "superior", (a, b)).changes(task(**a), task(**b))
    assert [(one.agency, one.change) for one in found] == changes
    back = owners(A_DISTRICT, A_CITY, "peers", (b, a)).changes(task(**b), task(**a))
    assert sorted((one.agency, one.change) for one in back) == sorted(changes)


def time(text: str, end: str | None, kind: TimeKind = "deadline", start: str | None = None) -> TimeRef:
    return TimeRef(text=text, start=start, end=end, kind=kind)


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        (None, None, False),
        (time("2025年底", "2025"), time("2025年12月", "2025-12"), False),
        (time("2025年底", "2025"), time("2025年6月", "2025-06"), True),
        (time("2025年底", "2025"), None, True),
        (time("长期坚持", None, "ongoing"), time("持续推进", None, "ongoing"), False),
        (time("长期坚持", None, "ongoing"), time("每年", None, "recurring"), True),
        (time("6—9月", "2025-09", "range", "2025-06"), time("7—9月", "2025-09", "range", "2025-07"), True),
        (time("2025年2月30日", "2025-02-30"), time("2025年2月30日", "2025-02-30"), False),
        (time("印发后30日内", None), time("印发后60日内", None), True),
    ],
)
def test_due_change(a: TimeRef | None, b: TimeRef | None, differ: bool) -> None:
    found = due_change(a, b)
    assert (found is not None) == differ
    assert found is None or (found.a, found.b) == (a, b)
