"""Deals the values of a list out to its subjects or dates where the text says 分别."""

import re

from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.dating import Dates
from extractors.indicators.inheriting import PER_HEAD, TOPIC
from extractors.indicators.naming import Context, words_of
from extractors.indicators.wording import ends_in_measure, strip_closing, strip_opening, strip_setting
from extractors.timeline import TimeHit

PARTS = re.compile(r"、|以及|和(?![谐平])|及(?![时格])|与(?!会)")


def dealt_names(sentence: Sentence, mention: Mention, dates: Dates, context: Context) -> list[str]:
    """The names that the amounts of a run behind 分别 take in turn, or [] where nothing is dealt out by name."""
    lead = words_of(sentence, *mention.lead, context.times)
    before, dealt, _ = lead.rpartition("分别")
    count, series = len(mention.run), len(joint_dates(sentence, mention, dates))
    if not dealt or count < 2 or count == series:
        return []
    if before.strip("，,、 ") in ("", "年均", "每年", "平均", "年平均", "同比") and len(context.names) >= count:
        return [name + before.strip("，,、 ").removesuffix("同比") for name in context.names[-count:]]
    names = strip_setting(strip_opening(strip_closing(before)))
    if len(context.heads) == count and names and not PARTS.search(names):
        return [head + names for head in context.heads]
    return distributed(names, count) or (distributed(names, count // series) if series > 1 and count % series == 0 else [])


def heads_of(names: list[str]) -> list[str]:
    """The dealt names without the measure at the end of each: what a later 分别 may mean again."""
    end = names[0]
    while end and not all(name.endswith(end) for name in names):
        end = end[1:]
    return [name.removesuffix(end) for name in names] if end and ends_in_measure(end) else []


def distributed(names: str, count: int) -> list[str]:
    """The names of a list (A、B和C), each with the population and the measure that they share; [] where they are not `count`."""
    parts = [p for p in PARTS.split(names) if p]
    if len(parts) != count:
        return []
    first, last = parts[0], parts[-1]
    topic = PER_HEAD.match(first) or TOPIC.match(first) or re.match(r"^(.{2,20}的)(?=.{2})", first)
    prefix = topic[1] if topic else ""
    shared = not ends_in_measure(first) and first[-1] in last[1:-1] and (ends_in_measure(last) or len(last) > max(map(len, parts[:-1])) + 2)
    tail = last[last.index(first[-1], 1) + 1 :] if shared else ""
    return [(prefix if i and not p.startswith(prefix) else "") + p + (tail if i + 1 < count else "") for i, p in enumerate(parts)]


def dealt_dates(sentence: Sentence, mention: Mention, dates: Dates, names: int) -> list[TimeHit]:
    """到2022年和2030年，……不低于22%和30%: one date for each round of names, or [] where no dates are dealt out."""
    listed = joint_dates(sentence, mention, dates)
    return listed if len(listed) > 1 and len(listed) * names == len(mention.run) else []


def joint_dates(sentence: Sentence, mention: Mention, dates: Dates) -> list[TimeHit]:
    """The last dates before a mention that stand as one list (到2022年和2030年)."""
    listed: list[TimeHit] = []
    for hit in reversed([h for h in dates.governing if h.end <= mention.first.at]):
        if listed and not JOINED.fullmatch(sentence.text, hit.end, listed[0].start):
            break
        listed.insert(0, hit)
    return listed


JOINED = re.compile(r"[、，]?(?:和|与|及|到|至)?")
