"""Deals the values of a list out to its subjects or dates where the text says 分别."""

import re

from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.dating import Dates
from extractors.indicators.inheriting import TOPIC
from extractors.indicators.naming import Context, words_of
from extractors.indicators.wording import strip_closing, strip_opening, strip_setting
from extractors.timeline import TimeHit

PARTS = re.compile(r"、|以及|和(?![谐平])|及(?![时格])|与(?!会)")


def dealt_names(sentence: Sentence, mention: Mention, context: Context) -> list[str]:
    """One name for each amount of a run behind 分别, or [] where nothing is dealt out by name."""
    lead = words_of(sentence, *mention.lead, context.times)
    before, dealt, _ = lead.rpartition("分别")
    if not dealt or len(mention.run) < 2:
        return []
    return distributed(strip_setting(strip_opening(strip_closing(before))), len(mention.run))


def distributed(names: str, count: int) -> list[str]:
    """The names of a list (A、B和C), each with the population and the measure that they share; [] where they are not `count`."""
    parts = [p for p in PARTS.split(names) if p]
    if len(parts) != count:
        return []
    first, last = parts[0], parts[-1]
    topic = TOPIC.match(first) or re.match(r"^(.{2,20}的)(?=.{2})", first)
    prefix = topic[1] if topic else ""
    tail = last[last.index(first[-1], 1) + 1 :] if len(last) > max(map(len, parts[:-1])) + 2 and first[-1] in last[1:] else ""
    return [(prefix if i and not p.startswith(prefix) else "") + p + (tail if i + 1 < count else "") for i, p in enumerate(parts)]


def dealt_dates(sentence: Sentence, mention: Mention, dates: Dates) -> list[TimeHit]:
    """到2022年和2030年，……分别不低于22%和30%: one date for each amount, or [] where they are not dealt out."""
    if "分别" not in sentence.text[mention.lead[0] : mention.lead[1]]:
        return []
    before = [h for h in dates.governing if h.end <= mention.first.at][-len(mention.run) :]
    joined = all(re.fullmatch(r"[、，]?(?:和|与|及|到|至)?", sentence.text[a.end : b.start]) for a, b in zip(before, before[1:], strict=False))
    return before if len(before) == len(mention.run) and joined else []
