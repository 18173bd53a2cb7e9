"""From a printed name and its plan to the body that it means."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractors.agencies.identity.many import many_of
from extractors.agencies.identity.openings import Opening, by_place, of_place, of_step, openings, own, whose
from extractors.agencies.identity.registry import Alias, OwnBody, Registry, default_registry
from extractors.agencies.identity.seat import Seat, display, seat_of, stem, zone_key
from extractors.agencies.identity.works import Work, whole_work, work_of
from extractors.agencies.names import kind_of
from extractors.engine import pattern, rules
from extractors.regions import place_at
from schemas import Identity, Metadata, Region
from schemas.identity import BodyKind
from schemas.plan import Level

BRACKET = re.compile(r"[（(〔\[［【〈＜][^（）()〔〕〈〉＜＞\[\]［］【】]*[）)〕\]］】〉＞]")
DASHES = re.compile(r"(?<=[\u4e00-\u9fff])[-－–―‐]+(?=[\u4e00-\u9fff])")  # 磨憨-磨丁 and 磨憨—磨丁 are one
KINDS: Mapping[str, BodyKind] = {"government": "department", "place": "government"}
MOST_REMEMBERED = 500_000


def identify(name: str, home: Metadata, *, registry: Registry | None = None) -> Identity:
    """The body that a name means in a plan with this card. Never raises; what cannot be settled is told in `doubt`.

    `registry` says what a user adds to the lexicon (`pipeline.agencies.read_registry`).
    """
    registry = registry or default_registry()
    region = home.region
    plan_id = home.id if region is None or region.code is None else ""
    asked = (name, home.level, region.name if region else "", (region.code or region.path) if region else "", plan_id)
    known = registry.resolved.get(asked)
    if known is None:
        if len(registry.resolved) >= MOST_REMEMBERED:
            registry.resolved.clear()
        known = registry.resolved[asked] = resolve(name, seat_of(home.level, region, plan_id), registry)
    return known


def resolve(name: str, seat: Seat, registry: Registry) -> Identity:
    """The body that a name means in a plan of that seat."""
    bare = DASHES.sub("—", "".join(name.split()))
    main = pattern("identities", "party").sub("", BRACKET.sub("", bare), count=1) or bare
    if (said := of_user(bare, main, seat, registry)) is not None:
        return said
    if (many := many_of(bare, main, seat, registry)) is not None:
        return many
    for opening, work in readings(main, seat, registry):
        return identity_of(opening, work, bare)
    return unknown(bare, main, seat)


def of_user(bare: str, main: str, seat: Seat, registry: Registry) -> Identity | None:
    """What the user's own words say of a name."""
    for body in registry.bodies:
        if (bare in body.names or main in body.names) and is_of(body.region, seat):
            return own_body(body, seat)
    for alias in registry.aliases:
        if alias.name in (bare, main) and is_of(alias.region, seat):
            return resolve_alias(alias, seat, registry)
    return None


def is_of(region: str | None, seat: Seat) -> bool:
    """What a user says of a region holds for the plans of it."""
    home = seat.home
    return region is None or (home is not None and region in (home.key, home.region.name, "".join(home.region.path), display(home.region)))


def resolve_alias(alias: Alias, seat: Seat, registry: Registry) -> Identity:
    """The body that an alias means, read without that alias."""
    rest = Registry(registry.records, [one for one in registry.aliases if one is not alias], registry.bodies)
    return resolve(alias.means, seat, rest)


def own_body(body: OwnBody, seat: Seat) -> Identity:
    """A body as its user describes it; one without a region is the same body in every plan."""
    local = body.region is not None
    return Identity(
        key=f"{body.name}@{seat.anchor if local else '*'}",
        name=body.name,
        function=body.function,
        level=body.level or (seat.level if local else None),
        region=seat.home.region if local and seat.home else None,
        kind=body.kind,
        counterpart=body.function,
        parts=(body.function,) if body.function else (),
    )


def readings(main: str, seat: Seat, registry: Registry) -> Iterator[tuple[Opening, Work]]:
    """Every reading of a name whose function is known, the most telling first."""
    if main in registry.nation:
        yield Opening(main, "national", None, ""), whole_work(registry.nation[main], main, registry)
    yield from by_rule(main, seat, registry)
    for opening in openings(main, seat):
        if not opening.rest:
            if opening.said and opening.region is not None:
                yield opening, whole_work(registry.functions["人民政府"], "人民政府", registry)
            continue
        if (work := work_of(opening.rest, registry)) is not None:
            yield at_level(opening, work, seat), work
        elif found := of_part(opening, seat, registry):
            yield found


