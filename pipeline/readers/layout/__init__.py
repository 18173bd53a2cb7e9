"""Geometry shared by the readers of printed pages: runs to lines, reading order, furniture, paragraphs, tables."""

from pipeline.readers.layout.compose import compose
from pipeline.readers.layout.marks import Grid, GridBox, Line, Mark, Run, Sheet
from pipeline.readers.layout.rulings import Ruling, rulings_of
from pipeline.readers.layout.sheets import sheet_of

__all__ = ["Grid", "GridBox", "Line", "Mark", "Ruling", "Run", "Sheet", "compose", "rulings_of", "sheet_of"]
