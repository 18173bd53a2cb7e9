"""Files to Documents: one module a format, FORMATS one row a format; no reader imports another."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from schemas import Document

Reader = Callable[[Path], Document]
