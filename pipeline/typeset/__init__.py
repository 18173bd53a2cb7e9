"""How a document is set: traditional characters and half-width punctuation are read as usually set, and plans given back as printed.

All offsets stay: the twin that is read has the same length, character by character.
"""

from collections.abc import Callable
from dataclasses import replace

from pipeline.typeset.halfwidth import is_narrow, widen
from pipeline.typeset.printed import as_printed
from pipeline.typeset.traditional import is_traditional, simplify
from schemas import Document

__all__ = ["as_printed", "usually_set"]

# How a text can be set otherwise, and what makes it as usual, character by character; marks are told in simplified text.
OTHERWISE: tuple[tuple[Callable[[str], bool], Callable[[str], str]], ...] = ((is_traditional, simplify), (is_narrow, widen))


def usually_set(document: Document) -> Document:
    """The document in simplified characters and with full-width marks, all offsets as they were; itself where it is set so."""
    for is_odd, usual in OTHERWISE:
        if is_odd(document.text):
            fields = tuple(replace(one, label=usual(one.label), value=usual(one.value)) for one in document.fields)
            document = replace(document, text=usual(document.text), fields=fields)
    return document
