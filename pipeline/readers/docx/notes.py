"""Footnotes and endnotes: text of the document, put at its end in the order in which they are referred to."""

from lxml import etree

from pipeline.readers.docx import tags
from pipeline.readers.docx.body import BodyReader
from pipeline.readers.docx.items import Item, Paragraph
from pipeline.readers.docx.values import number_of, value_of
from pipeline.readers.numerals import spell
from pipeline.readers.opc import Package

# kind of note → element, properties, Word's default number format
KINDS = {
    "footnotes": (tags.FOOTNOTE, tags.FOOTNOTE_PR, "decimal"),
    "endnotes": (tags.ENDNOTE, tags.ENDNOTE_PR, "lowerRoman"),
}


def read_notes(package: Package, document: etree._Element, body: BodyReader, references: list[tuple[str, str, str]]) -> list[Item]:
    """The paragraphs of the notes referred to as (kind, id, mark); each note's first is labelled by its number in brackets.

    The number is no part of the body's text: there it is a raised figure that would run into the words before it.
    """
    found: list[Item] = []
    for kind, (element, properties, form) in KINDS.items():
        wanted = [(note, mark) for of, note, mark in references if of == kind]
        root = package.related(kind) if wanted else None
        if root is None:
            continue
        notes = {note.get(tags.ID, ""): note for note in root.iterchildren(element)}
        form, number = _numbers(document, properties, form)
        for note, mark in wanted:
            if not mark:
                mark, number = spell(number, form), number + 1
            # Each note once, however often it is referred to.
            if (element_of_note := notes.pop(note, None)) is not None:
                found += _labelled(body, element_of_note, mark)
    return found


def _labelled(body: BodyReader, note: etree._Element, mark: str) -> list[Item]:
    items = body.apart(note)
    if items and isinstance(items[0], Paragraph):
        items[0].label = f"[{mark}]"
    return items


def _numbers(document: etree._Element, properties: str, form: str) -> tuple[str, int]:
    """The number format of the notes and their first number, as the first section says."""
    element = next(document.iter(properties), None)
    if element is None:
        return form, 1
    return value_of(element, tags.NUM_FMT) or form, number_of(value_of(element, tags.NUM_START), 1)
