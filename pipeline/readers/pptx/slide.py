"""The shapes of one slide in reading order: placeholders, text boxes, groups, tables, SmartArt."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.readers.builder import GridCell
from pipeline.readers.opc import Package, PackURI
from pipeline.readers.pptx.paragraphs import A, SlideParagraph, read_paragraphs

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DATA_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"

TITLES = frozenset(("title", "ctrTitle"))
FURNITURE = frozenset(("dt", "ftr", "sldNum", "hdr", "sldImg"))
MAX_SPAN = 512


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A table of a slide."""

    cells: list[GridCell]
    header_rows: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something on the slide that is not read."""

    code: str


SlideItem = SlideParagraph | SlideTable | Notice


class SlideReader:
    """Reads one slide of a package."""

    def __init__(self, package: Package, uri: PackURI) -> None:
        self._package = package
        self._uri = uri
        self._root = package.root(uri)

    def items(self) -> Iterator[SlideItem]:
        """Paragraphs, tables and notices: the slide's title first unless a shape stands above it, the rest as the author stacked them."""
        if self._root.get("show") in ("0", "false"):
            yield Notice("hidden-slide")
            return
        for tree in self._root.iter(f"{P}spTree"):
            for shape in _title_first(list(_shapes(tree))):
                yield from self._read(shape)
            return

    def _read(self, shape: etree._Element) -> Iterator[SlideItem]:
        if shape.tag == f"{P}graphicFrame":
            yield from self._graphic(shape)
        else:
            for body in shape.iterchildren(f"{P}txBody"):
                yield from read_paragraphs(body, title=_role(shape) in TITLES)

    def _graphic(self, frame: etree._Element) -> Iterator[SlideItem]:
        for table in frame.iter(f"{A}tbl"):
            yield _table(table)
            return
        for diagram in frame.iter(f"{DGM}relIds"):
            yield from self._diagram(diagram.get(DATA_ID, ""))
        if any(data.get("uri") == CHART for data in frame.iter(f"{A}graphicData")):
            yield Notice("chart")

    def _diagram(self, identifier: str) -> Iterator[SlideItem]:
        """The words of SmartArt, in the order of its nodes."""
        uri = self._package.by_id(self._uri).get(identifier)
        if uri is None:
            return
        for point in self._package.root(uri).iter(f"{DGM}pt"):
            if point.get("type", "node") == "node":
                for body in point.iterchildren(f"{DGM}t"):
                    yield from read_paragraphs(body, title=False)


def _shapes(tree: etree._Element) -> Iterator[etree._Element]:
    """Shapes with words, groups opened, furniture and hidden shapes left out."""
    for child in tree:
        if child.tag == f"{P}grpSp":
            if not _hidden(child):
                yield from _shapes(child)
        elif child.tag == f"{MC}AlternateContent":
            branch = child.find(f"{MC}Choice")
            yield from _shapes(branch if branch is not None else child)
        elif child.tag in (f"{P}sp", f"{P}graphicFrame") and not _hidden(child) and _role(child) not in FURNITURE:
            yield child


def _hidden(shape: etree._Element) -> bool:
    return any(properties.get("hidden") in ("1", "true") for properties in shape.iterfind(f"*/{P}cNvPr"))


def _role(shape: etree._Element) -> str | None:
    """The placeholder type of a shape; None where it is no placeholder."""
    placeholder = shape.find(f"*/{P}nvPr/{P}ph")
    return None if placeholder is None else placeholder.get("type", "obj")


def _title_first(shapes: list[etree._Element]) -> list[etree._Element]:
    title = next((shape for shape in shapes if _role(shape) in TITLES), None)
    if title is None or title is shapes[0]:
        return shapes
    tops = [top for shape in shapes[: shapes.index(title)] if (top := _top(shape)) is not None]
    own = _top(title)
    if own is not None and tops and min(tops) < own:
        return shapes
    return [title, *(shape for shape in shapes if shape is not title)]


def _top(shape: etree._Element) -> int | None:
    """The upper edge that the shape itself states; None where its layout decides."""
    for place in shape.iter(f"{A}off"):
        try:
            return int(place.get("y", ""))
        except ValueError:
            return None
    return None


def _table(table: etree._Element) -> SlideTable:
    cells = []
    for row, line in enumerate(table.iterchildren(f"{A}tr")):
        for col, cell in enumerate(line.iterchildren(f"{A}tc")):
            if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
                continue
            words = [p.line for body in cell.iterchildren(f"{A}txBody") for p in read_paragraphs(body, title=False)]
            cells.append(GridCell(row, col, words, _span(cell, "rowSpan"), _span(cell, "gridSpan")))
    properties = table.find(f"{A}tblPr")
    head = properties is None or properties.get("firstRow") in ("1", "true", None)
    return SlideTable(cells, 1 if head else 0)


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1")
    return min(max(int(text), 1), MAX_SPAN) if text.isdecimal() and len(text) < 6 else 1
