"""How a document is set: traditional characters and half-width punctuation are read as usually set, and plans given back as printed.

All offsets stay: the twin that is read has the same length, character by character.
"""

from pipeline.typeset.halfwidth import with_wide_marks
from pipeline.typeset.printed import as_printed
from pipeline.typeset.traditional import in_simplified
from schemas import Document

__all__ = ["as_printed", "usually_set"]


def usually_set(document: Document) -> Document:
    """The document in simplified characters and with full-width marks; itself where it is set so."""
    return with_wide_marks(in_simplified(document))
