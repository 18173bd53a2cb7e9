"""The confidence of facts costs next to nothing beside their extraction."""

import time
from collections.abc import Callable
from pathlib import Path

from extractors.confidence import rate
from pipeline.extract import extract_document
from pipeline.readers import read

PLAN = Path(__file__).parents[2] / "corpus" / "plans" / "yunxi-digital.txt"
SHARE = 0.05  # 0.03 on a quiet machine


def quickest(call: Callable[[], object], times: int) -> float:
    spent = []
    for _ in range(times):
        begun = time.process_time()
        call()
        spent.append(time.process_time() - begun)
    return min(spent)


def test_confidence_is_a_small_share_of_the_extraction() -> None:
    document = read(PLAN)
    plan = extract_document(document)
    assert quickest(lambda: rate(plan), 40) < SHARE * quickest(lambda: extract_document(document), 15)
