"""What a body does, by its name without the region: its functions in the standard order, and its name in full."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.agencies.identity.registry import JOINTS, Function, Registry
from extractors.engine import pattern
from schemas.identity import BodyKind
from schemas.plan import Level

MOST_REMEMBERED = 100_000
LONGEST_SHORT = 7  # characters of a name that joins functions by single characters (文广旅体)
ORGANS = {"委": "委员会", "办": "办公室", "工作委": "工作委员会", "委办": "委员会办公室"}
OF_ONE_CHARACTER = ("委", "委员会", "办", "办公室", "厅")
NATIONAL_ORGANS = ("部", "总局", "管理总局", "监督管理总局", "总署", "署")
JOINER = "、"


Token = tuple[str, Function]  # a word of a name, and the function that it names


@dataclass(frozen=True, slots=True)
class Work:
    """What a name says of its body: `parts` in the standard order, `organ` its ending, `words` the name in full behind the region."""

    parts: tuple[str, ...]
    kind: BodyKind
    counterpart: str
    words: str
    organ: str = ""
    full_by_level: tuple[tuple[str, str], ...] = ()

    @property
    def function(self) -> str:
        """The parts as one word."""
        return JOINER.join(self.parts)

    def level(self) -> Level | None:
        """The level that the ending says where the name says none: 厅 province, 部 and 总局 the nation, 总队 province."""
        if self.kind == "department" and self.organ in NATIONAL_ORGANS:
            return "national"
        return "province" if self.organ == "厅" else None


def work_of(rest: str, registry: Registry) -> Work | None:
    """What the body whose name goes on with `rest` does; None where the registry does not know."""
    if rest not in registry.works:
        if len(registry.works) >= MOST_REMEMBERED:
            registry.works.clear()
        registry.works[rest] = read_work(rest, registry)
    found: Work | None = registry.works[rest]
    return found


def read_work(rest: str, registry: Registry) -> Work | None:
    """As `work_of`, without its memory."""
    if rest in registry.whole:
        return whole_work(registry.whole[rest], rest, registry)
    if rest.startswith("委") and (found := work_of(rest[1:], registry)) is not None and (found.kind == "party" or found.organ):
        return found if found.kind == "party" else of_party(found, registry)
    if rest.startswith(("政府", "人民政府")) and (found := work_of(rest.partition("政府")[2], registry)) is not None:
        return found
    joined = rest.translate(JOINTS)
    if joined in registry.bare:
        return joined_work([(joined, registry.bare[joined])], registry, "", "")
    match = pattern("identities", "ending").fullmatch(rest)
    if match is None:
        return None
    named = named_functions(match["stem"], match["organ"], registry)
    return joined_work(named, registry, match["stem"], match["organ"]) if named else None


def of_party(work: Work, registry: Registry) -> Work:
    """The party committee's office for what a department does (市委审计办): a body of its own, unless the two are one."""
    both = all(registry.functions[part].both for part in work.parts)
    parts = work.parts if both else tuple(f"党委{part}" for part in work.parts)
    return Work(parts, "department" if both else "party", work.counterpart, work.words, work.organ, work.full_by_level)


def whole_work(function: Function, printed: str, registry: Registry) -> Work:
    """The work of a name that is known as a whole."""
    words = registry.says.get(printed) or function.full or printed
    levels = tuple(function.by_level.items())
    return Work((function.name,), function.kind, function.counterpart, words, full_by_level=levels)


def named_functions(stem: str, organ: str, registry: Registry) -> list[Token]:
    """The functions that the words before an ending name, as printed; none where a word of them is unknown."""
    bare = stem.translate(JOINTS)
    if len(bare) == 1:
        known = registry.forms.get(bare)
        return [(bare, known)] if known and organ in OF_ONE_CHARACTER else []
    return split(bare, registry) or (singles(bare, registry) if len(bare) <= LONGEST_SHORT else [])


def split(words: str, registry: Registry) -> list[Token]:
    """The words parted into forms of functions, the longest first; behind one of them words that add nothing are left out."""
    for size in range(min(len(words), registry.longest), 1, -1):
        function = registry.forms.get(words[:size])
        if function is not None and (more := behind(words[size:], registry)) is not None:
            return [(words[:size], function), *more]
    return []


def behind(rest: str, registry: Registry) -> list[Token] | None:
    """What follows a function's form: nothing, other functions, or words that add nothing before them; null for anything else."""
    while rest:
        if more := split(rest, registry):
            return more
        match = pattern("identities", "filler").match(rest)
        if match is None:
            return None
        rest = rest[match.end() :]
    return []


def singles(words: str, registry: Registry) -> list[Token]:
    """The words parted into single characters and pairs that stand for functions, two at least: 文广旅体."""

    def rest_of(at: int) -> list[Token] | None:
        if at == len(words):
            return []
        for size, index in ((3, registry.forms), (2, registry.forms), (1, registry.ones)):
            word = words[at : at + size]
            function = index.get(word) if len(word) == size else None
            if function is not None and (more := rest_of(at + size)) is not None:
                return [(word, function), *more]
        return None

    found = rest_of(0) or []
    return found if len(found) > 1 else []


def joined_work(tokens: Sequence[Token], registry: Registry, stem: str, organ: str) -> Work:
    """The work of a body that several functions name."""
    named = [function for _, function in tokens]
    parts = ordered(named, registry)
    first = registry.functions[parts[0]]
    kinds = {function.kind for function in named}
    kind = kinds.pop() if len(kinds) == 1 else "department"
    words = registry.says.get(stem) or spelled(tokens, stem, registry)
    ending = ORGANS.get(organ, organ) or ORGANS.get(first.suffix, first.suffix)
    return Work(parts, kind, first.counterpart, words + (ending if not words.endswith(ending) else ""), organ)


def spelled(tokens: Sequence[Token], stem: str, registry: Registry) -> str:
    """The words before the ending in full: as printed, unless one of them is an abbreviation."""
    full = [registry.says.get(word) or in_full(word, function) for word, function in tokens]
    return stem if stem and full == [word for word, _ in tokens] else "".join(full)


def in_full(word: str, function: Function) -> str:
    """The words that a form abbreviates (卫健 → 卫生健康); the form itself where it does not."""
    full = function.full or function.name
    if word in function.keep or len(word) > len(full.translate(JOINTS)):
        return word
    left = iter(full)
    return full if all(char in left for char in word) else word


def ordered(named: Sequence[Function], registry: Registry) -> tuple[str, ...]:
    """The names of functions, each once, in the standard order; those that one of the others covers or joins are left out."""
    names = {part for function in named for part in (function.parts or (function.name,))}
    for parts, joined in registry.joined.items():
        if names.issuperset(parts):
            names = names.difference(parts) | {joined.name}
    covered = {one for name in names for one in registry.functions[name].covers}
    return tuple(sorted(names - covered or names, key=lambda name: registry.functions[name].order))
