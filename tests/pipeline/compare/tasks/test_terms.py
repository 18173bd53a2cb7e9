"""Terms of texts and their weights."""

from collections import Counter

import pytest

from extractors.engine import load
from pipeline.compare.tasks.likeness import Signs
from pipeline.compare.tasks.model import model
from pipeline.compare.tasks.terms import KIN, Index, content, damped, grams, kindred, rarities, vector, wording


def test_grams_stop_at_punctuation_digits_and_dates() -> None:
    assert grams("送餐，2024年6月底前送3餐") == Counter({"送": 2, "餐": 2, "送餐": 1})


@pytest.mark.parametrize(
    ("text", "groups"),
    [("推进数字化", ["≈信息化"]), ("建设智慧养老系统", ["≈信息化", "≈养老", "≈平台"]), ("种树", [])],
)
def test_kindred_words_share_a_term(text: str, groups: list[str]) -> None:
    assert kindred(text) == Counter(groups)


def test_a_word_stands_in_one_group() -> None:
    words = Counter(word for group in load(KIN)["groups"] for word in group)
    assert [word for word, times in words.items() if times > 1] == []


def test_content_leaves_out_what_every_plan_says() -> None:
    assert "加强" in wording("加强食堂建设")
    assert content("加强食堂建设") == Counter(["食", "堂", "食堂"])


def test_a_rare_term_weighs_more() -> None:
    weights = rarities([Counter("ab"), Counter("a"), Counter("a")])
    assert weights["b"] > weights["a"] > 0


def test_what_a_whole_plan_is_about_weighs_nothing() -> None:
    everywhere, once = [Counter({"中医": 2, str(at): 1}) for at in range(10)], [Counter({"中医": 1})] + [Counter()] * 9
    weights = damped({"中医": 2.0, "0": 2.0}, everywhere, once)
    assert weights["中医"] == 0
    assert 1.5 < weights["0"] < 2.0


def test_products_of_vectors_are_cosines() -> None:
    weights = {"a": 1.0, "b": 1.0}
    index = Index([vector(Counter("a"), weights), vector(Counter("ab"), weights), vector(Counter(), weights)])
    assert index.products(vector(Counter("a"), weights)) == pytest.approx([1.0, 0.5**0.5, 0.0])


def test_the_weights_are_those_of_the_signs() -> None:
    assert tuple(model().signs) == Signs._fields
