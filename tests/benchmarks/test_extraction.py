"""What extraction of a plain-text plan costs, against jieba over the same text in the same run, and how it grows with length."""

from statistics import median
from time import process_time

import jieba
import pytest

from pipeline import extract
from pipeline.extract import extract_document
from pipeline.readers import read
from tests.conftest import PLANS, ROOT

SEEDS = ROOT.parent / "shared" / "seeds"
SAMPLE = PLANS / "lindong-county-commerce.txt"
# The shared seeds of some length, where they are beside this checkout.
TEXTS = sorted(path for path in SEEDS.glob("*.txt") if path.stat().st_size > 15_000)
ROUNDS = 15
# Times jieba.lcut: the work goes with the facts, not with the characters, and a text with a figure every seventy characters costs more
# than the others do. On a quiet machine they cost 0.4 to 0.63 and that one 1.01 (0.28 to 0.61 and 0.84 beside other work, which slows
# jieba more); the file takes 0.1 to 0.4 on top of that. The aim is 0.6; the limits stand where a step back of a tenth shows.
FACTS, DENSE, FILE = 0.7, 1.1, 0.45
CHARACTERS = 100  # for each figure of a text that is not called dense
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


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_plan_costs_about_what_cutting_its_words_does(path):
    """The text is in memory for both; with the file read, its lines put right and its hash taken, it may cost a little more."""
    jieba.setLogLevel(60)
    jieba.initialize()
    text, document = path.read_text("utf-8"), read(path)
    dense = len(extract(path).indicators) * CHARACTERS > len(text)
    plan, whole, words = seconds(lambda: extract_document(document), lambda: extract(path), lambda: jieba.lcut(text))
    print(f"\nfacts {plan * 1000:.1f} ms ({plan / words:.2f}), with the file {whole / words:.2f}, of jieba.lcut's {words * 1000:.1f} ms")
    limit = DENSE if dense else FACTS
    assert plan <= limit * words
    assert whole <= (limit + FILE) * words


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
