"""From a printed name and its plan to the body that it means."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractors.agencies.identity.many import many_of
from extractors.agencies.identity.openings import Opening, by_place, of_step, openings, own, rank, whose
from extractors.agencies.identity.registry import Alias, OwnBody, Registry, default_registry
from extractors.agencies.identity.seat import Seat, display, seat_of, stem
from extractors.agencies.identity.works import Work, whole_work, work_of
from extractors.agencies.names import kind_of
from extractors.engine import pattern, rules
from schemas import Identity, Metadata, Region
from schemas.identity import BodyKind
from schemas.plan import Level

BRACKET = re.compile(r"[（(〔\[［【〈＜][^（）()〔〕〈〉＜＞\[\]［］【】]*[）)〕\]］】〉＞]")
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
    bare = "".join(name.split())
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
    """A body as its user describes it."""
    home = seat.home
    region = home.region if home and body.level != "national" else None
    key = f"{body.name}@{seat.anchor if body.region else '*'}"
    return Identity(
        key=key,
        name=body.name,
        function=body.function,
        level=body.level or seat.level,
        region=region,
        kind=body.kind,
        counterpart=body.function,
    )


def readings(main: str, seat: Seat, registry: Registry) -> Iterator[tuple[Opening, Work]]:
    """Every reading of a name whose function is known, the most telling first."""
    yield from by_rule(main, seat, registry)
    for opening in openings(main, seat):
        if not opening.rest:
            if opening.said and opening.region is not None:
                yield opening, whole_work(registry.functions["人民政府"], "人民政府")
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
            function = registry.functions[rule.data["function"]]
            found = match.groupdict()
            opening = whose(found["word"], seat) if found.get("word") else at_place(found.get("place") or found.get("seat") or "", seat)
            yield opening, replace(whole_work(function, function.full), words=main if found.get("place") else function.full)


def at_place(place: str, seat: Seat) -> Opening:
    """The opening that a place's name makes, in full or without its last word; one that no table holds is told in `doubt`."""
    for opening in (*by_place(place, seat), *by_place(place + "市", seat)):
        if not opening.rest:
            return opening
    for step in reversed(seat.chain):
        if place in (step.region.name, stem(step.region.name), "".join(step.region.path)):
            return of_step("", step)
    words = pattern("identities", "level_word").fullmatch(place)
    if words:
        return whose(words["word"], seat)
    return Opening("", None, Region(name=place), f"{place}<{seat.anchor}", doubt=f"“{place}”在区划表中没有")


def of_part(opening: Opening, seat: Seat, registry: Registry) -> tuple[Opening, Work] | None:
    """A zone's committee, a township's government, an office in a place, a unit inside a body."""
    rest = opening.rest
    for finder in (of_zone, of_township, of_office, of_place_inside, of_unit):
        if found := finder(rest, opening, seat, registry):
            return found
    return None


def below(opening: Opening, name: str, level: Level = "county") -> Opening:
    """A place below the opening's region: a zone, a township."""
    region = opening.region
    above = (region.path or (region.name,)) if region else ()
    place = Region(name=opening.stem + name, path=(*above, opening.stem + name))
    return replace(opening, level=level, region=place, key=f"{opening.key}/{name}" if opening.key else name, many=False)


def of_zone(rest: str, opening: Opening, seat: Seat, registry: Registry) -> tuple[Opening, Work] | None:
    """云溪高新区管委会: the committee of a zone."""
    match = pattern("identities", "zone").fullmatch(rest)
    if not match or not match["zone"]:
        return None
    zone = below(opening, match["zone"])
    return zone, whole_work(registry.functions["园区管理"], rest)


def of_township(rest: str, opening: Opening, seat: Seat, registry: Registry) -> tuple[Opening, Work] | None:
    """大碶街道办事处, 王店镇人民政府."""
    match = pattern("identities", "township").fullmatch(rest)
    if not match or (len(match["township"]) < 3 and not match["township"].endswith(("镇", "乡"))):
        return None
    town = match["township"]
    function = registry.functions["街道办事处" if town.endswith("街道") else "人民政府"]
    return below(opening, town, "township"), whole_work(function, rest[len(town) :] or function.full)


def of_office(rest: str, opening: Opening, seat: Seat, registry: Registry) -> tuple[Opening, Work] | None:
    """市生态环境局北仑分局: the office of a body in a place below it."""
    match = pattern("identities", "office").fullmatch(rest)
    if not match or (work := work_of(match["body"], registry)) is None:
        return None
    place = at_place(match["place"], seat)
    if place.doubt:
        place = below(opening, match["place"])
    return place, replace(work, words=rest)


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
    level, region = opening.level, opening.region
    kind: BodyKind = "collective" if opening.many else work.kind
    place = display(region) if region and not opening.many else ""
    words = dict(work.full_by_level).get(level or "", work.words)
    if not place and level == "national":
        name = printed
    elif place and place not in words and not words.startswith(region.name if region else " "):
        name = full_name(place, words, work)
    else:
        name = words if place else printed
    key = f"{work.function}@{opening.key or level or ''}"
    return Identity(
        key=key,
        name=name,
        function=work.function or None,
        level=level,
        region=region,
        kind=kind,
        counterpart=(work.counterpart or None) if not opening.many else None,
        doubt=opening.doubt,
        parts=work.parts,
    )


def full_name(place: str, words: str, work: Work) -> str:
    """The name behind its place: 中共义乌市委宣传部, 共青团义乌市委员会, 义乌市卫生健康局."""
    if work.parts == ("共青团",):
        return f"共青团{place}委员会"
    if work.parts == ("党委",):
        return f"中共{place}委员会"
    if work.kind == "party":
        return f"中共{place}委{words.removeprefix('委')}"
    return place + words


def unknown(bare: str, main: str, seat: Seat) -> Identity:
    """A body whose function the registry does not know: it is the one of that name in its region."""
    opening = next((one for one in openings(main, seat) if len(one.rest) > 1), own(main, seat))
    kind = KINDS.get(kind_of(main), kind_of(main))
    if pattern("identities", "steering").search(main):
        kind = "group"
    region = opening.region
    place = display(region) if region and not opening.many and kind != "enterprise" else ""
    name = place + opening.rest if opening.said or kind != "enterprise" else bare
    doubt = opening.doubt or (f"职能表中没有“{opening.rest}”" if kind in ("department", "party") else None)
    return Identity(
        key=f"={opening.rest}@{opening.key or opening.level or ''}",
        name=name,
        level=opening.level,
        region=region,
        kind=kind,
        doubt=doubt,
    )


__all__ = ["identify", "rank", "resolve"]
