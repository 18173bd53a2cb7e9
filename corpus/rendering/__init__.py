"""Renderings of the corpus sources: one module a format, from one simple text form."""
