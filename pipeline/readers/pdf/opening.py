"""A PDF opened safely: what is wrong with a bad one is said in one error."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from schemas import ReadError

MAX_PAGES = 3000
# A whole file ends with its trailer; a few writers put some bytes after it, or pad it.
TAIL, PADDING = 4096, 2**18
AGAIN, UNLOCK = "fetch or export it again", "open it with its password and print it to a new PDF"


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The pdfium document of a whole, readable PDF, closed at the end.

    ReadError: encrypted, corrupt (damaged, cut off, no pages), too-large (more than `MAX_PAGES` pages).
    """
    _check_whole(path)
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _refusal(path, error) from error
    try:
        _check_pages(path.name, len(document))
        yield document
    finally:
        document.close()


def _check_whole(path: Path) -> None:
    size = path.stat().st_size
    if size == 0:
        raise ReadError(path.name, "empty", "the file is empty (0 bytes)", hint=AGAIN)
    with path.open("rb") as file:
        file.seek(max(0, size - PADDING))
        tail = file.read().rstrip(b"\0 \t\r\n")[-TAIL:]
    if b"startxref" not in tail or b"%%EOF" not in tail:
        raise ReadError(path.name, "corrupt", "the PDF is cut off: its end is missing", hint=AGAIN)


def _refusal(path: Path, error: pypdfium2.PdfiumError) -> ReadError:
    """What is wrong with a file that pdfium does not open; its code may be left over from a file before, so the bytes are asked too."""
    content = path.read_bytes()
    if error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in content:
        return ReadError(path.name, "encrypted", "the PDF is protected by a password", hint=UNLOCK)
    if error.err_code == pdfium.FPDF_ERR_SECURITY and b"/Encrypt" in content:
        return ReadError(path.name, "encrypted", "the PDF is protected by an unknown method", hint=UNLOCK)
    if re.search(rb"/Count\s+0\b", content):
        return _without_pages(path.name)
    return ReadError(path.name, "corrupt", "not a readable PDF: its structure is damaged", hint=AGAIN)


def _without_pages(name: str) -> ReadError:
    return ReadError(name, "corrupt", "the PDF has no pages", hint=AGAIN)


def _check_pages(name: str, count: int) -> None:
    if count == 0:
        raise _without_pages(name)
    if count > MAX_PAGES:
        raise ReadError(name, "too-large", f"{count} pages, the limit is {MAX_PAGES}", hint="split the file")
