"""Tells a level from a rise or fall by the words around an amount."""

from typing import Literal

from extractors.engine import Patterns
from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.comparing import Amount
from extractors.indicators.units import UNITS
from extractors.indicators.wording import WORDS, ends_in_measure

BASIS = Patterns("indicators/basis")

Basis = Literal["level", "delta"]


def basis_of(sentence: Sentence, mention: Mention) -> Basis:
    """Delta for 新增, 提高 or 下降 with an amount; the same with 到, 至 or 为 is a level."""
    lead, last = sentence.text[mention.lead[0] : mention.first.start], mention.last
    if last.unit in UNITS.point and BASIS.grows.search(sentence.text, last.end, last.end + 8):
        return "delta"
    if last.unit == "分" and BASIS.scored.search(lead):
        return "delta"
    if last.shape == "share" and BASIS.extent_of_change.match(lead) and BASIS.changes.search(sentence.text, sentence.start, mention.opens):
        return "delta"
    return basis_in(lead, last)


def basis_in(lead: str, amount: Amount | None = None) -> Basis:
    """The basis that the words before an amount give."""
    near = BASIS.near_delta.search(lead, max(0, len(lead) - 14)) if lead[-1:] in NEAR_ENDS else None
    if near and (
        amount is None
        or amount.shape in ("share", "span", "plain")
        or not near[0].startswith(WORDS.improving)
        or ends_in_measure(lead[: near.start()].rstrip())  # 单产提高10公斤, but 改造提升40万亩
    ):
        return "delta"
    if amount is not None and amount.shape == "share" and "按" in lead and BASIS.by_rate.search(lead):
        return "level"
    if amount is not None and amount.shape == "share" and lead.endswith("的") and BASIS.of_added.search(lead):
        return "level"
    far = (BASIS.any_delta if amount is None or amount.shape in ("share", "span") else BASIS.far_delta).search(lead)
    return "delta" if far and not BASIS.level_after.search(lead, far.end()) else "level"


NEAR_ENDS = frozenset("大了低减加升各增少度收浮短约缩设调超近长降高")  # the last characters of what BASIS.near_delta matches


def adds(lead: str) -> bool:
    """The words before an amount open with a verb of adding (新增, 增设), which then holds for all of a list; 城镇新增就业 is a noun."""
    opened = BASIS.adding.match(lead)
    return opened is not None and not BASIS.level_after.search(lead, opened.end())
