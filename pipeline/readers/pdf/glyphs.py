"""The characters of a PDF page as runs: pdfium's text page, read with as few calls as the geometry needs."""

import math
import re
from collections import Counter
from ctypes import byref, c_double, create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.readers.layout import Run
from pipeline.readers.pdf.view import View

# pdfium writes a hyphen at a line's end as one of these.
HYPHENS = {2: "-", 0xFFFE: "-"}
# A jump of this part of the em to the right, or this part back, begins a new run.
AHEAD, BACK = 0.35, 0.3
# How many characters of a page are asked which way its text runs.
SAMPLE = 24
# Text set askew by more than this many degrees is a watermark.
ASKEW = 8
HEAVY = re.compile(rb"bold|heavy|black|hei|xiaobiaosong|xbs|cuhei|dabiaosong", re.I)
LIGHT = re.compile(rb"heiti.?light|yahei(?!.*bold)|zenhei|shs.?light", re.I)


def direction_of(textpage: Any) -> int:
    """Which way most of the page's text runs, in whole turns of 90 degrees from left-to-right, counter-clockwise."""
    count = pdfium.FPDFText_CountChars(textpage.raw)
    turns: Counter[int] = Counter()
    for index in range(0, count, max(1, count // SAMPLE)):
        turn = _turn(_matrix(textpage.raw, index))
        if turn is not None:
            turns[turn] += 1
    return turns.most_common(1)[0][0] if turns else 0


def runs_of(textpage: Any, view: View) -> list[Run]:
    """The runs of a page in the order of the file, as points of the view; what stands outside it or askew is left out."""
    handle = textpage.raw
    runs: list[Run] = []
    rect = pdfium.FS_RECTF()
    place, box, code_at, extent = byref(rect), pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetUnicode, view.extent
    upright = view.direction == 0
    fonts: dict[int, bool] = {}
    chars: list[str] = []
    lefts: list[float] = []
    first, right, step, low, high = 0, 0.0, 0.0, 0.0, 0.0
    for i in range(pdfium.FPDFText_CountChars(handle)):
        box(handle, i, place)
        if upright:
            left, end, down, up = rect.left, rect.right, rect.bottom, rect.top
        else:
            left, end, down, up = extent(rect)
        code = code_at(handle, i) if end - left >= 0.01 else 10
        broken = (
            code == 10 or left - right > AHEAD * step or right - left > BACK * step or down > high - 0.1 * step or up < low + 0.1 * step
        )
        if chars and broken:
            _keep(runs, handle, first, chars, lefts, right, view, fonts)
            chars, lefts = [], []
        if code == 10:
            continue
        if not chars:
            first, low, high = i, down, up
            step = high - low
        chars.append(HYPHENS.get(code) or chr(code))
        lefts.append(left)
        right = end
    if chars:
        _keep(runs, handle, first, chars, lefts, right, view, fonts)
    return runs


def _keep(
    runs: list[Run], handle: Any, first: int, chars: list[str], lefts: list[float], right: float, view: View, fonts: dict[int, bool]
) -> None:
    """Add the run, unless it stands outside the page or askew."""
    matrix = _matrix(handle, first)
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(handle, first, byref(x), byref(y))
    base = view.down(x.value, y.value)
    shift = view.shift
    if shift:
        lefts, right = [left - shift for left in lefts], right - shift
    if right <= 0 or lefts[0] >= view.width or not 0 <= base <= view.height or _turn(matrix) is None:
        return
    size = pdfium.FPDFText_GetFontSize(handle, first) * (math.hypot(matrix.c, matrix.d) or 1.0)
    runs.append(Run("".join(chars), lefts[0], right, round(base, 1), round(size, 1), lefts, _bold(handle, first, fonts)))


def _matrix(handle: Any, index: int) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, index, byref(matrix))
    return matrix


def _turn(matrix: Any) -> int | None:
    """The quarter turn of the text; None where it stands askew."""
    if not matrix.b and matrix.a > 0:
        return 0
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    turn = round(angle / 90)
    return turn % 4 if abs(angle - 90 * turn) <= ASKEW else None


def _bold(handle: Any, index: int, fonts: dict[int, bool]) -> bool:
    """A heavy face, or outlines drawn over the fill, as printers make a bold face that they lack."""
    text = pdfium.FPDFText_GetTextObject(handle, index)
    if not text:
        return False
    if pdfium.FPDFTextObj_GetTextRenderMode(text) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE:
        return True
    font = pdfium.FPDFTextObj_GetFont(text)
    key = hash(bytes(font)) if font else 0
    if key not in fonts:
        name = create_string_buffer(128)
        pdfium.FPDFFont_GetBaseFontName(font, name, 128)
        fonts[key] = bool(HEAVY.search(name.value)) and not LIGHT.search(name.value)
    return fonts[key]
