"""Roles of bodies and deadlines on either side of a pair."""

import pytest

from pipeline.compare.owners import due_change, owner_changes
from schemas import Evidence, Identity, Responsibility, Task, TimeRef
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
    found = owner_changes(task(**a), task(**b), CITY, DISTRICT)
    assert [(one.agency, one.a, one.b) for one in found] == changes


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
