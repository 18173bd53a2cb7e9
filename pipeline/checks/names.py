"""One body under several names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from extractors.agencies import kind_of
from extractors.agencies.names import ending, without_brackets
from extractors.engine import Patterns
from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import CLAUSE_MARKS, Mention, Scene
from pipeline.compare.alike import home_names
from schemas import Identity

NAMES = Patterns("names", __file__)
LINKS = re.compile(r"[和与及、\s\-－–—]")
BRACKETS = re.compile(r"[（）()]")
# Kinds of bodies that are never one body, or whose names vary with what is meant.
LOOSE = frozenset({"collective", "group", "enterprise"})
SHORTEST = 3  # characters: a shorter one is a word of a list (卫健、发改), not a name


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """What the name says of the body's work: without brackets, level and ending (市卫生健康局 → 卫生健康)."""
    bare = NAMES.level.sub("", NAMES.nation.sub("", without_brackets(name)))
    end = ending(bare)
    return bare.removesuffix(end) if end and len(bare) > len(end) + 1 else bare


def may_be_one(scene: Scene, a: str, b: str) -> bool:
    """Two names can mean one body: resolved to one, or with the same words for its work, be it shortened (卫健 for 卫生健康)."""
    one, other = scene.identity(a), scene.identity(b)
    if one.key == other.key or (one.function and one.function == other.function) or is_part(one, other):
        return True
    x, y = core(a), core(b)
    return bool(x and y) and (x == y or shortened(x, y) or shortened(y, x) or without_brackets(a) in b or without_brackets(b) in a)


def is_part(a: Identity, b: Identity) -> bool:
    """One of two departments of a place does all that the other does, and more: 文旅局, 文广旅体局."""
    one, other = set(a.parts), set(b.parts)
    alike = (a.level, a.region, a.counterpart, a.kind) == (b.level, b.region, b.counterpart, b.kind)
    return alike and a.kind == "department" and bool(one and other) and (one <= other or other <= one)


def shortened(short: str, long: str) -> bool:
    """The characters of the short name stand in the long one in their order, beginning with its first: 发改, 发展改革."""
    if not short or len(short) < 2 or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def varying(scene: Scene) -> Iterator[Doubt]:
    """Bodies that the text names by an older or another name, in full or shortened; those without a task only as a note."""
    for found in bodies(scene):
        attributed = [some for some in found if any(one.role != "text" for one in some)]
        other = any(not abbreviates(scene, a[0].name, b[0].name) for a, b in combinations(found, 2))
        told = found if (other and attributed) or (not attributed and is_settled(scene, found)) else attributed
        if len(told) > 1:
            grave = bool(attributed) and any(not shorter(scene, a[0].name, b[0].name) for a, b in combinations(told, 2))
            yield doubt(told, scene, grave=grave)


def is_settled(scene: Scene, found: Sequence[Sequence[Mention]]) -> bool:
    """All names are of a department whose work is known: so that two names of the running text surely mean one body."""
    resolved = [scene.identity(some[0].name) for some in found]
    return all(one.function and one.kind == "department" for one in resolved)


def bodies(scene: Scene) -> Iterator[Sequence[Sequence[Mention]]]:
    """The mentions of each body that has several names, name by name."""
    by_key: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    identities: dict[str, Identity] = {}
    printed: dict[str, str] = {}
    for mention in scene.mentions:
        identity = scene.identity(mention.name)
        if identity.kind in LOOSE or kind_of(mention.name) == "collective" or is_passing(scene, mention):
            continue
        key = identity.key
        if key not in identities:
            joined = (known for known, one in identities.items() if is_part(one, identity) or writes(scene, printed[known], mention.name))
            key = next((known for known in joined if apart(by_key[known], mention)), key)
        identities.setdefault(key, identity)
        printed.setdefault(key, mention.name)
        by_key[key][short(scene, mention.name)].append(mention)
    yield from (list(names.values()) for names in by_key.values() if len(names) > 1)


