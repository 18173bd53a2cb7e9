"""Plain text: decoded, the page's line breaks and furniture taken out, flattened tables rebuilt."""

from pathlib import Path

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.decode import decode
from pipeline.repair import lay_out, split_lines
from schemas import Document, Source


def read(path: Path, source: Source) -> Document:
    """The Document of a text file. ReadError (encoding) where it is no text."""
    builder = DocumentBuilder()
    lay_out(split_lines(decode(path.read_bytes(), source.name)), builder)
    return builder.build(source)
