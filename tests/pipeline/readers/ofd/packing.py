"""Small OFD packages written by code, for the tests of their reader."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.readers import read
from schemas import Document

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
# Millimetres: an em of 16 points, the line pitch, the left edge and the first baseline of the text.
EM, PITCH, LEFT, TOP = 5.644, 9.88, 27.0, 40.0
COLUMNS = 27


@dataclass
class Page:
    """The objects of a page as XML, body and foreground layers, and the templates that it uses."""

    body: list[str] = field(default_factory=list)
    foreground: list[str] = field(default_factory=list)
    templates: Sequence[str] = ()


def text(x: float, y: float, words: str, em: float = EM, more: str = "") -> str:
    """A text object whose baseline begins at (x, y)."""
    steps = f' DeltaX="g {len(words) - 1} {em}"' if len(words) > 1 else ""
    code = f'<ofd:TextCode X="0" Y="{em}"{steps}>{words}</ofd:TextCode>'
    return f'<ofd:TextObject ID="1" Boundary="{x} {y - em} {em * len(words)} {em * 1.2}" Font="2" Size="{em}"{more}>{code}</ofd:TextObject>'


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A stroke."""
    box = f"{x0} {y0} {x1 - x0} {y1 - y0}"
    data = f"M 0 0 L {x1 - x0} {y1 - y0}"
    return f'<ofd:PathObject ID="1" Boundary="{box}"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def paragraph(words: str, y: float) -> list[str]:
    """The lines of a paragraph, the first one set in."""
    lines = [words[: COLUMNS - 2], *(words[k : k + COLUMNS] for k in range(COLUMNS - 2, len(words), COLUMNS))]
    return [text(LEFT + (2 * EM if i == 0 else 0), y + i * PITCH, line) for i, line in enumerate(lines)]


def layer(objects: Sequence[str], kind: str) -> str:
    return f'<ofd:Layer ID="9" Type="{kind}">{"".join(objects)}</ofd:Layer>' if objects else ""


def page_xml(page: Page) -> str:
    uses = "".join(f'<ofd:Template TemplateID="{name}"/>' for name in page.templates)
    content = layer(page.foreground, "Foreground") + layer(page.body, "Body")
    return f"<ofd:Page {SPACE}>{uses}<ofd:Content>{content}</ofd:Content></ofd:Page>"


def document_parts(
    folder: str, pages: Sequence[Page], templates: Mapping[str, Sequence[str]], more: str = "", root: str = ""
) -> dict[str, str]:
    """The members of one document; `root` is put before the locations inside it."""
    parts = {f"{folder}/Pages/{i}.xml": page_xml(page) for i, page in enumerate(pages)}
    parts |= {f"{folder}/Tpl/{name}.xml": page_xml(Page(body=list(objects))) for name, objects in templates.items()}
    listed = "".join(f'<ofd:TemplatePage ID="{name}" BaseLoc="{root}Tpl/{name}.xml"/>' for name in templates)
    items = "".join(f'<ofd:Page ID="{i}" BaseLoc="{root}Pages/{i}.xml"/>' for i in range(len(pages)))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    head = f"<ofd:CommonData>{area}{listed}</ofd:CommonData>"
    parts[f"{folder}/Document.xml"] = f"<ofd:Document {SPACE}>{head}<ofd:Pages>{items}</ofd:Pages>{more}</ofd:Document>"
    return parts


def packed(parts: Mapping[str, str], roots: Sequence[str] = ("Doc_0/Document.xml",)) -> bytes:
    """The package of these members."""
    bodies = "".join(f"<ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody>" for root in roots)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("OFD.xml", f"<ofd:OFD {SPACE}>{bodies}</ofd:OFD>")
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def opened(folder: Path, content: bytes) -> Document:
    """The Document that the reader makes of the package."""
    path = folder / "plan.ofd"
    path.write_bytes(content)
    return read(path)
