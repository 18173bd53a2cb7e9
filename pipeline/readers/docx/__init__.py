"""DOCX to Document: body order, Word's own list labels, tables with their spans, the accepted view of revisions."""

from pathlib import Path

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.docx import tags
from pipeline.readers.docx.body import BodyReader
from pipeline.readers.docx.furniture import without_site_bars, without_typed_contents
from pipeline.readers.docx.inline import InlineReader
from pipeline.readers.docx.items import Grid, Item
from pipeline.readers.docx.notes import read_notes
from pipeline.readers.docx.numbering import Numbering
from pipeline.readers.docx.styles import Styles, without_table_styles
from pipeline.readers.opc import Package
from schemas import Document, ReadError, Source

__all__ = ["read"]

# Tables of more places than this, all together, are no document.
MAX_PLACES = 3_000_000


def read(path: Path, source: Source) -> Document:
    """The Document of a DOCX file: the text as Word prints it with all revisions accepted and hidden text left out.

    List labels are computed from numbering.xml and stand in `Block.label`; headers, footers, comments and tables of contents are no text;
    foot- and endnotes follow at the end, labelled by their numbers in brackets. A table of one column is a box of paragraphs.
    ReadError: corrupt, encrypted, hostile, too-large, no-text.
    """
    with Package(path) as package:
        items, unread, pictures = _items(package)
    builder = DocumentBuilder()
    items, fields = without_site_bars(without_typed_contents(items))
    if sum(item.places for item in items if isinstance(item, Grid)) > MAX_PLACES:
        raise ReadError(path.name, "too-large", f"tables of more than {MAX_PLACES} places", hint="split the document")
    for item in items:
        _emit(builder, item)
    for label, value in fields:
        builder.field(label, value)
    for code in unread:
        builder.note(code, "the file embeds another document here, which is not read: save it anew with Word")
    if not builder.offset:
        reason = "the document holds only pictures, no text" if pictures else "the document holds no text"
        raise ReadError(path.name, "no-text", reason, hint="print it to PDF and read that with the extra `ocr`" if pictures else "")
    return builder.build(source)


def _items(package: Package) -> tuple[list[Item], list[str], int]:
    """The document's items with its notes last, what was not read, and how many pictures there are."""
    root = package.root(package.main)
    body = root.find(tags.BODY)
    if body is None:
        raise ReadError(package.name, "corrupt", "the document part has no body", hint="save it anew as .docx")
    styles = Styles(package.related("styles", lean=without_table_styles))
    inline = InlineReader(styles, body)
    reader = BodyReader(styles, Numbering(package.related("numbering"), styles.list_of), inline)
    items = reader.read(body)
    return items + read_notes(package, root, reader, inline.notes), reader.unread, inline.pictures


def _emit(builder: DocumentBuilder, item: Item) -> None:
    if not isinstance(item, Grid):
        builder.paragraph(
            item.text, label=item.label, level=item.level, centered=item.centered, bold=item.bold, size=item.size, box=item.box
        )
        return
    builder.table(item.cells, header_rows=item.header_rows, box=item.box)
