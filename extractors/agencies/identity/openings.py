"""How the name of a body begins: with a region, with 省, 市, 区, with the nation's words, or with none of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.agencies.identity.seat import LEVELS, Seat, Step, is_ambiguous, level_of, stem, step_of
from extractors.engine import pattern
from extractors.regions import Division, Place, bare_names, divisions, place_at
from schemas import Region
from schemas.plan import Level

WORDS_OF: dict[Level, str] = {
    "province": "省 自治区",
    "prefecture": "市 州 盟 自治州",
    "county": "区 县 旗 自治县 自治旗",
    "township": "镇 乡 街道",
}
LEVEL_OF: dict[str, Level] = {word: level for level, words in WORDS_OF.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Opening:
    """One reading of how a name begins: what is left of it, and whose it is.

    `key` is the region's; `said` tells that the name itself says whose it is, `many` that it is one of many (区级 in a city's plan).
    `stem` is the region's name as printed without its last word (宁波海关); `inside` marks a zone or a township within the region.
    """

    rest: str
    level: Level | None
    region: Region | None
    key: str
    said: bool = True
    many: bool = False
    doubt: str | None = None
    stem: str = ""
    inside: bool = False


def openings(name: str, seat: Seat) -> Iterator[Opening]:
    """Every reading of a name's beginning, the most telling first; the last takes nothing off."""
    yield from by_place(name, seat)
    yield from by_word(name, seat)
    yield from by_nation(name)
    yield own(name, seat)


def own(rest: str, seat: Seat) -> Opening:
    """A name that says nothing: a body of the plan's own region."""
    if seat.level == "national":
        return Opening(rest, "national", None, "", said=False)
    home = seat.home
    return Opening(rest, seat.level, home.region if home else None, seat.anchor, said=False, doubt=seat.doubt)


def of_step(rest: str, step: Step) -> Opening:
    """A body of a region."""
    return Opening(rest, step.level, step.region, step.key)


def by_place(name: str, seat: Seat) -> Iterator[Opening]:
    """A region printed in full (宁波市北仑区…), the longest first, then one without its last word (宁波海关)."""
    place = place_at(name)
    full = list(of_place(place, name[place.end :], seat)) if place else []
    for step in seat.chain:
        for printed in dict.fromkeys(("".join(step.region.path), step.region.name)):
            if printed and name.startswith(printed):
                full.append(of_step(name[len(printed) :], step))
    yield from sorted(full, key=lambda opening: (len(opening.rest), opening.doubt is not None))
    for step in reversed(seat.chain):
        bare = stem(step.region.name)
        if name.startswith(bare) and name != bare and not name.startswith(step.region.name):
            yield replace(of_step(name[len(bare) :], step), stem=bare)
    for size in (4, 3, 2):
        if division := bare_names().get(name[:size]):
            yield replace(of_step(name[size:], step_of(division)), stem=name[:size])
    near = [step for division in named_without_word().get(name, ()) if is_near(step := step_of(division), seat)]
    if len(near) == 1:
        yield replace(of_step("", near[0]), stem=name)


@lru_cache
def named_without_word() -> dict[str, list[Division]]:
    """Counties by their names without 区, 县, 市, of two characters at least."""
    found: dict[str, list[Division]] = {}
    for division in divisions().values():
        if division.level == "county" and not division.gone and stem(division.name) != division.name:
            found.setdefault(stem(division.name), []).append(division)
    return found


def of_place(place: Place, rest: str, seat: Seat) -> Iterator[Opening]:
    """The region that a chain of names means, seen from the plan: of namesakes the one below or above its own region."""
    found = place.candidates if len(place.candidates) == 1 else [one for one in place.candidates if is_near(step_of(one), seat)]
    present = [one for one in found if not one.gone] or list(found)
    if len(present) == 1:
        yield of_step(rest, step_of(present[0]))
    elif place.candidates:
        region = Region(name=place.name)
        doubt = f"“{place.name}”不止一处" if is_ambiguous(place.name) else None
        yield Opening(rest, place.level or level_of(place.name), region, f"{place.name}?{seat.anchor}", doubt=doubt)


def is_near(step: Step, seat: Seat) -> bool:
    """A region is on the way from the top to the plan's own, below it, or beside it under the same city."""
    home = seat.home
    if home is None or home.region.code is None or step.region.code is None:
        return False
    if any(step.key == other.key for other in seat.chain):
        return True
    above = seat.at("prefecture") or seat.at("province")
    stems = {"province": 2, "prefecture": 4}
    return above is not None and above.region.code is not None and step.key.startswith(above.key[: stems[above.level]])


def by_word(name: str, seat: Seat) -> Iterator[Opening]:
    """省, 市, 区 … at the head of a name, with 级, 直, 属 and without."""
    zone, home = pattern("identities", "own_zone").match(name), seat.home
    if zone and home is not None and (home.region.name.endswith(zone[0]) or home.key.endswith(f"/{zone[0]}")):
        yield of_step(name[zone.end() :], home)
    for fragment in ("level_word", "level_of_units"):
        if match := pattern("identities", fragment).match(name):
            yield replace(whose(match["word"], seat), rest=name[match.end() :])


def whose(word: str, seat: Seat) -> Opening:
    """Whose body one with 省, 市 or 区 before it is, in a plan of that seat."""
    home, level = seat.home, LEVEL_OF[word]
    if home is None and seat.level != "national":
        return Opening("", level, None, f"{level}<{seat.anchor}", doubt=seat.doubt)
    step = None
    if home is not None:
        zone = word == "区" and home.level == "county"
        named = seat.at(level) if word.startswith("自治") else seat.ending(word)
        step = home if zone and home.region.name.endswith(("区", "园")) else named
        if step is None and word == "市" and home.level == "county" and home.region.name.endswith("市"):
            step = home
        if step is not None and word == "省" and step.level != "province":
            step = None
    if step is not None:
        return of_step("", step)
    if rank(level) > rank(seat.level):
        return Opening("", level, home.region if home else None, f"{level}<{seat.anchor}", many=True)
    return Opening("", level, None, f"{level}>{seat.anchor}", doubt=f"没有写明是哪个{word}")


def rank(level: Level | None) -> int:
    """How far down a level is."""
    return LEVELS.index(level) if level else len(LEVELS)


def by_nation(name: str) -> Iterator[Opening]:
    """国家, 中央, 全国, 最高 … at the head of a name."""
    if match := pattern("identities", "nation_word").match(name):
        yield Opening(name[match.end() :], "national", None, "")
