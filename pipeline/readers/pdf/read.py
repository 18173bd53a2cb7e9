"""A PDF file to a Document."""

from pathlib import Path
from typing import Any

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.layout import Sheet, compose, sheet_of
from pipeline.readers.pdf.bookmarks import bookmarks_of
from pipeline.readers.pdf.glyphs import direction_of, runs_of
from pipeline.readers.pdf.opening import opened
from pipeline.readers.pdf.paths import ruled
from pipeline.readers.pdf.scans import is_scan, recognised
from pipeline.readers.pdf.view import View
from pipeline.repair.labels import mend_labels
from schemas import Document, ReadError, Source

MAX_CHARACTERS = 5_000_000
# Programs that print web pages.
BROWSERS = ("Skia/PDF", "Mozilla", "Firefox", "wkhtmltopdf", "Chromium", "HeadlessChrome", "PrinceXML", "WebKit")
# Pages at either end whose runs are kept: an index table stands there.
ENDS = 2


def read(path: Path, source: Source) -> Document:
    """The Document of a PDF; scanned pages are read too where the extra `ocr` is installed, otherwise noted.

    ReadError: empty, encrypted, corrupt, too-large, no-text, missing-extra (all pages are scans, and the extra is missing).
    """
    with opened(path) as pdf:
        sheets, scans = _sheets(pdf, path.name)
        marks = bookmarks_of(pdf)
        producer = f"{pdf.get_metadata_value('Producer')} {pdf.get_metadata_value('Creator')}"
        builder = DocumentBuilder()
        _read_scans(pdf, sheets, scans, builder, path.name)
    compose(sheets, builder, marks=marks, web=any(name in producer for name in BROWSERS))
    if builder.offset == 0:
        raise ReadError(path.name, "no-text", "the pages hold no text", hint="check the file in a viewer; a picture needs a PDF of its own")
    document = builder.build(source.model_copy(update={"pages": len(sheets)}))
    return mend_labels(document, {index + 1 for index in scans}) if scans else document


def _sheets(pdf: Any, name: str) -> tuple[list[Sheet], list[int]]:
    """The sheets of all pages, and the indexes of those that are scans."""
    sheets, scans, total = [], [], 0
    for index in range(len(pdf)):
        page = pdf[index]
        textpage = page.get_textpage()
        try:
            left, bottom, right, top = page.get_bbox()
            view = View(left, bottom, right, top, direction_of(textpage))
            runs = runs_of(textpage, view)
            keep = index < ENDS or index >= len(pdf) - ENDS
            sheets.append(sheet_of(index + 1, (view.width, view.height), runs, ruled(page, view), keep=keep))
            count = sum(len(run.text) for run in runs)
            if is_scan(page, count):
                scans.append(index)
        finally:
            textpage.close()
            page.close()
        total += count
        if total > MAX_CHARACTERS:
            raise ReadError(name, "too-large", f"more than {MAX_CHARACTERS:,} characters", hint="split the file")
    return sheets, scans


def _read_scans(pdf: Any, sheets: list[Sheet], scans: list[int], builder: DocumentBuilder, name: str) -> None:
    """Put what the recogniser reads in the place of scanned pages; without it say which pages are missing."""
    if not scans:
        return
    from pipeline.readers import ocr

    if not ocr.available():
        if not any(sheet.lines or sheet.grids for sheet in sheets):
            raise ReadError(name, "missing-extra", "the pages are pictures without text", hint=ocr.EXTRA)
        pages = ", ".join(str(index + 1) for index in scans)
        builder.note("scan-skipped", f"pages that are pictures were not read: {pages} ({ocr.EXTRA} reads them)")
        return
    for index in scans:
        page = pdf[index]
        try:
            sheets[index] = recognised(page, index + 1)
        finally:
            page.close()
