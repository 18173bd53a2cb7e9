"""Damaged, locked and hostile office packages: one clear error each."""

# ruff: noqa: E501 (a row is a line)
import zipfile
from pathlib import Path

import pytest

from pipeline.readers import read
from schemas import ReadError
from tests.pipeline.readers.office import SPACES, TYPES, docx, lines, p, packed, read_docx, relations

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = docx(p("云溪市工作方案"))
DOCUMENT = f"<w:document {SPACES}><w:body>{{}}</w:body></w:document>"


def made(document: str | bytes, **other: str) -> bytes:
    """A package with this main part."""
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": relations({"officeDocument": "word/document.xml"}), "word/document.xml": document}
    return packed({**parts, **other})


def locked() -> bytes:
    """A package whose members claim to be encrypted."""
    content = bytearray(GOOD)
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(head)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(head, at + 4)
    return bytes(content)


def damaged() -> bytes:
    """A package with a broken byte in the middle of its main part."""
    content = bytearray(docx(p("云溪市" * 400)))
    at = content.find(b"word/document.xml") + 40
    content[at] ^= 0xFF
    return bytes(content)


NESTED = "<w:sdt><w:sdtContent>" * 200 + p("深处") + "</w:sdtContent></w:sdt>" * 200
ENTITY = '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY canary SYSTEM "canary.txt">{}]>'
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "哈" * 10}">' for i in range(9))


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (GOOD[: len(GOOD) * 6 // 10], "corrupt", ""),
        (damaged(), "corrupt", "word/document.xml"),
        (made("<w:document"), "corrupt", "word/document.xml"),
        (made(f"<w:document {SPACES}/>"), "corrupt", ""),
        (packed({"[Content_Types].xml": TYPES, "word/document.xml": DOCUMENT}), "corrupt", ""),
        (packed({"[Content_Types].xml": TYPES, "_rels/.rels": relations({"officeDocument": "word/gone.xml"}), "word/x": ""}), "corrupt", ""),
        (locked(), "encrypted", "_rels/.rels"),
        (OLE + bytes(1024) + "EncryptedPackage".encode("utf-16-le") + bytes(1024), "encrypted", ""),
        (made(ENTITY.format("") + DOCUMENT.format(p("&canary;"))), "hostile", "word/document.xml"),
        (made(ENTITY.format(LAUGHS) + DOCUMENT.format(p("&l8;"))), "hostile", "word/document.xml"),
        (made(DOCUMENT.format(p("哈" * 9_000_000))), "hostile", "word/document.xml"),
        (docx(NESTED), "corrupt", "word/document.xml"),
        (docx(p()), "no-text", ""),
        (docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "no-text", ""),
        (docx("<w:tbl>" + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='500'/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>" * 9000 + "</w:tbl>"), "too-large", ""),
    ],
    ids=["cut short", "broken byte", "broken xml", "no body", "no main relation", "main part gone", "locked zip", "locked office file", "outer entity", "inner entities",
         "bomb", "nested", "empty", "pictures only", "vast table"],
)  # fmt: skip
def test_refused(content: bytes, code: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("canary.txt").write_text("金丝雀", encoding="utf-8")
    Path("云溪.docx").write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read(Path("云溪.docx"))
    assert (caught.value.code, caught.value.place) == (code, place)
    assert "金丝雀" not in str(caught.value)


def test_strict_names_read_alike(tmp_path: Path) -> None:
    strict = DOCUMENT.format(p("云溪市工作方案")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    root = relations({"officeDocument": "word/document.xml"}).replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"
    )
    path = tmp_path / "strict.docx"
    path.write_bytes(made(strict, **{"_rels/.rels": root}))
    assert lines(read(path)) == ["云溪市工作方案"]


def test_parts_that_are_missing_or_unknown_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "云溪.docx"
    path.write_bytes(
        made(DOCUMENT.format(p("正文")), **{"word/_rels/document.xml.rels": relations({"styles": "gone.xml", "image": "NULL"})})
    )
    assert lines(read(path)) == ["正文"]


def test_a_stored_package_reads_like_a_packed_one(tmp_path: Path) -> None:
    path = tmp_path / "云溪.docx"
    path.write_bytes(docx(p("正文"), compression=zipfile.ZIP_STORED))
    assert read(path).text == read_docx(tmp_path, p("正文")).text
