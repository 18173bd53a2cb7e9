"""A PDF file to a Document."""

from pathlib import Path
from typing import Any

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.layout import Sheet, compose, sheet_of
from pipeline.readers.pdf.glyphs import runs_of
from pipeline.readers.pdf.opening import opened
from pipeline.readers.pdf.paths import rulings_of
from schemas import Document, ReadError, Source


def read(path: Path, source: Source) -> Document:
    """The Document of a PDF. ReadError: empty, encrypted, corrupt, too-large, no-text."""
    builder = DocumentBuilder()
    with opened(path) as pdf:
        sheets = [_sheet(pdf, i) for i in range(len(pdf))]
    if not any(sheet.lines or sheet.grids for sheet in sheets):
        raise ReadError(path.name, "missing-extra", "the pages are pictures without text", hint='pip install "planledger[ocr]"')
    compose(sheets, builder)
    return builder.build(source.model_copy(update={"pages": len(sheets)}))


def _sheet(pdf: Any, index: int) -> Sheet:
    page = pdf[index]
    textpage = page.get_textpage()
    try:
        width, height = page.get_size()
        return sheet_of(index + 1, (width, height), runs_of(textpage, height), rulings_of(page, height))
    finally:
        textpage.close()
        page.close()
