"""The format is what the content says; every refusal is one documented error of one line."""

import zipfile
from importlib.util import find_spec
from pathlib import Path

import docx
import pytest

from pipeline import readers
from pipeline.readers import FORMATS, Format, read, read_all, source, supported
from schemas import Document, ReadError, Source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROSE = "云溪市社区食堂管理办法，自印发之日起施行。".encode()


def refusal(path: Path) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    assert path.name in str(caught.value)
    assert caught.value.hint
    return caught.value


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_rows_are_sound() -> None:
    names = [row.name for row in FORMATS]
    suffixes = [suffix for row in FORMATS for suffix in row.suffixes]
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)
    for row in FORMATS:
        assert row.module or row.needs, row.name
        assert row.module is None or find_spec(f"pipeline.readers.{row.module}"), row.name
    assert {".txt", ".md", ".docx", ".pdf", ".html", ".ofd", ".zip"} <= set(supported())


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.txt", b"", "empty"),
        ("空.pdf", b"", "empty"),
        ("方案.docx", PROSE, "mismatch"),
        ("方案.pdf", PROSE, "mismatch"),
        ("方案.xyz", PROSE, "unsupported"),
        ("表.csv", PROSE, "unsupported"),
        ("图.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "unsupported"),
        ("图.txt", b"\xff\xd8\xff\xe0" + bytes(50), "unsupported"),
        ("包.rar", b"Rar!\x1a\x07\x00" + bytes(50), "unsupported"),
        ("包.7z", b"7z\xbc\xaf\x27\x1c" + bytes(50), "unsupported"),
        ("文.caj", b"CAJ" + bytes(50), "unsupported"),
        ("密.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(64), "encrypted"),
        ("旧.doc", OLE + bytes(600), "unsupported"),
    ],
)
def test_refusals(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    assert refusal(written(tmp_path, name, content)).code == code


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 10)
    assert refusal(written(tmp_path, "大.txt", PROSE)).code == "too-large"


def test_a_package_under_a_wrong_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    original = tmp_path / "方案.docx"
    made = docx.Document()
    made.add_paragraph("云溪市社区食堂管理办法")
    made.save(str(original))
    document = read(original.rename(tmp_path / "方案.pdf"))
    assert document.text == "云溪市社区食堂管理办法"
    assert document.source.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert document.notes == (("mismatch", "the name says .pdf, the content is docx: read as docx", 0),)


def test_a_page_under_a_text_name_is_read_as_a_page(tmp_path: Path) -> None:
    document = read(written(tmp_path, "网页.txt", "<!DOCTYPE html><html><body><p>云溪市社区食堂管理办法</p></body></html>".encode()))
    assert (document.text, document.source.media_type, document.notes[0][0]) == ("云溪市社区食堂管理办法", "text/html", "mismatch")


def test_a_name_without_suffix_may_be_text(tmp_path: Path) -> None:
    assert read(written(tmp_path, "办法", PROSE)).text == PROSE.decode()


def test_a_cut_package_is_corrupt(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("云溪市社区食堂管理办法")
    made.save(str(tmp_path / "整.docx"))
    content = (tmp_path / "整.docx").read_bytes()
    assert refusal(written(tmp_path, "半.docx", content[: len(content) * 6 // 10])).code == "corrupt"


def test_only_the_exceptions_of_a_row_mean_corrupt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = Format("fake", (".fake",), "x/fake", "text", corrupt=("zipfile.BadZipFile",))
    path = written(tmp_path, "a.fake", PROSE)
    monkeypatch.setattr(readers, "identify", lambda path: (Source(name=path.name, media_type="x/fake", sha256="0", bytes=1), row, ""))
    from pipeline.readers import text

    def damaged(path: Path, source: Source) -> Document:
        raise zipfile.BadZipFile("no\ndirectory")

    monkeypatch.setattr(text, "read", damaged)
    assert refusal(path).code == "corrupt"

    def mistaken(path: Path, source: Source) -> Document:
        raise TypeError("a bug")

    monkeypatch.setattr(text, "read", mistaken)
    with pytest.raises(TypeError):
        read(path)


def test_a_missing_file_is_no_read_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_all(tmp_path / "无.txt")
