"""Word documents written part by part: typed numbers, or list labels that only Word's numbering holds.

`numbers: separate` makes one single-level list a number style and a new instance with startOverride where the count
does not go on; `numbers: multilevel` makes one three-level list linked to heading styles, which restarts by itself.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from corpus.rendering.source import Box, Grid, Item, Para, Sample, number_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FORMATS = (("chineseCountingThousand", "%{}、"), ("chineseCountingThousand", "（%{}）"), ("decimal", "%{}."))
PAGE_WIDTH = 9000


def render(sample: Sample) -> bytes:
    """The package, stored without compression and with a fixed time, so that its bytes never change."""
    writer = Writer(sample.get("numbers", "typed"))
    body = "".join(writer.item(item) for item in sample.items)
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": relations(
            [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("header", "header1.xml"), ("footer", "footer1.xml")]
        ),
        "word/document.xml": document(body),
        "word/styles.xml": styles(writer.mode),
        "word/numbering.xml": writer.numbering(),
        "word/header1.xml": f"<w:hdr {W}>{paragraph(sample.get('header'), align='center')}</w:hdr>",
        "word/footer1.xml": footer(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, xml in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), DECLARATION + xml)
    return buffer.getvalue()


class Writer:
    """Writes items and keeps count of the lists."""

    def __init__(self, mode: str) -> None:
        self.mode = mode
        self.overrides: list[tuple[int, int]] = []
        self._counts = [0, 0, 0]
        self._instance = [0, 0, 0]

    def item(self, item: Item) -> str:
        """The XML of one item."""
        if isinstance(item, Para):
            return self.para(item)
        if isinstance(item, Box):
            inner = paragraph(item.title, bold=True) + "".join(self.boxed(i) for i in item.items)
            return table_xml((100,), [row_xml(cell_xml(inner, PAGE_WIDTH))])
        return self.grid(item)

    def boxed(self, item: Para | Grid) -> str:
        """What stands in a box: its numbers stay typed."""
        return paragraph(item.text) if isinstance(item, Para) else self.grid(item) + paragraph("")

    def para(self, para: Para) -> str:
        """A paragraph; a typed number becomes a list label where the mode says so."""
        numbered = number_of(para.text) if para.style == "body" and self.mode != "typed" else None
        if numbered is None:
            align = {"body": "", "right": "right"}.get(para.style, "center")
            style = "Title" if para.style == "title" else ""
            return paragraph(para.text, align=align, style=style, new_page=para.new_page, red=para.style == "head")
        level, value, rest = numbered
        return self.listed(level, value, rest)

    def listed(self, level: int, value: int, rest: str) -> str:
        """A list paragraph whose label Word computes."""
        if self.mode == "multilevel":
            self._counts[level] += 1
            self._counts[level + 1 :] = [0] * (2 - level)
            if self._counts[level] != value:
                raise ValueError(f"the list would print {self._counts[level]}, the source has {value}: {rest[:20]}")
            return paragraph(rest, style=f"Heading{level + 1}")
        if value != self._counts[level] + 1 or not self._instance[level]:
            self.overrides.append((level, value))
            self._instance[level] = len(self.overrides)
        self._counts[level] = value
        return paragraph(rest, number=self._instance[level])

    def numbering(self) -> str:
        """numbering.xml for the lists that were used."""
        if self.mode == "multilevel":
            levels = "".join(level_xml(i, i, f'<w:pStyle w:val="Heading{i + 1}"/>') for i in range(3))
            kind = '<w:multiLevelType w:val="multilevel"/>'
            return f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{kind}{levels}</w:abstractNum>{instance(1, 0)}</w:numbering>'
        lists = "".join(f'<w:abstractNum w:abstractNumId="{i}">{level_xml(0, i)}</w:abstractNum>' for i in range(3))
        used = "".join(instance(n, level, start) for n, (level, start) in enumerate(self.overrides, 1))
        return f"<w:numbering {W}>{lists}{used}</w:numbering>"

    def grid(self, grid: Grid) -> str:
        """A table with its merges; the head row repeats on every page."""
        rows = [row_xml("".join(grid_cells(grid, r)), head=r == 0) for r in range(grid.rows)]
        return table_xml(grid.widths, rows)


def grid_cells(grid: Grid, row: int) -> Iterator[str]:
    """The cells of one row, the continued ones too."""
    col = 0
    while col < len(grid.widths):
        cell = next(c for c in grid.cells if c.col <= col < c.col + c.colspan and c.row <= row < c.row + c.rowspan)
        width = sum(grid.widths[cell.col : cell.col + cell.colspan]) * PAGE_WIDTH // 100
        merge = "" if cell.rowspan == 1 else '<w:vMerge w:val="restart"/>' if cell.row == row else "<w:vMerge/>"
        span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
        yield cell_xml(paragraph(cell.text if cell.row == row else "", bold=row == 0), width, span + merge)
        col = cell.col + cell.colspan


def paragraph(
    text: str, *, align: str = "", style: str = "", number: int = 0, bold: bool = False, new_page: bool = False, red: bool = False
) -> str:
    """One w:p of one run."""
    properties = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:pageBreakBefore/>" if new_page else "")
        + (f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else "")
        + (f'<w:jc w:val="{align}"/>' if align else "")
    )
    look = ("<w:b/>" if bold else "") + ('<w:color w:val="FF0000"/>' if red else "")
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def table_xml(widths: tuple[int, ...], rows: list[str]) -> str:
    """A w:tbl with a full border."""
    edges = "".join(f'<w:{e} w:val="single" w:sz="4"/>' for e in ("top", "left", "bottom", "right", "insideH", "insideV"))
    columns = "".join(f'<w:gridCol w:w="{w * PAGE_WIDTH // 100}"/>' for w in widths)
    return f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row_xml(cells: str, *, head: bool = False) -> str:
    """A w:tr."""
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{cells}</w:tr>"


def cell_xml(inner: str, width: int, merge: str = "") -> str:
    """A w:tc."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>{inner}</w:tc>'


def level_xml(ilvl: int, kind: int, link: str = "") -> str:
    """One list level; its label is followed by nothing."""
    fmt, text = FORMATS[kind]
    label = text.format(ilvl + 1)
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{link}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def instance(number: int, abstract: int, start: int = 0) -> str:
    """A w:num, restarted where `start` is given."""
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def document(body: str) -> str:
    """document.xml around the body."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="992"/></w:sectPr>'
    )
    return f"<w:document {W} {R}><w:body>{body}{section}</w:body></w:document>"


def styles(mode: str) -> str:
    """styles.xml: Normal, Title, and headings that carry the list in multilevel mode."""
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{i + 1}"><w:name w:val="heading {i + 1}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:numPr><w:ilvl w:val="{i}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{i}"/></w:pPr></w:style>'
        for i in range(3 if mode == "multilevel" else 0)
    )
    return (
        f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>{headings}</w:styles>'
    )


def footer() -> str:
    """The page number as a field."""
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    before, after = (f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in ("— ", " —"))
    return f'<w:ftr {W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{before}{field}{after}</w:p></w:ftr>'


def relations(targets: list[tuple[str, str]]) -> str:
    """A relationships part."""
    rows = "".join(f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def content_types() -> str:
    """[Content_Types].xml."""
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering", "header1": "header", "footer1": "footer"}
    rows = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{base}.{kind}+xml"/>' for part, kind in kinds.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )
