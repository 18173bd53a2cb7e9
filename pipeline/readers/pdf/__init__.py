"""PDF: text with its geometry from pdfium, ruled tables by pdfplumber, repaired by the common layout code."""

from pipeline.readers.pdf.read import read

__all__ = ["read"]
