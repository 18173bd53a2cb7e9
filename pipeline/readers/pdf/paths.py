"""The drawn lines of a PDF page: strokes and thin fills, read from pdfium's page objects."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_uint
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.readers.layout import Ruling, rulings_of
from pipeline.readers.pdf.view import View

# Objects in deeper forms, and more segments than this, are a drawing.
DEPTH, MAX_SEGMENTS = 4, 20000

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def ruled(page: Any, view: View) -> list[Ruling]:
    """The axis-parallel lines of a page as points of the view. A page full of drawings has none."""
    found: list[Ruling] = []
    left = MAX_SEGMENTS
    for path, matrix in _paths(page.raw):
        count = pdfium.FPDFPath_CountSegments(path)
        left -= max(1, count)
        if left < 0:
            return []
        if count >= 2:
            found.extend(_rulings(path, count, matrix, view))
    return found


def _paths(page: Any) -> Iterator[tuple[Any, Matrix]]:
    for i in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _paths_in(pdfium.FPDFPage_GetObject(page, i), UNIT, DEPTH)


def _paths_in(item: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield item, _times(_matrix(item), outer)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
        inner = _times(_matrix(item), outer)
        for i in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _paths_in(pdfium.FPDFFormObj_GetObject(item, i), inner, depth - 1)


def _matrix(item: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if pdfium.FPDFPageObj_GetMatrix(item, byref(m)) else UNIT


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _rulings(path: Any, count: int, matrix: Matrix, view: View) -> Iterator[Ruling]:
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    if not (fill.value or stroke.value) or _white(path, bool(stroke.value)):
        return
    for points in _subpaths(path, count, matrix, view):
        yield from rulings_of(points, stroked=bool(stroke.value))


def _white(path: Any, stroke: bool) -> bool:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    get = pdfium.FPDFPageObj_GetStrokeColor if stroke else pdfium.FPDFPageObj_GetFillColor
    if not get(path, byref(red), byref(green), byref(blue), byref(alpha)):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) > 250


def _subpaths(path: Any, count: int, matrix: Matrix, view: View) -> Iterator[list[Point]]:
    """The path's polygons as page points (closed ones end where they begin); curves count as their end points."""
    x, y = c_float(), c_float()
    points: list[Point] = []
    for i in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        a, b, c, d, e, f = matrix
        at, up = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        points.append((view.along(at, up), view.down(at, up)))
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if points:
        yield points
