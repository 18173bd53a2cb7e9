"""Numbers of one sentence that do not give one another: ratios to a population, shares, sums and changes."""

import re
from collections.abc import Iterator, Sequence

from extractors.engine import Patterns
from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import CLAUSE_MARKS, FULL_STOPS, Scene
from pipeline.compare.indicators.quantity import take_apart
from pipeline.compare.indicators.units import Measure, measure_of
from pipeline.wording import amount, number, phrase
from schemas import Indicator

RATIOS = Patterns("ratios", __file__)
SLACK = 0.02  # of the value: a population of another month, a count of another day
ROUGH = 0.05  # what 约, 近 and 余 leave open
LEAST_TERMS = 0.6  # of the words of the shorter name that the longer one holds


def of_population(scene: Scene) -> Iterator[Doubt]:
    """A figure per thousand people that the count beside it and no population printed in the plan give."""
    populations = [one for one in scene.plan.indicators if RATIOS.people.search(one.name) and not take_apart(one.name).per_head]
    for ratio in scene.plan.indicators if populations else ():
        per = take_apart(ratio.name).per_head or each(ratio)
        alike = [one for one in populations if RATIOS.part.findall(one.name) == RATIOS.part.findall(ratio.name)]
        count = counted(scene, ratio) if per and ratio.basis == "level" and ratio.comparator == "=" else None
        if not per or count is None:
            continue
        heads = [head for one in same_year(alike, ratio) if (head := people(one))]
        given = [absolute(count, ratio) / head * per for head in heads]
        if given and all(abs(value - ratio.value) > max(SLACK * ratio.value, ulp(ratio.value)) for value in given):
            nearest = min(range(len(given)), key=lambda i: abs(given[i] - ratio.value))
            base = same_year(alike, ratio)[nearest]
            values = {"count": count.name, "ratio": ratio.name, "count_value": amount(count), "ratio_value": amount(ratio)}
            values |= {"base_value": phrase(base), "expected": number(round(given[nearest], 2))}
            yield Doubt("ratio-mismatch", tuple(scene.of(one.evidence) for one in (count, ratio, base)), values)


def each(ratio: Indicator) -> float | None:
    """人均体育场地面积 is per one of all; 人均公园绿地面积 is of the town's people, 人均可支配收入 of another day's."""
    return 1.0 if RATIOS.of_all.match(ratio.name) else None


def counted(scene: Scene, ratio: Indicator) -> Indicator | None:
    """The count that stands in one paragraph with the ratio and is of the same things; the nearest one."""
    paragraph = scene.around(ratio.evidence.start, ratio.evidence.end, "\n")
    within = [one for one in scene.plan.indicators if paragraph[0] <= one.evidence.start < paragraph[1]]
    alike = [one for one in within if one.id != ratio.id and same_things(one, ratio) and one.role == ratio.role]
    return min(alike, key=lambda one: abs(one.evidence.start - ratio.evidence.start), default=None)


def same_things(count: Indicator, ratio: Indicator) -> bool:
    """Count and ratio are of the same things, to judge by their names and units."""
    one, other = take_apart(count.name), take_apart(ratio.name)
    counts = measure_of(count.unit).dimension not in ("share", "ratio", "bare") and not (one.per_head or each(count))
    if not counts or one.head != other.head or count.basis != "level":
        return False
    least = min(len(one.terms), len(other.terms))
    fits = ratio.unit is None or measure_of(ratio.unit).dimension == measure_of(count.unit).dimension
    return fits and len(one.terms & other.terms) >= LEAST_TERMS * least


def same_year(populations: Sequence[Indicator], ratio: Indicator) -> list[Indicator]:
    """The populations of the year that the ratio is of, or of the one before; all where none is dated so."""
    year = int(ratio.due.end[:4]) if ratio.due and ratio.due.end else None
    near = [one for one in populations if year and one.due and one.due.end and year - 1 <= int(one.due.end[:4]) <= year]
    return near or list(populations)


def people(population: Indicator) -> float | None:
    """The people that a population counts; None where its unit is of something else."""
    measure: Measure = measure_of(population.unit)
    return population.value * measure.factor if measure.dimension in ("person", "thing", "bare") and population.value else None


def absolute(count: Indicator, ratio: Indicator) -> float:
    """The count in the unit of the ratio."""
    return count.value * measure_of(count.unit).factor / measure_of(ratio.unit or "").factor


def ulp(value: float) -> float:
    """Half of the last digit that is printed of a value, and a hair more: 8.44 → 0.0051."""
    digits = len(number(value).partition(".")[2])
    return float(0.51 * 10.0**-digits)


def read(text: str) -> float:
    """A printed number."""
    return float(text.replace(",", ""))


