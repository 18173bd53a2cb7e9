"""Finds whom money is for, without the conditions and thresholds that select."""

import re

from extractors.engine import Patterns
from extractors.indicators.context import Gap, ending
from extractors.indicators.wording import strip_opening

RECEIVERS = Patterns("indicators/receivers")
LONGEST = 40  # characters of a receiver that is named whole


def condensed(receiver: str) -> str:
    """Whom a grant is for without the thresholds that select, as long as something that stands alone is left."""
    plain = RECEIVERS.qualified.sub("", receiver).strip("，、且的")
    short = RECEIVERS.threshold.sub("", plain).strip("，、且的") if DIGIT.search(plain) else plain
    short = plain if RECEIVERS.generic.fullmatch(short) else short
    if len(short) > LONGEST_WHOM:
        short = RECEIVERS.praised.sub("", RECEIVERS.serves.sub("", short))
    return RECEIVERS.described.sub("", short) if len(short) > LONGEST_WHOM else short


LONGEST_WHOM = 20  # characters from which on what a receiver is good for is left out
BARE_GRANT = 4  # characters of a grant that says nothing of whom it is for (一次性补助 aside)
DIGIT = re.compile(r"\d")


def receiver_before(gap: Gap) -> str:
    """Whom a grant is for, from the clauses before it; of a long one what stands behind its last 的."""
    whole, given = receiver_told(gap)
    if len(given) <= LONGEST:
        return given
    behind = (words.rpartition("的")[2].lstrip("，,、 ") for words in (given, whole))
    return next((words for words in behind if 3 <= len(words) <= LONGEST), None) or ending(given)


def receiver_told(gap: Gap) -> tuple[str, str]:
    """(as it stands, without thresholds that select) whom a grant is for, from the clauses before it; empty where they tell of none."""
    text = gap.sentence.text[gap.sentence.start : max(gap.sentence.start, gap.mention.opens - 1)]
    text = text[max(text.rfind("；"), text.rfind(";")) + 1 :]
    found = list(RECEIVERS.receiver.finditer(text))
    if not found:
        nameless = len(gap.name) <= BARE_GRANT or "占" in gap.name[:BARE_GRANT]
        size = RECEIVERS.of_size.search(text) or RECEIVERS.headed.match(text) or (RECEIVERS.supported.search(text) if nameless else None)
        return (size[1], size[1]) if size else ("", "")
    said = text[found[-1].end() :].strip()
    if not said or "其中" in said:  # what follows 其中 names those that it is for itself
        return "", ""
    end = RECEIVERS.ends.search(said, 2)
    whole = strip_opening((said[: end.start()] if end else said).removesuffix("的"))
    return whole, receiver_named(text[: found[-1].start()], whole)


def aimed(text: str, noun: str) -> str:
    """支持企业承揽工程，对符合条件的项目……: a receiver that says nothing by itself, with what the clause before is for, or nothing."""
    aim = RECEIVERS.aim.match(CLAUSE_MARKS.split(text.rstrip("，,；;：: "))[-1])
    return "" if aim is None else aim[1] if noun in aim[1] else aim[1] + noun


CLAUSE_MARKS = re.compile("[，。；：]")


def receiver_named(text: str, receiver: str) -> str:
    """A receiver without thresholds, or with them where it says nothing else and the text before it neither."""
    plain = RECEIVERS.qualified.sub("", receiver).strip("，、且的")
    if first := RECEIVERS.first_clause.match(plain):
        plain = first[1]  # 科技型企业，新购设备100万元以上的
    plain = unconditioned(plain).strip("，、且的")
    short = condensed(plain)
    bare = RECEIVERS.threshold.sub("", plain).strip("，、且的")
    if not RECEIVERS.generic.fullmatch(bare):
        return short
    return aimed(text, bare.rpartition("的")[2]) or short


def unconditioned(receiver: str) -> str:
    """签订1年以上合同并依法参保的、首次来县就业的毕业生: whom it is for, without the conditions, as long as a noun of its own is left."""
    head, _, noun = receiver.rpartition("的")
    noun = noun.strip("、，")
    parts = [part for part in RECEIVERS.of_conditions.split(head) if part]
    kept = [part for part in parts if not RECEIVERS.condition.search(part)]
    if (
        RECEIVERS.parted.search(receiver)
        or len(kept) == len(parts)
        or not 2 <= len(noun) <= 16
        or (not kept and RECEIVERS.generic.fullmatch(noun))
    ):
        return receiver
    return "、".join(kept) + ("的" if kept else "") + noun
