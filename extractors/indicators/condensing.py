"""Shortens a name to what is counted: without exceptions, slogans before the noun, empty adjectives, and what it is used for."""

from extractors.engine import Patterns

CONDENSING = Patterns("indicators/condensing")


def without_slogans(name: str) -> str:
    """The name without bracketed exceptions and formulas in quotation marks."""
    name = CONDENSING.set_aside.sub("", name) if "用于" in name else name
    name = CONDENSING.excepts.sub("", name) if "外" in name else name
    name = CONDENSING.raised.sub("", name) if "每" in name else name
    name = CONDENSING.all_in_one.sub("", name) if "一体的" in name else name
    return CONDENSING.formula.sub("", name) if "“" in name or "+" in name or "＋" in name else name


def head_of(name: str) -> str:
    """The noun of a long name, without a list of which ones they are or all that they can and have, where it says enough."""
    if len(name) < LONG_NAME:
        return name
    if name[-1] in AMOUNT_ENDS:
        name = CONDENSING.amount.sub("", name)
    if "等" in name and (listed := CONDENSING.which_ones.match(name)) and 2 * len(listed["list"]) >= 3 * len(listed["noun"]):
        return listed["noun"]
    able = CONDENSING.able.match(name) if "的" in name else None
    return name[able.end() :] if able and able.end() >= LONG_CLAUSE else name


AMOUNT_ENDS = frozenset("里米亩顷吨元")
LONG_NAME, LONG_CLAUSE = 14, 12  # characters from which on a name, and a clause in it, is shortened


def used(lead: str, name: str) -> str:
    """The name of what is used, without what for, where the words before the number end in using."""
    verb = CONDENSING.uses.search(lead)
    thing = CONDENSING.used_for.sub("", name) if verb else name
    return thing if len(thing) >= 2 else name


def chosen(lead: str, name: str) -> str:
    """选择3个县区开展试点: those that do it (开展试点的县区), without empty adjectives."""
    plain = CONDENSING.praised.sub("", CONDENSING.quality.sub("", name)) if "的" in name else CONDENSING.quality.sub("", name)
    does = CONDENSING.does.match(plain) if CONDENSING.chooses.search(lead) else None
    return (does["where"] or "") + does["does"].rstrip("的") + "的" + does["who"] if does else plain
