"""Gathers the words around a number that its name may be made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.engine import Patterns
from extractors.indicators.clauses import FIRST_BRACKET, Mention, Sentence
from extractors.indicators.condensing import CONDENSING
from extractors.indicators.context import LISTED, Context
from extractors.indicators.wording import (
    LAST_BRACKET,
    WORDS,
    ends_in_measure,
    is_predicate,
    opening_verb,
    setting_inside,
    strip_closing,
    strip_opening,
)

SURROUNDINGS = Patterns("indicators/surroundings")


@dataclass(slots=True)
class Around:
    """The words around a run: `before` stripped of what opens and closes it, `rest` behind the unit, and the clause that follows.

    `linked` says of a share that a link word (达到, 为) stands before it, `at_rate` that something is done at such a rate.
    """

    lead: str
    before: str
    rest: str
    following: str
    share: bool
    limit: bool
    linked: bool
    shared: bool
    at_rate: bool


def words_around(sentence: Sentence, mention: Mention, context: Context, followers: Sequence[Mention]) -> Around:
    """The words that a name may be made of."""
    lead = words_of(sentence, *mention.lead, context.times)
    rest = words_of(sentence, *mention.rest, context.times).strip("，,、；;：: ")
    lead = of_list(lead) if rest and mention.last.shape == "count" and goes_on_list(lead) else lead
    lead = of_list(lead, share=True) if mention.last.shape == "share" and lead.endswith("、") and "覆盖" in lead else lead
    last, shared = mention.last, bool(followers) and followers[0].joint == "shared"
    share = last.shape == "share"
    if shared:
        rest = SURROUNDINGS.begins_change.sub("", strip_closing(rest))
    at_rate = False
    if share and rest[:1] in RATE_OPENS:
        done = SURROUNDINGS.rate_word.sub("", rest)
        at_rate = "按" in lead and len(done) > LONGEST_BARE_ACT and done != rest
        at_rate, rest = at_rate and not any(word in done for word in WORDS.grant), done
    if rest[:1] in BRACKET_OPENS:
        rest = FIRST_BRACKET.sub("", rest)
    if last.shape == "count" and lead[-1:] in ASPECT_ENDS:
        lead = SURROUNDINGS.aspects.sub("", lead)
    if last.shape == "count" and "对" in rest:
        rest = SURROUNDINGS.does_to.sub("", rest)
    if last.shape == "count" and rest and SURROUNDINGS.sends.search(lead):
        rest = SURROUNDINGS.sent.sub("", rest)
    if last.unit == "名" and rest and SURROUNDINGS.names_one.search(lead):
        rest = SURROUNDINGS.charged.sub("", rest)
    if rest.startswith("符合") and last.shape == "count":
        rest = CONDENSING.quality.sub("", rest)
    if rest[:1] in GOES_ON_OPENS:
        rest = SURROUNDINGS.goes_on.sub("", rest)
    if followers and not shared:
        rest += lent_predicate(sentence, mention, rest, followers, context)
    if shared and last.shape == "count" and rest and ends_in_measure(rest):
        whole = SURROUNDINGS.part_measured.match(rest)
        rest = whole["whole"] if whole else described_thing(sentence, mention, followers) or rest
    if shared and last.shape == "count" and len(rest) <= SHORT_PLACE:
        rest = with_work(rest, words_of(sentence, *followers[0].rest, context.times))
    following = ""
    limit = (
        last.shape == "span"
        and last.compare in ("<=", "<")
        and (SURROUNDINGS.event.search(lead) is not None or (not lead and bool(context.actor)))
        and (lead.endswith("在") or not SURROUNDINGS.linked.search(lead))
        and not ends_in_measure(strip_closing(lead))
    )
    if limit and not rest:
        following = clause_after(sentence, mention.rest[1], context)
    opened = strip_opening(without_place(lead))
    before = strip_whom(strip_opening(strip_closing(opened)))
    if mention.joint == "shared" and before and counts_places(before, rest):
        before = ""
    linked = share and SURROUNDINGS.linked.search(opened, max(0, len(opened) - 4)) is not None
    return Around(lead, before, rest, following, share, limit, linked, shared, at_rate)


def counts_places(before: str, rest: str) -> bool:
    """县的, 16个乡镇48个村: nothing but the places counted right before stands before the number."""
    if before.endswith("的"):
        return SURROUNDINGS.place_of.match(before) is not None
    return SURROUNDINGS.places.fullmatch(before) is not None and SURROUNDINGS.places.match(rest) is not None


def goes_on_list(lead: str) -> bool:
    """Items stand before a counted one, which ends their list (完成河道疏浚、清淤任务和)."""
    return lead.endswith("、") or (lead.endswith(("和", "以及")) and ("、" in lead or SURROUNDINGS.sets_up_both.search(lead) is not None))


def of_list(lead: str, *, share: bool = False) -> str:
    """完成河道疏浚、5座水库加固: of the items before a counted one no more than the verb that they share.

    服务设施覆盖所有街道、80%的乡镇: of those before a share what it is that reaches them.
    """
    if share:
        reach = SURROUNDINGS.reach.match(lead)
        return reach[0] if reach else lead
    verb = opening_verb().match(strip_opening(lead))
    return verb[0] if verb else ""


def with_work(place: str, theirs: str) -> str:
    """51个村的3020口沼气池建设, 82个村3万户“户户通”任务: the places with what is done there, behind the next number."""
    if place.endswith("的"):
        return place[:-1] + (theirs if len(theirs) <= LONGEST_DONE and SURROUNDINGS.is_work.search(theirs) else "")
    done = SURROUNDINGS.done_there.fullmatch(theirs) if SURROUNDINGS.places.fullmatch(place) else None
    return place + done["work"] if done else place


LONGEST_BARE_ACT = 4  # characters of what is done at a rate and has no object (按50%的比例收取, 按8%的比例予以配套)
SHORT_THING = 9  # characters of 的 and a thing that is named with its size
SHORT_PLACE, LONGEST_DONE = 5, 12  # characters of 村的, and of what is done there (51个村的3020口沼气池建设)
# The last characters of the words for how things are arranged, and the first ones of what the three match.
ASPECT_ENDS = frozenset("面域块分节度项类的共")
BRACKET_OPENS, GOES_ON_OPENS, RATE_OPENS = frozenset("（("), frozenset("并且同及或"), frozenset("的幅比")


def without_place(lead: str) -> str:
    """The words before a number without where or for whom a thing is set up (在重点乡镇建设……): from the verb on."""
    if not lead.startswith(("在", "为", "面向", "围绕")):
        return lead
    if lead.startswith(("在每个", "为每个")):
        return lead[1:]
    verb = setting_inside().search(lead, 3)
    each = lead.find("每", 3, verb.start()) if verb else -1
    return lead[each if each >= 0 else verb.start() :] if verb else lead


def strip_whom(words: str) -> str:
    """The words without a leading 对 or 由各区对."""
    for_whom = SURROUNDINGS.for_whom.match(words) if "对" in words or "凡" in words else None
    return words[for_whom.end() :] if for_whom else words


def words_of(sentence: Sentence, start: int, end: int, times: Sequence[tuple[int, int]]) -> str:
    """The words of a span, the times in it left out."""
    if not times:
        return sentence.text[start:end].strip()
    out, at = [], start
    for begin, stop in times:
        if at <= begin and stop <= end:
            out.append(sentence.text[at:begin])
            at = stop
    out.append(sentence.text[at:end])
    return "".join(out).strip()


def clause_after(sentence: Sentence, place: int, context: Context) -> str:
    """The clause behind the mark at `place`, its 在…… left out."""
    marks = sentence.marks(place, sentence.end)
    if not marks or sentence.text[marks[0] - 1] not in "，,":
        return ""
    end = marks[1] - 1 if len(marks) > 1 else sentence.end
    words = words_of(sentence, marks[0], end, context.times).strip("。；; ")
    return SURROUNDINGS.placed.sub("", words)[:30]


def described_thing(sentence: Sentence, mention: Mention, followers: Sequence[Mention]) -> str:
    """3个年销售超90亿元、8个年销售超40亿元的茶叶园区: the thing behind 的 that several counts share, a short one with its size."""
    several = mention.joint in ("、", "和", "及", "与") or any(after.last.shape == "count" for after in followers)
    for after in followers:
        words = sentence.text[after.rest[0] : after.rest[1]].strip()
        if words.startswith("的"):
            sized = sentence.text[mention.rest[0] : followers[0].last.end].strip() if several else ""
            return sized + words if sized and len(words) <= SHORT_THING and SURROUNDINGS.of_size.fullmatch(sized) else words[1:]
        if after.last.shape not in ("count", "extent") or (words and after.last.shape == "extent"):
            return ""
    return ""


def done_by_all(sentence: Sentence, followers: Sequence[Mention], context: Context) -> str:
    """12个乡镇、97个村全部通客车: what all of a list of counts do, behind its last one; nothing where they do nothing."""
    for after in followers:
        if after.joint not in LISTED or after.last.shape != "count":
            return ""
        if does := SURROUNDINGS.all_do.match(words_of(sentence, *after.rest, context.times)):
            return "全部" + does["does"]
    return ""


def shared_work(mention: Mention, after: Mention, rest: str, theirs: str) -> str:
    """70%的大型灌区和50%的中型灌区续建, 8座小（1）型和9座小（2）型水库加固: what is done to both, behind the noun that both end in."""
    if mention.last.shape != after.last.shape or mention.last.shape not in ("count", "share"):
        return ""
    if mention.last.shape == "count" and SURROUNDINGS.places.fullmatch(rest) and (done := SURROUNDINGS.done_there.fullmatch(theirs)):
        return done["work"]
    at = theirs.rfind(rest[-2:] if rest[-1] not in CLASSES else rest[-1])
    work = theirs[at + min(2, len(rest)) :] if rest[-1] not in CLASSES else theirs[at + 1 :]
    return work if at > 0 and len(work) > 1 and (rest[-1] in CLASSES or SURROUNDINGS.work.match(work)) else ""


def shared_lot(rest: str, who: str, does: str, shape: str) -> str:
    """20万贫困户、90万贫困人口稳定脱贫; 95%的乡镇、60%的村通了沥青路: what becomes of all of a list, not of one with its own."""
    people = LAST_BRACKET.sub("", rest.removeprefix("的"))
    if len(people) > LONGEST_PEOPLE or SURROUNDINGS.fares.fullmatch(people):
        return ""
    return does if shape == "share" or (shape == "count" and people[-1:] in who + PEOPLE_ENDS) else ""


CLASSES = frozenset("型级类")
PEOPLE_ENDS, LONGEST_PEOPLE = "户口人村乡镇县区市", 8  # the last characters of those whose lot a list tells, and how long they are called


def lent_predicate(sentence: Sentence, mention: Mention, rest: str, followers: Sequence[Mention], context: Context) -> str:
    """The predicate that stands once behind the last of a list (每周7天、每天24小时开放; A的100%和B的80%能够……)."""
    if not followers or followers[0].joint not in "、和及与":
        return ""
    if rest and mention.last.shape == "count" and (does := done_by_all(sentence, followers, context)):
        return does
    after = followers[0]
    theirs = words_of(sentence, *after.rest, context.times)
    if (not rest and after.first.unit == mention.last.unit) or mention.last.shape == "span" == after.first.shape:
        return theirs if not rest and (is_predicate(theirs) or mention.last.shape == "span") else ""
    if rest and mention.last.shape == after.last.shape and (told := SURROUNDINGS.fares.fullmatch(theirs.removeprefix("的"))):
        return shared_lot(rest, told["who"], told["does"], mention.last.shape)
    if rest and len(rest) <= 4 and mention.last.shape == after.last.shape == "count" and theirs.startswith("的"):
        return theirs  # 解决20个村、3万人的饮水安全问题
    if rest and mention.last.shape == after.last.shape == "share" and theirs.startswith(rest):  # 城市30%中小学、农村10%中小学开设
        return theirs[len(rest) :] if is_predicate(theirs[len(rest) :]) else ""
    if rest and (work := shared_work(mention, after, rest, theirs)):
        return work
    if grade := SURROUNDINGS.grade.fullmatch(rest):
        noun = SURROUNDINGS.grade.match(theirs, 0, len(theirs) - 2)
        return theirs[noun.end() :] if noun and grade else ""
    if rest.startswith("的") and theirs.startswith("的") and mention.last.shape == "share":
        verb = SURROUNDINGS.lent.search(theirs)
        return theirs[verb.start() :] if verb else ""
    return ""
