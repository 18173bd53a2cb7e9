"""The bodies of one plan together: names that may be one body, and are left apart, say so."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from extractors.agencies.identity.identifying import identify
from extractors.agencies.identity.registry import Registry
from schemas import Agency, Identity, Plan


def identify_all(plan: Plan, *, registry: Registry | None = None) -> Mapping[str, Identity]:
    """The identity of every agency of a plan, by the agency's id."""
    found = {agency.id: identify(agency.name, plan.document, registry=registry) for agency in plan.agencies}
    settled = found | of_several_levels(plan.agencies, found)
    return settled | overlapping(settled)


def of_several_levels(agencies: Iterable[Agency], found: Mapping[str, Identity]) -> dict[str, Identity]:
    """Names without a level (发展改革委) where the plan prints the same name at several (省发展改革委, 市发展改革委): left apart."""
    apart: dict[str, Identity] = {}
    one_work = sorted((agency for agency in agencies if found[agency.id].parts), key=lambda agency: found[agency.id].parts)
    for _, some in groupby(one_work, key=lambda agency: found[agency.id].parts):
        same = list(some)
        for agency in same if len({found[one.id].level for one in same}) > 1 else ():
            longer = [one for one in same if one.name != agency.name and one.name.endswith(agency.name)]
            if len({found[one.id].key for one in longer}) > 1:
                doubt = f"本文件有{'、'.join(one.name for one in longer)}，没有写明是哪一个"
                mine = found[agency.id]
                apart[agency.id] = mine.model_copy(update={"key": f"{mine.key}?", "name": agency.name, "doubt": doubt})
    return apart


def overlapping(found: Mapping[str, Identity]) -> dict[str, Identity]:
    """Bodies of one region of which one does all that another does (文旅局, 文广旅体局): apart as they are, with a doubt."""
    groups: dict[tuple[object, ...], dict[str, Identity]] = {}
    for one in found.values():
        if one.parts and one.kind != "collective" and one.doubt is None:
            groups.setdefault((one.level, one.key.partition("@")[2]), {})[one.key] = one
    doubts = {one.key: doubt for some in groups.values() for one in some.values() if (doubt := beside(one, some))}
    return {id_: one.model_copy(update={"doubt": doubts[one.key]}) for id_, one in found.items() if one.key in doubts}


def beside(one: Identity, others: Mapping[str, Identity]) -> str | None:
    """Why a body may be another of the plan: all that the one does the other does too."""
    for other in others.values():
        mine, theirs = set(one.parts), set(other.parts)
        if mine != theirs and (mine < theirs or theirs < mine):
            return f"本文件另有“{other.name}”，是否同一单位没有写明"
    return None
