"""How two plans stand to each other."""

import pytest

from pipeline.compare.relation import contains, relation_of
from schemas import Citation, Evidence, Plan, Region
from tests.plans.builder import Builder, card

HERE = Evidence(start=0, end=1, text="x")


def plan(title: str, region: str | None, level: str, *, path: tuple[str, ...] = (), cites: str = "", issuer: str = "") -> Plan:
    home = card(
        "x",
        title=title,
        level=level,
        region=Region(name=region, path=path) if region else None,
        issuers=(issuer,) if issuer else (),
        citations=(Citation(title=cites, evidence=HERE),) if cites else (),
    )
    return Builder("x").plan(home)


CITY = plan("云溪市健身行动计划", "云溪市", "prefecture")
DISTRICT = plan("青岚区健身实施方案", "云溪市青岚区", "county", path=("云溪市", "青岚区"))
OTHER = plan("临江县健身实施方案", "临江县", "county")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (CITY, DISTRICT, "superior"),
        (DISTRICT, CITY, "peers"),
        (DISTRICT, OTHER, "peers"),
        (CITY, OTHER, "peers"),
        (CITY, plan("临江县实施方案", "临江县", "county", cites="云溪市健身行动计划"), "superior"),
        (plan("关于健身的意见", None, "national"), OTHER, "superior"),
        (plan("云溪市健身行动计划（征求意见稿）", "云溪市", "prefecture"), CITY, "versions"),
        (plan("云溪市人民政府关于印发《健身行动计划》的通知", "云溪市", "prefecture", issuer="云溪市人民政府"), CITY, "versions"),
        (plan("云溪市养老行动计划", "云溪市", "prefecture"), plan("云溪市防汛应急预案", "云溪市", "prefecture"), "peers"),
    ],
)
def test_relation_of(a: Plan, b: Plan, relation: str) -> None:
    assert relation_of(a, b) == relation


@pytest.mark.parametrize(
    ("code", "inner", "inside"),
    [("310000", "310101", True), ("330200", "330206", True), ("330200", "330300", False), ("330206", "330206", False)],
)
def test_contains_by_code(code: str, inner: str, inside: bool) -> None:
    assert contains(Region(name="甲", code=code), Region(name="乙", code=inner)) == inside
