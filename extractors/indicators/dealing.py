"""Deals the values of a list out to its subjects or dates where the text says 分别."""

import re

from extractors.engine import Patterns
from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.context import CONTEXT, Context, Gap, previous_clause
from extractors.indicators.dating import Dates, holds
from extractors.indicators.measuring import MEASURING
from extractors.indicators.receivers import receiver_told
from extractors.indicators.surroundings import SURROUNDINGS, words_of
from extractors.indicators.wording import WORDING, ends_in_measure, strip_closing, strip_opening, strip_setting
from extractors.timeline import TimeHit

DEALING = Patterns("indicators/dealing")
DIGIT = re.compile(r"\d")


def dealt_names(sentence: Sentence, mention: Mention, dates: Dates, context: Context) -> list[str]:
    """The names that the amounts of a run behind 分别 take in turn, or [] where nothing is dealt out by name."""
    count = len(mention.run)
    if count < 2 or sentence.text.find("分别", *mention.lead) < 0:
        return []
    before, _, behind = SURROUNDINGS.for_whom.sub("", words_of(sentence, *mention.lead, context.times)).rpartition("分别")
    series = len(joint_dates(sentence, mention, dates))
    if count == series:
        return []
    granted = dealt_grants(sentence, mention, before, count)
    again = None if granted else DEALING.again.fullmatch(before.strip("，,、 "))
    if again and len(context.names) >= count:
        whole = DEALING.whole.fullmatch(behind) or DEALING.of_task.fullmatch(behind)
        return [name + (whole[1] if whole else again["kept"] or "") for name in context.names[-count:]]
    if granted:
        return granted
    if not before and not mention.near and DEALING.grown.search(said := previous_clause(sentence, mention)):
        before = said
    names = DEALING.scope.sub("", strip_setting(strip_opening(strip_closing(DEALING.grown.sub("", before.rstrip("，, "))))))
    if len(context.heads) == count and names and not DEALING.parts.search(names):
        return [head + names for head in context.heads]
    if count == 2 and (town := DEALING.town_and_country.search(names)) and not DEALING.parts.search(names):
        return [names[: town.start()] + one + names[town.end() :] for one in ("城镇", "农村")]
    dealt = distributed(names, count) or (distributed(names, count // series) if series > 1 and count % series == 0 else [])
    whole = DEALING.whole.fullmatch(behind) or DEALING.of_task.fullmatch(behind) if behind.endswith("的") else None
    if whole:
        return [name + whole[1] for name in dealt]
    rate = context.last if dealt and mention.last.shape == "share" and ends_in_measure(context.last) else ""
    if rate and sentence.text.startswith("其中", mention.opens) and not any(ends_in_measure(name) for name in dealt):
        return [name + WORDING.our_region.sub("", rate) for name in dealt]  # 机械化率达85%，其中小麦、玉米分别达99%、95%
    return dealt


def dealt_grants(sentence: Sentence, mention: Mention, before: str, count: int) -> list[str]:
    """对获得甲、乙称号的企业分别奖补300万元、200万元: the grants to each of several receivers; [] where it is about none."""
    text = sentence.text
    given = DEALING.dealt_grant.search(text, *mention.rest) or DEALING.grant_ahead.search(text, *mention.lead)
    if given is None or (DEALING.given_to.search(text, *mention.lead) and DEALING.tiers.search(previous_clause(sentence, mention))):
        return []
    whom = DEALING.each.sub("", before.strip("，,、 ")) or receiver_told(Gap("", sentence, mention, context=Context()))[1]
    whom = DEALING.numbered.sub("", whom or previous_clause(sentence, mention).strip())
    found = None if DEALING.ordinals.fullmatch(whom) else DEALING.of_titles.match(whom)
    if found is None:
        money = (mention.last.unit or "").endswith("元")
        return dealt_founders(whom, count, given[1]) or (dealt_receivers(whom, count, given[1]) if money else [])
    parts = listed_names(found["titles"], count)
    if any(len(part) <= 3 for part in parts):  # 国家级、省级称号: a grade alone is no name of an enterprise
        return [whom[: found.start("titles")] + part + whom[found.end("titles") :] + given[1] for part in parts]
    return [part + found["noun"] + given[1] for part in parts]


def dealt_founders(whom: str, count: int, given: str) -> list[str]:
    """对新创建为省级、市级园区的主体，分别一次性奖励: the receivers by what they set up or were rated as, each with its own."""
    found = DEALING.of_sites.fullmatch(whom)
    parts = listed_names(found["sites"], count) if found else []
    if found is None or not parts:
        return []
    tail = graded_tail(parts) or shared_tail(parts)
    sites = [*(part + tail for part in parts[:-1]), parts[-1]]
    return [found["how"] + site + (found["rest"] or "") + given for site in sites]


def graded_tail(parts: list[str]) -> str:
    """省级、市级园区: the noun behind the last grade, which those before leave out; nothing where they are more than grades."""
    grade = DEALING.grade.match(parts[-1])
    return parts[-1][grade.end() :] if grade and all(DEALING.grade.fullmatch(part) for part in parts[:-1]) else ""


def dealt_receivers(whom: str, count: int, given: str) -> list[str]:
    """对新认定的甲中心、乙中心，分别给予: the receivers as they are listed, each with the noun or the adjective of all."""
    new, noun = DEALING.newly.match(whom), DEALING.of_noun.search(whom)
    head = new[0] if new and not DEALING.ordinals.fullmatch(whom) else ""
    parts = listed_names(whom[len(head) :], count)
    if not parts or DIGIT.search(whom):
        return []
    if not head and not noun and "的" in parts[0] and any(len(part) <= SHORT_PART for part in parts):
        head = parts[0][: parts[0].rindex("的") + 1]  # 来我市就业的博士、硕士
        parts[0] = parts[0].removeprefix(head)
    tail = graded_tail(parts) or (noun[0] if noun and not parts[0].endswith(noun[0]) else "")
    named = [head + part + tail for part in parts[:-1]]
    return [part + given for part in (*named, head + parts[-1])] if all(len(part) > 3 for part in named) else []


SHORT_PART = 3  # characters of a receiver that says nothing without what the first one opens with


def heads_of(names: list[str]) -> list[str]:
    """The dealt names without the measure at the end of each: what a later 分别 may mean again."""
    tail = DEALING.measure_tail.search(names[0])
    return [name.removesuffix(tail[0]) for name in names] if tail and all(name.endswith(tail[0]) for name in names) else []


def distributed(names: str, count: int) -> list[str]:
    """The names of a list (A、B和C), each with the population and the measure that they share; [] where they are not `count`."""
    parts = listed_names(names, count)
    if not parts:
        return []
    first = parts[0]
    topic = DEALING.per_head.match(first) or CONTEXT.topic.match(first) or DEALING.described.match(first)
    prefix, tail = topic[1] if topic else "", shared_tail(parts)
    if not prefix and len(first) >= 4:
        bare = all(MEASURING.short.fullmatch(p) or (len(p) <= 3 and ends_in_measure(p)) for p in parts[1:])
        prefix = DEALING.own_measure.sub("", MEASURING.short_tail.sub("", first)) if bare else ""
    return [(prefix if i and not p.startswith(prefix) else "") + p + (tail if i + 1 < count else "") for i, p in enumerate(parts)]


def listed_names(names: str, count: int) -> list[str]:
    """The list cut into `count` names: at every list mark, or at 、 alone; [] where neither gives that many.

    科学奖一、二等奖的单位 lists only the numbers of the grades, what stands around them belongs to each.
    """
    if graded := DEALING.ordinals.fullmatch(names):
        parts = DEALING.parts.split(graded["list"])
        return [graded["head"] + part + graded["tail"] for part in parts] if len(parts) == count else []
    for parts in (DEALING.parts.split(names), names.split("、")):
        parts = [p for p in parts if p]
        if len(parts) == count > 1:
            return parts
    return []


def shared_tail(parts: list[str]) -> str:
    """The measure that stands once, behind the last name (小学、初中巩固率), or nothing."""
    first, last = parts[0], parts[-1]
    if (share := DEALING.of_all.search(last)) and all(part[-2:] == last[: share.start()][-2:] for part in parts[:-1]):
        return share[0]  # 政府支出、个人支出在总费用中所占比重
    if (place := DEALING.place.match(last)) and all(DEALING.place.fullmatch(part) for part in parts[:-1]):
        return last[place.end() :]  # 中心城区、县城、重点镇污水处理率
    measured = ends_in_measure(last) and not any(ends_in_measure(p) for p in parts[:-1])
    if not ends_in_measure(first) and first[-1] in last[1:-1] and (measured or len(last) > max(map(len, parts[:-1])) + 2):
        return last[last.index(first[-1], 1) + 1 :]
    if not measured:
        return ""
    sizes = {len(WORDING.our_region.sub("", p) or p) for p in parts[:-1]}
    if len(sizes) == 1 and len(last) > (size := sizes.pop()) + 1:
        return last[size:]
    own = DEALING.own_measure.search(last)
    return own[0] if own else ""


def dealt_dates(sentence: Sentence, mention: Mention, dates: Dates, names: int) -> list[TimeHit]:
    """到2022年和2030年，……不低于22%和30%: one date for each round of names, or [] where no dates are dealt out."""
    listed = joint_dates(sentence, mention, dates) if len(mention.run) > 1 else []
    return listed if len(listed) > 1 and len(listed) * names == len(mention.run) else []


def joint_dates(sentence: Sentence, mention: Mention, dates: Dates) -> list[TimeHit]:
    """The last dates before a mention that stand as one list (到2022年和2030年)."""
    listed: list[TimeHit] = []
    for hit in reversed([h for h in dates.governing if h.end <= mention.first.at and holds(sentence, h, mention.first.at)]):
        if listed and not DEALING.joined.fullmatch(sentence.text, hit.end, listed[0].start):
            break
        listed.insert(0, hit)
    return listed
