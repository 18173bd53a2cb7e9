"""PDF files that are no whole document: each gives one error, or says what it left out."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers import ocr, read
from pipeline.readers.layout import Run
from pipeline.readers.pdf import opening
from schemas import ReadError
from tests.pipeline.readers.printing import A4, FONT, LEFT, Press, numbered

AIM = "为方便居民就近读书，三年内在全市新建社区图书室四十间，开放时间由街道办事处公布在社区的告示牌上。"
SCAN = "扫描页上写着新建图书室四十间"


def plain() -> bytes:
    press = Press(furniture=numbered)
    press.centered("云溪市社区图书室建设方案")
    press.paragraph(AIM)
    press.table([["序号", "任务"], ["1", "新建图书室"]], (77, 140, 400))
    press.turn()
    press.paragraph(AIM)
    return press.bytes()


def locked() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret"))
    canvas.setFont(FONT, 12)
    canvas.drawString(80, 700, AIM)
    canvas.save()
    return out.getvalue()


def without_pages() -> bytes:
    body = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n"


def pictured(pages: Sequence[str]) -> bytes:
    """Pages that are a picture ("scan"), or text, or nothing ("")."""
    from PIL import Image

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in pages:
        if page == "scan":
            canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, *A4)
        elif page:
            canvas.setFont(FONT, 16)
            canvas.drawString(LEFT, 700, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "empty", "0 bytes"),
        (plain()[: int(0.6 * len(plain()))], "corrupt", "cut off"),
        (b"%PDF-1.4\nnothing\nstartxref\n0\n%%EOF\n", "corrupt", "damaged"),
        (without_pages(), "corrupt", "no pages"),
        (locked(), "encrypted", "password"),
        (pictured(["", ""]), "no-text", "no text"),
    ],
    ids=["empty", "cut", "junk", "no pages", "locked", "blank"],
)
def test_what_is_wrong_is_said(tmp_path: Path, content: bytes, code: str, words: str) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.code == code
    assert words in caught.value.reason
    assert caught.value.hint


def test_a_password_of_a_file_before_is_not_held_against_the_next(tmp_path: Path) -> None:
    for name, content, code in (("a.pdf", locked(), "encrypted"), ("b.pdf", without_pages(), "corrupt")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ReadError) as caught:
            read(tmp_path / name)
        assert caught.value.code == code


def test_too_many_pages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_PAGES", 1)
    path = tmp_path / "plan.pdf"
    path.write_bytes(plain())
    with pytest.raises(ReadError, match="2 pages, the limit is 1") as caught:
        read(path)
    assert caught.value.code == "too-large"


def test_scans_without_the_extra_name_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    path = tmp_path / "scan.pdf"
    path.write_bytes(pictured(["scan", "scan"]))
    with pytest.raises(ReadError) as caught:
        read(path)
    assert (caught.value.code, caught.value.hint) == ("missing-extra", 'pip install "planledger[ocr]"')


def test_scans_among_text_are_noted_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    path = tmp_path / "mixed.pdf"
    path.write_bytes(pictured([AIM[:20], "scan", AIM[20:40]]))
    document = read(path)
    assert [code for code, _, _ in document.notes] == ["scan-skipped"]
    assert document.source.pages == 3
    assert AIM[:20] in document.text


def recognised(confidence: float, said: str = SCAN) -> Any:
    def runs(picture: Any, *, dpi: int) -> list[Run]:
        assert picture.shape[2] == 3
        return [Run(said, 112.0, 112.0 + 16 * len(said), 100.0, 16.0, [112.0 + 16 * i for i in range(len(said))], confidence=confidence)]

    return runs


@pytest.mark.parametrize(("confidence", "notes"), [(0.99, []), (0.5, ["ocr-low-confidence"])])
def test_only_scans_are_recognised_and_doubts_are_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, confidence: float, notes: list[str]
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "runs_of", recognised(confidence))
    path = tmp_path / "mixed.pdf"
    path.write_bytes(pictured([AIM[:20], "scan"]))
    document = read(path)
    assert document.text.split("\n") == [AIM[:20], SCAN]
    assert [block.page for block in document.blocks] == [1, 2]
    assert [code for code, _, _ in document.notes] == notes
    assert all(offset == document.text.index(SCAN) for _, _, offset in document.notes)


def test_a_misread_label_is_mended_in_the_scan_and_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = "贵任单位：市教育局、市水利局"
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "runs_of", recognised(0.99, line))
    path = tmp_path / "mixed.pdf"
    path.write_bytes(pictured([line, "scan"]))
    document = read(path)
    assert document.text.split("\n") == [line, "责任单位：市教育局、市水利局"]
    assert document.notes == (("ocr-mended", "page 2: the scan reads 贵任单位, taken as 责任单位", len(line) + 1),)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=12), st.integers(0, 40)), min_size=1, max_size=6))
def test_mutated_bytes_give_a_document_or_the_documented_error(tmp_path: Path, cuts: list[tuple[float, bytes, int]]) -> None:
    content = plain()
    for place, fresh, gone in cuts:
        at = int(place * len(content))
        content = content[:at] + fresh + content[at + gone :]
    path = tmp_path / "mutated.pdf"
    path.write_bytes(content)
    code = None
    try:
        document = read(path)
    except ReadError as error:
        code = error.code
    else:
        assert document.blocks
    assert code in {None, "empty", "corrupt", "encrypted", "no-text", "too-large", "unsupported", "mismatch", "missing-extra"}