def shares(scene: Scene) -> Iterator[Doubt]:
    """A share that the part and the whole of its sentence do not give."""
    for match in RATIOS.share.finditer(scene.text):
        whole, part, share = (read(match[key]) for key in ("whole", "part", "share"))
        if whole <= 0 or part > whole or "\t" in match[0]:
            continue
        expected = part / whole * 100
        if abs(expected - share) > max(tolerance(match, "share"), ulp(share)):
            values = {"part": match["part"] + match["unit"], "whole": match["whole"] + match["unit"]}
            values |= {"expected": f"{round(expected, 1):g}%", "stated": f"{match['share']}%"}
            begin = scene.around(match.start("whole"), match.end("unit"), CLAUSE_MARKS)[0]
            rest = match.end() - len(scene.text[match.end("unit") : match.end()].lstrip(CLAUSE_MARKS))
            places = scene.place(begin, match.end("unit")), scene.place(rest, match.end())
            yield Doubt("ratio-mismatch", places, values, says="share-mismatch")


def tolerance(match: re.Match[str], key: str) -> float:
    """What a word such as 约 before a number leaves open of it."""
    before = match.string[max(0, match.start(key) - 2) : match.start(key)]
    return ROUGH * read(match[key]) if RATIOS.about.search(before) else 0.0


def sums(scene: Scene) -> Iterator[Doubt]:
    """A total that its parts exceed, or, where the parts are said to be all, miss."""
    for match in RATIOS.sum.finditer(scene.text):
        whole, total = read(match["whole"]), round(sum(counts(match["parts"], match["unit"])), 6)
        complete = match["how"].startswith("分别")
        excess, lack = total > whole and disjoint(match), total < whole and complete
        if not (excess or lack) or RATIOS.nested.search(match["parts"]) or "\t" in match[0] or of_another(scene, match, total):
            continue
        values = {"sum": f"{number(total)}{match['unit']}", "total": f"{match['whole']}{match['unit']}"}
        begin = scene.around(match.start(), match.end("unit"), CLAUSE_MARKS)[0]
        places = scene.place(begin, match.end("unit")), scene.place(*match.span("parts"))
        yield Doubt("ratio-mismatch", places, values, says="sum-mismatch")


def of_another(scene: Scene, match: re.Match[str], total: float) -> bool:
    """The parts are those of a number before the whole: 新建学校12所，年内竣工3所，其中小学8所、中学4所."""
    begin = scene.around(match.start(), match.start(), FULL_STOPS)[0]
    return total in counts(scene.text[begin : match.start()], match["unit"])


def counts(text: str, unit: str) -> list[float]:
    """The numbers of a text that have a unit behind them."""
    return [read(found[1]) for found in re.finditer(f"({RATIOS.number.pattern}){re.escape(unit)}", text)]


def disjoint(match: re.Match[str]) -> bool:
    """The parts are of unlike kinds (游泳馆, 田径场), or of one kind told apart so that nothing is of two of them."""
    names = [name.strip("、，,和及") for name in re.split(RATIOS.number.pattern + re.escape(match["unit"]), match["parts"])[:-1]]
    heads = {name[-2:] for name in names}
    return len(heads) == len(names) or all(RATIOS.apart.search(name) for name in names)


def changes(scene: Scene) -> Iterator[Doubt]:
    """A change that the values before and after do not give."""
    for match in sorted((*RATIOS.change.finditer(scene.text), *RATIOS.compared.finditer(scene.text)), key=re.Match.start):
        before, after, stated = (read(match[key]) for key in ("before", "after", "change"))
        if before <= 0 or "\t" in match[0]:
            continue
        points = match["in"].endswith("点")
        expected = abs(after - before) if points else abs(after - before) / before * 100
        slack = max(tolerance(match, "change"), ulp(stated), ulp(before) + ulp(after) if points else 0.0)
        if abs(expected - stated) > slack:
            unit = "个百分点" if points else "%"
            values = {"before": match["before"] + match["unit"], "after": match["after"] + match["unit"]}
            values |= {"expected": f"{round(expected, 2):g}{unit}", "stated": f"{match['change']}{unit}"}
            yield Doubt("ratio-mismatch", (scene.clause(*match.span()),), values, says="change-mismatch")


def rests(scene: Scene) -> Iterator[Doubt]:
    """What is done and what is left of a whole that they do not make up."""
    for match in RATIOS.rest.finditer(scene.text):
        total = round(read(match["done"]) + read(match["rest"]), 6)
        if total != read(match["whole"]):
            values = {"sum": f"{number(total)}{match['unit']}", "total": f"{match['whole']}{match['unit']}"}
            yield Doubt("ratio-mismatch", (scene.clause(*match.span()),), values, says="sum-mismatch")
