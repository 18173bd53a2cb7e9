"""Names that tell bodies apart."""

import pytest

from pipeline.graph.ownership import Body, names_of
from schemas import Identity, Region

YUNXI, QINGLAN = Region(name="云溪市", path=("岭东省", "云溪市")), Region(name="青岚区", path=("岭东省", "云溪市", "青岚区"))
OTHER = Region(name="青岚区", path=("岭东省", "白沙市", "青岚区"))


def body(name: str, key: str, region: Region | None = None) -> Body:
    identity = Identity(key=key, name=name, kind="collective", region=region)
    return Body(f"agency:{key}", name, identity, name)


@pytest.mark.parametrize(
    ("bodies", "names"),
    [
        ([body("市财政局", "a", YUNXI), body("市教育局", "b", YUNXI)], ["市财政局", "市教育局"]),
        (
            [body("各部门", "a", YUNXI), body("各部门", "b", QINGLAN), body("各部门", "c")],
            ["各部门（云溪市）", "各部门（青岚区）", "各部门"],
        ),
        ([body("各镇", "a", QINGLAN), body("各镇", "b", OTHER)], ["各镇（岭东省云溪市青岚区）", "各镇（岭东省白沙市青岚区）"]),
        ([body("各单位", "各单位#1"), body("各单位", "各单位#2")], ["各单位（各单位#1）", "各单位（各单位#2）"]),
    ],
)
def test_names_tell_bodies_apart_by_their_regions(bodies: list[Body], names: list[str]) -> None:
    assert names_of(bodies) == names
