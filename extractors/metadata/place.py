"""The level and the region of a document, by its issuers, else by its title, else by its text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extractors.engine import Patterns, begun, lexicon
from extractors.metadata.levels import ADDRESS, addressed_level, committee_level, department_level, level_of_word, own_level
from extractors.metadata.signature import national_bodies
from extractors.regions import Place, bare_names, find_places, path_of, place_at, settle_by
from schemas import Region
from schemas.plan import Level

PLACES = Patterns("metadata/place")

OFTEN = 4  # times that a place stands in a text, its last word or not, which prints its full name but once


def find_place(issuers: Sequence[str], titles: Sequence[str], text: str, number: str = "") -> tuple[Level | None, Region | None]:
    """(level, region). A national document has no region; a namesake that nothing settles keeps its name without a code."""
    level = next((found for name in issuers if (found := issuer_level(name))), None)
    if level == "national":
        return level, None
    if zone := next((match for name in (*issuers, *titles) if (match := zone_of(name))), None):
        return zone_level(zone["name"]), zone_region(zone["name"])
    printed = [place for source in (*issuers, *titles) if (place := opening_place(source)) is not None]
    best = fullest(printed, text) or (bare_place(titles, text) if not issuers or not level else None)
    if best is None and level is None and titles and PLACES.national_title.match(titles[-1]):
        return "national", None
    if best is None and (unknown := unknown_region(issuers, titles)):
        return level or level_of_word(unknown.name), unknown
    best = best or within_title(titles, level or own_level(text))
    township = next((name for source in (*issuers, *titles) if (name := township_of(source))), None)
    township = township or (fitted_township(text) if level is None else None)
    if best is None and township and level in (None, "township"):
        return "township", Region(name=township)
    if best is None:
        places = tuple(find_places(text))
        maker = made_by(text, places) if level is None and not issuers else None
        if maker is not None:
            return maker.level, region_of(fullest([maker], text) or maker, None)
        level, best = placed_by_text(text, level or addressed_level(titles), places, number)
    if best is None:
        return level, None
    level = level or best.level
    if township and level in (None, "county", "township"):
        return "township", region_of(best, township)
    return level, region_of(best, None)


def placed_by_text(text: str, level: Level | None, places: Sequence[Place], number: str) -> tuple[Level | None, Place | None]:
    """(level, place) as a text says them of itself, the level given first; `places` are those that it names, `number` is the 文号."""
    level = level or own_level(text) or committee_level(text) or department_level(text)
    if place := place_in(text, level, places) or (only_province(text) if level == "province" else None):
        return level, place
    if level == "prefecture" and (city := place_in(text, "province", [one for one in places if one.name.endswith("市")])):
        return city.level, city  # 全市 of a municipality
    if place := fitted(text, level, places):
        return place.level, place
    if place := coded(number, level, places):
        return level, place
    return (level or ("national" if PLACES.to_all_provinces.search(text) else None)), None


def zone_of(name: str) -> re.Match[str] | None:
    """The development zone whose committee or office a body is; null for the districts that are called 新区."""
    match = PLACES.zone.match(name) or PLACES.zone_acts.match(name)
    place = place_at(name)
    return match if match and (place is None or place.end < match.end()) else None


def zone_level(name: str) -> Level:
    """The level of a development zone: a county's, or a prefecture's for the new areas of the nation."""
    areas = lexicon("regions")["new_areas"]
    assert isinstance(areas, list)
    return "prefecture" if name.endswith(tuple(areas)) else "county"


def zone_region(name: str) -> Region:
    """The region of a development zone: named, without a code, below the place that opens its name."""
    place = place_at(name)
    above = path_of(place.division) if place and place.division else ()
    return Region(name=name, path=(*above, name[place.end :]) if place and above else ())


def issuer_level(name: str) -> Level | None:
    """The level of an issuing body, by the place that its name begins with, else by what the nation's bodies are called."""
    place = opening_place(name)
    if PLACES.township.search(name[place.end - place.start :] if place else name) and not is_national(name):
        return "township"
    if place is not None:
        return place.level
    if is_national(name):
        return "national"
    if match := PLACES.unknown.match(name):
        return level_of_word(match["name"])
    bare = PLACES.party.sub("", name)
    known = ADDRESS.get(bare[:1]) if PLACES.bare_body.match(bare) else None
    return known  # type: ignore[return-value]


def is_national(name: str) -> bool:
    """Whether a body is one of the nation's."""
    opens = lexicon("national")["opens"]
    assert isinstance(opens, list)
    if name in national_bodies() or name.startswith(tuple(opens)):
        return not place_inside(name)
    return any(name.startswith(body) and PLACES.national_part.fullmatch(name[len(body) :]) for body in national_bodies() if len(body) >= 3)


def place_inside(name: str) -> bool:
    """Whether a body of the nation is one of its branches in a place (…昆明中心支行)."""
    return any(bare in name for bare in bare_names()) and name.endswith(("支行", "分行", "分局", "监管局", "海关", "税务局"))


def names_place(name: str) -> bool:
    """Whether a body's name says of which place it is, known or unknown."""
    return opening_place(name) is not None or PLACES.unknown.match(name) is not None


@lru_cache(maxsize=512)
def opening_place(name: str) -> Place | None:
    """The place that a body's name or a title begins with."""
    match = PLACES.party.match(name)
    at = match.end() if match else PLACES.before_place.match(name).end()  # type: ignore[union-attr]
    return place_at(name, at)


def fullest(places: Sequence[Place], text: str) -> Place | None:
    """The place printed with the longest chain among those that mean the same as the first; namesakes settled by the text."""
    if not places:
        return None
    first = places[0]
    same = [one for one in places if set(one.candidates) & set(first.candidates)]
    best = max(same, key=lambda one: (one.division is not None, len(one.name)))
    full = [one for one in same if one.division is best.division]
    best = max(full, key=lambda one: len(one.name))
    return best if best.division else settle_by(best, find_places(text))


