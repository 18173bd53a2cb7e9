"""Documents made of lines, for the tests of extractors."""

from extractors.engine import Ruler
from extractors.parts import classify
from pipeline.outline import build_outline
from pipeline.readers.builder import DocumentBuilder
from schemas import Document, Outline, Source

SOURCE = Source(name="made.txt", media_type="text/plain", sha256="0" * 64, bytes=1)


def document(text: str) -> Document:
    """A Document of one paragraph a line."""
    builder = DocumentBuilder()
    for line in text.strip("\n").split("\n"):
        builder.paragraph(line)
    return builder.build(SOURCE)


def outlined(text: str) -> tuple[Outline, Ruler]:
    """The outline and the ruler of a Document of one paragraph a line."""
    made = document(text)
    return build_outline(made), Ruler(made)


def parted(text: str) -> tuple[Outline, dict[str, str], Ruler]:
    """As `outlined`, with the roles of the sections."""
    outline, ruler = outlined(text)
    return outline, dict(classify(outline)), ruler
