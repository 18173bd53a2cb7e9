"""Gives a bare measure, or a bare piece of work, the thing that the words before it are about."""

import re
from collections.abc import Callable

from extractors.engine import Patterns
from extractors.indicators.belonging import HEAD
from extractors.indicators.context import Gap
from extractors.indicators.wording import strip_closing, strip_opening, strip_setting
from extractors.parts import is_action

MEASURING = Patterns("indicators/measuring")

CLAUSE = re.compile(r"[，。；：,;:\n]")


def of_last(gap: Gap) -> str:
    """缴费户次占比达到95%，金额比例达到90%: the second measure of what the first one measures."""
    if MEASURING.rate.fullmatch(gap.name):
        return ""
    measure = (MEASURING.short_tail if MEASURING.listed_short.fullmatch(gap.name) else MEASURING.process_tail).search(gap.near)
    owner = gap.near[: measure.start()] if measure else ""
    return owner + gap.name if len(owner) >= 3 else ""


def of_clause(gap: Gap) -> str:
    """对小型工程实行并联审批，办理时限压缩至5个工作日: what is handled, from the nearest clause that names it, or the paragraph's head."""
    if not (MEASURING.process.fullmatch(gap.name) or MEASURING.ends.fullmatch(gap.name)):
        return ""
    text = gap.sentence.text
    head = HEAD.match(text, text.rfind("\n", 0, gap.sentence.start) + 1, gap.sentence.start)
    for clause in (*reversed(CLAUSE.split(before(gap))), head[1] if head else ""):
        thing = handled(clause)
        if thing:
            return thing.removesuffix(gap.name[:2]) + gap.name
    return ""


def of_echo(gap: Gap) -> str:
    """服务体系不断完善，服务覆盖率达85%; 开展积案清理，完成60%的清理工作: the words before the same noun in what was said before."""
    task = MEASURING.task.fullmatch(gap.name)
    if task is None and (gap.mention.last.shape != "share" or not MEASURING.rate.fullmatch(gap.name)):
        return ""
    clauses = CLAUSE.split(before(gap))
    word, said = (task["does"] or task["bare"], reversed(clauses)) if task else (gap.name[:2], [gap.near or clauses[-1]])
    owner = next(filter(None, (echoed(words, word) for words in said)), "")
    object_of = gap.near.removeprefix(owner + word)
    if len(owner) == len(word) and word in WORK and object_of != gap.near and THING.match(object_of):
        return object_of + gap.name  # 排查整改火灾隐患20处，整改率达98%
    return owner + gap.name.removeprefix("完成") if owner and "的" not in owner else ""


THING = re.compile("[一-鿿]{3}")
WORK = ("整改", "治理", "处置", "化解", "修复", "查处", "办结")  # verbs of which a rate is taken


def echoed(said: str, word: str) -> str:
    """The words before a noun, without the verb that carries it out and what leads in; empty where they name nothing."""
    echo = re.search(f"(?P<of>[一-鿿]{{2,20}}?){word}", said)
    done = MEASURING.carries_out.sub("", echo["of"]) if echo else ""
    whole = strip_setting(strip_opening(MEASURING.leading.sub("", strip_opening(MEASURING.carrying.split(done)[-1]))))
    owner = whole.rpartition("等")[2]
    return owner if len(owner) >= 2 and not is_action(owner) else ""


def of_service(gap: Gap) -> str:
    """拓展线上缴费服务，户次、金额比例均达到90%: the measure of what the clause before is about."""
    if not MEASURING.listed_short.fullmatch(gap.name) or "比例" not in gap.name or gap.joint:
        return ""
    clauses = CLAUSE.split(before(gap))
    thing = MEASURING.manner.sub("", strip_setting(strip_opening(MEASURING.leading.sub("", clauses[-1].strip()))))
    thing = MEASURING.widens.sub("", thing)
    return thing + gap.name if 3 <= len(thing) <= 24 else ""


def before(gap: Gap) -> str:
    """The words of the sentence before the mention's own clause."""
    return gap.sentence.text[gap.sentence.start : max(gap.sentence.start, gap.mention.opens - 1)]


def handled(clause: str) -> str:
    """What a clause says is handled, without what is done with it; empty where it names nothing of that sort."""
    words = strip_closing(MEASURING.leading.sub("", strip_opening(clause.strip())))
    acts = MEASURING.acts.search(words, 2)
    named = words[: acts.start()] if acts else words
    thing = MEASURING.tail.sub("", named).rstrip("的、")
    return thing if 4 <= len(thing) <= 36 and MEASURING.handled.search(named) else ""


def measured_of(gap: Gap) -> str:
    """The name with what it measures, or nothing where it is of no sort that needs it."""
    if len(gap.name) > 14 or not MEASURING.needs.fullmatch(gap.name):
        return ""
    return next(filter(None, (owner(gap) for owner in OWNERS)), "")


OWNERS: tuple[Callable[[Gap], str], ...] = (of_last, of_clause, of_echo, of_service)
