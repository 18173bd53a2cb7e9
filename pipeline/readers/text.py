"""Plain text: decoded, line breaks of the page taken out, laid out as paragraphs."""

from pathlib import Path

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.decode import decode
from schemas import Document, Source


def read(path: Path, source: Source) -> Document:
    """The Document of a text file. ReadError (encoding) where it is no text."""
    builder = DocumentBuilder()
    for line in decode(path.read_bytes(), source.name).split("\n"):
        builder.paragraph(line)
    return builder.build(source)
