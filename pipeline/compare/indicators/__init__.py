"""Aligns the indicators of two plans and judges B's requirement against A's."""

from pipeline.compare.indicators.aligning import align_indicators

__all__ = ["align_indicators"]
