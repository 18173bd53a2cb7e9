"""Where a plan speaks from: the region it is of and those above, which 省, 市 and 区 in its text mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.engine import lexicon, pattern
from extractors.regions import Division, divisions, names, path_of
from schemas import Region
from schemas.plan import Level

PIECES = re.compile(
    r"(?P<province>.{2,8}?(?:省|自治区))?(?P<prefecture>.{1,10}?(?:市|自治州|地区|盟))?(?P<county>.{1,20}?(?:区|县|旗|市))?"
    r"(?P<township>.{1,8}(?:镇|乡|街道|苏木))?$"
)
LEVELS: tuple[Level, ...] = ("national", "province", "prefecture", "county", "township")
NATIONALITIES = f"(?:(?:{lexicon('regions')['nationalities']})族?)*"
WORDS = re.compile(rf"(?:{NATIONALITIES}自治[区州县旗]|省|市|地区|盟|区|县|旗|镇|乡|街道)$")


@dataclass(frozen=True, slots=True)
class Step:
    """A region of a chain; `key` is equal for equal regions: the code, or the names from the top where no code is known."""

    level: Level
    region: Region
    key: str


@dataclass(frozen=True, slots=True)
class Seat:
    """The plan's level, and its region with those above it, from the top; `doubt` tells why the region is none."""

    level: Level | None
    chain: tuple[Step, ...]
    anchor: str
    doubt: str | None = None

    @property
    def home(self) -> Step | None:
        """The plan's own region."""
        return self.chain[-1] if self.chain else None

    def at(self, level: Level) -> Step | None:
        """The region of a level: the plan's own or one above it."""
        return next((step for step in reversed(self.chain) if step.level == level), None)

    def ending(self, word: str) -> Step | None:
        """The nearest region, from the plan's own upward, whose name ends in a word."""
        return next((step for step in reversed(self.chain) if step.region.name.endswith(word)), None)


@lru_cache(maxsize=4096)
def seat_of(level: Level | None, region: Region | None, plan_id: str) -> Seat:
    """The seat of a plan of a level and a region; two plans without a region never share one."""
    if region is None:
        return Seat(level, (), f"?{plan_id}" if level != "national" else "", None if level == "national" else "文件没有写明地区")
    if region.code and (division := divisions().get(region.code)):
        chain = chain_of(division)
        return Seat(chain[-1].level, chain, chain[-1].key)
    chain = tuple(unfolded(region, level))
    if len(chain) == 1 and is_ambiguous(region.name):
        return Seat(level, chain[:0], f"{region.name}?{plan_id}", f"“{region.name}”不止一处，文件没有写明是哪一处")
    return Seat(level or (chain[-1].level if chain else None), chain, chain[-1].key if chain else f"?{plan_id}")


@lru_cache(maxsize=4096)
def step_of(division: Division) -> Step:
    """A division of the table as a step."""
    return Step(division.level, Region(name=division.name, code=division.code, path=path_of(division)), division.code)


@lru_cache(maxsize=4096)
def chain_of(division: Division) -> tuple[Step, ...]:
    """The division with those above it, from the top."""
    table = divisions()
    above = (table.get(division.code[:2] + "0000"), table.get(division.code[:4] + "00"))
    return (*(step_of(one) for one in above if one is not None and division.within(one)), step_of(division))


def unfolded(region: Region, level: Level | None) -> Iterator[Step]:
    """The steps of a region that has no code: those of its path or its name that the table knows, then the others."""
    pieces = region.path or tuple(parted(region.name))
    known: tuple[Step, ...] = ()
    for count in range(len(pieces) - 1, 0, -1):
        if division := division_of(pieces[:count]):
            known = chain_of(division)
            break
    yield from known
    rest = [piece for piece in pieces if piece not in {step.region.name for step in known}]
    above, key = (known[-1].region.path or (known[-1].region.name,)) if known else (), known[-1].key if known else ""
    for number, piece in enumerate(rest):
        last = number == len(rest) - 1
        named = zone_key(piece, above[-1]) if above and pattern("identities", "zone_end").search(piece) else piece
        key = f"{key}/{named}" if key else named
        above = (*above, piece)
        yield Step((level if last and level else level_of(piece)), Region(name=piece, path=above), key)


def zone_key(zone: str, above: str) -> str:
    """How a zone is known below its region: without the region's name, in the short form (玉溪高新技术产业开发区 → 高新区).

    So it is one zone in a plan of its city, which calls it 高新区, and in its own, which has its full name.
    """
    kind = re.sub("^国家级?", "", zone.removeprefix(stem(above)))
    return lexicon("zones")["short"].get(kind, kind) or zone


def parted(name: str) -> list[str]:
    """A chain of regions in one name, from the top: 云溪市青岚区 → 云溪市, 青岚区."""
    match = PIECES.fullmatch(name)
    pieces = [piece for piece in match.groups() if piece] if match else []
    return pieces if all(len(piece) >= 2 for piece in pieces) and pieces else [name]


def division_of(pieces: tuple[str, ...]) -> Division | None:
    """The one division that a chain of names means."""
    found: tuple[Division, ...] = ()
    for piece in pieces:
        now = names().get(piece, ())
        found = tuple(one for one in now if any(one.within(high) for high in found)) if found else now
    return found[0] if len(found) == 1 else None


def is_ambiguous(name: str) -> bool:
    """More than one division of today bears the name."""
    return len([one for one in names().get(name, ()) if not one.gone]) > 1


def level_of(name: str) -> Level:
    """The level that the last word of a name says."""
    if name.endswith(("省", "自治区")):
        return "province"
    if name.endswith(("镇", "乡", "街道", "苏木")):
        return "township"
    return "prefecture" if name.endswith(("市", "州", "盟", "地区")) else "county"


@lru_cache(maxsize=8192)
def stem(name: str) -> str:
    """A region's name without its last word: 北仑区 → 北仑, 阜新蒙古族自治县 → 阜新."""
    bare = WORDS.sub("", name)
    return bare if len(bare) >= 2 else name


def display(region: Region) -> str:
    """How a region stands in the names of its bodies: a district behind its city, all else alone."""
    if len(region.path) > 1 and region.name.startswith(stem(region.path[-2])) and pattern("identities", "zone_end").search(region.name):
        return region.name
    if region.name.endswith("区") and len(region.path) > 1 and region.path[-1] == region.name and region.path[-2].endswith("市"):
        return region.path[-2] + region.name
    if region.name.endswith(("镇", "乡", "街道")) and len(region.path) > 1:
        return display(Region(name=region.path[-2], path=region.path[:-1])) + region.name
    return region.name
