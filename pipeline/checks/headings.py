"""Headings that a table, or a table of contents, has in other words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.checks.doubt import Doubt
from pipeline.checks.numbering import number_of
from pipeline.checks.scene import Scene
from pipeline.checks.titles import bare
from pipeline.outline.numbering import Number, parse_number
from pipeline.wording import headed
from schemas import PlanSection
from schemas.finding import Place

LEAST_SHARED, LEAST_LIKE, CELL = 0.5, 0.35, re.compile(r"[^\t\n]+")
MUCH_LIKE = 0.5  # where no table holds them together
LONGEST_HEADING = 60
MOST_MOVED, LEAST_GROUPED = 2, 5  # items under another heading; items that stand under any
Key = tuple[str, int, int]
Pair = tuple[PlanSection, Place, str]  # a heading, the cell that repeats it, the cell's words without the number
RANGE = re.compile(r"\s*[~～—–－至、-]")  # （十一）～（十四）: the row is of several items


def headings_otherwise(scene: Scene) -> Iterator[Doubt]:
    """Headings of the body that a table repeats in other words: only where the table repeats most of them word for word."""
    pairs = repeated(scene)
    for section, cell, words in pairs:
        if bare(section.title) != bare(words) and alike(bare(section.title), bare(words)):
            yield Doubt("heading-differs", (scene.of(section.evidence), cell), {"a": headed(section.number, section.title), "b": cell.text})
    yield from moved(scene, pairs)


def repeated(scene: Scene) -> Sequence[Pair]:
    """The cells of tables that repeat a heading, with the heading and their words without the number; none where most have other words."""
    body = by_number(scene)
    pairs = []
    for cell in numbered_cells(scene):
        number = parse_number(scene.text, cell.start, cell.end)
        words = scene.text[number.end : cell.end].strip() if number else ""
        section = likest(body.get(key_of(number), ()), bare(words)) if number else None
        if number and section and not RANGE.match(scene.text, number.end):
            pairs.append((section, cell, words))
    same = sum(bare(section.title) == bare(words) for section, _, words in pairs)
    return pairs if same >= max(2, LEAST_SHARED * len(pairs)) else ()


def moved(scene: Scene, pairs: Sequence[Pair]) -> Iterator[Doubt]:
    """Items that stand under another heading in the table than in the body, where nearly all the others do not."""
    group: Pair | None = None
    found = []
    parents = {section.parent for section, _, _ in pairs}
    for pair in pairs:
        section = pair[0]
        if section.id in parents:
            group = pair
        elif group and section.parent in {one.id for one, _, _ in pairs}:
            found.append((group, pair))
    apart = [(above, pair) for above, pair in found if above[0].id != pair[0].parent]
    if len(apart) > MOST_MOVED or len(found) < LEAST_GROUPED:
        return
    for above, (section, cell, _) in apart:
        parent = scene.sections[section.parent or ""]
        values = {"item": headed(section.number, section.title), "a": headed(parent.number, parent.title), "b": above[1].text}
        places = scene.of(parent.evidence), scene.of(section.evidence), above[1], cell
        yield Doubt("heading-differs", tuple(dict.fromkeys(places)), values, says="heading-moved", severity="note")


def by_number(scene: Scene) -> Mapping[Key, Sequence[PlanSection]]:
    """The headings outside tables by their number, however it is printed; several where a count begins anew."""
    found: dict[Key, list[PlanSection]] = defaultdict(list)
    for section in scene.plan.sections:
        number = None if scene.in_table(section.evidence.start) else number_of(section)
        if number:
            found[key_of(number)].append(section)
    return found


def key_of(number: Number) -> Key:
    """What two prints of one number have in common: （一） and (一), 1. and 1、."""
    return number.kind if number.level else number.style, number.level, number.value


def likest(sections: Sequence[PlanSection], words: str) -> PlanSection | None:
    """The heading of those under one number that a cell repeats; where there are several, only one that is much like it."""
    if len(sections) < 2:
        return next(iter(sections), None)
    likeness = {section.id: SequenceMatcher(None, bare(section.title), words, autojunk=False).ratio() for section in sections}
    best = max(sections, key=lambda section: likeness[section.id])
    return best if likeness[best.id] >= MUCH_LIKE else None


def numbered_cells(scene: Scene) -> Iterator[Place]:
    """The cells of tables that open with a number and are as short as a heading."""
    for match in CELL.finditer(scene.text):
        start, end = match.span()
        edge = "\t" in (scene.text[start - 1 : start], scene.text[end : end + 1])
        if edge and end - start <= LONGEST_HEADING and parse_number(scene.text, start + len(match[0]) - len(match[0].lstrip()), end):
            yield scene.place(start, end)


def alike(one: str, other: str) -> bool:
    """Two headings can be of one item: much in common, and neither only the beginning of the other (a heading cut short)."""
    if one.startswith(other) or other.startswith(one):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= LEAST_LIKE


def contents_otherwise(scene: Scene) -> Iterator[Doubt]:
    """Entries of a table of contents that the body has in other words.

    The reader leaves out what the body repeats word for word, so that such an entry stands alone: a heading without text before a 一、.
    """
    sections = [section for section in scene.plan.sections if section.number]
    for entry, behind in pairwise(sections):
        if is_entry(scene, entry, behind):
            later = (one for one in sections if one.start > behind.start and (one.number, one.level) == (entry.number, entry.level))
            again = next(later, None)
            a, b = bare(entry.title), bare(again.title) if again else ""
            if again and a != b and SequenceMatcher(None, a, b, autojunk=False).ratio() >= MUCH_LIKE:
                values = {"a": headed(entry.number, entry.title), "b": headed(again.number, again.title)}
                yield Doubt("heading-differs", (scene.of(entry.evidence), scene.of(again.evidence)), values, says="contents-differ")


def is_entry(scene: Scene, entry: PlanSection, behind: PlanSection) -> bool:
    """A heading with nothing behind it but the first heading of the body."""
    value, first = (number.value if (number := number_of(section)) else 0 for section in (entry, behind))
    empty = not scene.text[entry.evidence.end : behind.evidence.start].strip()
    return empty and first == 1 < value and entry.level >= behind.level
