"""Quantities that a plan sets or reports, from prose, from labelled lines and from tables."""

from extractors.indicators.extracting import extract_indicators

__all__ = ["extract_indicators"]
