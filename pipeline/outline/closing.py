"""Where a document's own text ends: the lines of signature, date and colophon at its close."""

from extractors.engine import Patterns
from schemas import Document

CLOSING = Patterns("closing", __file__)


def is_closing(line: str) -> bool:
    """The line is a date, or belongs to the colophon."""
    return bool(CLOSING.date.match(line) or CLOSING.colophon.match(line) or (len(line) < 30 and line.endswith("印发")))


def text_end(document: Document) -> int:
    """Where the closing lines begin; the end of the text without any."""
    end = len(document.text)
    for block in reversed(document.blocks):
        if block.kind != "para" or not is_closing(document.text[block.start : block.end]):
            break
        end = block.start
    return end
