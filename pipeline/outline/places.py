"""Which candidates are items: the count goes on from those before; which stand in a box, and what numbers are missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice, pairwise

from pipeline.outline.heads import Head
from schemas import Document

# Styles whose number alone proves little: a count far off is a quantity or a stray.
LOOSE = frozenset({"digit", "digit-bracket", "digit-half", "bare"})
# Styles with a count of their own, and those without.
UNCOUNTED = frozenset({"annex", "box", "project", "named", ""})
FARTHEST = 4  # numbers that may be missing in a row
RUN = 3  # numbers that count up prove themselves, whatever stands before the first
PICKED = 4  # items picked from another list that prove each other
REACH = 50  # heads to look back for the one above
HEADINGS = 4.5  # ranks below are headings of sections, from there on items within them
NAMED = 0.4  # ranks that a box or 任务一 stands below its section


@dataclass(frozen=True)
class Gap:
    """Numbers missing before `head` in its style; what they open would stand behind offset `start`."""

    head: Head
    missing: tuple[int, ...]
    start: int


@dataclass
class Count:
    """The last number of each style and the head that bore it."""

    last: dict[str, Head] = field(default_factory=dict)

    def value(self, style: str) -> int:
        """The last number of a style; 0 before the first."""
        head = self.last.get(style)
        return head.number.value if head and head.number else 0


@dataclass
class Places:
    """Walks the candidates in order; holds the count of the outline, that of the box it is in, and what it found."""

    document: Document
    heads: Sequence[Head]
    outer: Count = field(default_factory=Count)
    inner: Count = field(default_factory=Count)
    kept: list[Head] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    strays: list[Head] = field(default_factory=list)
    box: int | None = None
    boxes: int = 0
    frame: int | None = None

    @cached_property
    def running(self) -> frozenset[int]:
        """Where candidates begin from which on their style counts up."""
        return first_of_runs(self.heads)

    def take(self, head: Head) -> None:
        """Judge one candidate."""
        if head.kind == "box":
            self.open_box(head)
        elif self.box is not None and not self.leaves(head):
            self.keep(replace(head, box=self.box), self.inner)
        else:
            self.box = None
            self.keep(head, self.outer)

    def open_box(self, head: Head) -> None:
        """A box begins, with a count of its own."""
        self.box, self.boxes, self.inner = self.boxes, self.boxes + 1, Count()
        self.frame = self.document.blocks[head.at].box
        self.kept.append(replace(head, box=self.box))

    def leaves(self, head: Head) -> bool:
        """The head stands behind the box: another frame of the file, a higher style, or the outer count going on."""
        if self.frame is not None:
            return self.document.blocks[head.at].box != self.frame
        number = head.number
        if number is None or head.kind != "item" or number.style == "cn":
            return True
        if number.style == "cn-bracket" and number.style not in self.inner.last and number.value != 1:
            return True
        goes_on = number.style in self.outer.last and number.value == self.outer.value(number.style) + 1
        return goes_on and number.value != self.inner.value(number.style) + 1

    def keep(self, head: Head, count: Count) -> None:
        """Keep a candidate whose number can go on from those before; note what is missing."""
        if head.number is None or head.style in UNCOUNTED or head.number.value == 0:
            self.kept.append(head)
        elif self.fits(head, head.number.value, count):
            count.last[head.style] = head
            self.kept.append(head)
        else:
            self.strays.append(head)

    def fits(self, head: Head, value: int, count: Count) -> bool:
        """The number goes on from, or begins, a count; of styles that prove themselves any number does."""
        last = count.value(head.style)
        if head.style == "decimal":
            return value == 1 or last > 0 or self.box is not None
        return value in (1, last, last + 1) or self.jump(head, last, count) or head.style not in LOOSE

    def jump(self, head: Head, last: int, count: Count) -> bool:
        """Note the numbers that are missing; false where it is too many for a gap."""
        value = head.number.value if head.number else 0
        base = last if last < value else 0
        if not base < value <= base + FARTHEST + 1 and head.start not in self.running:
            self.strays += [head] if head.style not in LOOSE else []
            return False
        before = count.last.get(head.style)
        above = next((other for other in islice(reversed(self.kept), REACH) if other.rank < head.rank), None)
        start = before.start if base and before else above.start if above else 0
        self.gaps.append(Gap(head, tuple(range(base + 1, value)), start))
        return True


def place(document: Document, heads: Sequence[Head]) -> Places:
    """Every candidate judged in the order of the text."""
    places = Places(document, heads)
    for head in heads:
        places.take(head)
    return places


def first_of_runs(heads: Sequence[Head]) -> frozenset[int]:
    """Where heads begin from which on their style counts up (11. 12. 13.): a text that is cut, or one whose first parts count otherwise."""
    by_style: dict[str, list[Head]] = {}
    for head in heads:
        if head.style in LOOSE:
            by_style.setdefault(head.style, []).append(head)
    picked = by_style.get("digit", [])
    if are_picked([head.number.value for head in picked if head.number]):
        return frozenset(head.start for head in picked)
    return frozenset(
        first.start
        for same in by_style.values()
        for first, *after in zip(*(same[at:] for at in range(RUN)), strict=False)
        if first.number and all(other.number and other.number.value == first.number.value + at for at, other in enumerate(after, 1))
    )


def are_picked(values: Sequence[int]) -> bool:
    """Numbers that grow through the whole text and more often leap than not: the items of another list that fall to one department."""
    steps = [after - before for before, after in pairwise((0, *values))]
    return len(values) >= PICKED and min(steps) > 0 and sum(step > 1 for step in steps) * 2 > len(steps)


def levelled(heads: Sequence[Head], *, decimal: bool) -> Iterator[tuple[Head, int | None]]:
    """(head with its final level, index of its parent): boxes one below their section, what stands in them below them."""
    around: list[tuple[int, Head]] = []  # the heads that are open, each with its index
    within = nested_words(heads)
    for at, head in enumerate(heads):
        while around and around[-1][1].box not in (None, head.box):
            around.pop()
        if head.kind == "box":
            head = beside(around, head)
        elif head.style == "named":
            head = named(around, head, within)
        while around and closes(around[-1][1], head):
            around.pop()
        parent, above = around[-1] if around else (None, None)
        level = level_of(head, above, decimal=decimal)
        head = head if level == head.level else replace(head, level=level)
        yield head, parent
        around.append((at, head))


def nested_words(heads: Sequence[Head]) -> set[tuple[str, str]]:
    """(outer, inner) words of named heads that take turns: 行动一, 任务1, 任务2, 行动二 nests 任务 in 行动."""
    words = [head.number.word for head in heads if head.number and head.style == "named"]
    first = {word: words.index(word) for word in words}
    last = {word: at for at, word in enumerate(words)}
    return {(outer, inner) for outer in first for inner in first if first[outer] < first[inner] < last[outer]}


def closes(open_: Head, head: Head) -> bool:
    """The open section ends before `head`; a box holds whatever stands in it."""
    return open_.rank >= head.rank and open_.box == head.box and (open_.kind != "box" or head.kind == "box")


def beside(around: list[tuple[int, Head]], head: Head) -> Head:
    """A box, or 任务一, below the section around it, which is a heading and not the item just before."""
    while around and (around[-1][1].rank >= HEADINGS or around[-1][1].style == head.style == "named"):
        around.pop()
    return replace(head, rank=(around[-1][1].rank if around else -2.0) + NAMED)


def named(around: list[tuple[int, Head]], head: Head, within: set[tuple[str, str]]) -> Head:
    """任务二 beside 任务一, 任务1 below 行动一, or else below the section around it."""
    word, value = (head.number.word, head.number.value) if head.number else ("", 0)
    for _, other in reversed(around):
        if other.style != "named" or other.number is None:
            continue
        if other.number.word == word and other.number.value + 1 == value:
            return replace(head, rank=other.rank)
        if (other.number.word, word) in within:
            return replace(head, rank=other.rank + NAMED / 8)
    return beside(around, head)


def level_of(head: Head, above: Head | None, *, decimal: bool) -> int:
    """The level by the style of the number; below a box or at level 0 one more than what is above."""
    number = head.number
    if head.level == 0:
        return above.level + 1 if above else 1
    if decimal and number and number.style in ("decimal", "digit", "bare") and head.box is None:
        return number.parts
    nested = above is not None and (head.box is not None or (head.style == "digit-half" and above.style == "digit-bracket"))
    return max(head.level, above.level + 1) if above and nested else head.level
