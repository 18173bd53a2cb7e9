"""The characters of a PDF page as runs: pdfium's text page, read with as few calls as the geometry needs."""

import math
import re
from collections import Counter
from ctypes import POINTER, byref, c_double, c_float, c_ushort, cast, create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.readers.layout import Run
from pipeline.readers.pdf.view import View

# pdfium writes a hyphen at a line's end as one of these.
HYPHENS = str.maketrans("\x02\ufffe", "--")
# A jump of this part of the em to the right, or this part back, begins a new run.
AHEAD, BACK = 0.2, 0.3
# So does a character that overlaps the first one's height by no more than this part.
LEAN = 0.1
# How many characters of a page are asked which way its text runs.
SAMPLE = 5
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
    rect = (c_float * 4)()  # an FS_RECTF (left, top, right, bottom) that is read in one go
    place, box = cast(rect, POINTER(pdfium.FS_RECTF)), pdfium.FPDFText_GetLooseCharBox
    upright, extent = view.direction == 0, view.extent
    fonts: dict[int, bool] = {}
    chars: list[str] = []
    lefts: list[float] = []
    first, right, ahead, back, floor, ceiling = 0, 0.0, 0.0, 0.0, 0.0, 0.0
    for i, ch in enumerate(_characters(handle)):
        box(handle, i, place)
        left, up, end, down = rect[:]
        if not upright:
            left, end, down, up = extent(left, up, end, down)
        ends = end - left < 0.01 or ch == "\n"
        if chars and (ends or left > right + ahead or left < right - back or down > ceiling or up < floor):
            _keep(runs, handle, first, chars, lefts, right, view, fonts)
            chars, lefts = [], []
        if ends:
            continue
        if not chars:
            step = up - down
            first, ahead, back, floor, ceiling = i, AHEAD * step, BACK * step, down + LEAN * step, up - LEAN * step
        chars.append(ch)
        lefts.append(left)
        right = end
    if chars:
        _keep(runs, handle, first, chars, lefts, right, view, fonts)
    return runs


def _characters(handle: Any) -> str:
    """The page's characters, one for each index; in one call where pdfium's text has all of them."""
    count = pdfium.FPDFText_CountChars(handle)
    units = (c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(handle, 0, count, units)
    text = bytes(units)[:-2].decode("utf-16-le", "surrogatepass")
    if len(text) != count or "\0" in text or any("\ud800" <= ch < "\ue000" for ch in set(text)):
        text = "".join(chr(pdfium.FPDFText_GetUnicode(handle, i)) for i in range(count))
    return text.translate(HYPHENS)


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
