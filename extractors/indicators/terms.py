"""Gives the terms of a loan, a subsidy or an insurance (贷款期限, 补贴比例) what they are the terms of."""

import re
from collections.abc import Iterator

from extractors.engine import Patterns
from extractors.indicators.context import Gap
from extractors.indicators.receivers import receiver_before
from extractors.indicators.wording import strip_opening, strip_setting

TERMS = Patterns("indicators/terms")

CLAUSE = re.compile("[，；：,;:]")
DIGIT = re.compile(r"\d")
STACKED = re.compile("(?<=补贴|补助|奖励|贴息|担保)支持$")  # 特定补贴支持，补贴额比例
CLAUSES_BACK = 2  # clauses of the sentence in which the owner is looked for


def terms_of(gap: Gap) -> str:
    """发放创业贷款，贷款期限最长3年: the term with what it is one of, or nothing where the name says more or nothing says whose it is."""
    term = TERMS.term.fullmatch(gap.name)
    if term is None:
        return ""
    owner = next((words for words in owners(gap) if len(words) >= 2), "")
    return with_term(owner, gap.name, term["of"] or "") if owner else ""


def owners(gap: Gap) -> Iterator[str]:
    """What the term may be one of: that of the term before, what the clauses before give, lend or are about, whom it is for."""
    if tail := TERMS.tail.search(gap.near):
        yield gap.near[: tail.start()].removesuffix("的")
    said = gap.sentence.text[gap.sentence.start : max(gap.sentence.start, gap.mention.opens - 1)]
    clauses = [words.strip() for words in CLAUSE.split(said)[-CLAUSES_BACK:]]
    yield given(gap.near)
    for words in reversed(clauses):
        topic = TERMS.topic.match(strip_opening(words))
        yield topic["thing"] if topic else given(words)
    if TERMS.whom.match(clauses[-1]):
        yield receiver_before(gap)


def given(words: str) -> str:
    """What the words, without a number, end in as given or lent, with whom it is for."""
    found = None if DIGIT.search(words) else TERMS.given.search(words)
    return (found["whom"] or "") + strip_setting(strip_opening(found["thing"])) if found else ""


def with_term(owner: str, name: str, noun: str) -> str:
    """个人创业贷款 and 单户贷款额度 as 个人创业贷款单户额度: a noun that ends the owner stands once."""
    owner = STACKED.sub("", owner)
    for said in (noun + "额", noun):
        if noun and owner.endswith(said) and said in name:
            return owner + name.replace(said, "", 1)
    return owner + name
