"""Bar 1: the bodies of every gold plan, function, level and region, against what a person says they are."""

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

from extractors.agencies.identity import identify
from extractors.regions import divisions, path_of
from schemas import Identity, Metadata, Region, Source

CASES = Path(__file__).parents[1] / "cases" / "identities.toml"
FLOOR = 0.97
PLANS = tomllib.loads(CASES.read_text("utf-8"))["plan"]


def card(plan: dict[str, Any]) -> Metadata:
    code = plan.get("code")
    region = plan.get("region") and Region(name=plan["region"], code=code, path=path_of(divisions()[code]) if code else ())
    source = Source(name=plan["slug"], media_type="text/plain", sha256="0" * 64, bytes=1)
    return Metadata(id=plan["slug"], source=source, title=plan["title"], level=plan["level"], region=region or None)


def rows(plan: dict[str, Any]) -> list[tuple[str, dict[str, str | None]]]:
    found = []
    for line in plan["rows"].strip().split("\n"):
        name, function, *more = (cell.strip() for cell in line.split("|"))
        kind, level, region = (*more, *(["department", plan["level"], plan.get("region")][len(more) :]))
        wanted = {"function": function, "kind": kind, "level": level, "region": region}
        found.append((name, {key: None if value == "-" else value for key, value in wanted.items()}))
    return found


def said(identity: Identity, wanted: dict[str, str | None], plan: dict[str, Any]) -> dict[str, str | None]:
    """What an identity says, in the words of a row: the plan's own region by the name that its card prints."""
    region = identity.region
    name = region and (plan["region"] if is_own(region, plan) else region.name)
    return {"function": identity.function, "kind": identity.kind, "level": identity.level, "region": name}


def is_own(region: Region, plan: dict[str, Any]) -> bool:
    own = plan.get("region", "")
    return region.code == plan["code"] if "code" in plan else "".join(region.path) == own or region.name == own


def resolved() -> list[tuple[dict[str, Any], str, dict[str, str | None], Identity]]:
    return [(plan, name, wanted, identify(name, card(plan))) for plan in PLANS for name, wanted in rows(plan)]


def wrong() -> list[str]:
    found = resolved()
    return [
        f"{plan['slug']} {name}: {said(one, wanted, plan)} for {wanted}"
        for plan, name, wanted, one in found
        if any(said(one, wanted, plan)[key] != wanted[key] for key in ("function", "level", "region"))
    ]


def test_function_level_and_region_are_right() -> None:
    misses = wrong()
    assert 1 - len(misses) / len(resolved()) >= FLOOR, misses


def test_kinds_are_right() -> None:
    found = resolved()
    misses = [f"{plan['slug']} {name}: {one.kind} for {wanted['kind']}" for plan, name, wanted, one in found if one.kind != wanted["kind"]]
    assert 1 - len(misses) / len(found) >= FLOOR, misses


def one_body(a: tuple[dict[str, Any], str, dict[str, str | None]], b: tuple[dict[str, Any], str, dict[str, str | None]]) -> bool:
    """A person says that two mentions are one body: listed together, or of one function, level and region."""
    plan, name, mine = a
    other, its, theirs = b
    if plan["slug"] == other["slug"] and (name == its or any({name, its} <= set(same) for same in plan.get("same", ()))):
        return True
    named = mine["function"] is not None or name == its
    unit = "医政司" in name + its
    return named and not unit and mine == theirs and plan.get("code", plan.get("region")) == other.get("code", other.get("region"))


def test_no_two_bodies_are_merged() -> None:
    """Two mentions with one key are one body; the names that are one body have one key."""
    mentions = [((plan, name, wanted), one.key) for plan, name, wanted, one in resolved()]
    wrong = [(a[0]["slug"], a[1], b[0]["slug"], b[1]) for (a, x), (b, y) in combinations(mentions, 2) if x == y and not one_body(a, b)]
    assert wrong == []


def test_names_of_one_body_are_one() -> None:
    apart = [
        (plan["slug"], same)
        for plan in PLANS
        for same in plan.get("same", ())
        if len({identify(name, card(plan)).key for name in same}) > 1
    ]
    assert apart == []
