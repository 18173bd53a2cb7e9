"""Aligns the indicators of two plans and judges B's requirement against A's; groups those of any number of plans."""

from pipeline.compare.indicators.aligning import align_indicators
from pipeline.compare.indicators.figures import Figure, figure_of, read_figures
from pipeline.compare.indicators.grouping import align_all

__all__ = ["Figure", "align_all", "align_indicators", "figure_of", "read_figures"]
