"""Deals the values of a list out to its subjects or dates where the text says 分别."""

import re

from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.context import TOPIC, Context, Gap
from extractors.indicators.dating import Dates
from extractors.indicators.grants import receiver_before
from extractors.indicators.measuring import SHORT, SHORT_TAIL
from extractors.indicators.naming import FOR_WHOM, words_of
from extractors.indicators.wording import OUR_REGION, ends_in_measure, strip_closing, strip_opening, strip_setting
from extractors.timeline import TimeHit

# 每千常住人口拥有: holds for every measure of a list
PER_HEAD = re.compile(
    r"^(每(?:千|万|百|十万|百万|\d+万)(?:名|个)?(?:常住|户籍|农村|城镇|老年|就业)*(?:人口|居民|人|名[^，、]{1,4})(?:拥有|配备)?)(?=.{2})"
)
PER_HEAD_ALONE = re.compile(r"每(?:千|万|百|十万|百万)(?:名|个)?(?:常住|户籍|农村|城镇)?(?:人口|居民|人)(?:拥有)?")
PARTS = re.compile(r"、|以及|和(?![谐平])|及(?![时格])|与(?!会)")


def dealt_names(sentence: Sentence, mention: Mention, dates: Dates, context: Context) -> list[str]:
    """The names that the amounts of a run behind 分别 take in turn, or [] where nothing is dealt out by name."""
    count = len(mention.run)
    if count < 2 or sentence.text.find("分别", *mention.lead) < 0:
        return []
    before = FOR_WHOM.sub("", words_of(sentence, *mention.lead, context.times)).rpartition("分别")[0]
    series = len(joint_dates(sentence, mention, dates))
    if count == series:
        return []
    if before.strip("，,、 ") in ("", "年均", "每年", "平均", "年平均", "同比") and len(context.names) >= count:
        return [name + before.strip("，,、 ").removesuffix("同比") for name in context.names[-count:]]
    if PER_HEAD_ALONE.fullmatch(before.strip("，,、 ")) and len(context.names) >= count:
        return [before.strip("，,、 ") + name for name in context.names[-count:]]
    if granted := dealt_grants(sentence, mention, before, count):
        return granted
    names = strip_setting(strip_opening(strip_closing(before)))
    if len(context.heads) == count and names and not PARTS.search(names):
        return [head + names for head in context.heads]
    return distributed(names, count) or (distributed(names, count // series) if series > 1 and count % series == 0 else [])


def dealt_grants(sentence: Sentence, mention: Mention, before: str, count: int) -> list[str]:
    """对获得甲、乙称号的企业分别奖补300万元、200万元: the grants to each of several receivers; [] where it is about none."""
    text = sentence.text
    given = DEALT_GRANT.search(text, *mention.rest) or GRANT_AHEAD.search(text, *mention.lead)
    if given is None:
        return []
    whom = before.strip("，,、 ") or receiver_before(Gap("", sentence, mention, context=Context()))
    found = OF_TITLES.match(whom)
    if found is None:
        return []
    parts = listed_names(found["titles"], count)
    if any(len(part) <= 3 for part in parts):  # 国家级、省级称号: a grade alone is no name of an enterprise
        return [whom[: found.start("titles")] + part + whom[found.end("titles") :] + given[1] for part in parts]
    return [part + found["noun"] + given[1] for part in parts]


DEALT_GRANT = re.compile(r"的?((?:一次性)?(?:资金)?(?:奖励|奖补|补助|补贴|资助|支持))")
GRANT_AHEAD = re.compile(r"分别(?:给予|予以)?(?:一次性)?(奖励|奖补|补助|补贴|资助)[^，；]{0,3}$")
OF_TITLES = re.compile(
    r"[^，]{0,3}?(?:获得|获评|获批|取得|入选|荣获|列入|通过|认定为?|评为)(?P<titles>[^，；的]+?)(?:称号|认定|荣誉|资质|资格)?的(?P<noun>[^的、，]{2,8})$"
)
MEASURE_TAIL = re.compile(r"(?:起数|人数|次数|件数|户数|数量|面积|产量|比例|比重|占比|水平|总数|金额|规模|.率|数|量|额)$")


def heads_of(names: list[str]) -> list[str]:
    """The dealt names without the measure at the end of each: what a later 分别 may mean again."""
    tail = MEASURE_TAIL.search(names[0])
    return [name.removesuffix(tail[0]) for name in names] if tail and all(name.endswith(tail[0]) for name in names) else []


OWN_MEASURE = re.compile(r"(?<=.)(?:[一-鿿]{2}[率量值额]|" + MEASURE_TAIL.pattern[3:-2] + ")$")


def distributed(names: str, count: int) -> list[str]:
    """The names of a list (A、B和C), each with the population and the measure that they share; [] where they are not `count`."""
    parts = listed_names(names, count)
    if not parts:
        return []
    first = parts[0]
    topic = PER_HEAD.match(first) or TOPIC.match(first) or re.match(r"^(.{2,20}的)(?=.{2})", first)
    prefix, tail = topic[1] if topic else "", shared_tail(parts)
    if not prefix and len(first) >= 8:
        bare = all(SHORT.fullmatch(p) or (len(p) <= 3 and ends_in_measure(p)) for p in parts[1:])
        prefix = OWN_MEASURE.sub("", SHORT_TAIL.sub("", first)) if bare else ""
    return [(prefix if i and not p.startswith(prefix) else "") + p + (tail if i + 1 < count else "") for i, p in enumerate(parts)]


def listed_names(names: str, count: int) -> list[str]:
    """The list cut into `count` names: at every list mark, at 、 alone, or at 、 and the last 和; [] where none gives that many."""
    for parts in (PARTS.split(names), names.split("、"), LAST_JOIN.sub("、", names).split("、")):
        parts = [p for p in parts if p]
        if len(parts) == count > 1:
            return parts
    return []


LAST_JOIN = re.compile(r"(?:和|及|与)(?=[^、和及与]*$)")


def shared_tail(parts: list[str]) -> str:
    """The measure that stands once, behind the last name (小学、初中巩固率), or nothing."""
    first, last = parts[0], parts[-1]
    measured = ends_in_measure(last) and not any(ends_in_measure(p) for p in parts[:-1])
    if not ends_in_measure(first) and first[-1] in last[1:-1] and (measured or len(last) > max(map(len, parts[:-1])) + 2):
        return last[last.index(first[-1], 1) + 1 :]
    if not measured:
        return ""
    sizes = {len(OUR_REGION.sub("", p)) for p in parts[:-1]}
    if len(sizes) == 1 and len(last) > (size := sizes.pop()) + 1:
        return last[size:]
    own = OWN_MEASURE.search(last)
    return own[0] if own else ""


def dealt_dates(sentence: Sentence, mention: Mention, dates: Dates, names: int) -> list[TimeHit]:
    """到2022年和2030年，……不低于22%和30%: one date for each round of names, or [] where no dates are dealt out."""
    listed = joint_dates(sentence, mention, dates) if len(mention.run) > 1 else []
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
