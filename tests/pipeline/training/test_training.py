"""Names and sentences for training: the seed decides, held-out words stay out, every range is a body's."""

import re
from pathlib import Path
from random import Random

import pytest

from pipeline.training.judge import judge
from pipeline.training.names import Names, real_places
from pipeline.training.sentences import Sentence, Sentences, of_plans
from pipeline.training.train import doc_of, judged_set

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "corpus" / "ner"


def sentences(seed: int, *, held: bool = False, count: int = 200) -> list[Sentence]:
    random = Random(seed)
    return list(Sentences(FOLDER, random, Names(FOLDER, random, held=held)).draw(count))


def test_the_seed_decides_all() -> None:
    assert sentences(3) == sentences(3) != sentences(4)


@pytest.mark.parametrize("held", [False, True])
def test_every_slot_is_filled_and_every_range_is_in_order(held: bool) -> None:
    for sentence in sentences(5, held=held):
        assert not re.search(r"[{}]", sentence.text)
        ends = [0, *(at for pair in sentence.bodies for at in pair), len(sentence.text)]
        assert ends == sorted(ends)
        assert all(len(sentence.text[start:end]) > 1 for start, end in sentence.bodies)


def test_held_out_words_and_places_are_not_in_training() -> None:
    names = Names(FOLDER, Random(1))
    held = {"港口航运", "茶产业发展", "两新工委", "老区建设促进会", "精神卫生中心", "霜泽", *(p for p in real_places(True) if len(p) > 3)}
    drawn = [names.body() for _ in range(2_000)]
    assert [name for name in drawn if any(word in name for word in held)] == []


def test_every_held_out_name_holds_something_new() -> None:
    trained = set(real_places(False))
    assert set(real_places(True)) - trained
    random = Random(2)
    held, usual = Names(FOLDER, random, held=True), Names(FOLDER, random)
    known = {usual.body() for _ in range(3_000)}
    assert {held.body() for _ in range(500)} & known == set()


def test_the_lines_of_the_sample_plans_are_labelled() -> None:
    found = [sentence for sentence in of_plans(ROOT / "corpus") if sentence.bodies]
    assert len(found) > 50
    assert any(sentence.text[start:end] == "区数据局" for sentence in found for start, end in sentence.bodies)


def test_a_sentence_becomes_a_doc_with_its_bodies() -> None:
    import spacy

    doc = doc_of(spacy.blank("zh"), Sentence("由市教育局、市财政局负责。", ((1, 5), (6, 10))))
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("市教育局", "AGENCY"), ("市财政局", "AGENCY")]


def test_only_exact_ranges_are_right() -> None:
    figure = judge(lambda text: [(0, 4), (5, 8)], [Sentence("市教育局、市财政局", ((0, 4), (5, 9)))])
    assert (figure.found, figure.right, figure.wanted) == (2, 1, 2)
    assert (figure.precision, figure.recall, figure.f1) == (0.5, 0.5, 0.5)


def test_sets_for_judging_are_the_same_every_time() -> None:
    assert judged_set(ROOT / "corpus", held=True) == judged_set(ROOT / "corpus", held=True)
