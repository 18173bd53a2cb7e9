"""Names the members of a chain of sizes and counts: 年产值超100亿元的企业2家、超50亿元的5家."""

from collections.abc import Mapping, Sequence

from extractors.engine import Patterns
from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.context import previous_clause
from extractors.indicators.wording import strip_closing, strip_opening, strip_setting

CHAINS = Patterns("indicators/chains")

SHORTEST_CHAIN = 2  # pairs of a size and a count


def chained(sentence: Sentence, found: Sequence[Mention]) -> Mapping[int, str]:
    """The names of the mentions in chains, by index: each size is one of the measure named first, each count of things so large."""
    names: dict[int, str] = {}
    at = 0 if len(found) >= 2 * SHORTEST_CHAIN else len(found)
    while at + 1 < len(found):
        pairs = chain_at(sentence, found, at)
        measure = measure_of(sentence, found[at]) if len(pairs) >= SHORTEST_CHAIN else ""
        if len(measure) < 2:
            at += 1
            continue
        topic = topic_of(sentence, found[at])
        thing = thing_of(sentence, found, pairs) or topic
        for i in pairs:
            size = found[i].last
            names[i] = topic + measure
            names[i + 1] = measure + sentence.text[size.start : size.end] + "的" + thing
        at = pairs[-1] + 2
    return names


def chain_at(sentence: Sentence, found: Sequence[Mention], at: int) -> list[int]:
    """The indexes of the sizes of the chain that begins at a mention."""
    pairs: list[int] = []
    while at + 1 < len(found) and is_pair(sentence, found, at) and (not pairs or goes_on(sentence, found[at])):
        pairs.append(at)
        at += 2
    return pairs


def is_pair(sentence: Sentence, found: Sequence[Mention], at: int) -> bool:
    """A size that something surpasses or reaches, and right behind it how many do: 超100亿元的企业2家."""
    size, count = found[at], found[at + 1]
    if size.last.shape != "extent" or count.first.shape != "count" or size.last.compare not in (">", ">=") or count.joint != "shared":
        return False
    return CHAINS.of.fullmatch(sentence.text, size.last.end, count.first.start) is not None


def goes_on(sentence: Sentence, mention: Mention) -> bool:
    """The size stands without a measure of its own behind a list mark."""
    words = sentence.text[mention.lead[0] : mention.first.start]
    return mention.joint in "，、；,;" and not strip_opening(words).strip("的")


def measure_of(sentence: Sentence, mention: Mention) -> str:
    """What the sizes of a chain measure."""
    return strip_setting(strip_closing(strip_opening(sentence.text[mention.lead[0] : mention.first.start])))


def topic_of(sentence: Sentence, mention: Mention) -> str:
    """提升一批特色产业集群，年产值超……: what the clause right before a chain is about, where it sets up some of them; else nothing."""
    some = CHAINS.some.search(previous_clause(sentence, mention))
    return some["topic"] if some else ""


def thing_of(sentence: Sentence, found: Sequence[Mention], pairs: Sequence[int]) -> str:
    """What is counted: named between the first size and its count, or behind the last."""
    first = pairs[0]
    between = sentence.text[found[first].last.end : found[first + 1].first.start].removeprefix("的")
    behind = CHAINS.thing.match(sentence.text, found[pairs[-1] + 1].last.end, sentence.end)
    return between or (behind[0] if behind else "")
