"""XLSX to Document: each sheet a table with its titles and notes as paragraphs, numbers as Excel shows them."""

import re
from pathlib import Path

from lxml import etree

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.opc import Package
from pipeline.readers.xlsx.regions import Line, SheetTable, regions
from pipeline.readers.xlsx.sheet import TRUE, S, Sheet, SheetReader
from schemas import Document, ReadError, Source

__all__ = ["read"]

RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Names that Excel and WPS give themselves
UNNAMED = re.compile(r"(?:sheet|table|工作表|表)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)
# Tables of more places than this, all sheets together, are no document.
MAX_PLACES = 3_000_000


def read(path: Path, source: Source) -> Document:
    """The Document of an XLSX file, sheet by sheet; hidden sheets, rows and columns are left out and noted.

    The name of a sheet is a title where it says something and the sheet has no title of its own.
    ReadError: corrupt, encrypted, hostile, too-large, no-text.
    """
    builder = DocumentBuilder()
    with Package(path) as package:
        workbook = package.root(package.main)
        since_1904 = any(p.get("date1904") in TRUE for p in workbook.iter(f"{S}workbookPr"))
        reader, parts = SheetReader(package, since_1904=since_1904), package.by_id(package.main)
        places = 0
        for entry in workbook.iter(f"{S}sheet"):
            part = parts.get(entry.get(RELATION_ID, ""))
            if _is_shown(builder, entry) and part is not None and "/worksheets/" in part:
                places += _emit(builder, reader.read(entry.get("name", ""), part))
            if places > MAX_PLACES:
                raise ReadError(path.name, "too-large", f"tables of more than {MAX_PLACES} places", hint="split the workbook")
    if not builder.offset:
        raise ReadError(path.name, "no-text", "the sheets hold no words or numbers")
    return builder.build(source)


def _is_shown(builder: DocumentBuilder, entry: etree._Element) -> bool:
    shown = entry.get("state", "visible") == "visible"
    if not shown:
        builder.note("hidden-sheet", f"the hidden sheet {entry.get('name', '')} was left out")
    return shown


def _emit(builder: DocumentBuilder, sheet: Sheet) -> int:
    """Lay one sheet out; how many places its tables have, and nothing laid out where that is too much."""
    items = list(regions(sheet))
    places = sum(_places(item) for item in items if isinstance(item, SheetTable))
    if places > MAX_PLACES:
        return places
    if sheet.hidden:
        builder.note("hidden-cells", f"hidden rows or columns of sheet {sheet.name} were left out")
    if items and isinstance(items[0], SheetTable) and not UNNAMED.fullmatch(sheet.name.strip()):
        builder.paragraph(sheet.name, level=1)
    for item in items:
        if isinstance(item, Line):
            for line in item.text.split("\n"):
                builder.paragraph(line, centered=item.wide)
        else:
            builder.table(item.cells, header_rows=item.header_rows)
    return places


def _places(table: SheetTable) -> int:
    return max(c.row + c.rowspan for c in table.cells) * max(c.col + c.colspan for c in table.cells)
