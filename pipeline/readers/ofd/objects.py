"""Page objects of an OFD to runs and rulings: text codes with their offsets, paths, blocks, composite objects."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers.layout import Ruling, Run, rulings_of

# Millimetres to points.
POINT = 72 / 25.4
DEPTH = 8
# Text askew by more than this many degrees is a watermark.
ASKEW = 8.0
# A step of this many ems more than the character's own width begins a new run.
AHEAD = 0.6
MAX_CHARS = 200_000

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Resources:
    """What pages refer to by ID: which fonts are heavy, and the composite units."""

    heavy: frozenset[str]
    units: Mapping[str, etree._Element]


@dataclass(slots=True)
class Marks:
    """What stands on a page, in points from its upper left corner."""

    runs: list[Run] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    pictures: int = 0


def local(element: etree._Element) -> str:
    """The element's name without its namespace; "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def numbers(text: str | None) -> list[float]:
    """The numbers of an attribute; what is none is left out."""
    found = []
    for word in (text or "").split():
        try:
            value = float(word)
        except ValueError:
            continue
        if math.isfinite(value):
            found.append(value)
    return found


def marks_of(content: etree._Element, resources: Resources, origin: Point = (0.0, 0.0)) -> Marks:
    """The marks of a page's (or a template's) content element; `origin` is the page box's corner in millimetres."""
    marks = Marks()
    scale = (POINT, 0.0, 0.0, POINT, -origin[0] * POINT, -origin[1] * POINT)
    _walk(content, scale, resources, marks, DEPTH)
    return marks


def _walk(parent: etree._Element, outer: Matrix, resources: Resources, marks: Marks, depth: int) -> None:
    for item in parent:
        name = local(item)
        if name == "TextObject":
            if _visible(item):
                _text(item, outer, resources, marks)
        elif name in ("Layer", "PageBlock", "Content"):
            if depth:
                _walk(item, outer, resources, marks, depth - 1)
        elif name == "PathObject":
            if _visible(item):
                marks.rulings.extend(_rulings(item, outer))
        elif name == "ImageObject":
            marks.pictures += 1
        elif name == "CompositeObject" and depth:
            unit = resources.units.get(item.get("ResourceID", ""))
            if unit is not None and _visible(item):
                _walk(unit, _within(item, outer), resources, marks, depth - 1)


def _visible(item: etree._Element) -> bool:
    return item.get("Visible") not in ("false", "0") and item.get("Alpha") != "0"


def _within(item: etree._Element, outer: Matrix) -> Matrix:
    """The matrix of an object's own space: its CTM, then its boundary's corner, then what is around it."""
    box = numbers(item.get("Boundary"))
    x, y = (box[0], box[1]) if len(box) >= 2 else (0.0, 0.0)
    ctm = numbers(item.get("CTM"))
    if len(ctm) != 6:
        return (outer[0], outer[1], outer[2], outer[3], *_apply(outer, x, y))
    a, b, c, d, e, f = ctm
    own = (a, b, c, d, e + x, f + y)
    return (
        own[0] * outer[0] + own[1] * outer[2],
        own[0] * outer[1] + own[1] * outer[3],
        own[2] * outer[0] + own[3] * outer[2],
        own[2] * outer[1] + own[3] * outer[3],
        *_apply(outer, own[4], own[5]),
    )


def _apply(m: Matrix, x: float, y: float) -> Point:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _text(item: etree._Element, outer: Matrix, resources: Resources, marks: Marks) -> None:
    size = next(iter(numbers(item.get("Size"))), 0.0)
    matrix = _within(item, outer)
    em = size * math.hypot(matrix[2], matrix[3])
    angle = math.degrees(math.atan2(matrix[1], matrix[0]))
    if not 0.5 < em < 2000 or abs(angle - 90 * round(angle / 90)) > ASKEW:
        return
    scale = next(iter(numbers(item.get("HScale"))), 1.0) or 1.0
    weight = next(iter(numbers(item.get("Weight"))), 400.0)
    bold = weight >= 600 or item.get("Font", "") in resources.heavy
    x = y = 0.0
    for code in item:
        if local(code) != "TextCode" or not code.text:
            continue
        x = next(iter(numbers(code.get("X"))), x)
        y = next(iter(numbers(code.get("Y"))), y)
        _code(code, (x, y, size * scale), matrix, (em, bold), marks.runs)


