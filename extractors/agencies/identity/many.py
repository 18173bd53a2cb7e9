"""Names that mean many bodies at once: 各镇街, 市级有关部门, 卫生健康部门."""

from extractors.agencies.identity.openings import own, rank, whose
from extractors.agencies.identity.registry import Registry
from extractors.agencies.identity.seat import Seat
from extractors.agencies.identity.works import work_of
from extractors.engine import pattern
from schemas import Identity
from schemas.plan import Level

ZONES = "园区管理"
BELOW: tuple[tuple[str, Level], ...] = (
    ("of_province", "province"),
    ("of_county", "county"),
    ("of_prefecture", "prefecture"),
    ("of_township", "township"),
)
ANY = "部门"
OF_GOVERNMENTS = ("人民政府", "街道办事处")
GOVERNMENTS = ("人民政府", "政府", "管委会", "办事处", "街道办", "党委", "党工委")


def many_of(bare: str, main: str, seat: Seat, registry: Registry) -> Identity | None:
    """The identity of a collective; None where the name is one body's."""
    opens = pattern("identities", "many_opens").match(main)
    plain = without_government(bare)
    # 市政府 is one government where the plan's own region is a city; 县（市、区）政府 is many.
    levels = pattern("identities", "many_levels").fullmatch(plain) if not pattern("identities", "level_word").fullmatch(plain) else None
    ends = pattern("identities", "many_ends").search(main)
    if not (opens or ends or (levels and len(bare) > 1)):
        return None
    rest = main[opens.end() :] if opens else main
    function = function_of(rest, registry)
    level = None if function == ZONES else level_of_many(bare, seat)
    home = seat.home
    key = f"各{pattern('identities', 'many_dress').sub('', bare)}@{seat.anchor}"
    return Identity(
        key=key,
        name=bare,
        function=function,
        level=level,
        region=home.region if home else None,
        kind="collective",
        counterpart=f"各{function}" if function else None,
        doubt=seat.doubt,
    )


def without_government(name: str) -> str:
    """县区政府 → 县区."""
    return next((name[: -len(word)] for word in GOVERNMENTS if name.endswith(word) and len(name) > len(word)), name)


def function_of(rest: str, registry: Registry) -> str | None:
    """What all of them do: 卫生健康部门 → 卫生健康, 镇人民政府 → 人民政府."""
    if pattern("identities", "zone").fullmatch(rest):
        return ZONES
    words = pattern("identities", "many_tail").sub("", rest)
    if work := work_of(words, registry) or work_of(words + "局", registry):
        return work.function
    inner = pattern("identities", "many_head").sub("", words)
    if inner != words and inner and (work := work_of(inner, registry) or work_of(inner + "局", registry)):
        return work.function
    if pattern("identities", "of_village").search(words) and not pattern("identities", "of_township").search(words):
        return None
    if rest.endswith(GOVERNMENTS) or pattern("identities", "many_levels").fullmatch(without_government(words)):
        return "人民政府"
    return None


def level_of_many(name: str, seat: Seat) -> Level | None:
    """The level of the many: that which the name says, else the plan's own."""
    if seat.level == "national" and pattern("identities", "elsewhere").match(name):
        return None
    if match := pattern("identities", "level_of_units").match(name):
        return whose(match["word"], seat).level
    found = next((level for fragment, level in BELOW if pattern("identities", fragment).search(name)), None)
    if found and rank(found) >= rank(seat.level):
        return found
    return own("", seat).level


def core_of_many(name: str) -> str:
    """Who the many are, without what only says that they are many and at which level: 市有关资金使用单位 and 各资金使用单位 are one,
    市直有关单位 and 市政府有关部门 any body of their plan.
    """
    core = pattern("identities", "many_which").sub("", "".join(name.split()))
    return ANY if pattern("identities", "many_any").fullmatch(core) else core


def are_many_of(body: Identity, level: Level) -> bool:
    """The body is a collective of governments that those of the level belong to: 各区政府, 各市县人民政府 and a county."""
    fragment = next((fragment for fragment, of in BELOW if of == level), None)
    if fragment is None or body.kind != "collective" or body.function not in OF_GOVERNMENTS:
        return False
    return pattern("identities", fragment).search(body.name) is not None
