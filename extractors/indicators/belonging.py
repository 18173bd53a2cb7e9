"""Gives the name of a size, a part or a use the thing that it belongs to: the nearest before it, or what its money is for."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extractors.engine import Patterns
from extractors.indicators.context import Gap
from extractors.indicators.wording import ends_in_measure, opening_verb, strip_opening, strip_setting

BELONGING = Patterns("indicators/belonging")

HEAD = re.compile(r"[\s\d.、．（）()一二三四五六七八九十①-⑳—－-]*([^，。：；]{4,30})[。：]")
CLAUSE_MARK = re.compile("[，,；;：:]")
DIGIT = re.compile(r"\d")
BARE_DIGIT = re.compile(r"(?<![“\d])\d")  # one that opens no quotation (“155”工程)


class Sort(NamedTuple):
    """A sort of dependent names and what they belong to, in group 1 of `thing`.

    `told` says that the thing may stand in a clause without amounts, `counted` that it may be what the name before counts,
    `headed` that it may also stand at the paragraph's head, or that the name before may be of the same sort.
    One that is not `shared` is no share where the thing is told.
    """

    name: re.Pattern[str]
    thing: re.Pattern[str]
    told: bool
    counted: bool
    headed: bool = False
    shared: bool = False


@lru_cache
def sorts() -> tuple[Sort, ...]:
    """Every sort, in the order in which they are asked."""
    return (
        Sort(BELONGING.size, BELONGING.size_of, told=True, counted=True, headed=True),
        Sort(BELONGING.use, BELONGING.use_of, told=True, counted=True),
        Sort(BELONGING.places, BELONGING.places_of, told=True, counted=False),
        Sort(BELONGING.inmates, BELONGING.inmates_of, told=False, counted=True),
        Sort(BELONGING.capacity, BELONGING.reach_of, told=False, counted=True),
        Sort(BELONGING.reach, BELONGING.reach_of, told=False, counted=True),
        Sort(BELONGING.pays, BELONGING.pays_of, told=True, counted=True, shared=True),
        Sort(BELONGING.prize, BELONGING.prize_of, told=False, counted=True),
        Sort(BELONGING.progress, BELONGING.progress_of, told=False, counted=True),
    )


def belongs(gap: Gap) -> str:
    """The name with what it belongs to, or nothing where it is of no sort that belongs to something, or no such thing stands before."""
    name = BELONGING.involves.sub("", gap.name) if gap.name[:1] in INVOLVES else gap.name
    if not (name[-1:] in DEPENDENT_ENDS or "上线" in name or "接入" in name) or not BELONGING.dependent.fullmatch(name):
        return ""
    share = gap.mention.last.unit in SHARES
    for sort in sorts():
        if sort.name.fullmatch(name) and (not sort.told or sort.shared or not share):
            thing = ahead(gap) if sort.headed else ""
            if not thing or not BELONGING.size_of.match(thing):  # 实施渡槽项目，投资3亿元，改善……条件
                thing = next(things(gap, sort), "") or thing
            return thing + name.removeprefix(thing[-2:]) if thing else ""
    return ""


DEPENDENT_ENDS = frozenset(
    "口众户庭民业人位例债儿入准制券务动助及员品地奖套射工师平床应度待户数期本构模款率生盖目积筹类纳线置能资量金队限项额"
)  # the last characters of such names, but for 上线…… and 接入……
INVOLVES = frozenset("涉涵包覆")  # the first characters of such a verb


def things(gap: Gap, sort: Sort) -> Iterator[str]:
    """What the name may belong to, the nearest first."""
    if sort.told:
        yield from told_before(gap, sort)
    if sort.counted and (sort.told or (gap.joint in "，,、）)" and gap.context.unit not in SHARES)):
        yield from counted_before(gap, sort)
    if not gap.joint and (sort.headed or sort.name is BELONGING.capacity):
        yield from counted_in_sentence_before(gap, sort)
    if sort.headed:
        yield from told_before(gap, sort, past=True)
        text = gap.sentence.text
        head = HEAD.match(text, text.rfind("\n", 0, gap.sentence.start) + 1, gap.mention.opens)
        found = sort.thing.match(strip_setting(strip_opening(head[1]))) if head else None
        if found:
            yield found[1]


def counted_before(gap: Gap, sort: Sort) -> Iterator[str]:
    """What the name before counts, or what that belongs to where it is of the same sort."""
    if sort.thing is BELONGING.reach_of and not gap.near:
        return
    for name in reversed(gap.context.names):
        tail = BELONGING.size_tail.search(name) if sort.headed else None
        if found := sort.thing.match(name[: tail.start()] if tail else name):
            yield found[1]
        if tail is None and not (sort.headed and ends_in_measure(name)):
            return


def counted_in_sentence_before(gap: Gap, sort: Sort) -> Iterator[str]:
    """修建渡槽工程3处。工程已完成投资85万元: what the sentence before counts, the last first."""
    for name in (name for name, unit, at in reversed(gap.context.counted) if at < 0 and unit not in SHARES):
        tail = BELONGING.size_tail.search(name)
        if found := sort.thing.match(name[: tail.start()] if tail else name):
            yield found[1]


SHARES = frozenset(("%", "％", "‰", "个百分点", "个千分点"))


def told_before(gap: Gap, sort: Sort, *, past: bool = False) -> Iterator[str]:
    """The things that the clauses before tell of, back to the one that holds another amount, or `past` it."""
    for clause in reversed(CLAUSE_MARK.split(gap.sentence.text[gap.sentence.start : max(gap.sentence.start, gap.mention.opens - 1)])):
        words = strip_opening(BELONGING.opens.sub("", strip_opening(clause.strip())))
        found = sort.thing.match(strip_setting(words)) or (sort.thing.match(words) if sort.headed else None)
        if found and not DIGIT.search(found[1]):
            yield found[1]
        if DIGIT.search(clause) and not past:
            return


def ahead(gap: Gap) -> str:
    """投资500万元，建设新城大桥: at the head of a sentence or of a part of it, what the money behind which it stands is for."""
    follows = gap.joint not in ("", "；", ";") and not BELONGING.invests.search(gap.context.last)
    if follows or not (gap.mention.last.unit or "").endswith("元") or not BELONGING.invests.fullmatch(gap.name):
        return ""
    clause = NEXT_CLAUSE.match(gap.sentence.text, gap.mention.rest[0], gap.sentence.end)
    words = clause[1].lstrip() if clause else ""
    done = BELONGING.opens.match(words) or opening_verb().match(words := strip_opening(words))
    thing = strip_opening(words[done.end() :]) if done else ""
    thing = strip_setting(thing) if opening_verb().match(thing) else thing
    thing = BELONGING.last_count.sub("", thing)
    if BARE_DIGIT.search(thing):
        thing = BELONGING.behind_counts.sub("", thing) if BELONGING.behind_counts.match(thing) else thing.rpartition("的")[2]
    return "" if BARE_DIGIT.search(thing) or len(thing) > 30 else thing


NEXT_CLAUSE = re.compile(r"[，,]([^，,。；;：:\n]{4,40})")
