"""Fits the confidence of facts on gold, says how well it fits documents that were left out, and draws it."""

from pipeline.evaluate.calibrate.diagram import draw
from pipeline.evaluate.calibrate.fitting import Calibration, calibrate
from pipeline.evaluate.calibrate.observing import Observation, observe
from pipeline.evaluate.calibrate.reliability import Bin, Reliability
from pipeline.evaluate.calibrate.writing import PATH, as_toml

__all__ = ["PATH", "Bin", "Calibration", "Observation", "Reliability", "as_toml", "calibrate", "draw", "observe"]
