"""Geometry shared by the readers of printed pages: runs to lines, reading order, furniture, paragraphs, tables."""

from pipeline.readers.layout.compose import compose
from pipeline.readers.layout.lines import lines_of
from pipeline.readers.layout.marks import Grid, GridBox, Line, Run, Sheet

__all__ = ["Grid", "GridBox", "Line", "Run", "Sheet", "compose", "lines_of"]
