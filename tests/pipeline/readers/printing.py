"""Small PDF files printed by code, for the tests of the readers that work by geometry."""

import io
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("reportlab")
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
A4 = (595.0, 842.0)
EM, PITCH = 16.0, 28.0
LEFT, TOP, FOOT = 77.0, 100.0, 742.0

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Press:
    """A PDF set line by line, y from the top; paragraphs go on over page ends as a word processor sets them.

    `furniture` is called with the press and the page number at the end of every page.
    """

    def __init__(
        self, *, size: tuple[float, float] = A4, furniture: Callable[["Press", int], None] | None = None, columns: int = 27
    ) -> None:
        self._out = io.BytesIO()
        self.canvas = Canvas(self._out, pagesize=size, invariant=1)
        self.size, self.furniture, self.columns = size, furniture, columns
        self.page, self.y = 1, TOP

    def put(self, x: float, y: float, text: str, em: float = EM) -> None:
        """One line at a place."""
        self.canvas.setFont(FONT, em)
        self.canvas.drawString(x, self.size[1] - y, text)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """One drawn line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.size[1] - y0, x1, self.size[1] - y1)

    def line(self, text: str, *, x: float = LEFT, em: float = EM) -> None:
        """The next line of the page."""
        if self.y > FOOT:
            self.turn()
        self.put(x, self.y, text, em)
        self.y += PITCH

    def centered(self, text: str, em: float = 22.0) -> None:
        """The next line of the page in the middle of the column."""
        self.line(text, x=LEFT + (self.columns * EM - len(text) * em) / 2, em=em)

    def paragraph(self, text: str, *, indent: int = 2) -> None:
        """The next lines of the page, each as full as it can be, the first one set in."""
        x = LEFT + indent * EM
        while text:
            part = fitting(text, LEFT + self.columns * EM - x)
            self.line(part, x=x)
            text, x = text[len(part) :], LEFT

    def table(self, rows: Sequence[Sequence[str]], edges: Sequence[float], *, em: float = 12.0, sides: bool = True) -> None:
        """A ruled table at the present place, cells wrapped to their columns."""
        per = [max(1, int((b - a - 6) // em)) for a, b in pairwise(edges)]
        top = self.y - EM
        self.rule(edges[0], top, edges[-1], top)
        for row in rows:
            height = max(-(-len(cell) // n) for cell, n in zip(row, per, strict=True)) * (em + 4) + 6
            for cell, n, x in zip(row, per, edges, strict=False):
                for k in range(0, len(cell), n):
                    self.put(x + 3, top + em + 2 + k // n * (em + 4), cell[k : k + n], em)
            for x in edges if sides else edges[1:-1]:
                self.rule(x, top, x, top + height)
            top += height
            self.rule(edges[0], top, edges[-1], top)
        self.y = top + PITCH

    def turn(self) -> None:
        """The next page."""
        if self.furniture:
            self.furniture(self, self.page)
        self.canvas.showPage()
        self.page, self.y = self.page + 1, TOP

    def bytes(self) -> bytes:
        """The finished file."""
        if self.furniture:
            self.furniture(self, self.page)
        self.canvas.showPage()
        self.canvas.save()
        return self._out.getvalue()

    def save(self, path: Path) -> Path:
        """The finished file at a path."""
        path.write_bytes(self.bytes())
        return path


def fitting(text: str, room: float, em: float = EM) -> str:
    """The longest beginning of the text that the room holds, with the punctuation that may not begin a line."""
    count = 1
    while count < len(text) and pdfmetrics.stringWidth(text[: count + 1], FONT, em) <= room:
        count += 1
    while count < len(text) and text[count] in "，。、；：）》”":
        count += 1
    return text[:count]


def numbered(press: Press, page: int) -> None:
    """A page number between dashes."""
    press.put(280, 790, f"- {page} -", 12)


def headed(press: Press, page: int) -> None:
    """A running head with its rule, and a bare page number."""
    press.put(250, 60, "云溪市政策汇编", 10)
    press.rule(77, 66, 510, 66)
    press.put(292, 790, str(page), 10)
