"""A PDF opened safely: what is wrong with a bad one is said in one error."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from schemas import ReadError

MAX_PAGES = 3000
# A whole file ends with its trailer; a few writers put junk after it.
TAIL = 4096


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The pdfium document of a whole, readable PDF, closed at the end.

    ReadError: encrypted, corrupt (damaged, cut off, no pages), too-large (more than `MAX_PAGES` pages).
    """
    _check_whole(path)
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _refusal(path.name, error) from error
    try:
        _check_pages(path.name, len(document))
        yield document
    finally:
        document.close()


def _check_whole(path: Path) -> None:
    size = path.stat().st_size
    if size == 0:
        raise ReadError(path.name, "empty", "the file is empty (0 bytes)", hint="fetch or export it again")
    with path.open("rb") as file:
        file.seek(max(0, size - TAIL))
        tail = file.read()
    if b"startxref" not in tail or b"%%EOF" not in tail:
        raise ReadError(path.name, "corrupt", "the PDF is cut off: its end is missing", hint="fetch or export it again")


def _refusal(name: str, error: pypdfium2.PdfiumError) -> ReadError:
    code = pdfium.FPDF_GetLastError() if getattr(error, "err_code", None) is None else error.err_code
    if code == pdfium.FPDF_ERR_PASSWORD:
        return ReadError(
            name, "encrypted", "the PDF is protected by a password", hint="open it with its password and print it to a new PDF"
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return ReadError(
            name, "encrypted", "the PDF is protected by an unknown method", hint="open it in a viewer and print it to a new PDF"
        )
    return ReadError(name, "corrupt", f"not a readable PDF ({str(error)[:80]})", hint="fetch or export it again")


def _check_pages(name: str, count: int) -> None:
    if count == 0:
        raise ReadError(name, "corrupt", "the PDF has no pages", hint="fetch or export it again")
    if count > MAX_PAGES:
        raise ReadError(name, "too-large", f"{count} pages, the limit is {MAX_PAGES}", hint="split the file")
