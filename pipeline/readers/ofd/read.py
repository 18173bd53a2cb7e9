"""An OFD file to a Document."""

import re
from collections import Counter
from pathlib import Path

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.layout import Mark, Run, Sheet, compose, sheet_of
from pipeline.readers.ofd.documents import Body, PageFile, attachments_of, bodies_of, outline_of, pages_of
from pipeline.readers.ofd.objects import POINT, Marks, marks_of
from pipeline.readers.ofd.package import Package
from schemas import Document, ReadError, Source

DIGITS = re.compile(r"[\d\s]+")
# A template's text within this part of the page's height from its edges is furniture even if it stands there once.
MARGIN = 0.12


def read(path: Path, source: Source) -> Document:
    """The Document of an OFD file, all its documents one after the other as parts.

    ReadError: corrupt, encrypted, hostile, too-large, no-text.
    """
    builder = DocumentBuilder()
    count = pictures = 0
    with Package(path) as package:
        for part, body in enumerate(bodies_of(package)):
            builder.part = part
            pages = list(pages_of(package, body))
            sheets, seen = _sheets(body, pages, count)
            numbers = {page.id: count + i + 1 for i, page in enumerate(pages)}
            marks = [Mark(numbers[page], level, title) for page, level, title in outline_of(body) if page in numbers and title]
            compose(sheets, builder, marks=marks)
            count, pictures = count + len(pages), pictures + seen
            for name in attachments_of(package, body):
                builder.note("attachment", f"the file carries an attachment that was not read: {name}")
    if count == 0:
        raise ReadError(path.name, "corrupt", "the OFD has no pages", hint="fetch or export it again")
    if builder.offset == 0:
        reason = "the pages are pictures without text" if pictures else "the pages hold no text"
        raise ReadError(path.name, "no-text", reason, hint="print it to a PDF and read that with the extra `ocr`")
    return builder.build(source.model_copy(update={"pages": count}))


def _sheets(body: Body, pages: list[PageFile], before: int) -> tuple[list[Sheet], int]:
    """The sheets of a document's pages, numbered after the `before` pages of those before it; and how many pictures they hold."""
    used = Counter(template for page in pages for template in page.templates)
    repeated = Counter(key for page in pages for key in _template_keys(body, page))
    sheets, pictures = [], 0
    for i, page in enumerate(pages):
        x, y, width, height = page.box
        own = marks_of(page.root, body.resources, (x, y))
        size = (width * POINT, height * POINT)
        runs = own.runs + [
            run
            for template in page.templates
            if used[template] == 1
            for run in _template(body, page, template).runs
            if repeated[_key(run)] == 1 and MARGIN * size[1] < run.base < (1 - MARGIN) * size[1]
        ]
        sheets.append(sheet_of(before + i + 1, size, runs, own.rulings, keep=i == 0 or i >= len(pages) - 2))
        pictures += own.pictures
    return sheets, pictures


def _template(body: Body, page: PageFile, template: str) -> Marks:
    root = body.templates.get(template)
    return marks_of(root, body.resources, page.box[:2]) if root is not None else Marks()


def _template_keys(body: Body, page: PageFile) -> set[str]:
    return {_key(run) for template in page.templates for run in _template(body, page, template).runs}


def _key(run: Run) -> str:
    return DIGITS.sub("#", run.text)
