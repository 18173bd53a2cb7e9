"""The normal form of a quantity: what is counted, over whom, in which measure, and which way is better."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.compare.indicators.lexicon import empty, endings, narrowing, people, polarity, populations, synonyms, weak, whose, word_list
from pipeline.compare.indicators.units import SCALES, measure_of

Better = Literal["more", "less"]

LABEL = re.compile(r"[“\"「]([^”\"」“]{2,12})[”\"」]")
QUOTES = re.compile(r"[“”\"'‘’「」『』《》\s]")
ASIDE = re.compile(r"[（][^（）]*[）]")
PARTS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9+.%]+")
# 每千常住人口, 每万名居民, 千人, 万人
PER_HEAD = re.compile(
    r"每?(百万|十万|10万|百|千|万)(?:名|个)?(?:常住|户籍|服务)?(?:人口|居民|人(?!次|才|民|员))|每(百万|十万|10万|百|千|万)(?=[\u4e00-\u9fff])"
)
LEVEL = re.compile(r"(国家|全国|中央|部|自治区|省|厅局|市|地市|区|县|旗|镇|乡|村)级")
# 医师中中医医师占比: the whole stands before 中
OF_WHOLE = re.compile(r"(?<=[师员数量构业院区人])中(?=中[医药小国]|(?![医药小国心央学等层高])[\u4e00-\u9fff])")


class Name(NamedTuple):
    """A name taken apart: `terms` are pairs of characters of its telling words, `head` the last two characters of them.

    `faint` are the terms that lie within words that many names share.

    `labels` are the words that it quotes, `narrowed` those that narrow what is counted, `levels` those of administration (省, 市).
    """

    words: tuple[str, ...]
    terms: frozenset[str]
    faint: frozenset[str]
    head: str
    populations: frozenset[str]
    people: frozenset[str]
    levels: frozenset[str]
    labels: frozenset[str]
    narrowed: frozenset[str]
    per_head: float | None


@lru_cache(65536)
def take_apart(name: str) -> Name:
    """The parts of a name as extracted; a population that is all the name says stays among the words."""
    name = unicodedata.normalize("NFKC", name).replace("(", "（").replace(")", "）")
    text = synonyms()(QUOTES.sub("", name))
    per = PER_HEAD.search(text)
    text = OF_WHOLE.sub(" ", PER_HEAD.sub(" ", text))
    words = telling(whose().sub(" ", ASIDE.sub(" ", text))) or telling(ASIDE.sub(" ", text)) or telling(text)
    return Name(
        words,
        frozenset(term for word in words for term in pairs(word)),
        frozenset(term for word in words for run in weak().findall(word) for term in pairs(run)),
        words[-1][-2:] if words else "",
        frozenset(populations().form[found] for found in populations().pattern.findall(text)),
        frozenset(people().form[found] for found in people().pattern.findall(text)),
        frozenset(LEVEL.findall(text)),
        frozenset(LABEL.findall(name)),
        frozenset(found for word in words for found in narrowing().findall(word)),
        SCALES[per[1] or per[2]] if per else None,
    )


def telling(text: str) -> tuple[str, ...]:
    """The words of a text without those that say nothing of what is counted."""
    words = (endings().sub("", word) or word for word in PARTS.split(empty().sub(" ", text)))
    return tuple(word for word in words if word)


def pairs(word: str) -> set[str]:
    """The pairs of characters of a word; a word of one character is its own term."""
    return {word[n : n + 2] for n in range(len(word) - 1)} or {word}


@dataclass(frozen=True, slots=True)
class Quantity:
    """An indicator in normal form: `low`..`high` are its values in the dimension's own unit."""

    name: Name
    dimension: str
    per: str
    low: float
    high: float
    comparator: str
    basis: str
    better: Better | None
    falling: bool
    encouraged: bool


def quantity_of(name: str, unit: str | None, value: float, *, high: float | None, comparator: str, basis: str, words: str) -> Quantity:
    """The normal form of an indicator's fields; `words` is the clause that it stands in."""
    parts, measure = take_apart(name), measure_of(unit)
    dimension, factor = measure.dimension, measure.factor
    if parts.per_head and dimension in ("bare", "thing", "person"):
        dimension, factor = "ratio", factor * 1e3 / parts.per_head
    elif dimension == "bare" and factor > 1:
        dimension = "thing"
    falling = basis == "delta" and any(word in words for word in word_list("polarity", "falling"))
    return Quantity(
        parts,
        dimension,
        measure.per,
        value * factor,
        (value if high is None else high) * factor,
        comparator,
        basis,
        "more" if basis == "delta" else better_of(name + words, comparator),
        falling,
        any(word in words for word in word_list("demand", "encouraged")),
    )


def better_of(words: str, comparator: str) -> Better | None:
    """Which way is better: a floor and a cap say it themselves, else the words do; None where neither does."""
    if comparator in (">=", ">"):
        return "more"
    if comparator in ("<=", "<"):
        return "less"
    pattern, less = polarity()
    found = pattern.findall(words)
    return ("less" if found[0] in less else "more") if found else None
