"""Gives what does not stand alone (防治率, 转移就业, 同步搬迁) the people, place, thing or whole that it is of."""

from extractors.engine import Patterns
from extractors.indicators.context import Gap, object_before, previous_clause, verb_led
from extractors.indicators.wording import WORDING, ends_in_measure, setting_inside, strip_opening, strip_setting

BEARING = Patterns("indicators/bearing")


def borne(gap: Gap) -> str:
    """The name with its bearer, in as few words as say it; nothing where the name stands alone, or none is told."""
    if BEARING.member.fullmatch(gap.name):
        return member(gap)
    rate = BEARING.rate.fullmatch(gap.name) is not None
    if not (rate or BEARING.work.fullmatch(gap.name)) or BEARING.stands.search(gap.name) or BEARING.borne.match(gap.name):
        return ""
    whose = bearer_told(gap, rate=rate)
    return brief(whose, gap.name, spare=SPARE if rate else 0) + gap.name if whose and whose[-2:] not in gap.name else ""


def bearer_told(gap: Gap, *, rate: bool) -> str:
    """Whose it is: what the list under way is of, the last name, or a clause that is nothing but a noun."""
    context = gap.context
    if context.bearer:
        return context.bearer
    if gap.sentence.text.startswith("其中", gap.mention.opens):
        return "" if rate else whole_of(gap)
    last = strip_setting(gap.near)
    if last and gap.joint and not verb_led(gap):
        return "" if "占" in last else bearer_in(last.removeprefix("带动"), gap.name, rate=rate)
    topic = strip_opening(previous_clause(gap.sentence, gap.mention).strip())
    if BEARING.alone.fullmatch(topic) and not setting_inside().search(topic):
        context.bearer = topic
    elif len(gap.name) < LEAST_NAME and rate and not gap.joint:
        return object_told(gap)
    return context.bearer


def bearer_in(last: str, name: str, *, rate: bool) -> str:
    """Whose the last name is; or the last name, where it is people, or the name next to nothing."""
    each = BEARING.each.match(name) is not None
    if (each or not rate) and BEARING.alone.fullmatch(last) and ((not rate and len(name) < LEAST_NAME) or BEARING.people.search(last)):
        return last
    found = (BEARING.measured if rate else BEARING.borne).match(last)
    if found is None or ends_in_measure(found["what"]) != rate or (each and not BEARING.people.search(found["whose"])):
        return ""
    return found["whose"]


def object_told(gap: Gap) -> str:
    """普及高中阶段教育，入学率达到95%: what the clause before deals with, in a few words."""
    thing = BEARING.deals.sub("", object_before(gap))
    return thing if 2 <= len(thing) <= LONGEST_OBJECT and BEARING.noun.fullmatch(thing) else ""


def whole_of(gap: Gap) -> str:
    """完成沙源治理8万亩，其中人工造林3万亩: the work whose parts 其中 tells, in the same unit."""
    if same_unit(gap) and (whole := BEARING.whole_work.fullmatch(strip_setting(gap.near))):
        gap.context.bearer = whole["whole"]
    return gap.context.bearer


def member(gap: Gap) -> str:
    """新建安置房90套，其中贫困户60套、同步搬迁30套: which of those just counted, with what they are."""
    context, last = gap.context, gap.near
    if gap.listed and (other := BEARING.member.match(last)) and other.end() < len(last) and not context.whole:
        return gap.name + last[other.end() :] if len(other[0]) == len(gap.name) else ""
    if last and gap.sentence.text.startswith("其中", gap.mention.opens):
        thing = WORDING.our_region.sub("", strip_setting(last))
        counts_people = BEARING.people.search(thing) is not None
        context.whole = "" if counts_people or ends_in_measure(thing) or not same_unit(gap) else thing
    if not context.whole or context.whole[-1] == gap.name[-1]:
        return ""
    return context.whole + gap.name if BEARING.reaches.search(context.whole) else gap.name + brief(context.whole, gap.name)


def same_unit(gap: Gap) -> bool:
    """The last number counts in the same unit, 万 and 亿 aside."""
    return (gap.context.unit or "").lstrip(MAGNITUDES) == (gap.mention.last.unit or "").lstrip(MAGNITUDES)


MAGNITUDES = "十百千万亿"


def brief(whose: str, name: str, *, spare: int = 0) -> str:
    """The bearer as it stands, or its last words where it is longer (by more than `spare`) than what it bears and that says something."""
    if len(whose) <= len(name) + spare or len(name) < LEAST_NAME:
        return whose
    nearest = BEARING.nearest.search(whose)
    return nearest[0] if nearest else whose


SPARE = 3  # characters by which the bearer of a rate may be longer than the rate
LEAST_NAME, LONGEST_OBJECT = 4, 8  # characters of a name that says something, and of a thing told in a few words
