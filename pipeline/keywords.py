"""The keywords of a plan: frequent words that are rare in Chinese at large, cut with jieba's dictionary and the plan's own bodies."""

import logging
import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pydantic import Field

from extractors.engine import lexicon
from extractors.regions import names as region_names
from schemas import Plan
from schemas.base import Record

HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
LEAST = 2  # a word that stands but once says little of what a plan is about


class Keyword(Record):
    """A word with how often the text holds it, its weight (TF-IDF: share of all words times log rarity), and how many tasks hold it."""

    word: str = Field(title="关键词")
    times: int = Field(title="次数")
    weight: float = Field(title="权重")
    tasks: int = Field(title="任务数")


def find_keywords(plan: Plan, count: int = 20, *, fits: Callable[[str], bool] = bool) -> list[Keyword]:
    """The weightiest words of a plan's text: no bodies, places or official turns of phrase; equal weights in the order of the words.

    `fits` says which words are wanted.

    The rarity of a word is that of jieba's table; a word that is not in it counts as the table's median, as jieba does.
    """
    rarity, median = rarities()
    cut = [word for word in segmenter(terms(plan)).cut(plan.text, HMM=False) if HAN.fullmatch(word)]
    times = Counter(cut)
    unwanted = stop_words() | {one.name for one in plan.agencies}
    weights = {
        word: number / len(cut) * rarity.get(word, median)
        for word, number in times.items()
        if number >= LEAST and word not in unwanted and fits(word)
    }
    best = sorted(weights, key=lambda word: (-weights[word], word))[:count]
    extents = task_texts(plan)
    return [Keyword(word=word, times=times[word], weight=weights[word], tasks=sum(word in text for text in extents)) for word in best]


def task_texts(plan: Plan) -> list[str]:
    """The text of each task: its own section's, or what stands as its evidence."""
    sections = {section.id: plan.text[section.start : section.end] for section in plan.sections}
    return [sections.get(task.section or "", task.evidence[0].text) for task in plan.tasks]


def terms(plan: Plan) -> list[str]:
    """The plan's own words that a dictionary would cut: its bodies, so that 市教育局 does not count for 教育."""
    return sorted({one.name for one in plan.agencies if HAN.fullmatch(one.name)})


def segmenter(own: list[str]) -> Any:
    """jieba's segmenter with its dictionary and the plan's own terms; one of its own, so that no plan changes another's words."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    for term in own:
        tokenizer.add_word(term)
    return tokenizer


@lru_cache
def rarities() -> tuple[dict[str, float], float]:
    """jieba's table of inverse document frequencies, and its median."""
    from jieba.analyse import TFIDF

    table, median = TFIDF().idf_loader.get_idf()
    return table, median


@lru_cache
def stop_words() -> frozenset[str]:
    """Official turns of phrase, verbs that every plan uses, and places."""
    words = lexicon("keywords")["stop"]
    verbs = lexicon("naming")["setting"]
    assert isinstance(words, list)
    assert isinstance(verbs, list)
    return frozenset([*words, *verbs, *region_names()])
