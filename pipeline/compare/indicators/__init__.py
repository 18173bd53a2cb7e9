"""Aligns the indicators of two plans and judges B's requirement against A's."""

from pipeline.compare.pairs import IndicatorPair
from schemas import Plan


def align_indicators(a: Plan, b: Plan) -> list[IndicatorPair]:
    """The pairs of indicators of the same quantity, in the order of A's text; an indicator may stand in several."""
    return []
