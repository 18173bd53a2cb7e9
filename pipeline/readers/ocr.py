"""Text of page pictures by rapidocr (extra `ocr`), as runs with the confidence that the recogniser states."""

import logging
import re
from functools import cache
from typing import Any

from pipeline.readers.layout import Run
from pipeline.readers.layout.shapes import ems

EXTRA = 'pip install "planledger[ocr]"'
DPI = 200
# Lines set within this part of the page's usual em are of that em: boxes waver, by a part of an em that tells most in short lines.
SAME_SIZE, PADDING, SHORT = 0.15, 0.35, 5
# The baseline lies this part of the em below the middle of the box.
BELOW = 0.38

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff"
WIDE = str.maketrans("(),:;?!", "（），：；？！")
NEAR_HAN = re.compile(rf"(?<=[{HAN}”》）、。])[(),:;?!]|[(),:;?!](?=[{HAN}“《（])")
PER_MILLE = re.compile(r"(?<=\d)%[oO0]")


def available() -> bool:
    """Whether the extra is installed."""
    from importlib.util import find_spec

    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def runs_of(picture: Any, *, dpi: int = DPI) -> list[Run]:
    """The lines of a page's picture (height x width x 3, blue first) as runs, in points from its upper left corner."""
    result = _engine()(picture)
    if result is None or result.boxes is None or result.txts is None:
        return []
    point = 72 / dpi
    found = [
        _run(box * point, text, float(score))
        for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        if text.strip()
    ]
    return _level(found)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.log_level": "error"})


def _run(box: Any, text: str, score: float) -> Run:
    """One recognised line: characters spaced over its box by their usual widths, which tell its em."""
    text = _wide(text)
    x0, x1 = float(box[:, 0].min()), float(box[:, 0].max())
    middle = float(box[:, 1].mean())
    step = (x1 - x0) / max(ems(text), 0.5)
    lefts, at = [], x0
    for ch in text:
        lefts.append(at)
        at += ems(ch) * step
    size = round(step, 1)
    return Run(text, x0, x1, round(middle + BELOW * size, 1), size, lefts, confidence=score)


def _wide(text: str) -> str:
    """Punctuation beside Han characters full-width, as it is printed; ‰ that was read as %o mended."""
    text = PER_MILLE.sub("‰", text.strip())
    while (mended := NEAR_HAN.sub(lambda m: m[0].translate(WIDE), text)) != text:
        text = mended
    if "（" in text and ")" in text and "(" not in text:
        text = text.replace(")", "）")
    if "）" in text and "(" in text and ")" not in text:
        text = text.replace("(", "（")
    return text


def _level(runs: list[Run]) -> list[Run]:
    """The sizes of most runs made the one that they waver around."""
    usual = sorted(run.size for run in runs for _ in run.text if len(run.text) >= SHORT)
    if not usual:
        return runs
    body = usual[len(usual) // 2]
    for run in runs:
        if abs(run.size - body) <= (SAME_SIZE + PADDING / ems(run.text)) * body:
            run.base = round(run.base + BELOW * (body - run.size), 1)
            run.size = body
    return runs
