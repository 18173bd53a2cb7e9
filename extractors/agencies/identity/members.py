"""Which body a leading group's roster means: 区卫健局局长, 张某 县财政局局长, and 卫健 where the plan has one 卫健局."""

import re
from collections.abc import Collection

from extractors.agencies.identity.identifying import identify
from extractors.agencies.identity.registry import Registry
from schemas import Identity, Metadata

SHORTEST = 2
PERSON = re.compile(r"^[\u4e00-\u9fff·]{2,8}[ \t　]+(?=\S)")
RANK = "(?:第一|常务|分管|主要|党组|党委|副|总|一级|二级|三级|四级)"
POST = re.compile(
    rf"(?:{RANK}*(?:主任|书记|主席|部长|厅长|局长|院长|行长|关长|台长|社长|会长|处长|科长|所长|队长|支队长|调研员|秘书长|负责人|负责同志|领导)"
    rf"|(?<=政府){RANK}*(?:省长|市长|区长|县长|州长|旗长|镇长|乡长)|、)+$"
)


def identify_member(printed: str, home: Metadata, known: Collection[str] = (), *, registry: Registry | None = None) -> Identity | None:
    """The body that a member's words name; None for a person without a body, and for words that no kind of body is known for.

    `known` are the names of the plan's other bodies: a short form that one of them begins with means that one.
    """
    name, sure = member_name(printed, known)
    if len(name) < SHORTEST:
        return None
    identity = identify(name, home, registry=registry)
    return identity if sure or identity.kind != "other" or identity.function else None


def member_name(printed: str, known: Collection[str]) -> tuple[str, bool]:
    """The body's name within a member's words, and whether it is one of `known`."""
    name = POST.sub("", PERSON.sub("", printed.strip()))
    if name in known:
        return name, True
    longer = [one for one in known if one.startswith(name)] if len(name) >= SHORTEST else []
    return (longer[0], True) if len(longer) == 1 else (name, False)
