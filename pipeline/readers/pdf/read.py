"""A PDF file to a Document."""

from pathlib import Path
from typing import Any

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.layout import Sheet, compose, sheet_of
from pipeline.readers.pdf.bookmarks import bookmarks_of
from pipeline.readers.pdf.glyphs import direction_of, runs_of
from pipeline.readers.pdf.opening import opened
from pipeline.readers.pdf.paths import rulings_of
from pipeline.readers.pdf.view import View
from schemas import Document, ReadError, Source

# Programs that print web pages.
BROWSERS = ("Skia/PDF", "Mozilla", "Firefox", "wkhtmltopdf", "Chromium", "HeadlessChrome", "Qt 4.8", "Qt 5", "PrinceXML", "WebKit")


def read(path: Path, source: Source) -> Document:
    """The Document of a PDF. ReadError: empty, encrypted, corrupt, too-large, no-text, missing-extra."""
    builder = DocumentBuilder()
    with opened(path) as pdf:
        sheets = [_sheet(pdf, i) for i in range(len(pdf))]
        marks = bookmarks_of(pdf)
        producer = f"{pdf.get_metadata_value('Producer')} {pdf.get_metadata_value('Creator')}"
    if not any(sheet.lines or sheet.grids for sheet in sheets):
        raise ReadError(path.name, "missing-extra", "the pages are pictures without text", hint='pip install "planledger[ocr]"')
    compose(sheets, builder, marks=marks, web=any(name in producer for name in BROWSERS))
    return builder.build(source.model_copy(update={"pages": len(sheets)}))


def _sheet(pdf: Any, index: int) -> Sheet:
    page = pdf[index]
    textpage = page.get_textpage()
    try:
        view = View(*page.get_bbox(), direction_of(textpage))
        return sheet_of(
            index + 1, (view.width, view.height), runs_of(textpage, view), rulings_of(page, view), keep=index < 1 or index >= len(pdf) - 2
        )
    finally:
        textpage.close()
        page.close()
