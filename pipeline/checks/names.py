"""One body under several names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.agencies import kind_of
from extractors.agencies.names import ending, without_brackets
from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import Mention, Scene

LEVEL = re.compile(r"^(?:我|本|全)?(?:国家|全国|省|自治区|市|州|区|县|旗|镇)(?!委|政府|人大|政协|纪委|场|政)")
FORMER = re.compile(r"(?:原|前|撤销|更名|改为|组建)$")


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """What the name says of the body's work: without brackets, level and ending (市卫生健康局 → 卫生健康)."""
    bare = LEVEL.sub("", without_brackets(name))
    end = ending(bare)
    return bare.removesuffix(end) if end and len(bare) > len(end) + 1 else bare


def may_be_one(scene: Scene, a: str, b: str) -> bool:
    """Two names can mean one body: resolved to one, or with the same words for its work, be it shortened (卫健 for 卫生健康)."""
    one, other = scene.identity(a), scene.identity(b)
    if one.key == other.key or (one.function and one.function == other.function):
        return True
    x, y = core(a), core(b)
    return bool(x and y) and (x == y or shortened(x, y) or shortened(y, x) or without_brackets(a) in b or without_brackets(b) in a)


def shortened(short: str, long: str) -> bool:
    """The characters of the short name stand in the long one in their order, beginning with its first: 发改, 发展改革."""
    if not short or len(short) < 2 or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def varying(scene: Scene) -> Iterator[Doubt]:
    """Bodies that the text names in several ways: an older or a longer name, one of another composition."""
    by_key: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in scene.mentions:
        identity = scene.identity(mention.name)
        if identity.kind in ("collective", "group", "enterprise") or kind_of(mention.name) == "collective" or is_former(scene, mention):
            continue
        by_key[identity.key][short(mention.name)].append(mention)
    for names in by_key.values():
        if len(names) > 1:
            yield told(scene, list(names.values()))


def short(name: str) -> str:
    """The name without blanks and without its level: what is left off (卫健局, 区卫健局) is no other name."""
    return LEVEL.sub("", "".join(name.split()))


def is_former(scene: Scene, mention: Mention) -> bool:
    """The text itself says that the name is a former one."""
    return FORMER.search(scene.text[max(0, mention.start - 4) : mention.start]) is not None


def told(scene: Scene, found: Sequence[Sequence[Mention]]) -> Doubt:
    """The finding for one body: its names with how often each stands, and the first place of each."""
    names = "、".join(f"{some[0].name}（{len(some)}）" for some in found)
    first = [some[0] for some in found]
    kinds = [core(mention.name) for mention in first]
    abbreviated = all(a == b or shortened(a, b) or shortened(b, a) for a in kinds for b in kinds)
    return Doubt(
        "name-varies",
        tuple(scene.clause(mention.start, mention.end) for mention in first),
        {"names": names},
        severity="note" if abbreviated else None,
    )