def at_level(opening: Opening, work: Work, seat: Seat) -> Opening:
    """The opening, with the level that the body's ending says where the name itself says none."""
    level = work.level()
    if opening.said or level is None or level == seat.level:
        return opening
    if level == "national":
        return Opening(opening.rest, "national", None, "")
    step = seat.at(level)
    if step is not None:
        return of_step(opening.rest, step)
    return Opening(opening.rest, level, None, f"{level}>{seat.anchor}", doubt=opening.doubt or "文件没有写明上级地区")


def by_rule(main: str, seat: Seat, registry: Registry) -> Iterator[tuple[Opening, Work]]:
    """Bodies with a fixed frame around the place: 国家税务总局义乌市税务局, 团市委."""
    for rule in rules("identities"):
        if rule.anchors and not any(anchor in main for anchor in rule.anchors):
            continue
        if match := rule.pattern.fullmatch(main):
            found = match.groupdict()
            function = registry.functions.get(rule.data["function"]) if "function" in rule.data else registry.whole.get(found["body"])
            if function is None:
                continue
            opening = whose(found["word"], seat) if found.get("word") else at_place(found.get("place") or found.get("seat") or "", seat)
            word = pattern("identities", "level_word").match(main) if found.get("place") else None
            words = main[word.end() :] if word and word[0] == found["place"] else main
            yield opening, replace(whole_work(function, main, registry), words=words)


def at_place(place: str, seat: Seat) -> Opening:
    """The opening that a place's name makes, in full or without its last word; one that no table holds is told in `doubt`."""
    for opening in (*by_place(place, seat), *by_place(place + "市", seat)):
        if not opening.rest:
            return opening
    for step in reversed(seat.chain):
        if place in (step.region.name, stem(step.region.name), "".join(step.region.path)):
            return of_step("", step)
    if words := pattern("identities", "level_word").fullmatch(place):
        return whose(words["word"], seat)
    if behind := next((one for opening in by_place(place, seat) if opening.stem and (one := place_at(opening.rest))), None):
        return next(of_place(behind, "", seat))
    return Opening("", None, Region(name=place), f"{place}<{seat.anchor}", doubt=f"“{place}”在区划表中没有")


def of_part(opening: Opening, seat: Seat, registry: Registry) -> tuple[Opening, Work] | None:
    """A zone's committee, a township's government, an office in a place, a unit inside a body."""
    rest = opening.rest
    for finder in (of_zone, of_township, of_office, of_place_inside, of_unit):
        if found := finder(rest, opening, seat, registry):
            return found
    return None


def below(opening: Opening, name: str, level: Level = "county", *, zone: bool = False) -> Opening:
    """A place below the opening's region: a zone, a township."""
    region = opening.region
    above = (region.path or (region.name,)) if region else ()
    known = zone_key(name, region.name) if zone and region else name
    key = f"{opening.key}/{known}" if opening.key else known
    place = Region(name=opening.stem + name, path=(*above, opening.stem + name))
    return replace(opening, level=level, region=place, key=key, many=False, inside=True)


def of_zone(rest: str, opening: Opening, seat: Seat, registry: Registry) -> tuple[Opening, Work] | None:
    """云溪高新区管委会: the committee of a zone."""
    match = pattern("identities", "zone").fullmatch(rest) or pattern("identities", "zone_office").fullmatch(rest)
    if not match or (work_of(match["zone"], registry) is not None):
        return None
    tail = rest[len(match["zone"]) :] or "管委会"
    return below(opening, match["zone"], zone=True), whole_work(registry.functions["园区管理"], tail, registry)


def of_township(rest: str, opening: Opening, seat: Seat, registry: Registry) -> tuple[Opening, Work] | None:
    """大碶街道办事处, 王店镇人民政府."""
    match = pattern("identities", "township").fullmatch(rest)
    if not match or (len(match["township"]) < 3 and not match["township"].endswith(("镇", "乡"))):
        return None
    town = match["township"]
    function = registry.functions["街道办事处" if town.endswith("街道") else "人民政府"]
    return below(opening, town, "township"), whole_work(
        function, rest[len(town) :] or ("办事处" if town.endswith("街道") else function.name), registry
    )


