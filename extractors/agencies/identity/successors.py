"""Which body took another's place, or its own under another name: 大数据局 is 数据局 now, 工商局 went into 市场监管局."""

from collections.abc import Mapping
from typing import Any

from extractors.agencies.identity.registry import JOINTS, Registry, default_registry
from schemas import Identity


def succeeds(a: Identity, b: Identity, names: tuple[str, str], *, registry: Registry | None = None) -> bool:
    """One of two bodies of a place took the other's place, in either order; `names` are their names as printed."""
    known = registry or default_registry()
    if a.function is None or b.function is None or (a.level, a.region) != (b.level, b.region):
        return False
    if a.key == b.key:
        return any(of_old(name, other, a.parts, known) for name, other in (names, names[::-1]))
    gone = {record["name"]: record["into"]["function"] for record in known.records if "into" in record}
    return gone.get(a.function) == b.function or gone.get(b.function) == a.function


def of_old(name: str, other: str, parts: tuple[str, ...], registry: Registry) -> bool:
    """The one name is made of a function's earlier words, the other is not."""
    records = [record for record in registry.records if record["name"] in parts]
    return any(is_earlier(name, record) and not is_earlier(other, record) for record in records)


def is_earlier(name: str, record: Mapping[str, Any]) -> bool:
    """Of the words of a function, the longest in the name is one that its bodies do not bear any more."""
    earlier = {form for was in record.get("was", ()) for form in was["forms"]}
    forms = [form for form in (*record.get("forms", ()), *record.get("whole", ()), *earlier) if form in name.translate(JOINTS)]
    return bool(forms) and max(forms, key=len) in earlier
