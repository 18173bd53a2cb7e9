"""Shortens a name to what is counted: without exceptions, slogans before the noun, empty adjectives, and what it is used for."""

from extractors.engine import Patterns

CONDENSING = Patterns("indicators/condensing")


def without_slogans(name: str) -> str:
    """The name without bracketed exceptions and formulas in quotation marks."""
    name = CONDENSING.excepts.sub("", name) if "外" in name else name
    name = CONDENSING.raised.sub("", name) if "每" in name else name
    return CONDENSING.formula.sub("", name) if "“" in name or "+" in name or "＋" in name else name


def used(lead: str, name: str) -> str:
    """The name of what is used, without what for, where the words before the number end in using."""
    verb = CONDENSING.uses.search(lead)
    thing = CONDENSING.used_for.sub("", name) if verb else name
    return thing if len(thing) >= 2 else name


def chosen(lead: str, name: str) -> str:
    """选择3个县区开展试点: those that do it (开展试点的县区), without empty adjectives."""
    plain = CONDENSING.praised.sub("", CONDENSING.quality.sub("", name)) if "的" in name else CONDENSING.quality.sub("", name)
    does = CONDENSING.does.match(plain) if CONDENSING.chooses.search(lead) else None
    return does["does"].rstrip("的") + "的" + does["who"] if does else plain
