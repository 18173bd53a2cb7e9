"""List labels as Word prints them: numbering.xml read once, one counter a list and level (ECMA-376 Part 1, 17.9)."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.readers.docx import tags
from pipeline.readers.docx.values import number_of, switched, value_of
from pipeline.readers.numerals import pattern, spell

LEVELS = 9
# Longer labels and longer chains of links are no numbering.
MAX_TEXT, MAX_LINKS = 200, 20
PLACE = re.compile(r"%([1-9])")
# A bullet is printed where it is a character of its own; a letter or a private code point is a glyph of a symbol font.
GLYPH = re.compile(r"[0-9A-Za-z\x80-\xff\ue000-\uf8ff\s]*")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `restart` is the level (from 1) after which it starts anew, 0 for never, None for any above."""

    start: int = 0
    form: str = "decimal"
    example: str = ""
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Instance:
    """A `w:num`: the abstract list that holds its counter, its levels, and where a level starts anew at its first use."""

    counter: str
    levels: tuple[Level, ...]
    starts: dict[int, int]


class Numbering:
    """Counts through a document: `label` is to be called once a numbered paragraph, in document order."""

    def __init__(self, root: etree._Element | None, style_list: Callable[[str], str | None]) -> None:
        """`style_list` gives the numId of a numbering style, for lists that only link to one."""
        self._style_list = style_list
        self._abstract = {} if root is None else {a.get(tags.ABSTRACT_ID, ""): a for a in root.iterchildren(tags.ABSTRACT)}
        self._numbers = {} if root is None else {n.get(tags.NUM_ID, ""): n for n in root.iterchildren(tags.NUM)}
        self._shared: dict[str, tuple[str, tuple[Level, ...]]] = {}
        self._instances: dict[str, Instance | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def level_of(self, number: str, chain: Iterable[tuple[str, int | None]]) -> int:
        """The level of a paragraph that states none: by its styles, nearest first, the level linked to one or the one it states."""
        instance = self._instance(number)
        linked = {level.style: index for index, level in enumerate(instance.levels) if level.style} if instance else {}
        for style, level in chain:
            if style in linked:
                return linked[style]
            if level is not None:
                return level
        return 0

    def label(self, number: str, level: int) -> str | None:
        """Count one paragraph and give its label; None where it prints none."""
        instance = self._instance(number)
        if instance is None or not 0 <= level < LEVELS:
            return None
        counter = self._counters.setdefault(instance.counter, [None] * LEVELS)
        counter[level] = self._next(number, instance, level, counter[level])
        for deeper in range(level + 1, LEVELS):
            restart = instance.levels[deeper].restart
            if restart is None or restart > deeper or level < restart:
                counter[deeper] = None
        return self._print(instance, level, counter) or None

    def _next(self, number: str, instance: Instance, level: int, current: int | None) -> int:
        if level in instance.starts and (number, level) not in self._started:
            self._started.add((number, level))
            return instance.starts[level]
        return _start(instance, level) if current is None else current + 1

    def _print(self, instance: Instance, level: int, counter: list[int | None]) -> str:
        this = instance.levels[level]
        if this.form == "bullet":
            return "" if GLYPH.fullmatch(this.text) else this.text

        def place(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            shown, value = instance.levels[index], counter[index]
            if shown.form in ("none", "bullet"):
                return ""
            value = _start(instance, index) if value is None else value
            if this.legal:
                return str(value)
            return pattern(value, shown.example) if shown.form == "custom" else spell(value, shown.form)

        return PLACE.sub(place, this.text)

    def _instance(self, number: str) -> Instance | None:
        if number not in self._instances:
            self._instances[number] = self._read(number)
        return self._instances[number]

    def _read(self, number: str) -> Instance | None:
        element = self._numbers.get(number)
        if element is None:
            return None
        counter, shared = self._levels(value_of(element, tags.ABSTRACT_ID) or "", frozenset())
        levels, starts = list(shared), {}
        for override in element.iterchildren(tags.LVL_OVERRIDE):
            index = number_of(override.get(tags.ILVL), -1)
            if not 0 <= index < LEVELS:
                continue
            if (definition := override.find(tags.LVL)) is not None:
                levels[index] = _level(definition)
            if (start := override.find(tags.START_OVERRIDE)) is not None:
                starts[index] = number_of(start.get(tags.VAL), 0)
        return Instance(counter, tuple(levels), starts)

    def _levels(self, abstract: str, seen: frozenset[str]) -> tuple[str, tuple[Level, ...]]:
        """The abstract list that counts, and its levels; a list that links to a numbering style is that style's list."""
        if abstract not in self._shared:
            self._shared[abstract] = self._read_levels(abstract, seen)
        return self._shared[abstract]

    def _read_levels(self, abstract: str, seen: frozenset[str]) -> tuple[str, tuple[Level, ...]]:
        element = self._abstract.get(abstract)
        levels = [Level()] * LEVELS
        if element is None:
            return abstract, tuple(levels)
        link = value_of(element, tags.NUM_STYLE_LINK)
        target = self._numbers.get(self._style_list(link) or "") if link else None
        if target is not None and abstract not in seen and len(seen) < MAX_LINKS:
            return self._levels(value_of(target, tags.ABSTRACT_ID) or "", seen | {abstract})
        for definition in element.iterchildren(tags.LVL):
            index = number_of(definition.get(tags.ILVL), -1)
            if 0 <= index < LEVELS:
                levels[index] = _level(definition)
        return abstract, tuple(levels)


def _start(instance: Instance, level: int) -> int:
    return instance.starts.get(level, instance.levels[level].start)


def _level(element: etree._Element) -> Level:
    form = next(element.iter(tags.NUM_FMT), None)
    text = element.find(tags.LVL_TEXT)
    restart = element.find(tags.LVL_RESTART)
    start = element.find(tags.START)
    level = Level(
        start=0 if start is None else number_of(start.get(tags.VAL), 0),
        form="decimal" if form is None else form.get(tags.VAL, "decimal"),
        example="" if form is None else form.get(tags.FORMAT, ""),
        text="" if text is None else text.get(tags.VAL, "")[:MAX_TEXT],
        restart=None if restart is None else number_of(restart.get(tags.VAL), 0),
        legal=switched(element.find(tags.IS_LGL)),
        style=value_of(element, tags.P_STYLE),
    )
    if element.find(tags.PICTURE_BULLET) is not None:
        return replace(level, text="", form="bullet")
    hidden = switched(element.find(f"{tags.R_PR}/{tags.VANISH}"))
    return replace(level, text="") if hidden else level
