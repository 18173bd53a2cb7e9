"""What extraction of a plain-text plan costs, against jieba over the same text in the same run, and how it grows with length."""

from statistics import median
from time import process_time

import jieba
import pytest

from pipeline import extract
from pipeline.extract import extract_document
from pipeline.readers import read
from tests.conftest import PLANS, ROOT

SEED = ROOT.parent / "shared" / "seeds" / "yiwu.txt"
SAMPLE = PLANS / "lindong-county-commerce.txt"
ROUNDS = 15
RATIO = 1.0
GROWTH = 1.6  # times the cost a character, from one plan to a hundred of them


def seconds(*works, rounds=ROUNDS):
    """Median CPU seconds of each work, all taken in turn."""
    taken = [[] for _ in works]
    for _ in range(rounds):
        for times, work in zip(taken, works, strict=True):
            began = process_time()
            work()
            times.append(process_time() - began)
    return [median(times) for times in taken]


@pytest.mark.skipif(not SEED.exists(), reason="the shared seeds are not beside this checkout")
def test_a_plan_costs_no_more_than_cutting_its_words():
    """The text is in memory for both; what reading the file adds is printed beside it."""
    jieba.setLogLevel(60)
    jieba.initialize()
    text, document = SEED.read_text("utf-8"), read(SEED)
    extract(SEED)
    plan, whole, words = seconds(lambda: extract_document(document), lambda: extract(SEED), lambda: jieba.lcut(text))
    print(
        f"\nfacts {plan * 1000:.1f} ms ({plan / words:.2f}), with the file read {whole / words:.2f}, of jieba.lcut's {words * 1000:.1f} ms"
    )
    assert plan <= RATIO * words


def test_cost_grows_with_length(tmp_path):
    lines = SAMPLE.read_text("utf-8")
    documents = []
    for times in (1, 10, 100):
        path = tmp_path / f"{times}.txt"
        path.write_text("\n".join([lines] * times), "utf-8")
        documents.append(read(path))
    extract_document(documents[0])
    costs = [seconds(lambda document=document: extract_document(document), rounds=3)[0] / len(document.text) for document in documents]
    print("\n" + ", ".join(f"{len(d.text)} characters: {c * 1e6:.2f} µs each" for d, c in zip(documents, costs, strict=True)))
    assert costs[2] <= GROWTH * costs[1] or costs[2] <= GROWTH * costs[0]