def of_office(rest: str, opening: Opening, seat: Seat, registry: Registry) -> tuple[Opening, Work] | None:
    """市生态环境局北仑分局: the office of a body in a place below it."""
    match = pattern("identities", "office").fullmatch(rest)
    if not match or (work := work_of(match["body"], registry)) is None:
        return None
    place = at_place(match["place"], seat)
    if place.doubt:
        place = below(opening, match["place"])
        return place, replace(work, words=rest.replace(match["place"], "", 1))
    return place, replace(work, words=(display(opening.region) if opening.region else "") + rest)


def of_place_inside(rest: str, opening: Opening, seat: Seat, registry: Registry) -> tuple[Opening, Work] | None:
    """航空港区税务局: a place that no table holds, and its body."""
    for size in range(2, len(rest) - 1):
        if rest[size - 1] in "区县市旗" and (work := work_of(rest[size:], registry)) is not None:
            return below(opening, rest[:size]), work
    return None


def of_unit(rest: str, opening: Opening, seat: Seat, registry: Registry) -> tuple[Opening, Work] | None:
    """市卫健委医政处: a unit inside a body, which is not the body; what an institute of it does the name alone does not tell."""
    match = pattern("identities", "unit").fullmatch(rest)
    if not match or (work := work_of(match["body"], registry)) is None:
        return None
    inner = replace(at_level(opening, work, seat), rest=rest)
    inner = replace(inner, key=f"{inner.key}/{match['unit']}")
    if kind_of(rest) == "institution":
        return inner, Work((), "institution", "", rest)
    return inner, replace(work, words=rest, counterpart="")


def identity_of(opening: Opening, work: Work, printed: str) -> Identity:
    """The identity of a name that is understood."""
    kind: BodyKind = "collective" if opening.many else work.kind
    return Identity(
        key=f"{work.function}@{opening.key or opening.level or ''}" if work.function else f"={work.words}@{opening.key}",
        name=printed if opening.many or opening.level == "national" else full_name(opening, work, printed),
        function=work.function or None,
        level=opening.level,
        region=opening.region,
        kind=kind,
        counterpart=(work.counterpart or None) if not opening.many else None,
        doubt=opening.doubt,
        parts=work.parts,
    )


def full_name(opening: Opening, work: Work, printed: str) -> str:
    """The name behind its place: 中共义乌市委宣传部, 共青团义乌市委员会, 义乌市卫生健康局, 宁波海关."""
    region = opening.region
    words = dict(work.full_by_level).get(opening.level or "", work.words)
    if region is None:
        return printed
    if opening.stem and work.kind not in ("department", "government") and not opening.inside:
        return words if opening.stem in words else opening.stem + words
    place = region.name if opening.inside else display(region)
    if work.parts == ("共青团",):
        return f"共青团{place}委员会"
    if work.parts == ("党委",):
        return f"中共{place}委员会"
    if stem(region.name) in words:
        return words
    return f"中共{place}委{words.removeprefix('委')}" if work.kind == "party" else place + words


def branch(main: str, seat: Seat) -> Opening | None:
    """中国广电临沂公司: the branch of a company of the nation, whose place stands at the end of its name."""
    match = pattern("identities", "branch").fullmatch(main)
    if not match:
        return None
    for size in range(min(9, len(match["words"]) - 4), 1, -1):
        place = at_place(match["words"][-size:], seat)
        if not place.doubt:
            return replace(place, rest=main, stem=match["words"][-size:])
    return None


def unknown(bare: str, main: str, seat: Seat) -> Identity:
    """A body whose function the registry does not know: it is the one of that name in its region."""
    opening = branch(main, seat) or next((one for one in openings(main, seat) if len(one.rest) > 1), own(main, seat))
    kind = KINDS.get(kind_of(main), kind_of(main))
    if pattern("identities", "steering").search(main):
        kind = "group"
    region = opening.region
    own_place = region is not None and not opening.many and (opening.said or kind != "enterprise")
    place = display(region) if region and own_place else ""
    plain = opening.stem or opening.level == "national" or not place
    name = bare if plain else place + opening.rest
    doubt = opening.doubt or (f"职能表中没有“{opening.rest}”" if kind in ("department", "party") else None)
    return Identity(
        key=f"={opening.rest}@{opening.key or opening.level or ''}",
        name=name,
        level=opening.level,
        region=region,
        kind=kind,
        doubt=doubt,
    )
