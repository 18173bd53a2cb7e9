"""The bodies of one plan together: names that may be one body, and are left apart, say so."""

from collections.abc import Mapping

from extractors.agencies.identity.identifying import identify
from extractors.agencies.identity.registry import Registry
from schemas import Identity, Plan


def identify_all(plan: Plan, *, registry: Registry | None = None) -> Mapping[str, Identity]:
    """The identity of every agency of a plan, by the agency's id."""
    found = {agency.id: identify(agency.name, plan.document, registry=registry) for agency in plan.agencies}
    groups: dict[tuple[object, ...], dict[str, Identity]] = {}
    for one in found.values():
        if one.parts and one.kind != "collective":
            groups.setdefault((one.level, one.key.partition("@")[2]), {})[one.key] = one
    doubts = {one.key: doubt for some in groups.values() for one in some.values() if (doubt := beside(one, some))}
    return {key: one.model_copy(update={"doubt": doubts[one.key]}) if one.key in doubts else one for key, one in found.items()}


def beside(one: Identity, others: Mapping[str, Identity]) -> str | None:
    """Why a body may be another of the plan: all that the one does the other does too."""
    for other in others.values():
        mine, theirs = set(one.parts), set(other.parts)
        if mine != theirs and (mine < theirs or theirs < mine):
            return f"本文件另有“{other.name}”，是否同一单位没有写明"
    return None
