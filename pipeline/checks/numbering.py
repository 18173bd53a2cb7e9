"""Numbers of the outline, and of the rows of tables, that stand twice, are left out, or run backwards."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import Scene
from pipeline.outline.numbering import Number, parse_number
from pipeline.wording import shortened
from schemas import PlanSection

CHINESE = "零一二三四五六七八九十"
MOST_LEFT_OUT = 3  # numbers: a greater gap is another list, or a number that was misread
MOST_GAPS = 2  # in one plan: with more it is an extract, which leaves out items on purpose
LONGEST_CELL = 20  # characters of a cell in a message
LEAST_ON = 2  # parts over which the numbers run on, so that they are meant to
Break = tuple[PlanSection, Number, PlanSection, Number]
LEAST_ROWS, MOST_BROKEN = 4, 2  # numbered rows that make a list; breaks: with more the column counts something else
ROW = re.compile(r"(?m)^[ 　]*(?P<number>\d{1,3})[ 　.．、]*\t.*$")


def broken_numbering(scene: Scene) -> Iterator[Doubt]:
    """Neighbours of one style and one parent whose numbers do not follow one another. A list that begins anew is none."""
    extract = gaps(scene) > MOST_GAPS
    found = sorted([*breaks(scene), *breaks_between_parts(scene)], key=lambda one: one[2].start)
    for a, x, b, y in found:
        if y.value <= x.value or not extract:
            yield from compare(scene, a, x, b, y)


def gaps(scene: Scene) -> int:
    """How often a number is left out, also between the items of two parts (12. in one, 15. in the next)."""
    last: dict[str, tuple[PlanSection, Number]] = {}
    found = 0
    for section in scene.plan.sections:
        number = number_of(section)
        if number and number.kind != "box":
            key = number.style + number.word
            found += key in last and number.value > last[key][1].value and is_break(scene, *last[key], section, number)
            last[key] = section, number
    return found


def breaks_between_parts(scene: Scene) -> Iterator[Break]:
    """The same between the last item of a part and the first of the next, where the numbers of a style run on over the parts."""
    runs: dict[str, list[tuple[PlanSection, Number]]] = defaultdict(list)
    for section in scene.plan.sections:
        if section.rule == "outline.annex":
            break
        number = number_of(section)
        if number and number.kind != "box" and number.value > 0:
            runs[number.style + number.word].append((section, number))
    for run in runs.values():
        steps = [(a, x, b, y) for (a, x), (b, y) in pairwise(run) if a.parent != b.parent]
        wrong = [step for step in steps if step[3].value != step[1].value + 1]
        if len(steps) - len(wrong) >= LEAST_ON and len(wrong) == 1 and is_break(scene, *wrong[0]):
            yield wrong[0]


def breaks(scene: Scene) -> Iterator[Break]:
    """Neighbours of which the later one is not the next number, with their numbers."""
    before: dict[tuple[str | None, str], tuple[PlanSection, Number]] = {}
    for section in scene.plan.sections:
        number = number_of(section)
        if section.rule == "outline.annex":
            before.clear()
        if number is None or number.kind == "box" or number.value < 1:
            continue
        key = section.parent, number.style + number.word
        if key in before and is_break(scene, *before[key], section, number):
            yield (*before[key], section, number)
        before[key] = section, number


def number_of(section: PlanSection) -> Number | None:
    """The number of a section, read from its print."""
    printed = section.number or ""
    return parse_number(printed + section.title[:1], 0, len(printed) + 1) if printed else None


def is_break(scene: Scene, a: PlanSection, x: Number, b: PlanSection, y: Number) -> bool:
    """b is not the number after a: a count that begins anew, and a number that the outline only did not see, are none."""
    if x.parts != y.parts or y.value == x.value + 1 or (y.value == 1 and x.value > 1) or above(x) != above(y):
        return False
    return y.value <= x.value or not stands_between(scene, a, b, range(x.value + 1, min(y.value, x.value + 2 + MOST_LEFT_OUT)))


def above(number: Number) -> str:
    """The number of the part that a decimal number stands in: 2. of 2.3."""
    return re.split(r"\d+\D*$", number.printed)[0] if number.parts > 1 else ""


def compare(scene: Scene, a: PlanSection, x: Number, b: PlanSection, y: Number) -> Iterator[Doubt]:
    """What is wrong with b after a."""
    places = scene.of(a.evidence), scene.of(b.evidence)
    values = {"a": a.number or "", "b": b.number or "", "a_title": a.title, "b_title": b.title}
    if y.value == x.value and not (y.value == 1 and y.level > 2):
        yield Doubt("numbering-broken", places, values, says="numbering-twice")
    elif x.value < y.value <= x.value + 1 + MOST_LEFT_OUT:
        yield Doubt("numbering-broken", places, values, says="numbering-skipped")
    elif 1 < y.value < x.value:
        yield Doubt("numbering-broken", places, values, says="numbering-backwards")


def stands_between(scene: Scene, a: PlanSection, b: PlanSection, missing: range) -> bool:
    """One of the missing numbers is printed between the two after all, so that the outline only did not see it."""
    text = scene.text[a.evidence.end : b.evidence.start]
    values = "|".join(f"{value}|{chinese(value)}" for value in missing)
    return re.search(rf"(?<!\d)(?:{values})\s*[、.．）)，,：:]|[（(]\s*(?:{values})\s*[）)]", text) is not None


def chinese(value: int) -> str:
    """A small number as it is written in Chinese: 12 → 十二."""
    tens, ones = divmod(value, 10)
    return ("" if tens == 1 else CHINESE[tens] if tens else "") + ("十" if tens else "") + (CHINESE[ones] if ones or not tens else "")


def broken_rows(scene: Scene) -> Iterator[Doubt]:
    """Rows of a table whose numbers in the first column do not follow one another."""
    rows: list[re.Match[str]] = []
    for match in [*ROW.finditer(scene.text), None]:
        if match and (not rows or in_one_table(scene.text[rows[-1].end() : match.start()])):
            rows.append(match)
            continue
        yield from broken(scene, rows)
        rows = [match] if match else []


def in_one_table(between: str) -> bool:
    """All lines between two rows are rows too: heads of groups, rows that go on."""
    return all("\t" in line for line in between.split("\n") if line.strip())


def broken(scene: Scene, rows: Sequence[re.Match[str]]) -> Iterator[Doubt]:
    """The breaks of one table, if they are few; a count that begins anew is none."""
    steps = [(a, b, int(a["number"]), int(b["number"])) for a, b in pairwise(rows)]
    breaks = [step for step in steps if step[3] not in (step[2] + 1, 1)]
    if len(rows) < LEAST_ROWS or len(breaks) > MOST_BROKEN:
        return
    for a, b, x, y in breaks:
        says = "numbering-twice" if x == y else "numbering-skipped" if x < y else "numbering-backwards"
        values = {"a": str(x), "b": str(y), "a_title": words_of(a), "b_title": words_of(b)}
        yield Doubt("numbering-broken", (scene.place(*a.span()), scene.place(*b.span())), values, says=says, severity="warning")


def words_of(row: re.Match[str]) -> str:
    """The second cell of a row, after the number."""
    return " " + shortened(row[0].split("\t")[1], LONGEST_CELL)
