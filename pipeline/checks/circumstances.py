"""What a figure is of beside its name: its year, its place, whether it is a yearly amount, a part of another one, or a grant by cases."""

import re
from typing import NamedTuple

from extractors.engine import Patterns
from extractors.regions import find_places
from pipeline.checks.scene import FULL_STOPS, Scene
from pipeline.compare.alike import home_names
from schemas import Indicator

CIRCUMSTANCES = Patterns("circumstances", __file__)
DUE_KINDS = frozenset({"deadline", "range"})


class Circumstances(NamedTuple):
    """What must agree before two figures of one name can contradict one another; None or empty where it is not said."""

    year: str | None
    season: str | None
    yearly: bool
    part: bool
    places: frozenset[str]
    grant: bool


def circumstances(scene: Scene, one: Indicator) -> Circumstances:
    """The circumstances of a figure, as its own words, its sentence and its paragraph tell them."""
    begin, stop = scene.around(one.evidence.start, one.evidence.end, FULL_STOPS)
    before, sentence = scene.text[begin : one.evidence.end], scene.text[begin:stop]
    return Circumstances(
        year=year_of(scene, one),
        season=season[0] if (season := CIRCUMSTANCES.season.search(re.split("[，,；;]", before)[-1])) else None,
        yearly=bool(CIRCUMSTANCES.yearly.search(before) or CIRCUMSTANCES.on_average.search(re.split("[，,；;]", before)[-1])),
        part=CIRCUMSTANCES.part.search(before) is not None,
        places=places(scene, before, scene.text[begin : one.evidence.start]),
        grant=CIRCUMSTANCES.grant.search(sentence) is not None,
    )


def agree(a: Circumstances, b: Circumstances) -> bool:
    """The two can be set against each other: of one year, place and kind of amount, and neither is granted by cases."""
    return (not (a.year and b.year) or a.year == b.year) and of_one_thing(a, b)


def of_one_thing(a: Circumstances, b: Circumstances) -> bool:
    """As `agree`, at whatever time: what is reached and what is to be reached."""
    return (a.season, a.yearly, a.part, a.places) == (b.season, b.yearly, b.part, b.places) and not (a.grant or b.grant)


def flows(a: Indicator, b: Indicator) -> bool:
    """Each is what one year brings, and not the same one: 2023年…出列30个, 2024年…出列20个."""
    years = [CIRCUMSTANCES.bare_year.fullmatch(one.due.text) if one.due else None for one in (a, b)]
    return None not in years and a.due != b.due and (a.unit or "") not in ("%", "％", "‰")


def year_of(scene: Scene, one: Indicator) -> str | None:
    """The year that a figure is due in; where it has none of its own, that of the last deadline before it in its paragraph."""
    if one.due and one.due.end:
        return one.due.end[:4]
    if CIRCUMSTANCES.this_year.search(scene.clause(one.evidence.start, one.evidence.end).text):
        return (scene.plan.document.issued_on or "")[:4] or "this"
    if scene.in_table(one.evidence.start):
        return None
    begin = scene.around(one.evidence.start, one.evidence.end, "\n")[0]
    ends = [
        hit.ref.end
        for hit in scene.times
        if begin <= hit.start < one.evidence.start
        and hit.ref.end
        and hit.ref.kind in DUE_KINDS
        and not CIRCUMSTANCES.compared.search(scene.text[max(0, hit.start - 1) : hit.start])
    ]
    return ends[-1][:4] if ends else None


def places(scene: Scene, words: str, ahead: str) -> frozenset[str]:
    """The places that a sentence is about up to its figure, without the plan's own, and parts of a place named ahead of the figure."""
    home = home_names(scene.plan.document)
    named = {place.name for place in find_places(CIRCUMSTANCES.whole.split(words)[-1])} - set(home)
    parts = {match[0].strip("，,；;：:") for match in CIRCUMSTANCES.area.finditer(CIRCUMSTANCES.whole.split(ahead)[-1])}
    there = {match["where"] for match in CIRCUMSTANCES.there.finditer(re.split("[，,；;]", words)[-1])}
    owners = [match["place"] for match in CIRCUMSTANCES.owner.finditer(re.split("[；;]", words)[-1]) if match["place"] not in home]
    return frozenset(named | parts | there | set(owners[-1:]))
