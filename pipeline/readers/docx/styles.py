"""What styles say about paragraphs and runs, with everything inherited along `w:basedOn` worked out once."""

import re
from typing import NamedTuple

from lxml import etree

from pipeline.readers.docx import tags
from pipeline.readers.docx.values import number_of, switched, value_of

BUILT_IN_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
CONTENTS_ENTRY = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)

LOOKS = frozenset((tags.SIZE, tags.BOLD, tags.VANISH, tags.R_STYLE))
STATEMENTS = frozenset((tags.P_STYLE, tags.JC, tags.R_PR, tags.NUM_PR, tags.OUTLINE, tags.FRAME))
MAX_ANCESTRY = 100
STYLE_END, TABLE_STYLE = b"</w:style>", b'<w:style w:type="table"'


class RunLook(NamedTuple):
    """How a run is printed; `size` in points."""

    hidden: bool = False
    bold: bool = False
    size: float | None = None


class ParagraphLook(NamedTuple):
    """How a paragraph stands: outline level from 1, centred or not, number of its list, and what its runs inherit.

    `chain` names the style and those it is based on, nearest first, each with the list level it states.
    """

    level: int | None = None
    centered: bool = False
    number: str | None = None
    chain: tuple[tuple[str, int | None], ...] = ()
    contents: bool = False
    run: RunLook = RunLook()


class Stated(NamedTuple):
    """What a paragraph's own properties say; None where they are silent (`level` 0 for body text).

    `mark` are the run properties of the paragraph's mark.
    """

    style: str | None = None
    level: int | None = None
    centered: bool | None = None
    number: str | None = None
    list_level: int | None = None
    drop_cap: bool = False
    mark: etree._Element | None = None

    def over(self, look: ParagraphLook) -> ParagraphLook:
        """The look with what is stated put over what the style gives."""
        level = look.level if self.level is None else self.level or None
        centered = look.centered if self.centered is None else self.centered
        number = self.number or look.number
        if level == look.level and centered == look.centered and number == look.number:
            return look
        return look._replace(level=level, centered=centered, number=number)


SILENT = Stated()


def without_table_styles(part: bytes) -> bytes:
    """The styles part less its table styles, which say nothing about words and are the bulk of what Word writes."""
    first, *others = part.split(STYLE_END)
    return STYLE_END.join([first, *(style for style in others if TABLE_STYLE not in style[:120])])


class Styles:
    """The styles part; a document without one has only plain looks."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, ParagraphLook] = {}
        self._runs: dict[tuple[str, RunLook], RunLook] = {}
        self._default = ""
        self._base = RunLook()
        for style in () if root is None else root.iterchildren(tags.STYLE):
            identifier = style.get(tags.STYLE_ID, "")
            self._elements[identifier] = style
            if style.get(tags.TYPE) == "paragraph" and style.get(tags.DEFAULT) in ("1", "true", "on"):
                self._default = identifier
        defaults = None if root is None else root.find(f"{tags.DOC_DEFAULTS}/{tags.R_PR_DEFAULT}/{tags.R_PR}")
        if defaults is not None:
            self._base = self.run_look(defaults, RunLook())

    def paragraph_look(self, identifier: str | None) -> ParagraphLook:
        """The look of a paragraph style; of the default style where there is none of this name."""
        name = identifier if identifier in self._elements else self._default
        if name not in self._looks:
            self._looks[name] = self._inherited(name)
        return self._looks[name]

    def list_of(self, identifier: str) -> str | None:
        """The numId that a numbering style names."""
        style = self._elements.get(identifier)
        properties = None if style is None else style.find(f"{tags.P_PR}/{tags.NUM_PR}")
        return None if properties is None else value_of(properties, tags.NUM_ID)

    def run_look(self, properties: etree._Element, inherited: RunLook) -> RunLook:
        """The look that run properties give over what is inherited."""
        hidden, bold, size = inherited.hidden, inherited.bold, inherited.size
        for child in properties:
            tag = child.tag
            if tag not in LOOKS:
                continue
            if tag == tags.SIZE:
                size = number_of(child.get(tags.VAL), 0) / 2 or size
            elif tag == tags.BOLD:
                bold = switched(child)
            elif tag == tags.VANISH:
                hidden = switched(child)
            elif tag == tags.R_STYLE:
                # The style stands first among the properties, so that what follows still overrules it.
                styled = self._character_look(child.get(tags.VAL, ""), inherited)
                hidden, bold, size = styled.hidden, styled.bold, styled.size
        return RunLook(hidden, bold, size)

    def _character_look(self, identifier: str, inherited: RunLook) -> RunLook:
        key = (identifier, inherited)
        if key not in self._runs:
            look = inherited
            for style in reversed(self._ancestry(identifier)):
                if (properties := style.find(tags.R_PR)) is not None:
                    look = self.run_look(properties, look)
            self._runs[key] = look
        return self._runs[key]

    def _ancestry(self, identifier: str) -> list[etree._Element]:
        """The style and those it is based on, nearest first; a circle is cut."""
        found: list[etree._Element] = []
        while (style := self._elements.get(identifier)) is not None and style not in found and len(found) < MAX_ANCESTRY:
            found.append(style)
            identifier = value_of(style, tags.BASED_ON) or ""
        return found

    def _inherited(self, identifier: str) -> ParagraphLook:
        look = ParagraphLook(run=self._base)
        ancestry = self._ancestry(identifier)
        for style in reversed(ancestry):
            name = value_of(style, tags.NAME) or ""
            heading = BUILT_IN_HEADING.fullmatch(name)
            properties = style.find(tags.P_PR)
            look = look._replace(level=int(heading[1])) if heading else look
            look = look if properties is None else stated(properties).over(look)
            runs = style.find(tags.R_PR)
            if runs is not None:
                look = look._replace(run=self.run_look(runs, look.run))
            if CONTENTS_ENTRY.fullmatch(name):
                look = look._replace(contents=True)
        chain = tuple((style.get(tags.STYLE_ID, ""), _list_level(style)) for style in ancestry)
        return look._replace(chain=chain)


def stated(properties: etree._Element) -> Stated:
    """What paragraph properties (`w:pPr`) say, in one pass over them."""
    style = number = mark = None
    level = list_level = centered = None
    drop_cap = False
    for child in properties:
        tag = child.tag
        if tag not in STATEMENTS:
            continue
        if tag == tags.P_STYLE:
            style = child.get(tags.VAL)
        elif tag == tags.JC:
            centered = child.get(tags.VAL) == "center"
        elif tag == tags.R_PR:
            mark = child
        elif tag == tags.NUM_PR:
            number, depth = value_of(child, tags.NUM_ID), value_of(child, tags.ILVL)
            list_level = None if depth is None else number_of(depth, 0)
        elif tag == tags.OUTLINE:
            outline = number_of(child.get(tags.VAL), 9)
            level = outline + 1 if 0 <= outline < 9 else 0
        else:
            drop_cap = child.get(tags.DROP_CAP) in ("drop", "margin")
    return Stated(style, level, centered, number, list_level, drop_cap, mark)


def _list_level(style: etree._Element) -> int | None:
    properties = style.find(tags.P_PR)
    return None if properties is None else stated(properties).list_level
