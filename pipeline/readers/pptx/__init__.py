"""PPTX to Document: slide by slide, titles first, bullets with their automatic numbers, tables; `page` is the number of the slide."""

from pathlib import Path

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.opc import Package, PackURI
from pipeline.readers.pptx.slide import Notice, SlideReader, SlideTable
from schemas import Document, ReadError, Source

__all__ = ["read"]

MAX_SLIDES = 5_000
NOTICES = {
    "chart": "a chart stands here, whose numbers are not read",
    "hidden-slide": "a hidden slide was left out",
}
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SLIDE_ID = "{http://schemas.openxmlformats.org/presentationml/2006/main}sldId"


def read(path: Path, source: Source) -> Document:
    """The Document of a PPTX file; speaker's notes, slide numbers, footers, dates and hidden slides are no text.

    A slide's title has level 1. ReadError: corrupt, encrypted, hostile, too-large, no-text.
    """
    builder = DocumentBuilder()
    with Package(path) as package:
        slides = _slides(package)
        if len(slides) > MAX_SLIDES:
            raise ReadError(path.name, "too-large", f"{len(slides)} slides, the limit is {MAX_SLIDES}", hint="split the file")
        for number, uri in enumerate(slides, 1):
            _emit(builder, SlideReader(package, uri), number)
    if not builder.offset:
        reason, hint = "the slides hold no text", "print them to PDF and read that with the extra `ocr`"
        raise ReadError(path.name, "no-text", reason, hint=hint)
    return builder.build(source.model_copy(update={"pages": len(slides)}))


def _slides(package: Package) -> list[PackURI]:
    """The slides in the order of the show."""
    parts = package.by_id(package.main)
    names = [slide.get(RELATION_ID, "") for slide in package.root(package.main).iter(SLIDE_ID)]
    return [parts[name] for name in names if name in parts]


def _emit(builder: DocumentBuilder, slide: SlideReader, page: int) -> None:
    for item in slide.items():
        if isinstance(item, Notice):
            builder.note(item.code, f"slide {page}: {NOTICES[item.code]}")
        elif isinstance(item, SlideTable):
            builder.table(item.cells, page=page, header_rows=item.header_rows)
        else:
            builder.paragraph(
                item.text, page=page, label=item.label, level=item.level, centered=item.centered, bold=item.bold, size=item.size
            )
