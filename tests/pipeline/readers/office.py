"""Small office files made by code, for the tests of their readers."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline.readers import read
from schemas import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = f"""{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" """
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def packed(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


def relations(targets: Mapping[str, str]) -> str:
    """A relationships part: kind → part."""
    rows = "".join(f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{part}"/>' for i, (kind, part) in enumerate(targets.items()))
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def docx(body: str, *, compression: int = zipfile.ZIP_DEFLATED, **parts: str) -> bytes:
    """A DOCX with this body and, by name, the contents of its styles, numbering, footnotes …"""
    members = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in parts}),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    members |= {f"word/{kind}.xml": f"<w:{kind} {SPACES}>{content}</w:{kind}>" for kind, content in parts.items()}
    return packed(members, compression)


def xlsx(sheet: str) -> bytes:
    """An XLSX of one sheet with this content."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    book = f'<workbook {space} xmlns:r="{OFFICE}"><sheets><sheet name="Sheet1" r:id="r0"/></sheets></workbook>'
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relations({"officeDocument": "xl/workbook.xml"}),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": relations({"worksheet": "worksheets/sheet1.xml"}),
            "xl/worksheets/sheet1.xml": f"<worksheet {space}>{sheet}</worksheet>",
        }
    )


def read_docx(folder: Path, body: str, **parts: str) -> Document:
    """The Document of a DOCX with this body."""
    path = folder / "云溪.docx"
    path.write_bytes(docx(body, **parts))
    return read(path)


def lines(document: Document) -> list[str]:
    """The lines of the text."""
    return document.text.split("\n")


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    words = f'<w:r>{f"<w:rPr>{run}</w:rPr>" if run else ""}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{words}</w:p>"


def item(text: str, number: int, level: int | None = 0) -> str:
    """A paragraph of a list."""
    depth = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return p(text, f'<w:numPr>{depth}<w:numId w:val="{number}"/></w:numPr>')


def cell(content: str, properties: str = "") -> str:
    """A table cell; plain words become its one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row; plain words become cells."""
    made = "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"
