"""The walk through a document's blocks in reading order: paragraphs with their labels, tables, boxes, text boxes."""

from functools import cached_property
from itertools import islice

from lxml import etree

from pipeline.readers.clean import tidy
from pipeline.readers.docx import tags
from pipeline.readers.docx.furniture import is_contents_title
from pipeline.readers.docx.inline import Inline, InlineReader, chosen, is_placeholder
from pipeline.readers.docx.items import Grid, Item, Paragraph
from pipeline.readers.docx.numbering import Numbering
from pipeline.readers.docx.styles import SILENT, ParagraphLook, Stated, Styles, stated
from pipeline.readers.docx.tables import Row, columns, grid, header_rows, read_rows
from pipeline.readers.docx.values import switched
from pipeline.readers.lines import split_lines

# A one-column table that holds this many paragraphs and this share of them all frames the page, not a box.
PAGE_FRAME = (40, 0.4)


class BodyReader:
    """Reads blocks into `items`; to be used once a document, in document order, as lists count and fields run through it."""

    def __init__(self, styles: Styles, numbering: Numbering, inline: InlineReader) -> None:
        self._styles = styles
        self._numbering = numbering
        self._inline = inline
        self._boxes = 0
        self._box: int | None = None
        self._body: etree._Element | None = None
        # What a paragraph without a mark of its own (deleted, hidden, a drop cap) hands on to the next one.
        self._carry: tuple[Inline, ParagraphLook | None, str | None] | None = None
        self.items: list[Item] = []
        self.unread: list[str] = []

    def read(self, body: etree._Element) -> list[Item]:
        """All the items of a document body."""
        self._body = body
        return self.apart(body)

    def apart(self, parent: etree._Element) -> list[Item]:
        """The items of something that stands apart from what was read before: a body, a cell, a note."""
        outer, self.items = self.items, []
        self.blocks(parent)
        self._flush()
        found, self.items = self.items, outer
        return found

    def blocks(self, parent: etree._Element) -> None:
        """Read the blocks of a body, cell, text box or note."""
        for child in parent:
            tag = child.tag
            if tag == tags.P:
                self._paragraph(child)
            elif tag == tags.TBL:
                self._flush()
                self._table(child)
            elif tag == tags.SDT:
                self._tagged(child)
            elif tag in tags.WRAPPERS:
                self.blocks(child)
            elif tag == tags.ALTERNATE:
                if (branch := chosen(child)) is not None:
                    self.blocks(branch)
            elif tag == tags.ALT_CHUNK:
                self.unread.append("altchunk")

    def _tagged(self, element: etree._Element) -> None:
        """A content control: a table of contents is no text, a prompt neither."""
        gallery = next((g.get(tags.VAL, "") for g in element.iter(tags.DOC_PART_GALLERY)), "")
        if gallery == "Table of Contents":
            self._drop_contents_title()
        elif not is_placeholder(element):
            for content in element.iterchildren(tags.SDT_CONTENT):
                self.blocks(content)

    def _paragraph(self, element: etree._Element) -> None:
        # The properties are always the first child.
        first = element[0] if len(element) else None
        own = stated(first) if first is not None and first.tag == tags.P_PR else SILENT
        look = own.over(self._styles.paragraph_look(own.style))
        inline = self._inline.read(element, look.run)
        if look.contents or (self._inline.in_contents and not inline.parts):
            self._drop_contents_title()
            return
        mark = _lost_mark(own, look)
        if mark == "deleted":
            self._hand_on(inline, None, None)
            return
        label = None if mark == "hidden" and not inline.parts else self._label(own, look)
        if mark:
            self._hand_on(inline, look, label)
            return
        if self._carry is not None:
            carried, earlier, earlier_label = self._carry
            inline, look, label = carried.before(inline), earlier or look, earlier_label or label
            self._carry = None
        self._add(inline, look, label)

    def _hand_on(self, inline: Inline, look: ParagraphLook | None, label: str | None) -> None:
        if self._carry is None:
            self._carry = (inline, look, label)
        else:
            carried, first, first_label = self._carry
            self._carry = (carried.before(inline), first or look, first_label or label)

    def _flush(self) -> None:
        """What no paragraph followed stands alone."""
        if self._carry is not None:
            inline, look, label = self._carry
            self._carry = None
            self._add(inline, look or self._styles.paragraph_look(None), label)

    def _add(self, inline: Inline, look: ParagraphLook, label: str | None) -> None:
        centered = look.centered
        size = inline.size
        first, *others = split_lines(inline.text, title=centered or look.level is not None)
        # An empty paragraph without a label is no text, nor is one whose only words are blanks.
        if label or tidy(first):
            self.items.append(Paragraph(first, label, look.level, centered, inline.is_bold, size, self._box))
        for line in others:
            self.items.append(Paragraph(line, None, None, centered, inline.is_bold, size, self._box))
        for frame in inline.frames:
            self._frame(frame)

    def _frame(self, frame: etree._Element) -> None:
        """A text box: of several paragraphs it is a box of its own, of one it is a piece of the page."""
        if sum(1 for _ in frame.iter(tags.P)) > 1 and self._box is None:
            self._boxed(frame)
        else:
            self.blocks(frame)

    def _boxed(self, *parents: etree._Element) -> None:
        outer, self._box = self._box, self._boxes
        self._boxes += 1
        for parent in parents:
            self.blocks(parent)
        self._flush()
        self._box = outer

    def _label(self, own: Stated, look: ParagraphLook) -> str | None:
        if look.number is None or look.number == "0":
            return None
        level = own.list_level
        if level is None:
            level = self._numbering.level_of(look.number, look.chain)
        label = self._numbering.label(look.number, level)
        return (tidy(label) or None) if label else None

    def _table(self, table: etree._Element) -> None:
        rows = read_rows(table)
        if not rows:
            return
        if columns(rows) == 1:
            self._one_column(rows)
            return
        cells = grid(rows, self._cell_lines)
        self.items.append(Grid(cells, header_rows(rows, cells), self._box))

    def _one_column(self, rows: list[Row]) -> None:
        """A table of one column is a box around paragraphs, unless it frames the whole page."""
        cells = [cell.element for row in rows for cell in row.cells if not cell.continues]
        if self._box is not None or self._frames_page(cells):
            for cell in cells:
                self.blocks(cell)
                self._flush()
        else:
            for group in _by_box(cells):
                self._boxed(*group)

    def _frames_page(self, cells: list[etree._Element]) -> bool:
        count = sum(1 for cell in cells for _ in cell.iter(tags.P))
        return count > PAGE_FRAME[0] and count > PAGE_FRAME[1] * self._paragraphs

    @cached_property
    def _paragraphs(self) -> int:
        """How many paragraphs the body holds, boxes and tables included."""
        return 0 if self._body is None else sum(1 for _ in self._body.iter(tags.P))

    def _cell_lines(self, cell: etree._Element) -> list[str]:
        """The paragraphs of a cell, each on one line, label first; a table inside it gives a line a row."""
        return [line for item in self.apart(cell) for line in _lines(item)]

    def _drop_contents_title(self) -> None:
        """The title of a table of contents goes with it."""
        while self.items and isinstance(last := self.items[-1], Paragraph) and is_contents_title(last.text):
            self.items.pop()


