"""The printed words of a paragraph: runs, fields, revisions, breaks, symbols, and the frames anchored in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers.docx import tags
from pipeline.readers.docx.fields import Fields, is_dropped
from pipeline.readers.docx.styles import RunLook, Styles
from pipeline.readers.docx.symbols import PRIVATE, symbol, unprivate
from pipeline.readers.lines import LINE, PAGE

# Alternatives of these kinds are text boxes and groups of them, which we read; of any other kind we take the fallback.
UNDERSTOOD = frozenset(("wps", "wpg", "wpc", "wp14", "w14", "w15", "a14"))
PICTURES = frozenset((tags.DRAWING, tags.PICT, tags.OBJECT))
CONTROLS = {tags.TAB: "\t", tags.PTAB: "\t", tags.CR: LINE, tags.NO_BREAK_HYPHEN: "-"}


@dataclass(slots=True)
class Inline:
    """A paragraph's printed words (`LINE` and `PAGE` where it breaks), how many of them are bold or of which size, and its frames."""

    parts: list[str] = field(default_factory=list)
    sizes: dict[float | None, int] = field(default_factory=dict)
    bold: int = 0
    frames: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words in one string."""
        return "".join(self.parts)

    @property
    def size(self) -> float | None:
        """The size in points of most of the words."""
        return max(self.sizes, key=lambda size: self.sizes[size]) if self.sizes else None

    @property
    def is_bold(self) -> bool:
        """True where nearly all the words are bold."""
        return self.bold > 0 and self.bold * 10 >= 9 * sum(self.sizes.values())

    def before(self, other: "Inline") -> "Inline":
        """This paragraph's words and then the other's, as one."""
        sizes = dict(self.sizes)
        for size, count in other.sizes.items():
            sizes[size] = sizes.get(size, 0) + count
        return Inline(self.parts + other.parts, sizes, self.bold + other.bold, self.frames + other.frames)


class InlineReader:
    """Reads paragraphs in document order, as fields may run over several; `notes` collects the foot- and endnotes referred to."""

    def __init__(self, styles: Styles, body: etree._Element) -> None:
        self._styles = styles
        self._fields = Fields(body)
        self._look = self._inherited = RunLook()
        self._out = Inline()
        self.notes: list[tuple[str, str, str]] = []
        self.pictures = 0

    @property
    def in_contents(self) -> bool:
        """True inside a table of contents."""
        return self._fields.contents

    def read(self, paragraph: etree._Element, inherited: RunLook) -> Inline:
        """The printed words of one paragraph, whose runs inherit this look."""
        self._out = out = Inline()
        self._inherited = inherited
        self._content(paragraph)
        return out

    def _content(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == tags.R:
                self._run(child)
            elif tag in tags.WRAPPERS:
                self._content(child)
            elif tag == tags.SDT:
                self._tagged(child)
            elif tag == tags.FLD_SIMPLE:
                if not is_dropped(child.get(tags.INSTR, "")):
                    self._content(child)
            elif tag == tags.ALTERNATE:
                if (branch := chosen(child)) is not None:
                    self._content(branch)
            elif tag in (tags.MATH, tags.MATH_PARAGRAPH):
                self._look = self._inherited
                self._write(math_text(child))

    def _tagged(self, element: etree._Element) -> None:
        if is_placeholder(element):
            return
        for content in element.iterchildren(tags.SDT_CONTENT):
            self._content(content)

    def _run(self, run: etree._Element) -> None:
        self._look = self._inherited
        self._pieces(run)

    def _pieces(self, run: etree._Element) -> None:
        for child in run:
            tag = child.tag
            if tag == tags.T:
                text = child.text
                if text:
                    if PRIVATE.search(text):
                        text = unprivate(text, font_of(run))
                    self._write(text.replace("\n", " "))
            elif tag == tags.R_PR:
                # The first child of its run, so that it stands before every word of it.
                self._look = self._styles.run_look(child, self._inherited)
            elif tag in CONTROLS:
                self._write(CONTROLS[tag])
            elif tag == tags.BR:
                self._write(PAGE if child.get(tags.TYPE) in ("page", "column") else LINE)
            elif tag == tags.FLD_CHAR:
                self._field(child.get(tags.FLD_TYPE, ""))
            elif tag == tags.INSTR_TEXT:
                self._fields.instruct(child.text or "")
            elif tag in PICTURES:
                self.pictures += 1
                self._out.frames.extend(frames(child))
            elif tag == tags.SYM:
                self._write(symbol(child.get(tags.CHAR, ""), child.get(tags.FONT, "")))
            else:
                self._rare(child, run)

    def _rare(self, child: etree._Element, run: etree._Element) -> None:
        tag = child.tag
        if tag == tags.ALTERNATE:
            if (branch := chosen(child)) is not None:
                self._pieces(branch)
        elif tag == tags.RUBY:
            for base in child.iterchildren(tags.RUBY_BASE):
                self._content(base)
        elif tag in (tags.FOOTNOTE_REF, tags.ENDNOTE_REF) and not (self._look.hidden or self._fields.muted):
            kind = "footnotes" if tag == tags.FOOTNOTE_REF else "endnotes"
            mark = "".join(t.text or "" for t in run.iterchildren(tags.T)) if child.get(tags.CUSTOM_MARK) else ""
            self.notes.append((kind, child.get(tags.ID, ""), mark))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self._write(self._fields.end())

    def _write(self, text: str) -> None:
        if not text or self._fields.muted or self._look.hidden:
            return
        out, look = self._out, self._look
        out.parts.append(text)
        out.sizes[look.size] = out.sizes.get(look.size, 0) + len(text)
        if look.bold:
            out.bold += len(text)


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The branch of an mc:AlternateContent that is read: the first choice of a kind we understand, else the fallback."""
    for choice in alternate.iterchildren(tags.CHOICE):
        if set(choice.get("Requires", "").split()) <= UNDERSTOOD:
            return choice
    return alternate.find(tags.FALLBACK)


def frames(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes in a drawing, each once; those inside another box are left to that box."""
    for child in element:
        if child.tag == tags.TXBX:
            yield child
        elif child.tag == tags.ALTERNATE:
            if (branch := chosen(child)) is not None:
                yield from frames(branch)
        else:
            yield from frames(child)


def is_placeholder(element: etree._Element) -> bool:
    """True where a content control shows only its prompt (click here to enter text)."""
    return element.find(f"{tags.SDT_PR}/{tags.SHOWING_PLACEHOLDER}") is not None


def font_of(run: etree._Element) -> str:
    """The font that a run names for its symbols; "" where it names none."""
    fonts = run.find(f"{tags.R_PR}/{tags.FONTS}")
    return "" if fonts is None else fonts.get(tags.ASCII_FONT) or fonts.get(tags.HANSI_FONT) or ""


def math_text(element: etree._Element) -> str:
    """A formula on one line: its characters in order, a fraction as a/b."""
    if element.tag == tags.MATH_TEXT:
        return element.text or ""
    if element.tag == tags.MATH_FRACTION:
        above, below = element.find(tags.MATH_NUMERATOR), element.find(tags.MATH_DENOMINATOR)
        if above is not None and below is not None:
            return f"{math_text(above)}/{math_text(below)}"
    return "".join(math_text(child) for child in element)