def _code(code: etree._Element, start: tuple[float, float, float], matrix: Matrix, style: tuple[float, bool], runs: list[Run]) -> None:
    """One text code as runs: a run ends where the text steps down or leaps ahead."""
    text = (code.text or "")[:MAX_CHARS]
    x, y, advance = start
    em, bold = style
    steps = _deltas(code.get("DeltaX"), len(text) - 1)
    falls = _deltas(code.get("DeltaY"), len(text) - 1) or [0.0] * (len(text) - 1)
    if len(text) > 1 and not steps:
        steps = [0.0] * (len(text) - 1) if any(falls) else [advance * width(ch) for ch in text[:-1]]
    chars, lefts, base, last = [text[0]], [_apply(matrix, x, y)[0]], _apply(matrix, x, y)[1], text[0]
    for ch, step, fall in zip(text[1:], steps, falls, strict=True):
        x, y = x + step, y + fall
        left, down = _apply(matrix, x, y)
        if abs(down - base) > 0.3 * em or not -0.3 * em < left - lefts[-1] < (width(last) + AHEAD) * em:
            runs.append(_run(chars, lefts, base, em, bold))
            chars, lefts, base = [], [], down
        chars.append(ch)
        lefts.append(left)
        last = ch
    runs.append(_run(chars, lefts, base, em, bold))


def _run(chars: list[str], lefts: list[float], base: float, em: float, bold: bool) -> Run:
    return Run("".join(chars), lefts[0], lefts[-1] + width(chars[-1]) * em, round(base, 1), round(em, 1), lefts, bold)


def width(ch: str) -> float:
    """A character's usual width in ems."""
    return 1.0 if ord(ch) > 0x2E7F or ch in "“”‘’…—" else 0.5


def _deltas(text: str | None, count: int) -> list[float]:
    """`count` steps of a DeltaX or DeltaY list (`g n v` stands for n times v); one that ends early goes on with its last."""
    steps: list[float] = []
    words = (text or "").split()
    at = 0
    while at < len(words) and len(steps) < count:
        if words[at] == "g" and at + 2 < len(words):
            times, value = numbers(words[at + 1]), numbers(words[at + 2])
            if times and value:
                steps.extend(value * min(max(0, int(times[0])), count - len(steps)))
            at += 3
        else:
            steps.extend(numbers(words[at]))
            at += 1
    if steps and len(steps) < count:
        steps.extend([steps[-1]] * (count - len(steps)))
    return steps[:count]


def _rulings(item: etree._Element, outer: Matrix) -> Iterator[Ruling]:
    """The axis-parallel lines of a path object: its strokes, or a fill so thin that it is a line."""
    matrix = _within(item, outer)
    filled = item.get("Fill") in ("true", "1") and item.get("Stroke") in ("false", "0")
    for child in item:
        if local(child) != "AbbreviatedData":
            continue
        for points in _subpaths(child.text or "", matrix):
            yield from rulings_of(points, stroked=not filled)


# How many numbers a path operator takes; the last two are where it ends.
OPERATORS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def _subpaths(data: str, matrix: Matrix) -> Iterator[list[Point]]:
    words = data.replace(",", " ").split()
    points: list[Point] = []
    at = 0
    while at < len(words):
        count = OPERATORS.get(words[at], 0)
        values = numbers(" ".join(words[at + 1 : at + 1 + count]))
        if words[at] in ("S", "M") and len(points) > 1:
            yield points
        if words[at] in ("S", "M"):
            points = []
        if words[at] == "C" and points:
            points.append(points[0])
        elif count and len(values) == count:
            points.append(_apply(matrix, values[-2], values[-1]))
        at += 1 + count
    if len(points) > 1:
        yield points