def bare_place(titles: Iterable[str], text: str) -> Place | None:
    """The place that a title names without its last word (上海关于…), in the full form if the text prints that."""
    for title in titles:
        for size in (4, 3, 2):
            division = bare_names().get(title[:size])
            if division is None:
                continue
            at = text.find(division.name)
            name = division.name if at >= 0 else title[:size]
            return Place(max(at, 0), max(at, 0) + len(name), name, (division,))
    return None


def within_title(titles: Iterable[str], level: Level | None) -> Place | None:
    """The one place that a title names further on (关于支持芜湖市……的意见), unless another level speaks or it is a partner's."""
    for title in titles:
        named = {place.name: place for place in find_places(title)}
        if len(named) == 1 and PLACES.others.search(title) is None:
            place = next(iter(named.values()))
            return place if level in (None, place.level) else None
    return None


def made_by(text: str, places: Iterable[Place]) -> Place | None:
    """The place whose government or bureau the text says has made it."""
    lead = PLACES.lead.match(text)
    made = (
        place for place in places if PLACES.makes.match(text, place.end) or (lead and lead.start("who") <= place.start < lead.end("who"))
    )
    return next((place for place in made if text.rfind("《", 0, place.start) <= text.rfind("》", 0, place.start)), None)


def place_in(text: str, level: Level | None, named: Sequence[Place]) -> Place | None:
    """The place that the text itself names most, of the level given or of the one that 我市, 全区 say; in the fullest form printed."""
    wanted = level or own_level(text)
    places = [place for place in named if wanted is None or place.level == wanted]
    counts = Counter(place.candidates for place in places)
    if not counts or wanted is None:
        return None
    (candidates, most), *rest = counts.most_common(2)
    same = [place for place in places if set(place.candidates) & set(candidates)]
    bare = same[0].name[:-1]
    alone = not rest and len(bare) > 1  # a county that speaks names its neighbours less than a city does
    often = most >= 2 or (alone and (wanted == "county" or text.count(bare) >= OFTEN))
    if not often or (rest and rest[0][1] * 2 > most):
        return None
    return settle_by(max(same, key=lambda one: (one.division is not None, len(one.name))), named)


def only_province(text: str) -> Place | None:
    """The one province that the text names, if only without its last word (健康海南)."""
    named = {bare: one for bare, one in bare_names().items() if one.level == "province" and bare in text}
    if len(named) != 1:
        return None
    bare, division = next(iter(named.items()))
    name = division.name if division.name in text else bare
    at = text.find(name)
    return Place(at, at + len(name), name, (division,))


def fitted_township(text: str) -> str | None:
    """The township to whose circumstances the text says that it is fitted (结合河口镇实际)."""
    match = told_to_fit(text)
    return match["name"] if match and PLACES.township_name.fullmatch(match["name"]) and place_at(match["name"]) is None else None


def told_to_fit(text: str) -> re.Match[str] | None:
    """Where the text first says to whose circumstances it is fitted."""
    return next(begun(PLACES.fits, text, ("结合", "立足")), None)


def coded(number: str, level: Level | None, places: Iterable[Place]) -> Place | None:
    """The one place of the level whose name holds the first character of the 文号 (云政发〔2031〕5号: 云溪市)."""
    named = {place.candidates: place for place in places if place.level == level and number[:1] in place.name[:-1]} if number else {}
    return next(iter(named.values())) if len(named) == 1 else None


def fitted(text: str, level: Level | None, places: Iterable[Place]) -> Place | None:
    """The place to whose circumstances the text says that it is fitted (结合云溪实际), if of the level given; as fully as it is printed."""
    match = told_to_fit(text)
    if match is None:
        return None
    place, division = place_at(text, match.start("name")), bare_names().get(match["name"])
    if place is None and division is not None:
        place = Place(match.start("name"), match.end("name"), match["name"], (division,))
    if place is None or place.end != match.end("name") or not fits_level(place, level):
        return None
    return max((place, *(one for one in places if one.candidates == place.candidates)), key=lambda one: len(one.name))


def fits_level(place: Place, level: Level | None) -> bool:
    """Whether a place can be the one that speaks from a level; a municipality says 市政府 too."""
    full = place.division.name if place.division else place.name
    return level in (None, place.level) or (level == "prefecture" and place.level == "province" and full.endswith("市"))


def township_of(name: str) -> str | None:
    """The township that a body's name or a title names behind its place."""
    place = opening_place(name)
    at = place.end if place else 0
    match = PLACES.township.match(name, at) or PLACES.township_acts.match(name, at)
    return match[0] if match else None


def region_of(place: Place, township: str | None) -> Region:
    """The region of a place; a township has no code of six digits."""
    division = place.division
    path = path_of(division) if division else ()
    if township:
        return Region(name=place.name + township, code=None, path=(*path, township) if path else ())
    return Region(name=place.name, code=division.code if division else None, path=path)


def unknown_region(issuers: Sequence[str], titles: Sequence[str]) -> Region | None:
    """The region of a name that the table does not hold, as printed and without a code."""
    for source in (*issuers, *titles):
        match = PLACES.unknown.match(source) or PLACES.unknown_title.match(source)
        if match and not is_national(source) and not match["name"].startswith(verbs()):
            return Region(name=match["name"])
    return None


@lru_cache
def verbs() -> tuple[str, ...]:
    """The verbs of work of two characters or more: 关于加快…县 names no place 加快…县."""
    words = lexicon("verbs")["verbs"]
    assert isinstance(words, list)
    return tuple(word for word in words if len(word) > 1)
