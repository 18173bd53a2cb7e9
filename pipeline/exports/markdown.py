"""A Document as Markdown or plain text: what the reader saw, for people to check."""

import re

from schemas import Block, Document, Table

SPECIAL = re.compile(r"[\\`*_\[\]<~&|]")
OPENING = re.compile(r"(?=#|>|[-+]\s|---|===)")
DEEPEST = 6


def to_text(document: Document) -> str:
    """The text as the offsets of a Plan count it: a paragraph a line, a table row a line with tabs between its cells."""
    return document.text + "\n" if document.text else ""


def to_markdown(document: Document) -> str:
    """Markdown: fields as front matter, headings where the format gave levels, tables with pipes; the text itself unchanged.

    A merged cell's text stands in its first cell only, since Markdown has no spans.
    """
    pieces = [_front_matter(document)] if document.fields else []
    for block in document.blocks:
        if block.kind == "table" and block.table is not None:
            pieces.append(_table(document, document.tables[block.table]))
        else:
            pieces.append(_paragraph(document.text[block.start : block.end], block))
    return "\n\n".join(pieces) + "\n" if pieces else ""


def _front_matter(document: Document) -> str:
    return "\n".join(["---", *(f"{field.label}: {field.value}" for field in document.fields), "---"])


def _paragraph(text: str, block: Block) -> str:
    marks = "#" * min(block.level, DEEPEST) + " " if block.level else ""
    return marks + OPENING.sub(r"\\", _escaped(text), count=1) if OPENING.match(text) else marks + _escaped(text)


def _table(document: Document, table: Table) -> str:
    rows = [[""] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = _escaped(document.text[cell.start : cell.end])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * table.cols)
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", text)
