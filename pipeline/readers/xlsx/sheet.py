"""One sheet as cells with the words that Excel shows in them: hidden rows and columns left out, merged areas known."""

import re
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers.opc import Package, PackURI
from pipeline.readers.xlsx.display import BUILT_IN, show
from schemas import ReadError

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROW, CELL, COLUMN, MERGE, VALUE, INLINE, TEXT, RUN = (S + n for n in ("row", "c", "col", "mergeCell", "v", "is", "t", "r"))
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
TRUE = ("1", "true")

# Excel's own limits, and ours for the cells of one file that hold anything
MAX_ROW, MAX_COLUMN, MAX_CELLS = 1_048_576, 16_384, 1_000_000


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area, rows and columns from 0, half-open."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """The words of a sheet by (row, column) from 0, its merged areas, and whether rows or columns are hidden."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden: bool = False


class SheetReader:
    """Reads the sheets of a workbook with its shared words and number formats."""

    def __init__(self, package: Package, *, since_1904: bool) -> None:
        self._package = package
        self._since_1904 = since_1904
        self._words = self._shared()
        self._codes = self._formats()
        self._count = 0

    def read(self, name: str, uri: PackURI) -> Sheet:
        """The sheet in one part. ReadError too-large beyond `MAX_CELLS` in all sheets together."""
        sheet, hidden_columns, row = Sheet(name), list[tuple[int, int]](), -1
        for element in self._package.stream(uri, ROW, COLUMN, MERGE):
            if element.tag == COLUMN and element.get("hidden") in TRUE:
                hidden_columns.append((_number(element, "min") - 1, _number(element, "max")))
            elif element.tag == MERGE:
                if (area := _area(element.get("ref", ""))) is not None:
                    sheet.areas.append(area)
            elif element.tag == ROW:
                row = _number(element, "r") - 1 if element.get("r") else row + 1
                if element.get("hidden") in TRUE:
                    sheet.hidden = True
                else:
                    self._row(sheet, element, row)
        if hidden_columns:
            before = len(sheet.cells)
            sheet.cells = {p: t for p, t in sheet.cells.items() if not any(a <= p[1] < b for a, b in hidden_columns)}
            sheet.hidden |= len(sheet.cells) < before
        return sheet

    def _row(self, sheet: Sheet, element: etree._Element, row: int) -> None:
        col = -1
        for cell in element.iterchildren(CELL):
            place = _place(cell.get("r", ""))
            col = place[1] if place else col + 1
            if 0 <= row < MAX_ROW and col < MAX_COLUMN and (text := self._text(cell).strip()):
                sheet.cells[row, col] = text
                self._count += 1
        if self._count > MAX_CELLS:
            raise ReadError(self._package.name, "too-large", f"more than {MAX_CELLS} cells with words", hint="split the workbook")

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(_string(child) for child in cell.iterchildren(INLINE))
        value = next(cell.iterchildren(VALUE), None)
        raw = "" if value is None else value.text or ""
        if kind == "s":
            return self._words[int(raw)] if raw.isdecimal() and len(raw) < 9 and int(raw) < len(self._words) else ""
        if kind == "b":
            return "TRUE" if raw == "1" else "FALSE"
        if kind == "n" and raw:
            style = cell.get("s", "0")
            code = self._codes[int(style)] if style.isdecimal() and len(style) < 9 and int(style) < len(self._codes) else "General"
            return show(raw, code, since_1904=self._since_1904)
        return raw

    def _shared(self) -> list[str]:
        found = self._package.targets(self._package.main, "sharedStrings")
        if not found or found[0] not in self._package:
            return []
        return [_string(item) for item in self._package.stream(found[0], f"{S}si")]

    def _formats(self) -> list[str]:
        """The number format of each cell style."""
        root = self._package.related("styles")
        if root is None:
            return []
        codes = {f.get("numFmtId", ""): f.get("formatCode", "") for f in root.iter(f"{S}numFmt")}
        styles = [style.get("numFmtId", "0") for styles in root.iterchildren(f"{S}cellXfs") for style in styles.iterchildren(f"{S}xf")]
        return [codes.get(i) or BUILT_IN.get(int(i) if i.isdecimal() and len(i) < 9 else 0, "General") for i in styles]


def _string(item: etree._Element) -> str:
    """The words of a string, its runs joined; readings (furigana) left out."""
    return "".join(t.text or "" for child in item for t in ((child,) if child.tag == TEXT else child.iterchildren(TEXT)) if _printed(child))


def _printed(child: etree._Element) -> bool:
    return child.tag in (TEXT, RUN)


def _place(reference: str) -> tuple[int, int] | None:
    match = REFERENCE.fullmatch(reference)
    if match is None:
        return None
    col = 0
    for letter in match[1]:
        col = col * 26 + ord(letter) - 64
    return int(match[2]) - 1, col - 1


def _area(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    a, b = _place(first), _place(last or first)
    if a is None or b is None:
        return None
    return Area(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]) + 1, max(a[1], b[1]) + 1)


def _number(element: etree._Element, name: str) -> int:
    text = element.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 9 else 0
