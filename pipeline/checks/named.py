"""The figures of a plan by the words they are known by, so that two of them can be told to be of one quantity."""

from functools import lru_cache
from typing import NamedTuple

from extractors.engine import Patterns
from pipeline.checks.scene import CLAUSE_MARKS, Scene
from pipeline.compare.indicators.quantity import Quantity, quantity_of, take_apart
from schemas import Indicator

NAMED = Patterns("named", __file__)
# Characters: shorter names do not tell what is meant, unless all of them are (全市…总数), or so many a head (每千人口…).
LEAST_NAME, LEAST_TOTAL, LEAST_PER_HEAD, LEAST_OF_SOME, SHORT = 5, 3, 2, 4, 4


class Named(NamedTuple):
    """An indicator with its normal form, the words that it is known by here, and what is done to the things where only that tells more."""

    indicator: Indicator
    quantity: Quantity
    key: str
    deeds: frozenset[str] | None = None


def named(scene: Scene) -> list[Named]:
    """The indicators whose names say enough to be found again, in the order of the text."""
    own = own_places(scene)
    made = []
    for one in scene.plan.indicators:
        bare = one.name
        for place in own:
            bare = bare.replace(place, "")
        key = key_of(NAMED.built.sub("", bare))
        plain, short = NAMED.done.sub("", key), len(key) < least_key(bare)
        if NAMED.scale.search(one.name) or (short and (len(plain) != SHORT or NAMED.vague.fullmatch(plain))):
            continue
        deeds = frozenset(NAMED.deed.findall(one.evidence.text)) if short or plain != key else None
        made.append(Named(one, normal(scene, one), plain if deeds else key, deeds))
    return made


def least_key(name: str) -> int:
    """How many telling characters a name needs beside what is said of whom it is (每千人口…, …村卫生室占比)."""
    parts = take_apart(name)
    if parts.per_head:
        return LEAST_PER_HEAD
    if parts.populations:
        return LEAST_OF_SOME
    return LEAST_TOTAL if NAMED.total.search(name) else LEAST_NAME


def own_places(scene: Scene) -> tuple[str, ...]:
    """The names of the plan's own region: they add nothing to what it counts."""
    region = scene.plan.document.region
    names = {*(region.path if region else ()), *((region.name,) if region else ())}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """The telling words of a name in one run and one spelling."""
    spelt = NAMED.spelt.sub(lambda match: "规模以上" if match["above"] else "员" if match["person"] else "", name)
    return NAMED.idle.sub("", "".join(take_apart(spelt).words))


def normal(scene: Scene, one: Indicator) -> Quantity:
    """The normal form of an indicator in its clause."""
    words = scene.text[slice(*scene.around(one.evidence.start, one.evidence.end, CLAUSE_MARKS))]
    return quantity_of(one.name, one.unit, one.value, high=one.value_high, comparator=one.comparator, basis=one.basis, words=words)


def same(a: Named, b: Named) -> bool:
    """Both count the same things over the same population at the same level, in units that can be compared."""
    x, y = a.quantity, b.quantity
    fits = (counted(x), x.per, x.basis) == (counted(y), y.per, y.basis)
    reach = NAMED.level_up.findall(a.indicator.name) == NAMED.level_up.findall(b.indicator.name)
    over = (x.name.populations, x.name.levels, x.name.per_head) == (y.name.populations, y.name.levels, y.name.per_head)
    return fits and reach and over and a.key == b.key and same_deeds(a, b)


def counted(quantity: Quantity) -> str:
    """The dimension; 50个 and 50家 count alike."""
    return "thing" if quantity.dimension == "body" else quantity.dimension


def same_deeds(a: Named, b: Named) -> bool:
    """The same is done to the things, where their names alone do not tell."""
    if a.deeds is None and b.deeds is None:
        return True
    deeds = [one.deeds if one.deeds is not None else frozenset(NAMED.deed.findall(one.indicator.evidence.text)) for one in (a, b)]
    return bool(deeds[0]) and deeds[0] == deeds[1]


def nearly_same(a: Named, b: Named, scene: Scene) -> bool:
    """As `same`, but of one in the body and one in a table the body's name may have a word of scope more (基层…)."""
    if scene.in_table(a.indicator.evidence.start) == scene.in_table(b.indicator.evidence.start):
        return same(a, b)
    return same(a._replace(key=NAMED.scope.sub("", a.key)), b._replace(key=NAMED.scope.sub("", b.key)))
