"""Pages of a PDF that are pictures: told by what covers them, read by the recogniser where the extra is installed."""

from collections.abc import Sequence
from ctypes import byref, c_float
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.readers.layout import Run, Sheet, sheet_of

# A page with a line below this confidence is looked at again, at the other resolution.
DOUBTFUL, AGAIN = 0.65, 150
# A page with fewer characters than this whose pictures cover this part of it is a scan.
FEW, COVER = 15, 0.4


def is_scan(page: Any, characters: int) -> bool:
    """Whether the page is a picture with no text to speak of."""
    if characters >= FEW:
        return False
    width, height = page.get_size()
    return bool(_covered(page.raw) >= COVER * width * height)


def recognised(page: Any, number: int) -> Sheet:
    """The sheet of a scanned page; takes seconds."""
    from pipeline.readers import ocr

    runs = _looked_at(page, ocr.DPI)
    if _doubts(runs):
        runs = min(runs, _looked_at(page, AGAIN), key=_doubts)
    return sheet_of(number, page.get_size(), runs, [])


def _looked_at(page: Any, dpi: int) -> list[Run]:
    from pipeline.readers import ocr

    picture = page.render(scale=dpi / 72).to_numpy()
    return ocr.runs_of(picture[:, :, :3], dpi=dpi)


def _doubts(runs: Sequence[Run]) -> int:
    """How many lines of some length the recogniser doubts."""
    return sum(run.confidence < DOUBTFUL and len(run.text) > 4 for run in runs)


def _covered(page: Any) -> float:
    """The area of the largest picture, in square points."""
    areas = [0.0]
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    for i in range(min(200, pdfium.FPDFPage_CountObjects(page))):
        item = pdfium.FPDFPage_GetObject(page, i)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM) and pdfium.FPDFPageObj_GetBounds(
            item, byref(left), byref(bottom), byref(right), byref(top)
        ):
            areas.append((right.value - left.value) * (top.value - bottom.value))
    return max(areas) if len(areas) < 20 else sum(areas)
