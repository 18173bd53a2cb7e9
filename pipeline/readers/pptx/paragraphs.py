"""The paragraphs of a text body on a slide, with the numbers that PowerPoint prints before them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.readers.lines import LINE, split_lines
from pipeline.readers.numerals import spell

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LEVELS = 9
# Fields whose value is not the author's
FURNITURE_FIELDS = ("slidenum", "datetime")

# The name of a scheme (ST_TextAutonumberScheme) is a way of counting and the signs around the number: arabicPeriod → 1.
COUNTING = {
    "arabic": "decimal",
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
    "ea1Chs": "chineseCountingThousand",
    "ea1Cht": "taiwaneseCountingThousand",
    "ea1JpnKor": "japaneseCounting",
    "ea1JpnChsDb": "japaneseCounting",
    "arabicDb": "decimalFullWidth",
    "circleNumDb": "decimalEnclosedCircle",
    "circleNumWdWhite": "decimalEnclosedCircle",
}
SIGNS = {"ParenBoth": ("(", ")"), "ParenR": ("", ")"), "Period": ("", "."), "Plain": ("", ""), "Minus": ("", "-")}


@dataclass(frozen=True, slots=True)
class SlideParagraph:
    """One printed paragraph; `level` 1 for a slide's title, `size` in points where the slide itself states it."""

    text: str
    label: str | None = None
    level: int | None = None
    centered: bool = False
    bold: bool = False
    size: float | None = None

    @property
    def line(self) -> str:
        """Label and words."""
        return f"{self.label} {self.text}" if self.label else self.text


def read_paragraphs(body: etree._Element, *, title: bool) -> Iterator[SlideParagraph]:
    """The paragraphs of a text body in order; in a title typed line breaks only wrap."""
    counters: list[tuple[str, int]] = [("", 0)] * LEVELS
    for paragraph in body.iterchildren(f"{A}p"):
        properties = paragraph.find(f"{A}pPr")
        text = _words(paragraph)
        label = _label(properties, counters) if text.strip() else None
        sizes = [run.get("sz", "") for run in paragraph.iterfind(f"{A}r/{A}rPr")]
        bold = [run.get("b") for run in paragraph.iterfind(f"{A}r/{A}rPr")]
        first, *others = split_lines(text, title=title)
        for line in (first, *others):
            if line.strip():
                yield SlideParagraph(
                    line,
                    label if line is first else None,
                    1 if title else None,
                    properties is not None and properties.get("algn") == "ctr",
                    bool(bold) and all(value in ("1", "true") for value in bold),
                    int(sizes[0]) / 100 if sizes and sizes[0].isdecimal() and len(sizes[0]) < 7 else None,
                )


def _words(paragraph: etree._Element) -> str:
    pieces = []
    for child in paragraph:
        if child.tag == f"{A}br":
            pieces.append(LINE)
        elif child.tag == f"{A}r" or (child.tag == f"{A}fld" and not child.get("type", "").startswith(FURNITURE_FIELDS)):
            pieces += [t.text.replace("\n", " ").replace("\v", LINE) for t in child.iterchildren(f"{A}t") if t.text]
    return "".join(pieces)


def _label(properties: etree._Element | None, counters: list[tuple[str, int]]) -> str | None:
    """Count a paragraph and give its number; a paragraph without one, or of another scheme, ends the count of its level."""
    depth = "0" if properties is None else properties.get("lvl", "0")
    level = int(depth) if depth.isdecimal() and len(depth) < 3 and int(depth) < LEVELS else 0
    counters[level + 1 :] = [("", 0)] * (LEVELS - level - 1)
    numbering = None if properties is None else properties.find(f"{A}buAutoNum")
    if numbering is None:
        counters[level] = ("", 0)
        return None
    scheme, start = numbering.get("type", ""), numbering.get("startAt", "1")
    key = f"{scheme} {start}"
    begin = int(start) if start.isdecimal() and len(start) < 6 else 1
    number = counters[level][1] + 1 if counters[level][0] == key else begin
    counters[level] = (key, number)
    sign = next((name for name in SIGNS if scheme.endswith(name)), "Plain")
    before, after = SIGNS[sign]
    return before + spell(number, COUNTING.get(scheme.removesuffix(sign), "decimal")) + after
