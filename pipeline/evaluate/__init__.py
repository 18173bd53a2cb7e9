"""The workbench: judges extracted plans against gold annotations, with the public score's figures."""

from pipeline.evaluate.figures import judge
from pipeline.evaluate.gold import Gold, GoldError, load_gold
from pipeline.evaluate.report import Report
from pipeline.evaluate.run import evaluate
from pipeline.evaluate.tally import FIGURES, Figure

__all__ = ["FIGURES", "Figure", "Gold", "GoldError", "Report", "evaluate", "judge", "load_gold"]
