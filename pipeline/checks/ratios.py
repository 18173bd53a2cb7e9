"""Numbers of one sentence that do not give one another: ratios to a population, shares, sums and changes."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import CLAUSE_MARKS, FULL_STOPS, Scene
from pipeline.compare.indicators.quantity import take_apart
from pipeline.compare.indicators.units import Measure, measure_of
from pipeline.wording import amount, number, phrase
from schemas import Indicator

OF_ALL = re.compile(r"人均(?:体育|运动|健身|公共图书|图书|藏书|公共文化)")
SLACK = 0.02  # of the value: a population of another month, a count of another day
ROUGH = 0.05  # what 约, 近 and 余 leave open
LEAST_TERMS = 0.6  # of the words of the shorter name that the longer one holds
PEOPLE = re.compile(r"(?:常住|常驻|户籍|总|服务|辖区|全[省市区县])?人口(?:总数|数|总量)?$")
# A part of the people: what is reckoned per head of all is not per head of these.
PART = re.compile(r"\d岁|老年|老龄|儿童|未成年|青少年|妇女|女性|男性|劳动|就业|农村|乡村|城镇|农业|流动|贫困|脱贫|残疾|学龄|参保|覆盖|受益")
N = r"\d+(?:,\d{3})*(?:\.\d+)?"
UNIT = r"(?:[万亿]?(?:[个家所人名户件项张座套台辆条亩吨元]|平方米|平方公里|公里|人次))"
AGE = r"\d+(?:[-—–~～至]\d+)?(?:周?岁|级|[AaＡ]级?|类)"  # digits that count nothing: 60岁以上老年人口
# 2080家，其中…857家，占比41.2%
SHARE = re.compile(
    rf"(?P<whole>{N})(?P<unit>{UNIT})[，,、；:：（(]?[^。；;\n\d]{{0,24}}?(?:其中|有)(?:{AGE}|[^。；;\n\d]){{0,30}}?(?P<part>{N})(?P=unit)[，,、（(]?"
    rf"(?:占比|占|比例)[^。；;，,\n\d]{{0,8}}?(?P<share>{N})[%％]"
)
# 总数261家，其中甲41家，乙34家，丙186家; what has a verb of its own behind a comma is no part (…1.2万亩，完成…0.4万亩).
ITEM = rf"[^，,。；;、\n\d（）()]{{0,20}}{N}(?P=unit)"
OWN_VERB = "(?:完成|确保|实现|力争|计划|争取|保持|稳定|累计|推[进动广]|发展|开展|打造|培育|引进|带动|达到|新增|再)"
SUM = re.compile(
    rf"(?<![\d.])(?P<whole>{N})(?P<unit>{UNIT})[，,：:（(]*(?P<how>其中|分别[为是]|包括)[：:]?"
    rf"(?P<parts>{ITEM}(?:[、和及]?{ITEM}|[，,](?!{OWN_VERB}){ITEM})+)[、，,和及]?"
)
YEAR = r"(?:(?:19|20)\d\d年(?:底|末)?的?)?"
# 由30个压缩至3个，压缩90%; 从2022年的20%提高到35%，提高15个百分点
CHANGE = re.compile(
    rf"[由从]{YEAR}[^，,。；;\n\d]{{0,16}}(?P<before>{N})(?P<unit>[^\d，,。；;\s]{{1,5}}?)[^，,。；;\n\d]{{0,8}}?(?P<verb>提高|增长|上升|增加|提升|扩大|下降|降低|压缩|压减|减少|缩短)[到至为]"
    rf"[^，,。；;\n\d]{{0,8}}(?P<after>{N})(?P=unit)[，,]?[^，,。；;\n\d]{{0,6}}(?P<again>提高|增长|上升|增加|提升|增幅|下降|降低|压缩|压减|减少|缩短|降幅)[了达为]{{0,2}}(?P<change>{N})(?P<in>个?百分点|[%％])"
)
# 98.5%，比上年的97.2%提高1.3个百分点
COMPARED = re.compile(
    rf"(?P<after>{N})(?P<unit>[%％])[，,]?(?:比|较){YEAR}[^，,。；;\n\d]{{0,8}}?(?P<before>{N})(?P=unit)"
    rf"(?:提高|增长|上升|增加|提升|下降|降低|减少)了?(?P<change>{N})(?P<in>个?百分点)"
)
# 共有食堂480个，已改造300个，剩余180个
REST = re.compile(
    rf"共有?[^，,。；;\n\d]{{1,16}}(?P<whole>{N})(?P<unit>{UNIT})[，,](?:其中)?已[^，,。；;\n\d]{{1,12}}(?P<done>{N})(?P=unit)"
    rf"[，,](?:剩余|余下|尚余|还剩|还有|尚有|其余)[^，,。；;\n\d]{{0,8}}(?P<rest>{N})(?P=unit)"
)
ABOUT = re.compile(r"[约近超余逾达]\s*$")
NESTED = re.compile(r"其中|含|包括")
# Of parts with one head noun only these leave nothing in common: 公办机构 and 民办机构, but not 公办机构 and 星级机构.
APART = re.compile(
    r"公[办立]|民[办营]|社会办|国有|私[立营]|[特一二三四五六]级|[省市县区乡镇村]级"
    r"|[甲乙丙]等|[男女]|城[镇市区]|农村|乡村|新建|改扩?建|已|未"
)


def of_population(scene: Scene) -> Iterator[Doubt]:
    """A figure per thousand people that the count beside it and no population printed in the plan give."""
    populations = [one for one in scene.plan.indicators if PEOPLE.search(one.name) and not take_apart(one.name).per_head]
    for ratio in scene.plan.indicators if populations else ():
        per = take_apart(ratio.name).per_head or each(ratio)
        alike = [one for one in populations if PART.findall(one.name) == PART.findall(ratio.name)]
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
    return 1.0 if OF_ALL.match(ratio.name) else None


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
    for match in SHARE.finditer(scene.text):
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
    return ROUGH * read(match[key]) if ABOUT.search(before) else 0.0


def sums(scene: Scene) -> Iterator[Doubt]:
    """A total that its parts exceed, or, where the parts are said to be all, miss."""
    for match in SUM.finditer(scene.text):
        parts = [read(found[1]) for found in re.finditer(rf"({N}){re.escape(match['unit'])}", match["parts"])]
        whole, total = read(match["whole"]), round(sum(parts), 6)
        complete = match["how"].startswith("分别")
        excess, lack = total > whole and disjoint(match), total < whole and complete
        if not (excess or lack) or NESTED.search(match["parts"]) or "\t" in match[0] or of_another(scene, match, total):
            continue
        values = {"sum": f"{number(total)}{match['unit']}", "total": f"{match['whole']}{match['unit']}"}
        begin = scene.around(match.start(), match.end("unit"), CLAUSE_MARKS)[0]
        places = scene.place(begin, match.end("unit")), scene.place(*match.span("parts"))
        yield Doubt("ratio-mismatch", places, values, says="sum-mismatch")


def of_another(scene: Scene, match: re.Match[str], total: float) -> bool:
    """The parts are those of a number before the whole: 新建学校12所，年内竣工3所，其中小学8所、中学4所."""
    begin = scene.around(match.start(), match.start(), FULL_STOPS)[0]
    return any(read(found[1]) == total for found in re.finditer(rf"({N}){re.escape(match['unit'])}", scene.text[begin : match.start()]))


def disjoint(match: re.Match[str]) -> bool:
    """The parts are of unlike kinds (游泳馆, 田径场), or of one kind told apart so that nothing is of two of them."""
    names = [name.strip("、，,和及") for name in re.split(rf"{N}{re.escape(match['unit'])}", match["parts"])[:-1]]
    heads = {name[-2:] for name in names}
    return len(heads) == len(names) or all(APART.search(name) for name in names)


def changes(scene: Scene) -> Iterator[Doubt]:
    """A change that the values before and after do not give."""
    for match in sorted((*CHANGE.finditer(scene.text), *COMPARED.finditer(scene.text)), key=re.Match.start):
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
    for match in REST.finditer(scene.text):
        total = round(read(match["done"]) + read(match["rest"]), 6)
        if total != read(match["whole"]):
            values = {"sum": f"{number(total)}{match['unit']}", "total": f"{match['whole']}{match['unit']}"}
            yield Doubt("ratio-mismatch", (scene.clause(*match.span()),), values, says="sum-mismatch")
