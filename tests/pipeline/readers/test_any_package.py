"""Whatever happens to the bytes of an office file, its reader yields a Document or the one documented error."""

# ruff: noqa: E501 (pieces of XML)
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from pipeline.readers import read_all
from schemas import Document, ReadError
from tests.pipeline.readers.office import cell, docx, item, p, packed, row, table, xlsx

CODES = {
    "empty", "unsupported", "encrypted", "corrupt", "mismatch", "encoding", "hostile", "too-large", "no-text", "missing-extra", "missing-tool",
}  # fmt: skip
NUMBERING = """<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="2"/></w:lvlOverride></w:num>"""
STYLES = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="1"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>甲</w:t>\
<w:fldChar w:fldCharType="end"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
BODY = (
    p("云溪市方案", '<w:pStyle w:val="1"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>')
    + item("任务", 1) + item("子项", 1, 1) + FIELD
    + table(row(cell("类", '<w:vMerge w:val="restart"/><w:gridSpan w:val="2"/>'), "值"), row(cell("", "<w:vMerge/>"), "5"))
    + table(row("专栏"))
)  # fmt: skip
WORD = docx(BODY, numbering=NUMBERING, styles=STYLES, footnotes=f'<w:footnote w:id="1">{p("注")}</w:footnote>')
SHEET = xlsx(
    '<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>标题</t></is></c></row>'
    '<row r="2"><c r="A2"><v>1.5</v></c><c r="C2" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>'
)


def deck() -> bytes:
    show, out = Presentation(), BytesIO()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "任务"
    slide.shapes.add_table(2, 2, 0, 0, Inches(2), Inches(1)).table.cell(0, 0).text = "甲"
    show.save(out)
    return out.getvalue()


FILES = {
    "云溪.docx": WORD,
    "云溪.xlsx": SHEET,
    "云溪.pptx": deck(),
    "云溪.zip": packed({"通知.docx": WORD, "附件1.xlsx": SHEET, "附件2.txt": "乙".encode()}),
}
MAIN = {"云溪.docx": "word/", "云溪.xlsx": "xl/", "云溪.pptx": "ppt/slides/"}
VALUES = st.sampled_from(["", "-1", "0", "2147483647", "9" * 30, "１", "abc", "A1:XFD1048576", "../x", "1e400", "NaN", "\uf0b7", "restart"])
BRIEF = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def sound(document: Document) -> None:
    at = 0
    for block in document.blocks:
        assert block.start == at
        at = block.end + 1
    assert at == len(document.text) + 1
    for grid in document.tables:
        assert all(c.row + c.rowspan <= grid.rows and c.col + c.colspan <= grid.cols for c in grid.cells)


def reads(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        documents = read_all(path)
    except ReadError as error:
        raised = error
    else:
        for document in documents:
            sound(document)
        return
    assert raised.code in CODES
    assert "\n" not in str(raised)


@pytest.mark.parametrize("name", FILES)
@BRIEF
@given(data=st.data())
def test_changed_bytes(name: str, data: st.DataObject, tmp_path: Path) -> None:
    content = bytearray(FILES[name])
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.none(), st.integers(1, len(content))))
    reads(tmp_path / name, bytes(content[:cut]))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


@pytest.mark.parametrize("name", MAIN)
@BRIEF
@given(data=st.data())
def test_changed_elements(name: str, data: st.DataObject, tmp_path: Path) -> None:
    """Elements lost, doubled and moved, values changed: well-formed, but not what the standard says."""
    members = parts(FILES[name])
    part = data.draw(
        st.sampled_from([member for member in members if member.startswith(MAIN[name]) and member.endswith((".xml", ".rels"))])
    )
    root = etree.fromstring(members[part])
    for _ in range(data.draw(st.integers(1, 12))):
        elements = list(root.iter())
        element = elements[data.draw(st.integers(0, len(elements) - 1))]
        parent = element.getparent()
        change = data.draw(st.sampled_from(["lose", "double", "text", "value", "move"]))
        if change == "value" and element.attrib:
            element.set(data.draw(st.sampled_from(sorted(element.attrib))), data.draw(VALUES))
        elif change == "text":
            element.text = data.draw(VALUES)
        elif parent is not None and change == "lose":
            parent.remove(element)
        elif parent is not None and change == "double":
            element.addnext(etree.fromstring(etree.tostring(element, with_tail=False)))
        elif parent is not None and change == "move":
            elements[0].append(element)
    reads(tmp_path / name, packed({**members, part: etree.tostring(root)}))