def writes(scene: Scene, a: str, b: str) -> bool:
    """One name is the other shortened, where no table knows the work of both (建管委, 建设管理委), or has its bracket elsewhere."""
    x, y = sorted((short(scene, a), short(scene, b)), key=len)
    if BRACKETS.sub("", x) == BRACKETS.sub("", y) and BRACKETS.search(x) and BRACKETS.search(y):
        return True
    one, other = scene.identity(a), scene.identity(b)
    known = one.function and other.function
    if (one.level, one.region) != (other.level, other.region) or known or "institution" in (one.kind, other.kind):
        return False
    alike = shortened(core(x), core(y)) and not core(y).startswith(core(x))
    return x[-1:] == y[-1:] and alike


def apart(names: Mapping[str, Sequence[Mention]], mention: Mention) -> bool:
    """The body is not named in one line with the other ones, as two bodies would be."""
    return all(one.line != mention.line for some in names.values() for one in some)


def short(scene: Scene, name: str) -> str:
    """The name without what says whose it is (卫健局, 区卫健局, 北仑区卫健局) and without 和: that is no other name."""
    bare = LINKS.sub("", name)
    for home in home_names(scene.plan.document):
        bare = bare.removeprefix(home)
    return NAMES.level.sub("", bare)


def is_passing(scene: Scene, mention: Mention) -> bool:
    """The name is a former one by the text's own words, stands in title, address or signature, or is a bare word of a list (卫健、发改)."""
    former = NAMES.former.search(scene.text[max(0, mention.start - 4) : mention.start]) is not None
    start, end = scene.around(mention.start, mention.end, "\n")
    line = scene.text[start:end].strip()
    frame = mention.role == "text" and (line.endswith(("：", ":", "通知", "文件")) or not re.search(r"[，。；、：\t]", line))
    begin = scene.around(mention.start, mention.start, CLAUSE_MARKS)[0]
    at_large = mention.role == "text" and "各级" in scene.text[begin : mention.start]
    product = mention.role == "text" and NAMES.product.match(scene.text, mention.end) is not None
    bare = len(mention.name) < SHORTEST or NAMES.unit.search(mention.name) is not None or ending(without_brackets(mention.name)) is None
    issuer = mention.role == "text" and mention.name in scene.plan.document.issuers
    return former or frame or at_large or product or bare or issuer


def abbreviates(scene: Scene, a: str, b: str) -> bool:
    """One name is the other shortened, be it by 国家 or 中国 before it (红十字会, 中国红十字会总会)."""
    return shorter(scene, a, b) or shorter(scene, NAMES.nation.sub("", a), NAMES.nation.sub("", b))


def shorter(scene: Scene, a: str, b: str) -> bool:
    """One name is the other with words left out, or a bracket; 文旅局 is not 文广旅体局 shortened, it does less."""
    if set(scene.identity(a).parts) != set(scene.identity(b).parts):
        return False
    if without_brackets(a) == without_brackets(b):
        return True
    x, y = short(scene, without_brackets(a)), short(scene, without_brackets(b))
    return shortened(x, y) or shortened(y, x)


def doubt(found: Sequence[Sequence[Mention]], scene: Scene, *, grave: bool) -> Doubt:
    """The finding for one body: its names with how often each stands, and the first place of each, with its level and without."""
    told = [[one for one in some if one.role != "text"] or some for some in found]
    values: Mapping[str, str] = {"names": "、".join(f"{of[0].name}（{len(some)}）" for of, some in zip(told, found, strict=True))}
    forms = [one for some in told for one in {one.name: one for one in reversed(some)}.values()]
    places = tuple(dict.fromkeys(scene.clause(one.start, one.end) for one in sorted(forms, key=lambda one: one.start)))
    return Doubt("name-varies", places, values, severity=None if grave else "note")
