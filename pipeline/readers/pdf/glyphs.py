"""The characters of a PDF page as runs: pdfium's text page, read with as few calls as the geometry needs."""

import math
from ctypes import byref, c_double
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.readers.layout import Run

# pdfium writes a hyphen at a line's end as one of these.
HYPHENS = {2: "-", 0xFFFE: "-"}
# A jump of this part of the em to the right, or this part back, begins a new run.
AHEAD, BACK = 0.35, 0.3


def runs_of(textpage: Any, height: float) -> list[Run]:
    """The runs of an upright page in the order of the file; `height` is the page's, in points."""
    handle = textpage.raw
    count = pdfium.FPDFText_CountChars(handle)
    runs: list[Run] = []
    rect = pdfium.FS_RECTF()
    place, box, code_at = byref(rect), pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetUnicode
    chars: list[str] = []
    lefts: list[float] = []
    first, right, step, low, high = 0, 0.0, 0.0, 0.0, 0.0
    for i in range(count):
        code = code_at(handle, i)
        box(handle, i, place)
        left = rect.left
        if rect.right - left < 0.01 or code == 13 or code == 10:
            if chars:
                runs.append(_run(handle, first, chars, lefts, right, height))
                chars, lefts = [], []
            continue
        if chars and (
            left - right > AHEAD * step or right - left > BACK * step or rect.bottom > high - 0.1 * step or rect.top < low + 0.1 * step
        ):
            runs.append(_run(handle, first, chars, lefts, right, height))
            chars, lefts = [], []
        if not chars:
            first, low, high = i, rect.bottom, rect.top
            step = high - low
        chars.append(HYPHENS.get(code) or chr(code))
        lefts.append(left)
        right = rect.right
    if chars:
        runs.append(_run(handle, first, chars, lefts, right, height))
    return runs


def _run(handle: Any, first: int, chars: list[str], lefts: list[float], right: float, height: float) -> Run:
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(handle, first, byref(x), byref(y))
    return Run(
        text="".join(chars),
        x0=lefts[0],
        x1=right,
        base=round(height - y.value, 1),
        size=_size(handle, first),
        lefts=lefts,
        bold=_bold(handle, first),
    )


def _size(handle: Any, index: int) -> float:
    """The em in points: the font's size as the text matrix scales it."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, index, byref(matrix))
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    return float(round(pdfium.FPDFText_GetFontSize(handle, index) * scale, 1))


def _bold(handle: Any, index: int) -> bool:
    """A heavy font, or outlines drawn over the fill, as printers make a bold face that they lack."""
    if pdfium.FPDFText_GetFontWeight(handle, index) >= 600:
        return True
    text = pdfium.FPDFText_GetTextObject(handle, index)
    return bool(text and pdfium.FPDFTextObj_GetTextRenderMode(text) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)
