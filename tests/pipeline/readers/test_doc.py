"""Old office formats through LibreOffice: the errors where it is missing, slow or helpless; a real conversion where it is installed."""

import shutil
import stat
import time
from pathlib import Path

import pytest

from pipeline.readers import doc, read
from schemas import ReadError
from tests.pipeline.readers.office import docx, p

RTF = r"{\rtf1\ansi\ansicpg936\deff0 {\fonttbl{\f0 SimSun;}}\f0 \u20113?\u28330?\u24066?\par \u26041?\u26696?\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
INSTALLED = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "云溪.rtf"
    path.write_text(RTF, encoding="ascii")
    return path


def program(folder: Path, script: str) -> str:
    """A stand-in for LibreOffice; `$out` and `$given` are the folder and the file of its last arguments."""
    path = folder / "soffice"
    path.write_text(
        f'#!/bin/sh\nfor a in "$@"; do out=$last; given=$a; last=$a; done\nout="$(dirname "$given")/made"\n{script}\n', encoding="utf-8"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(folder)


def code(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.name == path.name
    return caught.value.code


def test_without_libreoffice(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(letter.parent))
    with pytest.raises(ReadError, match="LibreOffice") as caught:
        read(letter)
    assert caught.value.code == "missing-tool"


def test_converted_file_is_read_under_the_given_name(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (letter.parent / "made.docx").write_bytes(docx(p("云溪市方案")))
    script = f'mkdir -p "$out"; cp "{letter.parent}/made.docx" "$out/given.docx"'
    monkeypatch.setenv("PATH", program(letter.parent, script), prepend=":")
    document = read(letter)
    assert (document.text, document.source.name, document.source.media_type) == ("云溪市方案", "云溪.rtf", "application/rtf")


def test_nothing_converted(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", program(letter.parent, "exit 1"), prepend=":")
    assert code(letter) == "corrupt"


def test_converted_file_is_damaged(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", program(letter.parent, 'mkdir -p "$out"; echo PK > "$out/given.docx"'), prepend=":")
    assert code(letter) == "mismatch"


def test_time_limit_ends_the_program_and_its_children(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "TIME_LIMIT", 0.2)
    monkeypatch.setenv("PATH", program(letter.parent, f'(sleep 0.6; touch "{letter.parent}/late") & wait'), prepend=":")
    assert code(letter) == "too-large"
    time.sleep(0.6)
    assert not (letter.parent / "late").exists()


def test_word_files_behind_a_password(tmp_path: Path) -> None:
    sectors = bytearray(512 * 4)
    sectors[:8] = OLE
    sectors[512:514] = b"\xec\xa5"
    sectors[522:524] = (0x0100).to_bytes(2, "little")
    path = tmp_path / "云溪.doc"
    path.write_bytes(bytes(sectors) + "WordDocument".encode("utf-16-le") + bytes(40))
    assert code(path) == "encrypted"


@pytest.mark.skipif(not INSTALLED, reason="LibreOffice is not installed")
def test_libreoffice_itself(letter: Path) -> None:
    assert read(letter).text.split("\n") == ["云溪市", "方案"]