def _by_box(cells: list[etree._Element]) -> list[list[etree._Element]]:
    """The cells of one column parted where a cell opens with 专栏: a frame around several boxes is several boxes."""
    groups: list[list[etree._Element]] = []
    for cell in cells:
        opening = "".join(islice((t.text or "" for t in cell.iter(tags.T)), 3)).strip()
        if not groups or opening.startswith("专栏"):
            groups.append([])
        groups[-1].append(cell)
    return groups


def _lines(item: Item) -> list[str]:
    if isinstance(item, Paragraph):
        return [item.line]
    rows: dict[int, list[str]] = {}
    for cell in item.cells:
        rows.setdefault(cell.row, []).append(" ".join(cell.paragraphs))
    return [" ".join(filter(None, rows[row])) for row in sorted(rows)]


def _lost_mark(own: Stated, look: ParagraphLook) -> str | None:
    """Why a paragraph runs on into the next: its mark is deleted (or moved away), hidden, or it is a drop cap; else None."""
    if own.drop_cap:
        return "drop-cap"
    hidden = look.run.hidden
    for child in () if own.mark is None else own.mark:
        tag = child.tag
        if tag == tags.DEL or tag == tags.MOVE_FROM:
            return "deleted"
        if tag == tags.VANISH:
            hidden = switched(child)
    return "hidden" if hidden else None
